"""Makes a lesson's clips: those that are missing, or whose text or voice has changed."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bodylesson.sound import voice
from bodylesson.sound.voice_tool.mp3 import KBIT_PER_S
from bodylesson.sound.voice_tool.shaping import LOUDNESS_DB, PAUSE_S, PEAK_DB
from bodylesson.sound.voice_tool.shaping import clip as shaped
from bodylesson.sound.voice_tool.speaker import CREDIT, RATE_HZ, VOICE, Samples, Speak

MADE_BY = (
    f"{VOICE}, pauses {PAUSE_S} s, {LOUDNESS_DB} dB, peaks {PEAK_DB} dB, MP3 {KBIT_PER_S} kbit/s"
)
"""What the manifest says of how the clips were made; where it differs, they are made again."""

Encode = Callable[[Samples, int], bytes]
"""The file of a clip's samples at so many samples a second."""

Notes = dict[str, dict[str, Any]]
"""By clip: fingerprints of its `text` and `file`, and how many `seconds` it lasts."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was done."""

    made: tuple[str, ...]
    """The clips that were made, by name."""
    recordings: tuple[Path, ...]
    """Files that are an author's own and were left alone."""
    dropped: tuple[str, ...]
    """Clips of earlier that no cue asks for now."""


def make_clips(
    folder: Path,
    wanted: Iterable[voice.Clip],
    speak: Speak,
    encode: Encode,
    *,
    every: bool = False,
) -> Made:
    """Make what `wanted` names in `folder` and lacks, and note it in the manifest.

    A file whose fingerprint the manifest does not hold is an author's recording; it stays as it
    is, whatever its cue says. Stopped at any moment, the next run finishes what was begun.

    Args:
        folder: of the clips; created if missing.
        wanted: every clip that the lesson needs.
        speak: says a text.
        encode: turns samples into a file.
        every: makes the clips whose text is the same, too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    clips = {one.stem: one for one in wanted}
    before = voice.read_manifest(folder)
    recordings = [path for stem in clips if _is_recording(path := _file(folder, stem), before)]
    theirs = {path.stem for path in recordings}
    current = not every and voice.made_by(folder) == MADE_BY
    kept = {
        stem: before[stem]
        for stem, one in clips.items()
        if stem not in theirs
        and current
        and stem in before
        and before[stem]["text"] == one.text_hash
        and _file(folder, stem).exists()
    }
    files: dict[str, bytes] = {}
    notes: Notes = dict(kept)
    for stem, one in clips.items():
        if stem in kept or stem in theirs:
            continue
        samples = shaped(speak(one.text), RATE_HZ)
        files[stem] = encode(samples, RATE_HZ)
        notes[stem] = {
            "text": one.text_hash,
            "file": voice.fingerprint(files[stem]),
            "seconds": round(len(samples) / RATE_HZ, 2),
        }
    dropped = [stem for stem in before if stem not in clips]
    gone = [*dropped, *files]
    # In this order a run that is stopped leaves clips missing, never one that looks recorded.
    for path in (_file(folder, stem) for stem in gone):
        if path.exists() and not _is_recording(path, before):
            path.unlink()
    _write(folder / voice.MANIFEST, _manifest(notes))
    for stem, data in files.items():
        _write(_file(folder, stem), data)
    return Made(tuple(files), tuple(recordings), tuple(dropped))


def _file(folder: Path, stem: str) -> Path:
    return folder / f"{stem}.mp3"


def _is_recording(path: Path, notes: Mapping[str, Mapping[str, Any]]) -> bool:
    note = notes.get(path.stem)
    return path.exists() and (note is None or note["file"] != voice.file_hash(path))


def _manifest(notes: Notes) -> bytes:
    manifest = {"voice": MADE_BY, "credit": CREDIT, "clips": dict(sorted(notes.items()))}
    return (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()


def _write(path: Path, data: bytes) -> None:
    """All or nothing: a run that is stopped leaves no half file."""
    half = path.with_name(f"{path.name}.part")
    half.write_bytes(data)
    half.replace(path)
