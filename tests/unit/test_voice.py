"""The lesson's clips: every cue has its own, none is stale, and recordings take their place."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.practice import Cue
from bodylesson.sound import voice
from bodylesson.sound.recordings import recording_faults
from bodylesson.sound.voice_tool.making import MADE_BY
from bodylesson.sound.voice_tool.speaker import CREDIT, NAME, VERSION
from bodylesson.ui.words import words
from tests.unit.real_lesson import LESSONS, lesson_in

TIMER_WORDS = words().texts("widgets.breath_timer")
MOST_BYTES = 600_000


@pytest.fixture(params=LESSONS, ids=lambda path: path.name)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return lesson_in(request.param)


def test_there_are_lessons_to_look_at() -> None:
    assert LESSONS


def test_every_cue_has_its_clip_and_no_clip_lacks_its_cue(lesson: Lesson) -> None:
    wanted = {clip.stem for clip in voice.wanted_clips(lesson, TIMER_WORDS)}
    files = {
        path.stem
        for path in voice.voice_folder(lesson).iterdir()
        if path.suffix in voice.RECORDINGS
    }
    assert files == wanted
    assert len(wanted) >= len(lesson.content.practice.cues)


def test_every_made_clip_says_what_its_cue_says_now(lesson: Lesson) -> None:
    made = voice.read_manifest(voice.voice_folder(lesson))
    clips = {clip.stem: clip for clip in voice.wanted_clips(lesson, TIMER_WORDS)}
    stale = [stem for stem, note in made.items() if note["text"] != clips[stem].text_hash]
    assert not stale, f"run `bodylesson voice`: {stale}"


def test_one_voice_with_its_settings_of_now_made_all_clips(lesson: Lesson) -> None:
    assert voice.made_by(voice.voice_folder(lesson)) == MADE_BY, "run `bodylesson voice`"
    manifest = (voice.voice_folder(lesson) / voice.MANIFEST).read_text("utf-8")
    assert json.loads(manifest)["credit"] == CREDIT


def test_all_clips_together_are_small(lesson: Lesson) -> None:
    assert 10_000 < len(voice.voice_of(lesson, TIMER_WORDS).data) <= MOST_BYTES


def test_a_side_in_the_text_makes_two_clips() -> None:
    texts: Any = {"screen": "x", "described": "x"}
    plain = Cue(id="rest", spoken="Rest.", **texts)
    sided = Cue(id="knee", spoken="Bend your {other} knee, not the {side} one.", **texts)
    assert [clip.stem for clip in voice.clips_of(plain, TIMER_WORDS)] == ["rest"]
    assert [(clip.stem, clip.text) for clip in voice.clips_of(sided, TIMER_WORDS)] == [
        ("knee-left", "Bend your right knee, not the left one."),
        ("knee-right", "Bend your left knee, not the right one."),
    ]


def test_clips_stand_in_the_data_as_the_list_says(lesson: Lesson) -> None:
    made = voice.voice_of(lesson, TIMER_WORDS)
    for stem, clip in made.clips.items():
        file = voice.clip_file(lesson, stem)
        assert file is not None
        at, size = int(clip["at"]), int(clip["size"])
        assert made.data[at : at + size] == file.read_bytes()
        assert 0.2 < clip["seconds"] < 8


def test_a_recording_takes_the_place_of_a_clip(tmp_path: Path) -> None:
    folder = tmp_path / "lesson"
    shutil.copytree(LESSONS[0], folder)
    lesson = replace(lesson_in(LESSONS[0]), folder=folder)
    recording = folder / "media" / "rest.wav"
    recording.write_bytes(b"recorded")
    assert voice.clip_file(lesson, "rest") == recording
    made = voice.voice_of(lesson, TIMER_WORDS)
    assert b"recorded" in made.data
    assert "seconds" not in made.clips["rest"], "the browser measures it"


def test_a_lesson_without_clips_has_an_empty_voice(tmp_path: Path) -> None:
    lesson = replace(lesson_in(LESSONS[0]), folder=tmp_path)
    assert voice.voice_of(lesson, TIMER_WORDS) == voice.Voice({}, b"")
    assert voice.credit(lesson) == {}
    assert voice.made_by(voice.voice_folder(lesson)) == ""


@pytest.mark.parametrize("credit", [{}, {"sources": []}, {"name": "A voice", "by": "A"}])
def test_clips_without_a_source_name_what_makes_it(tmp_path: Path, credit: object) -> None:
    folder = tmp_path / "lesson"
    shutil.copytree(LESSONS[0], folder)
    lesson = replace(lesson_in(LESSONS[0]), folder=folder)
    manifest = voice.voice_folder(lesson) / voice.MANIFEST
    kept = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**kept, "credit": credit}), "utf-8")
    with pytest.raises(
        ValueError, match=r"voice\.json: credit: expected sources .*bodylesson voice"
    ):
        voice.credit(lesson)


def test_no_voice_is_credited_where_all_clips_are_recordings(tmp_path: Path) -> None:
    folder = tmp_path / "lesson"
    shutil.copytree(LESSONS[0], folder)
    lesson = replace(lesson_in(LESSONS[0]), folder=folder)
    assert voice.credit(lesson) == {
        "name": f"hibari-tts {VERSION}, voice “{NAME}”",
        "by": "Maureese Williams",
        "after": "Kokoro-82M by hexgrad",
        "license": "Apache-2.0",
    }
    for path in voice.voice_folder(lesson).glob("*.mp3"):
        path.write_bytes(b"recorded")
    assert voice.credit(lesson) == {}


@pytest.fixture
def media(tmp_path: Path) -> Path:
    (tmp_path / "media" / "voice").mkdir(parents=True)
    return tmp_path / "media"


def faults_of(media: Path) -> list[str]:
    lesson = replace(lesson_in(LESSONS[0]), folder=media.parent)
    return [str(fault) for fault in recording_faults(lesson)]


def test_the_lesson_has_no_file_that_nobody_would_hear(lesson: Lesson) -> None:
    assert recording_faults(lesson) == []


def test_recordings_of_clips_and_other_files_are_no_fault(media: Path) -> None:
    for name in ("knee-out-left.wav", "voice/rest.mp3", "anatomy.bin", "voice/voice.json"):
        (media / name).touch()
    assert faults_of(media) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "knee-out.wav",
            "expected the name of a clip (knee-out-left, knee-out-right), got 'knee-out'",
        ),
        ("voice/raedy.mp3", "expected the name of a clip (ready), got 'raedy'"),
        (
            "rest.WAV",
            "expected an ending of a recording (.wav, .m4a, .ogg, .opus, .mp3), got '.WAV'",
        ),
        (
            "rest.flac",
            "expected an ending of a recording (.wav, .m4a, .ogg, .opus, .mp3), got '.flac'",
        ),
    ],
)
def test_a_recording_that_nobody_would_hear_is_a_fault(media: Path, name: str, told: str) -> None:
    (media / name).touch()
    assert faults_of(media) == [f"{media / name}: {told}"]


def test_a_name_unlike_any_clip_is_answered_with_some_of_them(media: Path) -> None:
    (media / "zzzz.ogg").touch()
    (fault,) = faults_of(media)
    assert "more), got 'zzzz'" in fault
