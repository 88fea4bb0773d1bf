"""Finds audio files in a lesson's folder that would never be heard: no clip has their name."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from bodylesson.lesson.faults import Fault, listed
from bodylesson.lesson.lesson import Lesson
from bodylesson.sound.voice import RECORDINGS, clip_stems, recording_folders, times_said

OTHER_AUDIO = (".3gp", ".aac", ".aif", ".aiff", ".amr", ".caf", ".flac", ".mp4", ".webm", ".wma")
"""Kinds of file that recorders make and that speak no clip."""


def recording_faults(lesson: Lesson) -> list[Fault]:
    """A fault for every audio file in `media/` and `media/voice/` that belongs to no clip."""
    practice = lesson.content.practice
    times = times_said(practice)
    stems = {cue.id: clip_stems(cue, times) for cue in practice.cues}
    faults = []
    for folder in recording_folders(lesson):
        try:
            files = sorted(folder.iterdir()) if folder.is_dir() else []
        except OSError as error:
            got = f"none ({(error.strerror or 'closed').lower()})"
            faults.append(Fault(str(folder), None, "", "a folder that can be read", got))
            continue
        faults += [fault for path in files if (fault := _fault(path, stems))]
    return faults


def _fault(path: Path, stems: dict[str, list[str]]) -> Fault | None:
    ending = path.suffix
    if ending.lower() not in (*RECORDINGS, *OTHER_AUDIO):
        return None
    if not any(path.stem in of_cue for of_cue in stems.values()):
        names = listed(_meant(path.stem, stems))
        return Fault(str(path), None, "", f"the name of a clip ({names})", repr(path.stem))
    if ending not in RECORDINGS:
        endings = listed(RECORDINGS)
        return Fault(str(path), None, "", f"an ending of a recording ({endings})", repr(ending))
    return None


def _meant(stem: str, stems: dict[str, list[str]]) -> Iterable[str]:
    """The clips that were likely meant: those of the cue of that name, the nearest, or all."""
    if stem in stems:
        return stems[stem]
    every = [one for of_cue in stems.values() for one in of_cue]
    return get_close_matches(stem.lower(), every, n=3) or every
