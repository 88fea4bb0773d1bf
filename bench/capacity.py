"""How many visitors who stay a while one machine could hold: calculated, not tried."""

from dataclasses import dataclass

STAY_S = 15 * 60
"""How long each stays, in seconds."""
PROCESSOR_SHARE = 0.7
"""Share of the processors that may be busy before answers become slow."""
MEMORY_SHARE = 0.8
"""Share of the memory that the server may fill."""


@dataclass(frozen=True)
class Capacity:
    """Visitors who are there at the same time."""

    visitors: int
    bound_by: str
    """`memory` or `processor`, whichever ends first."""


def capacity(
    processor_s: float, memory_mb: float, base_mb: float, cores: int, machine_mb: float
) -> Capacity:
    """From what one visitor costs on opening the page; a visitor who only stays costs memory alone.

    They come evenly spread, so that in `STAY_S` as many come as go.
    """
    most = cores * PROCESSOR_SHARE * STAY_S / max(processor_s, 1e-4)
    room = max(machine_mb * MEMORY_SHARE - base_mb, 0) / max(memory_mb, 1e-3)
    return Capacity(int(min(most, room)), "memory" if room < most else "processor")
