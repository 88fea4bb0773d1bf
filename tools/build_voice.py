"""Makes a lesson's spoken clips from its cues, with Debian's Festival and its HTS voice "slt".

    apt-get install festival festvox-us-slt-hts lame
    python tools/build_voice.py lessons/psoas-release

Only clips that are missing or whose text has changed are made; a recording by an author is left
alone. `--all` makes every clip anew. docs/voice.md says why this voice.
"""

import argparse
import io
import json
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bodylesson.lesson.lesson import read_lesson
from bodylesson.sound import voice
from bodylesson.ui.words import words

TIMER_WORDS = "widgets.breath_timer"
"""The group of words that says what the sides are called."""

Samples = NDArray[np.float64]

SPEED = 0.9
"""Of the voice's own speed, which is brisk: about 170 words a minute."""

LOUDNESS = 10 ** (-20 / 20)
"""Root mean square of what is spoken, as a share of full scale."""

PEAK = 10 ** (-1.5 / 20)
"""No sample is louder."""

QUIET = 0.004
"""Softer than this at either end is silence and goes."""

PRONOUNCED = {"iliacus": "ilEEakus"}
"""Words that the voice would say wrongly, as it has to read them."""

ENCODER = ["lame", "--silent", "--noreplaygain", "-m", "m", "--resample", "16", "--abr", "19"]


def main() -> int:
    """Make what is missing; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the lesson's folder")
    parser.add_argument("--all", action="store_true", help="make every clip anew")
    options = parser.parse_args()
    for program in ("text2wave", "lame"):
        if shutil.which(program) is None:
            print(f"{program}: not found; apt-get install festival festvox-us-slt-hts lame")
            return 1
    build(options.folder, options.all)
    return 0


def build(folder: Path, all_anew: bool) -> None:
    """Make the clips of a lesson and their manifest; drop made clips that no cue asks for."""
    lesson = read_lesson(folder)
    target = voice.voice_folder(lesson)
    target.mkdir(parents=True, exist_ok=True)
    wanted = voice.wanted_clips(lesson, words(lesson.content.language).texts(TIMER_WORDS))
    before = voice.read_manifest(target)
    notes: dict[str, dict[str, Any]] = {}
    for clip in wanted:
        path = target / f"{clip.stem}.mp3"
        note = before.get(clip.stem)
        if path.exists() and (note is None or note["file"] != voice.file_hash(path)):
            print(f"{path}: a recording, left alone", file=sys.stderr)
            continue
        if all_anew or note is None or note["text"] != clip.text_hash or not path.exists():
            samples, rate = shaped(*spoken(clip.text))
            path.write_bytes(encoded(samples, rate))
            seconds = round(len(samples) / rate, 2)
            note = {"text": clip.text_hash, "file": voice.file_hash(path), "seconds": seconds}
        notes[clip.stem] = note
    for stem in before.keys() - {clip.stem for clip in wanted}:
        (target / f"{stem}.mp3").unlink(missing_ok=True)
    manifest = {"voice": "festival cmu_us_slt_arctic_hts", "clips": dict(sorted(notes.items()))}
    (target / voice.MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    size = sum(path.stat().st_size for path in target.glob("*.mp3"))
    print(f"{target}: {len(notes)} clips, {size / 1000:.0f} kB")


def spoken(text: str) -> tuple[Samples, int]:
    """The text as the voice says it, and its samples a second."""
    for word, sound in PRONOUNCED.items():
        text = text.replace(word, sound)
    engine = f'(append hts_engine_params (list (list "-r" {SPEED}) (list "-g" -6.0)))'
    setting = f"(begin (voice_cmu_us_slt_arctic_hts) (set! hts_engine_params {engine}))"
    with tempfile.TemporaryDirectory() as folder:
        script, sound_file = Path(folder, "text"), Path(folder, "sound.wav")
        script.write_text(text, "utf-8")
        command = ["text2wave", "-eval", setting, str(script), "-o", str(sound_file)]
        subprocess.run(command, check=True)
        with wave.open(str(sound_file)) as sound:
            pcm = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
            return pcm / 32768, sound.getframerate()


def shaped(samples: Samples, rate: int) -> tuple[Samples, int]:
    """Trimmed to 20 ms of silence at both ends, faded, and as loud as every other clip."""
    loud = np.flatnonzero(np.abs(samples) > QUIET)
    margin = rate // 50
    samples = samples[max(loud[0] - margin, 0) : loud[-1] + margin].copy()
    ramp = np.sin(np.linspace(0, np.pi / 2, margin)) ** 2
    samples[:margin] *= ramp
    samples[-margin:] *= ramp[::-1]
    voiced = samples[np.abs(samples) > 0.02]
    samples *= LOUDNESS / np.sqrt(np.mean(voiced**2))
    return soft_limit(samples), rate


def soft_limit(samples: Samples) -> Samples:
    """Rounds off what would be louder than the peak, from two thirds of it on."""
    knee = PEAK * 2 / 3
    over = np.abs(samples) > knee
    room = PEAK - knee
    rounded = knee + room * np.tanh((np.abs(samples) - knee) / room)
    return np.where(over, np.sign(samples) * rounded, samples)


def encoded(samples: Samples, rate: int) -> bytes:
    """The samples as MP3, which every browser decodes."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes((samples * 32767).round().astype("<i2").tobytes())
    command = [*ENCODER, "-", "-"]
    done = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
