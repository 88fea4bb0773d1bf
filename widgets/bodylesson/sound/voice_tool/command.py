"""`bodylesson voice`: make a lesson's spoken clips, or see what a recognizer hears in them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bodylesson.lesson.faults import listed
from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.sound import voice
from bodylesson.sound.voice_tool.making import make_clips
from bodylesson.sound.voice_tool.mp3 import encoded
from bodylesson.sound.voice_tool.recognizer import Recognize, recognizer
from bodylesson.sound.voice_tool.speaker import speaker
from bodylesson.sound.voice_tool.word_errors import Hearing, tally


def make(folder: Path, side_words: Mapping[str, str], *, every: bool) -> Iterator[str]:
    """Make the clips of a lesson that are missing or stale; lines that say what was done.

    Args:
        folder: the lesson's folder.
        side_words: what "left" and "right" are called.
        every: makes the clips whose text is the same, too.

    Raises:
        LessonError: the lesson has faults.
        MissingExtraError: the extra `voice` is not installed.
    """
    lesson = read_lesson(folder)
    target = voice.voice_folder(lesson)
    wanted = voice.wanted_clips(lesson, side_words)
    done = make_clips(target, wanted, speaker(), encoded, every=every)
    for path in done.recordings:
        yield f"{path}: a recording, left alone"
    if done.made:
        yield f"made: {listed(done.made)}"
    if done.dropped:
        yield f"dropped, since no cue asks for it: {listed(done.dropped)}"
    size = sum(path.stat().st_size for path in target.glob("*.mp3"))
    yield f"{target}: {len(wanted)} clips, {len(done.made)} made, {size / 1000:.0f} kB"


def listen(folder: Path, side_words: Mapping[str, str]) -> Iterator[str]:
    """What a recognizer hears in each clip, recordings too, beside what was meant; as lines.

    Raises:
        LessonError: the lesson has faults.
        MissingExtraError: the extra `listen` is not installed.
    """
    lesson = read_lesson(folder)
    yield from report(lesson, side_words, recognizer(lesson.content.language))


def report(lesson: Lesson, side_words: Mapping[str, str], recognize: Recognize) -> Iterator[str]:
    """The lines of `listen`, one clip at a time, then the sum of all."""
    heard = []
    for clip in voice.wanted_clips(lesson, side_words):
        path = voice.clip_file(lesson, clip.stem)
        if path is None:
            yield f"{clip.stem}: no clip"
            continue
        one = Hearing(clip.stem, clip.text, recognize(path))
        heard.append(one)
        yield f"{clip.stem}: {one.errors or 'no'} word{'' if one.errors == 1 else 's'} wrong"
        yield f"  meant  {one.meant}"
        yield f"  heard  {one.heard}"
    whole = tally(heard)
    for word, times in whole.lost.most_common():
        yield f"lost: {word}, {times} time{'' if times == 1 else 's'}"
    yield (
        f"{whole.clips} clips, {whole.words} words, {whole.errors} wrong ({whole.rate:.1%}), "
        f"in {whole.clips_with_errors} clips"
    )
