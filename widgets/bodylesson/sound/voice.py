"""A lesson's spoken clips: which there must be, and which file speaks each.

A clip is named after its cue, `<cue>.mp3`, or `<cue>-left.mp3` and `<cue>-right.mp3` where the
spoken text differs by side, or `<cue>-<half minutes>.mp3` where it names a time. `bodylesson voice`
makes them; a recording of the same stem replaces one.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.practice import Cue, Practice
from bodylesson.models.plan import Sides, make_plan, seconds_of

RECORDINGS = (".wav", ".m4a", ".ogg", ".opus", ".mp3")
"""Kinds of file that speak a clip, best first: a recording wins over a made clip."""

MANIFEST = "voice.json"
"""Beside the made clips: what each says and how long it lasts."""

SIDES = ("left", "right")

QUICKEST = 10
"""Breaths a minute, the most that a learner may choose."""

_TIMED = "{time}"
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
        """Short fingerprint of the text, which reveals a clip that says something else."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def clip_stems(cue: Cue, times: Mapping[str, Iterable[int]] | None = None) -> list[str]:
    """The names of a cue's clips: its own, or one for each side or time that its text differs by.

    `times` are by cue the times that it may name, in half minutes.
    """
    if _TIMED in cue.spoken:
        return [f"{cue.id}-{time}" for time in (times or {}).get(cue.id, ())]
    if cue.spoken_right is not None or _SIDED.search(cue.spoken):
        return [f"{cue.id}-{side}" for side in SIDES]
    return [cue.id]


def clips_of(
    cue: Cue, words: Mapping[str, str], times: Mapping[str, Iterable[int]] | None = None
) -> list[Clip]:
    """The clips of a cue, with what each says. `words` are the timer's interface words."""
    stems = clip_stems(cue, times)
    if _TIMED in cue.spoken:
        halves = (times or {}).get(cue.id, ())
        texts = [cue.spoken.format(time=spoken_time(half, words)) for half in halves]
    else:
        here, there = (words[side] for side in SIDES)
        right = cue.spoken_right or cue.spoken
        texts = [
            cue.spoken.format(side=here, other=there),
            right.format(side=there, other=here),
        ]
    return [Clip(stem, cue.id, text) for stem, text in zip(stems, texts, strict=False)]


def spoken_time(half_minutes: int, words: Mapping[str, str]) -> str:
    """A time in words, as the timer writes it: "a minute and a half", "5 minutes"."""
    whole, half = divmod(half_minutes, 2)
    if whole == 0:
        return words["half_minute"]
    if whole == 1:
        return words["minute_and_half" if half else "one_minute"]
    return words["minutes_and_half" if half else "minutes"].format(n=whole)


def times_said(practice: Practice) -> dict[str, range]:
    """By cue the times that a session may name, in half minutes, at any tempo that is allowed.

    A whole session is named in whole minutes.
    """
    plans = [make_plan(practice, one.id, sides) for one in practice.variants for sides in Sides]
    shortest, longest, least = [], [], []
    for plan in plans:
        sides = len(plan.sides.in_turn())
        off_ball = sum(seconds_of(step, 60) for step in plan.steps if not step.on_ball)
        timed = sum(step.seconds or 0 for step in plan.steps if step.on_ball)
        # The fewest breaths: one of work a side and set, at the quickest tempo.
        led = sum(step.breaths for step in plan.steps if step.on_ball and step.seconds is None)
        work = plan.working_breaths - sides * plan.sets
        least.append(timed + (led - work) * 60 / QUICKEST)
        shortest.append(off_ball + least[-1])
        longest.append(off_ball + sides * practice.most_on_ball_s)
    return {
        "time-whole": range(2 * round(min(shortest) / 60), 2 * round(max(longest) / 60) + 1, 2),
        "time-on-ball": range(
            max(round(min(least) / 30), 1), round(2 * practice.most_on_ball_s / 30) + 1
        ),
    }


def wanted_clips(lesson: Lesson, words: Mapping[str, str]) -> list[Clip]:
    """Every clip that the lesson must have, in the order of its cues."""
    practice = lesson.content.practice
    times = times_said(practice)
    return [clip for cue in practice.cues for clip in clips_of(cue, words, times)]


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
    """What the tool noted about each clip it made; empty if it has made none."""
    clips: dict[str, dict[str, Any]] = _manifest(folder).get("clips", {})
    return clips


def made_by(folder: Path) -> str:
    """Which voice made the clips, with its settings; empty if none was made."""
    return str(_manifest(folder).get("voice", ""))


def credit(lesson: Lesson) -> dict[str, str]:
    """Whose voice speaks the made clips: `name`, `by`, `after`, `license`; empty without one.

    Raises:
        ValueError: the clips were made by an earlier version of the tool, which gave no sources.
    """
    folder = voice_folder(lesson)
    made = read_manifest(folder)
    speaks = any(
        path.is_file() and note["file"] == file_hash(path)
        for path, note in ((folder / f"{stem}.mp3", note) for stem, note in made.items())
    )
    if not speaks:
        return {}
    try:
        source = _manifest(folder)["credit"]["sources"][0]
        origin = source["after"][0]
        return {
            "name": source["name"],
            "by": source["by"],
            "after": f"{origin['name']} by {origin['by']}",
            "license": source["license"],
        }
    except (KeyError, IndexError) as error:
        raise ValueError(
            f"{folder / MANIFEST}: credit: expected sources with name, by, license, and after, "
            f"of which {error} is missing; `bodylesson voice` writes them"
        ) from error


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


def voice_of(lesson: Lesson, words: Mapping[str, str]) -> Voice:
    """Every clip that there is a file for."""
    made = read_manifest(voice_folder(lesson))
    clips: dict[str, dict[str, float]] = {}
    data = b""
    for clip in wanted_clips(lesson, words):
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
