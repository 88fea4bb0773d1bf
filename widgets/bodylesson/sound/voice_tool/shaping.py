"""Sentences joined to a clip: trimmed, faded, and as loud as every other clip."""

from collections.abc import Iterable

import numpy as np

from bodylesson.sound.voice_tool.speaker import Samples

LOUDNESS_DB = -15.6
LOUDNESS = 10 ** (LOUDNESS_DB / 20)
"""Root mean square of what is spoken, as a share of full scale."""

PEAK_DB = -2.5
PEAK = 10 ** (PEAK_DB / 20)
"""No sample is louder, as a share of full scale."""

QUIET = 0.005
"""Softer than this share of its loudest sample, at either end, a sentence is silent."""

MARGIN_S = 0.02
"""Silence that stays at either end of a sentence, and how long it takes to fade, in seconds."""

PAUSE_S = 0.35
"""Silence between two sentences, in seconds."""

_SPOKEN = 0.2
"""Louder than this share of the root mean square of all, a sample counts as spoken."""


def clip(sentences: Iterable[Samples], rate_hz: int) -> Samples:
    """One clip of a text's sentences, in order, with a pause after each but the last.

    Raises:
        ValueError: nothing can be heard.
    """
    pause = np.zeros(round(PAUSE_S * rate_hz))
    heard = [trimmed(one, rate_hz) for one in sentences if np.any(one)]
    if not heard:
        raise ValueError("expected words that can be spoken, got none")
    parts = [part for one in heard for part in (pause, one)]
    return levelled(np.concatenate(parts[1:]))


def trimmed(samples: Samples, rate_hz: int) -> Samples:
    """Without the silence at both ends, but for a margin in which it fades in and out."""
    loud = np.flatnonzero(np.abs(samples) > QUIET * np.abs(samples).max())
    margin = round(MARGIN_S * rate_hz)
    # At the very beginning or end of the sound the margin is silence of our own.
    samples = np.pad(samples, margin)[loud[0] : loud[-1] + 2 * margin + 1].copy()
    ramp = np.sin(np.linspace(0, np.pi / 2, margin)) ** 2
    samples[:margin] *= ramp
    samples[-margin:] *= ramp[::-1]
    return samples


def levelled(samples: Samples) -> Samples:
    """Brought to `LOUDNESS`, whatever it was, and its peaks rounded off at `PEAK`."""
    root_mean_square = np.sqrt(np.mean(samples**2))
    spoken = samples[np.abs(samples) > _SPOKEN * root_mean_square]
    return soft_limit(samples * (LOUDNESS / np.sqrt(np.mean(spoken**2))))


def soft_limit(samples: Samples) -> Samples:
    """Rounds off what would be louder than the peak, from two thirds of it on."""
    knee = PEAK * 2 / 3
    over = np.abs(samples) > knee
    room = PEAK - knee
    rounded = knee + room * np.tanh((np.abs(samples) - knee) / room)
    return np.where(over, np.sign(samples) * rounded, samples)
