"""Results as Markdown, which reads well in a terminal too."""

from collections.abc import Sequence

from bench.capacity import Capacity
from bench.results import MEASURES, Measure, Result
from bench.targets import Target

KEPT = {True: "pass", False: "FAIL", None: "not measured"}


def measures_table(results: Sequence[Result]) -> str:
    """Median and 95th percentile of everything, a column a contestant."""
    head = ["median · p95", *(result.name for result in results)]
    rows = [
        [f"{measure.label}{f', {measure.unit}' if measure.unit else ''}", *cells]
        for measure in MEASURES
        if any(cells := [_cell(result, measure) for result in results])
    ]
    return markdown(head, rows)


def ratios_table(results: Sequence[Result], keys: Sequence[str]) -> str:
    """How many times the first contestant's median each other's is."""
    first, *others = results
    labels = {measure.key: measure.label for measure in MEASURES}
    head = [f"times that of: {first.name}", *(result.name for result in others)]
    rows = []
    for key in keys:
        ours = first.median(key)
        cells = [_times(result.median(key), ours) for result in others]
        if any(cells):
            rows.append([labels[key], *cells])
    return markdown(head, rows)


def targets_table(targets: Sequence[Target]) -> str:
    """Each target, what came out, and whether it is kept."""
    rows = [
        [
            target.text,
            f"{'≥' if target.at_least else '≤'} {target.bound:.3g} {target.unit}",
            "" if target.value is None else f"{target.value:.3g}",
            KEPT[target.kept],
        ]
        for target in targets
    ]
    return markdown(["target", "bound", "measured", ""], rows)


def capacity_table(capacities: Sequence[tuple[str, Capacity]]) -> str:
    """Visitors at the same time, by contestant."""
    rows = [[name, f"{found.visitors:,}", found.bound_by] for name, found in capacities]
    return markdown(["server", "visitors at the same time", "bound by"], rows)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with columns of even width."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    rule = [":".rjust(width, "-") if at else "-" * width for at, width in enumerate(widths)]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join(padded)} |"

    return "\n".join([line(head), line(rule), *(line(row) for row in rows)])


def _cell(result: Result, measure: Measure) -> str:
    median, high = result.median(measure.key), result.p95(measure.key)
    if median is None or high is None:
        return ""
    return f"{median:,.{measure.digits}f} · {high:,.{measure.digits}f}"


def _times(theirs: float | None, ours: float | None) -> str:
    if theirs is None or ours is None:
        return ""
    return f"{theirs / ours:.1f}" if ours > 0 else "ours is 0"
