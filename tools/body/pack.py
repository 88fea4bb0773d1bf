"""The container: gzip of [length of JSON, JSON, buffers]. Read by models/body.py.

As in `anatomy.bin`: whole multiples of a step as differences, low bytes before high bytes.
"""

import gzip
import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEP_MM = 0.1
WEIGHT_STEP = 1 / 255


class Buffers:
    """Numbers one after the other, as the reader takes them."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def steps(self, columns: NDArray[np.float64]) -> None:
        """Lengths in mm, column by column, int16."""
        whole = np.round(columns / STEP_MM).astype(np.int64)
        if np.abs(whole).max() > 32767:
            raise ValueError(f"farther than {32767 * STEP_MM} mm from the origin")
        for column in whole.T:
            self._add(column, np.int16)

    def whole(self, numbers: NDArray[np.int64]) -> None:
        """Whole numbers below 32,768."""
        self._add(numbers.ravel(), np.int16)

    def shares(self, columns: NDArray[np.float64]) -> None:
        """Shares from 0 to 1, column by column, a byte each."""
        for column in np.round(columns / WEIGHT_STEP).astype(np.int64).T:
            self._add(column, np.int8)

    def _add(self, values: NDArray[np.int64], kind: Any) -> None:
        differences = np.diff(values, prepend=0).astype(kind)
        size = np.dtype(kind).itemsize
        halves = np.ascontiguousarray(differences.view(np.uint8).reshape(-1, size).T)
        self._parts.append(halves.tobytes())

    def packed(self, header: dict[str, Any]) -> bytes:
        """The bytes of the file; the same input gives the same bytes."""
        text = json.dumps(header | {"step_mm": STEP_MM}, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        return gzip.compress(
            b"".join([struct.pack("<I", len(text)), text, *self._parts]), 9, mtime=0
        )
