"""A lesson's spoken clips: which there must be, and which file speaks each.

A clip is named after its cue, `<cue>.mp3`, or `<cue>-left.mp3` and `<cue>-right.mp3` where the
spoken text names a side. `bodylesson voice` makes them; a recording of the same stem replaces one.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.practice import Cue

RECORDINGS = (".wav", ".m4a", ".ogg", ".opus", ".mp3")
"""Kinds of file that speak a clip, best first: a recording wins over a made clip."""

MANIFEST = "voice.json"
"""Beside the made clips: what each says and how long it lasts."""

SIDES = ("left", "right")

_SIDED = re.compile(r"\{(side|other)\}")


@dataclass(frozen=True, slots=True)
class Clip:
    """One text that is spoken."""

    stem: str
    """File name without its ending; the key by which the browser asks for it."""
    cue: str
    text: str
    """What is said, with its sides filled in."""

    @property
    def text_hash(self) -> str:
        """Short fingerprint of the text, by which a clip that says something else shows."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def clip_stems(cue: Cue) -> list[str]:
    """The names of a cue's clips: its own, or one for each side where the text names a side."""
    return [f"{cue.id}-{side}" for side in SIDES] if _SIDED.search(cue.spoken) else [cue.id]


def clips_of(cue: Cue, side_words: Mapping[str, str]) -> list[Clip]:
    """The clips of a cue, with what each says."""
    here, there = (side_words[side] for side in SIDES)
    texts = [cue.spoken.format(side=one, other=two) for one, two in ((here, there), (there, here))]
    return [Clip(stem, cue.id, text) for stem, text in zip(clip_stems(cue), texts, strict=False)]


def wanted_clips(lesson: Lesson, side_words: Mapping[str, str]) -> list[Clip]:
    """Every clip that the lesson must have, in the order of its cues."""
    cues = lesson.content.practice.cues
    return [clip for cue in cues for clip in clips_of(cue, side_words)]


def voice_folder(lesson: Lesson) -> Path:
    """Where the clips are."""
    return lesson.folder / "media" / "voice"


def recording_folders(lesson: Lesson) -> tuple[Path, Path]:
    """Where recordings are looked for: the author's first."""
    return lesson.folder / "media", voice_folder(lesson)


def clip_file(lesson: Lesson, stem: str) -> Path | None:
    """The file that speaks a clip: the author's recording if there is one, else the made one."""
    folders = recording_folders(lesson)
    candidates = (folder / f"{stem}{ending}" for folder in folders for ending in RECORDINGS)
    return next((path for path in candidates if path.is_file()), None)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """What the tool noted of each made clip; empty where it has made none."""
    clips: dict[str, dict[str, Any]] = _manifest(folder).get("clips", {})
    return clips


def made_by(folder: Path) -> str:
    """Which voice made the clips, with its settings; empty where none was made."""
    return str(_manifest(folder).get("voice", ""))


def credit(lesson: Lesson) -> dict[str, str]:
    """Whose voice speaks the made clips: `name`, `by`, `after`, `license`; empty without one."""
    folder = voice_folder(lesson)
    made = read_manifest(folder)
    speaks = any(
        path.is_file() and note["file"] == file_hash(path)
        for path, note in ((folder / f"{stem}.mp3", note) for stem, note in made.items())
    )
    return dict(_manifest(folder).get("credit", {})) if speaks else {}


def fingerprint(data: bytes) -> str:
    """Short fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def file_hash(path: Path) -> str:
    """Short fingerprint of a file, which tells a recording from a made clip."""
    return fingerprint(path.read_bytes())


@dataclass(frozen=True, slots=True)
class Voice:
    """All clips of a lesson as the breath timer takes them."""

    clips: dict[str, dict[str, float]]
    """By stem: `at` and `size`, where its file stands in `data`, in bytes; `seconds`, how long it
    lasts, where that is known."""
    data: bytes
    """The files one after the other."""


def voice_of(lesson: Lesson, side_words: Mapping[str, str]) -> Voice:
    """Every clip that there is a file for."""
    made = read_manifest(voice_folder(lesson))
    clips: dict[str, dict[str, float]] = {}
    data = b""
    for clip in wanted_clips(lesson, side_words):
        path = clip_file(lesson, clip.stem)
        if path is None:
            continue
        file = path.read_bytes()
        clips[clip.stem] = {"at": len(data), "size": len(file)}
        note = made.get(clip.stem)
        if note is not None and note["file"] == file_hash(path):
            clips[clip.stem]["seconds"] = note["seconds"]
        data += file
    return Voice(clips, data)
