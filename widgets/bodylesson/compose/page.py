"""A page that needs no kernel: its words as HTML, and the parts that it requests."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import brotli

TYPES = {
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "webmanifest": "application/manifest+json",
    "bin": "application/octet-stream",
}
"""Content types by ending; a part has one of these endings."""

QUALITY = {"html": 11}
"""Brotli's quality for the page itself: every first visit waits for it, so it is worth a second's
work."""
COMPRESSIBLE = frozenset({"js", "json", "css", "html", "svg", "webmanifest", "bin"})


@dataclass(frozen=True)
class Part:
    """A static part of a page, compressed once, however often it is sent."""

    stem: str
    """What it is, e.g. `breath_timer`."""
    ending: str
    """One of `TYPES`."""
    content: bytes

    def __post_init__(self) -> None:
        """Refuse an ending whose content type is not known."""
        if self.ending not in TYPES:
            raise ValueError(f"part {self.stem}: expected an ending of {', '.join(TYPES)}")

    @cached_property
    def digest(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of its content."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def name(self) -> str:
        """File name under `assets/`; it changes with the content."""
        return f"{self.stem}-{self.digest}.{self.ending}"

    @property
    def content_type(self) -> str:
        """Its media type."""
        return TYPES[self.ending]

    @cached_property
    def brotli(self) -> bytes | None:
        """Compressed for browsers over HTTPS and localhost; None if it would not help."""
        return self._smaller(brotli.compress(self.content, quality=QUALITY.get(self.ending, 9)))

    @cached_property
    def gzip(self) -> bytes | None:
        """Compressed for all others; None if it would not help."""
        return self._smaller(gzip.compress(self.content, compresslevel=9, mtime=0))

    def _smaller(self, compressed: bytes) -> bytes | None:
        helps = self.ending in COMPRESSIBLE and len(compressed) < len(self.content)
        return compressed if helps else None


@dataclass(frozen=True)
class Page:
    """A page whose parts are where its HTML says."""

    document: Part
    """The HTML, with the addresses of its parts."""
    parts: Mapping[str, Part]
    """By file name."""

    def compress(self) -> None:
        """Compress everything now, so that no visitor waits for it."""
        for part in (self.document, *self.parts.values()):
            part.brotli, part.gzip  # noqa: B018 (cached properties)
