"""The voice that speaks the clips: hibari-tts, which the extra `voice` brings with its model."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float64]
"""Sound of one channel, shape (samples,), full scale at -1 and 1."""

Speak: TypeAlias = Callable[[str], Iterable[Samples]]
"""Says a text: the sound of each of its sentences, at `RATE_HZ`."""

RATE_HZ = 24_000
"""Samples a second, as the model makes them."""

SPEED = 0.85
"""Of the voice's own speed: a calm pace for someone who lies face down and follows."""

SEED = 1
"""Of the noise in the voice's breath; fixed, so that a text always gives the same file."""

VERSION = "0.2.1"
NAME = "heart"

VOICE = f"hibari-tts {VERSION}, {NAME}, speed {SPEED}, seed {SEED}"
"""Which voice made a clip, with all that changes how it speaks."""

CREDIT = {
    "sources": [
        {
            "name": f"hibari-tts {VERSION}, voice “{NAME}”",
            "by": "Maureese Williams",
            "copyright": "Copyright 2026 Maureese Williams",
            "license": "Apache-2.0",
            "address": "https://pypi.org/project/hibari-tts/",
            "after": [
                {
                    "name": "Kokoro-82M",
                    "by": "hexgrad",
                    "license": "Apache-2.0",
                    "address": "https://huggingface.co/hexgrad/Kokoro-82M",
                    "how": "hibari's model was distilled from its voice af_heart",
                },
                {
                    "name": "misaki",
                    "by": "hexgrad",
                    "license": "Apache-2.0",
                    "address": "https://github.com/hexgrad/misaki",
                    "how": "hibari's dictionary is that of misaki",
                },
            ],
        }
    ],
    "changes": "trimmed, pauses set, brought to one loudness, encoded as MP3 by `bodylesson voice`",
    "note": "Neither program nor model is part of this project.",
}
"""Whose voice it is, for the page and for NOTICE: fields of `tools.credits.Credit`."""


class MissingExtraError(Exception):
    """A package is not installed that one of the project's extras brings."""

    def __init__(self, packages: str, extra: str) -> None:
        super().__init__(f"expected {packages}; `pip install '.[{extra}]'` brings it")


def speaker() -> Speak:
    """Load the voice, in about a second.

    Raises:
        MissingExtraError: hibari-tts is not installed, or another version of it.
    """
    wanted = f"hibari-tts {VERSION}"
    try:
        if version("hibari-tts") != VERSION:
            raise MissingExtraError(wanted, "voice")
        with _without("scipy.fft"):
            from hibari import Hibari
    except (PackageNotFoundError, ImportError) as error:
        raise MissingExtraError(wanted, "voice") from error
    voice = Hibari(NAME)

    def speak(text: str) -> Iterator[Samples]:
        for sentence in voice.stream(text, speed=SPEED, seed=SEED):
            yield np.asarray(sentence, np.float64)

    return speak


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Hide a module from imports.

    hibari uses SciPy's Fourier transform if it is installed; it rounds differently from NumPy's,
    and a clip would depend on which packages an author happens to have.
    """
    before = sys.modules.get(module)
    sys.modules[module] = None  # type: ignore[assignment]  # The documented way to hide a module.
    try:
        yield
    finally:
        del sys.modules[module]
        if before is not None:
            sys.modules[module] = before
