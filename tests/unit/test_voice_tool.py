"""Making clips: what is made and what is left alone, how it is shaped; and the check by ear."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson import cli
from bodylesson.sound import voice
from bodylesson.sound.voice_tool import command, speaker
from bodylesson.sound.voice_tool.making import MADE_BY, Made, make_clips
from bodylesson.sound.voice_tool.shaping import (
    LOUDNESS,
    MARGIN_S,
    PAUSE_S,
    PEAK,
    clip,
    levelled,
    soft_limit,
    trimmed,
)
from bodylesson.sound.voice_tool.speaker import MissingExtraError, Samples
from bodylesson.sound.voice_tool.word_errors import Hearing, tally, word_errors, words
from bodylesson.ui.words import words as interface_words
from tests.unit.real_lesson import psoas_release
from tests.unit.small_lesson import write_lesson

RATE_HZ = 1000

REST = voice.Clip("rest", "rest", "Rest.")
STOP = voice.Clip("stop", "stop", "Stop. Stay calm.")

TIMER_WORDS = interface_words().texts("widgets.breath_timer")


def tone(text: str) -> Iterator[Samples]:
    """A voice for tests: each sentence is a tone that lasts as long as it has letters."""
    for sentence in text.split(". "):
        yield 0.1 * np.sin(np.arange(len(sentence) * 1000) / 10)


def plain(samples: Samples, rate_hz: int) -> bytes:
    return f"{rate_hz} ".encode() + samples.astype("<f4").tobytes()


def make(folder: Path, *clips: voice.Clip, every: bool = False) -> Made:
    return make_clips(folder, clips, tone, plain, every=every)


def test_what_is_missing_is_made_once(tmp_path: Path) -> None:
    assert make(tmp_path, REST, STOP) == Made(("rest", "stop"), (), ())
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert files.keys() == {"rest.mp3", "stop.mp3", "voice.json"}
    assert make(tmp_path, REST, STOP) == Made((), (), ())
    assert make(tmp_path, REST, STOP, every=True).made == ("rest", "stop")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files


def test_the_manifest_notes_text_file_and_length(tmp_path: Path) -> None:
    make(tmp_path, REST)
    note = voice.read_manifest(tmp_path)["rest"]
    assert note["text"] == REST.text_hash
    assert note["file"] == voice.file_hash(tmp_path / "rest.mp3")
    assert note["seconds"] == pytest.approx(5000 / 24_000 + 2 * MARGIN_S, abs=0.01)


def test_a_changed_text_is_spoken_again_and_no_other(tmp_path: Path) -> None:
    make(tmp_path, REST, STOP)
    changed = replace(REST, text="Rest here.")
    assert make(tmp_path, changed, STOP).made == ("rest",)
    assert voice.read_manifest(tmp_path)["rest"]["text"] == changed.text_hash


def test_another_voice_speaks_all_again(tmp_path: Path) -> None:
    make(tmp_path, REST, STOP)
    manifest = tmp_path / voice.MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace("hibari", "festival"), "utf-8")
    assert make(tmp_path, REST, STOP).made == ("rest", "stop")
    assert voice.made_by(tmp_path) == MADE_BY


@pytest.mark.parametrize("every", [False, True])
def test_a_recording_is_left_alone(tmp_path: Path, every: bool) -> None:
    make(tmp_path, REST, STOP)
    (tmp_path / "rest.mp3").write_bytes(b"an author's own recording")
    changed = replace(REST, text="Rest here.")
    for _ in range(2):
        done = make(tmp_path, changed, STOP, every=every)
        assert done.recordings == (tmp_path / "rest.mp3",)
        assert "rest" not in done.made
        assert (tmp_path / "rest.mp3").read_bytes() == b"an author's own recording"
        assert voice.read_manifest(tmp_path).keys() == {"stop"}


def test_a_made_clip_without_a_cue_goes_and_a_recording_stays(tmp_path: Path) -> None:
    make(tmp_path, REST, STOP)
    assert make(tmp_path, REST).dropped == ("stop",)
    assert not (tmp_path / "stop.mp3").exists()
    make(tmp_path, REST, STOP)
    (tmp_path / "stop.mp3").write_bytes(b"recorded")
    make(tmp_path, REST)
    assert (tmp_path / "stop.mp3").read_bytes() == b"recorded"
    assert voice.read_manifest(tmp_path).keys() == {"rest"}


@pytest.mark.parametrize("writes", range(4))
def test_a_run_that_was_stopped_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Stopped before any of its writes; nothing that it left looks like a recording."""
    make(tmp_path, REST, STOP)
    changed = [replace(one, text=f"{one.text} Slowly.") for one in (REST, STOP)]
    left = iter(range(writes))
    write: Callable[..., int] = Path.write_bytes

    def stopped(path: Path, data: bytes) -> int:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", stopped)
        try:
            make(tmp_path, *changed)
        except KeyboardInterrupt:
            assert writes < 3
        else:
            assert writes == 3
    assert make(tmp_path, *changed).recordings == ()
    texts = {stem: note["text"] for stem, note in voice.read_manifest(tmp_path).items()}
    assert texts == {one.stem: one.text_hash for one in changed}
    for stem, note in voice.read_manifest(tmp_path).items():
        assert note["file"] == voice.file_hash(tmp_path / f"{stem}.mp3")


