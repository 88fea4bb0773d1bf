"""Sound as MP3, which every browser decodes; LAME comes with the extra `voice`."""

from bodylesson.sound.voice_tool.speaker import MissingExtraError, Samples

RATE_HZ = 16_000
"""Samples a second in the file: speech needs no more."""

KBIT_PER_S = 16
"""On average; LAME spends more where there is more to hear."""

_ABR = 3
"""LAME's name for an average bit rate among its kinds of variable rate."""

_BEST = 2


def encoded(samples: Samples, rate_hz: int) -> bytes:
    """The samples as an MP3 of one channel.

    Raises:
        MissingExtraError: lameenc is not installed.
    """
    try:
        from lameenc import Encoder
    except ImportError as error:
        raise MissingExtraError("lameenc", "voice") from error
    encoder = Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_vbr(_ABR)
    encoder.set_vbr_mean_bitrate_kbps(KBIT_PER_S)
    encoder.set_quality(_BEST)
    pcm = (samples * 32767).round().astype("<i2").tobytes()
    return bytes(encoder.encode(pcm) + encoder.flush())
