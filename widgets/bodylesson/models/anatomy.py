"""The body of the picture: bones, muscle paths, lengths and landmarks, read from one data file.

`tools/build_anatomy.py` makes the file from the model named in `Anatomy.source`: one adult male.
Lengths in mm, angles in degrees; x to the body's left, y up, z to its front, and the middle between
the two hip joints as origin. Paired parts are stored for the right side; x changes sign for the
left. `muscle_viewer/data.ts` reads the same file in the browser.
"""

import gzip
import json
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

Point = tuple[float, float, float]
Ring = tuple[tuple[float, float], ...]

FORMAT = 1
"""The form of the file that this code reads."""


@dataclass(frozen=True)
class Outline:
    """A group of bones seen from one side: polygons in mm, right and up."""

    edge: tuple[Ring, ...]
    tones: tuple[tuple[Ring, ...], ...]
    """Shaded areas, the lightest shade first; each is inside the one before."""


@dataclass(frozen=True)
class Anatomy:
    """The content of the data file."""

    data: bytes
    """The file as it stands."""

    @cached_property
    def header(self) -> dict[str, Any]:
        """Everything except the meshes."""
        return _split(self.data)[0]

    @property
    def source(self) -> str:
        """The package, its version, the model in it, and its license."""
        return str(self.header["source"])

    @cached_property
    def landmarks(self) -> dict[str, Point]:
        """Landmarks by id, right side, in mm."""
        return {name: cast(Point, tuple(at)) for name, at in self.header["landmarks"].items()}

    @property
    def hip_angles(self) -> tuple[float, ...]:
        """Hip flexion in degrees at which lengths are given, rising; 0 is standing."""
        return tuple(self.header["muscles"]["hip_angles_deg"])

    @property
    def iliacus_lengths(self) -> tuple[float, ...]:
        """Iliacus with its tendon at each hip angle, in mm: the model's path, origin to femur."""
        return tuple(self.header["muscles"]["iliacus_mm"])

    @property
    def psoas_lengths(self) -> tuple[float, ...]:
        """Psoas with its tendon at each hip angle, in mm: from L1 over the brim to the femur."""
        muscles = self.header["muscles"]
        top = muscles["fascicles_mm"]["Ps_L1_VB"]
        return tuple(round(top + below, 2) for below in muscles["psoas_from_brim_mm"])

    def outline(self, view: str, group: str) -> Outline:
        """Bones seen from `front` or `side`: `spine`, `hip-bone` or `femur`."""
        found = self.header["outlines"][view][group]
        return Outline(_rings(found["edge"]), tuple(_rings(tone) for tone in found["tones"]))

    @cached_property
    def for_viewer(self) -> bytes:
        """The file without the outlines, which only the plates need."""
        header, buffers = _split(self.data)
        kept = {name: value for name, value in header.items() if name != "outlines"}
        text = json.dumps(kept, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        return gzip.compress(struct.pack("<I", len(text)) + text + buffers, 9, mtime=0)


def read_anatomy(path: Path) -> Anatomy:
    """Read a data file.

    Raises:
        ValueError: it is not a data file, or has another form.
    """
    anatomy = Anatomy(path.read_bytes())
    try:
        found = anatomy.header.get("format")
    except (OSError, ValueError, struct.error) as error:
        raise ValueError(f"{path}: expected a file of tools/build_anatomy.py: {error}") from error
    if found != FORMAT:
        raise ValueError(f"{path}: expected format {FORMAT}, got {found!r}")
    return anatomy


def _split(data: bytes) -> tuple[dict[str, Any], bytes]:
    whole = gzip.decompress(data)
    (size,) = struct.unpack_from("<I", whole)
    return json.loads(whole[4 : 4 + size]), whole[4 + size :]


def _rings(rings: list[list[list[float]]]) -> tuple[Ring, ...]:
    return tuple(tuple((x, y) for x, y in ring) for ring in rings)
