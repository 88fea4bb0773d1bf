"""All tables and the words around them, as one Markdown text."""

from collections.abc import Mapping

from bench.capacity import MEMORY_SHARE, PROCESSOR_SHARE, STAY_S, Capacity, capacity
from bench.machine import cores, memory_mb
from bench.results import Result
from bench.table import capacity_table, measures_table, ratios_table, targets_table
from bench.targets import targets

RATIOS = (
    "words",
    "home",
    "usable",
    "words_warm",
    "usable_warm",
    "received",
    "requests",
    "together",
    "together_processor",
    "memory",
)
"""The measures whose medians are compared."""

METHOD = """
How it was measured. Each server is started alone, and visited once before any visit that counts.
*First words*: the lesson's title is seen in a frame that is painted. *Home usable*: Begin has been
pressed, and the first step is shown; of the static page the first words count, since it has nothing
to press. *From Home to Start*: the path is walked by Begin and Next; on the way the hip bends, the
gate takes its answers, the spot finder follows its controls, the measures, the journal and the quiz
in their folds ask for what is missing, a changed side stands in the practice's line, and Start
starts. A server that knows no steps shows all of it as one page, which is scrolled from heading to
heading. Without a graphics card the viewer draws in software. *Received by a phone* counts until
nothing more comes. *From an input*: each control that a practice needs, several times; in the
static page, which has none, a bare checkbox that changes a line of words. *Many at once*:
{visitors} programs, not browsers, get the page and all that a browser got on its first visit, and
where widgets come over a websocket wait for all their state; so it is the server's part of the
wait, and each visitor's own device comes on top (see `bench/burst.py`). Memory counts what
processes share once. Other origins do not exist in the bench. For Solara, Font Awesome is switched
off, and its front end lies on this machine. p95 is the nearest rank: of fewer than 20 values, the
largest.
"""


def report(results: Mapping[str, Result], machine: str, counts: str, visitors: int) -> str:
    """The report; the contestants stand in the order of `results`, this lesson first."""
    columns = list(results.values())
    found = [(result.name, holds) for result in columns if (holds := _capacity(result)) is not None]
    share = f"{PROCESSOR_SHARE:.0%} of the processors and {MEMORY_SHARE:.0%} of the memory"
    parts = [
        f"{machine}. {counts}",
        measures_table(columns),
        "## Ratios of medians\n",
        ratios_table(columns, RATIOS),
        "## Targets\n",
        targets_table(targets(results)),
        f"## Visitors who stay {STAY_S // 60} minutes\n",
        f"Calculated from the cost of one among many, at {share} of this machine; what the "
        "network carries is not counted.\n",
        capacity_table(found),
        METHOD.format(visitors=visitors).strip(),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _capacity(result: Result) -> Capacity | None:
    processor, memory = result.median("together_processor"), result.median("memory")
    base = result.median("base")
    if processor is None or memory is None or base is None:
        return None
    return capacity(processor, memory, base, cores(), memory_mb())