def test_sentences_are_trimmed_and_joined_with_a_pause() -> None:
    silence, sound = np.zeros(500), np.sin(np.arange(300))
    whole = clip([np.r_[silence, sound, silence]] * 2, RATE_HZ)
    margin, pause = MARGIN_S * RATE_HZ, PAUSE_S * RATE_HZ
    assert len(whole) == pytest.approx(2 * (300 + 2 * margin) + pause, abs=3)
    assert whole[0] == whole[-1] == 0
    assert np.any(whole[: int(margin) + 5])


def test_a_sentence_that_begins_at_once_loses_nothing() -> None:
    sound = np.sin(np.arange(1, 301))
    assert np.array_equal(trimmed(sound, RATE_HZ)[20:-20], sound)


def test_a_text_without_sound_is_refused() -> None:
    with pytest.raises(ValueError, match="expected words that can be spoken"):
        clip([np.zeros(100)], RATE_HZ)


@given(st.floats(0.01, 1))
def test_every_clip_is_as_loud_as_the_others(gain: float) -> None:
    sound = gain * np.sin(np.arange(5000))
    spoken = levelled(sound)
    spoken = spoken[np.abs(spoken) > 0.02]
    assert np.sqrt(np.mean(spoken**2)) == pytest.approx(LOUDNESS, rel=0.02)


@given(st.floats(-50, 50))
def test_no_sample_is_louder_than_the_peak(value: float) -> None:
    (limited,) = soft_limit(np.array([value]))
    assert abs(limited) <= PEAK
    assert limited * value >= 0


@pytest.mark.parametrize(
    ("meant", "heard", "errors"),
    [
        ("Let your forearms carry you.", "Let your farms carry you", 1),
        ("Easier, stay, or deeper?", "Is there a stay or deeper?", 3),
        ("Five of ten?", "5 of 10!", 0),
        ("You\N{RIGHT SINGLE QUOTATION MARK}re in.", "you're in", 0),
        ("In.", "", 1),
        ("", "Thanks.", 1),
        ("finger-width", "finger width", 0),
        ("12 m²", "12 m²", 0),
    ],
)
def test_word_errors(meant: str, heard: str, errors: int) -> None:
    assert Hearing("x", meant, heard).errors == errors


WORDS = st.lists(st.sampled_from("abc"), max_size=6)


@given(WORDS, WORDS, WORDS)
def test_word_errors_are_a_distance(one: list[str], two: list[str], three: list[str]) -> None:
    assert (word_errors(one, two) == 0) == (one == two)
    assert word_errors(one, two) == word_errors(two, one)
    assert word_errors(one, three) <= word_errors(one, two) + word_errors(two, three)


def test_the_tally_names_what_was_lost() -> None:
    hearings = [
        Hearing("a", "Forearms down.", "Arms down."),
        Hearing("b", "Rest on your forearms.", "Rest on your farms."),
        Hearing("c", "Stay.", "Stay."),
    ]
    whole = tally(hearings)
    assert (whole.clips, whole.words, whole.errors, whole.clips_with_errors) == (3, 7, 2, 2)
    assert whole.rate == pytest.approx(2 / 7)
    assert whole.lost == {"forearms": 2}
    assert tally([]).rate == 0


def test_the_report_puts_what_was_heard_beside_what_was_meant(tmp_path: Path) -> None:
    lesson = replace(psoas_release(), folder=tmp_path)
    folder = voice.voice_folder(lesson)
    folder.mkdir(parents=True)
    for name in ("ready.mp3", "rest.mp3"):
        (folder / name).touch()
    cue = next(one for one in voice.wanted_clips(lesson, TIMER_WORDS) if one.stem == "rest")
    said = {"ready": "", "rest": cue.text}
    lines = list(command.report(lesson, TIMER_WORDS, lambda path: said[path.stem]))
    at = lines.index("rest: no words wrong")
    assert lines[at + 1 : at + 3] == [f"  meant  {cue.text}", f"  heard  {cue.text}"]
    assert "stop-now: no clip" in lines
    ready = next(one for one in voice.wanted_clips(lesson, TIMER_WORDS) if one.stem == "ready")
    count = len(words(ready.text))
    assert lines[-1].startswith(f"2 clips, {count + len(words(cue.text))} words, {count} wrong")
    assert lines[-1].endswith("in 1 clips")


@pytest.mark.parametrize(("flags", "extra"), [([], "voice"), (["--listen"], "listen")])
def test_without_its_extra_the_command_names_it(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    flags: list[str],
    extra: str,
) -> None:
    write_lesson(tmp_path)
    for module in ("hibari", "faster_whisper"):
        monkeypatch.setitem(sys.modules, module, None)
    assert cli.main(["voice", str(tmp_path), *flags]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(f"`pip install '.[{extra}]'` brings it")


def test_faults_of_the_lesson_come_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["voice", str(tmp_path)]) == 1
    assert f"{tmp_path}/lesson.yaml" in capsys.readouterr().out


def test_the_real_voice_makes_the_clips_of_the_lesson_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "NOT RUN: {} is missing; `pip install -e '.[voice]'` brings it"
    for package in ("hibari", "lameenc"):
        pytest.importorskip(package, reason=reason.format(package))
    write_lesson(tmp_path)
    assert cli.main(["voice", str(tmp_path)]) == 0
    assert "17 made" in capsys.readouterr().out
    folder = tmp_path / "media" / "voice"
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert all(note["seconds"] > 0.3 for note in json.loads(files["voice.json"])["clips"].values())
    assert cli.main(["voice", str(tmp_path), "--all"]) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files


def test_another_version_of_the_voice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker, "version", lambda _: "0.3.0")
    with pytest.raises(MissingExtraError, match=r"expected hibari-tts 0\.2\.1"):
        speaker.speaker()
