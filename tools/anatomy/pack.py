"""The container: gzip of [length of JSON, JSON, buffers]. Read by models/anatomy.py and data.ts.

Positions are whole multiples of `STEP_MM` as int16, triangles and shade as differences, all
laid out so that gzip finds the likeness of neighbours.
"""

import gzip
import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.anatomy.source import Mesh

STEP_MM = 0.02


def packed(header: dict[str, Any], bones: list[tuple[dict[str, Any], Mesh, Any]]) -> bytes:
    """The bytes of the data file; the same input gives the same bytes."""
    buffers: list[bytes] = []
    entries = []
    for about, mesh, shade in bones:
        ordered, tone = _ordered(mesh, shade)
        entry = about | {"vertices": len(ordered.points), "triangles": len(ordered.faces)}
        entries.append(entry)
        steps = np.round(ordered.points / STEP_MM).astype(np.int64)
        if np.abs(steps).max() > 32767:
            raise ValueError(f"{about['id']}: farther than {32767 * STEP_MM} mm from the origin")
        buffers += [_deltas(steps[:, axis], np.int16) for axis in range(3)]
        buffers.append(_deltas(ordered.faces.ravel(), np.int16))
        buffers.append(_deltas(tone.astype(np.int64), np.int8))
    text = json.dumps(header | {"step_mm": STEP_MM, "bones": entries}, separators=(",", ":"))
    body = text.encode()
    body += b" " * (-len(body) % 4)
    return gzip.compress(
        b"".join([struct.pack("<I", len(body)), body, *buffers]), compresslevel=9, mtime=0
    )


def _deltas(values: NDArray[np.int64], kind: Any) -> bytes:
    """Differences that wrap around the type's size, low bytes first and then high bytes."""
    differences = np.diff(values, prepend=0).astype(kind)
    size = np.dtype(kind).itemsize
    return np.ascontiguousarray(differences.view(np.uint8).reshape(-1, size).T).tobytes()


def _ordered(mesh: Mesh, shade: NDArray[np.uint8]) -> tuple[Mesh, NDArray[np.uint8]]:
    """Vertices along a space-filling curve, triangles by their first vertex."""
    low = mesh.points.min(axis=0)
    cells = ((mesh.points - low) / (np.ptp(mesh.points) + 1e-9) * 1023).astype(np.int64)
    code = np.zeros(len(cells), dtype=np.int64)
    for bit in range(10):
        for axis in range(3):
            code |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    order = np.argsort(code, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    faces = place[mesh.faces]
    turn = faces.argmin(axis=1)
    faces = np.stack([faces[np.arange(len(faces)), (turn + k) % 3] for k in range(3)], axis=1)
    faces = faces[np.lexsort((faces[:, 2], faces[:, 1], faces[:, 0]))]
    return Mesh(mesh.points[order], faces), shade[order]
