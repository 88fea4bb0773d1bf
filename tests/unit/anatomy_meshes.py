"""Reads the meshes of `anatomy.bin`, as the browser does."""

import gzip
import json
import struct
from typing import Any

import numpy as np

from tests.unit.real_lesson import PSOAS_RELEASE

DATA = PSOAS_RELEASE / "media" / "anatomy.bin"


def meshes(data: bytes) -> dict[str, dict[str, Any]]:
    """Per bone its points in mm, faces and shade."""
    whole = gzip.decompress(data)
    (size,) = struct.unpack_from("<I", whole)
    header = json.loads(whole[4 : 4 + size])
    at = 4 + size
    result = {}

    def take(count: int, kind: str) -> Any:
        nonlocal at
        wide = np.dtype(kind).itemsize
        raw = np.frombuffer(whole, np.uint8, count * wide, at).reshape(wide, count).T
        at += count * wide
        steps = np.ascontiguousarray(raw).view(kind).ravel()
        return np.cumsum(steps, dtype=np.int64).astype(kind)

    for bone in header["bones"]:
        axes = [take(bone["vertices"], "<i2") for _ in range(3)]
        faces = take(bone["triangles"] * 3, "<i2").astype(np.uint16).reshape(-1, 3)
        shade = take(bone["vertices"], "i1").astype(np.uint8)
        points = np.column_stack(axes) * header["step_mm"]
        result[bone["id"]] = {"points": points, "faces": faces, "shade": shade}
    assert at == len(whole), f"{len(whole) - at} bytes left over"
    return result
