"""The bench's statistics, tables and verdicts; its measurements are not part of `make test`."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.burst import Recording
from bench.capacity import capacity
from bench.figures import highest, middle, p95, ratio
from bench.floor_page import static_page, write
from bench.results import MEASURES, Result
from bench.settings import count
from bench.sizes import MARKS, rows, with_sizes
from bench.table import markdown, measures_table, ratios_table, targets_table
from bench.targets import FRAME_MS, targets
from bench.traffic import Traffic
from bodylesson.compose.page import Page, Part

SAMPLES = st.lists(st.floats(0, 1e6), min_size=1, max_size=60)


@given(SAMPLES)
def test_p95_is_measured_and_few_values_exceed_it(values: list[float]) -> None:
    found = p95(values)
    assert found in values
    assert sum(value > found for value in values) <= 0.05 * len(values)


@pytest.mark.parametrize(
    ("values", "expected"), [([3, 1, 2], 3), (range(1, 21), 19), (range(1, 101), 95), ([7], 7)]
)
def test_p95_by_hand(values: list[float], expected: float) -> None:
    assert p95(list(values)) == expected


def test_nothing_has_no_median() -> None:
    assert middle([]) is None
    assert highest([]) is None
    assert middle([1, 2, 10]) == 2
    with pytest.raises(ValueError, match="at least one value"):
        p95([])


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [(6, 2, 3), (1, 0, None), (1, -0.1, None), (None, 1, None), (1, None, None)],
)
def test_ratio(theirs: float | None, ours: float | None, expected: float | None) -> None:
    assert ratio(theirs, ours) == expected


def result(key: str, **samples: float | list[float]) -> Result:
    made = Result(key, key.title())
    for name, values in samples.items():
        made.add(name, *(values if isinstance(values, list) else [values]))
    return made


def promised(**ours: float | list[float]) -> list[bool | None]:
    results = {
        "composed": result("composed", **ours),
        "voila": result("voila", usable=3, together=[10, 40]),
        "pool": result("pool", usable=1.5),
        "solara": result("solara", usable=1.2),
        "floor": result("floor", words=0.1),
    }
    return [target.kept for target in targets(results)]


def test_targets_at_their_bounds() -> None:
    kept = promised(
        usable=1, words=0.15, home=0.15, document=60, opened=350, together=2, memory=1,
        answer=FRAME_MS,
    )  # fmt: skip
    assert kept == [True] * 10
    missed = promised(
        usable=1.3, words=0.2, home=0.16, document=60.1, opened=350.1, together=[1, 2.1],
        memory=1.1, answer=FRAME_MS + 0.1,
    )  # fmt: skip
    assert missed == [False] * 10


def test_words_and_home_are_held_to_the_static_page_each() -> None:
    assert promised(words=0.15, home=0.16)[3:5] == [True, False]
    assert promised(words=0.16, home=0.15)[3:5] == [False, True]


def test_what_was_not_measured_is_neither_kept_nor_missed() -> None:
    assert promised() == [None] * 10
    assert [target.kept for target in targets({})] == [None] * 10
    assert targets_table(targets({})).count("not measured") == 10


def test_memory_that_did_not_grow_is_within_its_bound() -> None:
    assert promised(memory=-0.2)[8] is True


def test_the_table_shows_median_and_p95_and_leaves_empty_rows_out() -> None:
    columns = [result("composed", words=[0.1, 0.3, 0.2]), result("floor", requests=[1234.0])]
    lines = measures_table(columns).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert len(lines) == 4
    assert "| First words, empty cache, s" in lines[2]
    assert "0.20 · 0.30" in lines[2]
    assert "1,234 · 1,234" in lines[3]


def test_ratios_are_of_medians() -> None:
    columns = [result("composed", words=[1, 2, 9], memory=-1.0), result("b", words=5.0, memory=9.0)]
    table = ratios_table(columns, ["words", "memory", "requests"])
    assert "2.5 |" in table
    assert "ours is 0 |" in table
    assert "Requests" not in table


def test_cells_of_a_table_are_padded() -> None:
    assert markdown(["a", "bb"], [["ccc", "d"]]) == "| a   | bb |\n| --- | -: |\n| ccc |  d |"


def test_every_measure_has_its_own_key() -> None:
    assert len({measure.key for measure in MEASURES}) == len(MEASURES) > 15


def test_capacity_ends_with_memory_or_processor() -> None:
    by_memory = capacity(1, 80, 200, cores=2, machine_mb=8000)
    assert (by_memory.visitors, by_memory.bound_by) == (77, "memory")
    by_processor = capacity(10, 1, 0, cores=2, machine_mb=8000)
    assert (by_processor.visitors, by_processor.bound_by) == (126, "processor")
    assert math.isfinite(capacity(0, -1, 0, 2, 8000).visitors)


def test_the_floor_has_the_words_and_no_script() -> None:
    page = '<p>a</p><div class="bl-live" data-model="1"></div><script type="module">x</script>'
    assert static_page(page) == "<p>a</p>"
    with pytest.raises(ValueError, match="found 0 and 0"):
        static_page("<p>a</p>")


def test_the_floor_has_the_pictures_as_well(tmp_path: Path) -> None:
    page = '<p>a<img alt="b" src="assets/c.svg"></p><script></script><div class="bl-live"></div>'
    write(page, tmp_path, lambda address: f"the file of {address}".encode())
    assert (tmp_path / "index.html").read_text("utf-8").startswith("<p>a<img")
    assert (tmp_path / "assets" / "c.svg").read_bytes() == b"the file of assets/c.svg"


@pytest.mark.parametrize("text", ["0", "-1", "many", ""])
def test_counts_are_whole_and_positive(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("BENCH_TRIED", text)
    with pytest.raises(ValueError, match="BENCH_TRIED: expected a whole number"):
        count("BENCH_TRIED", 1)


def test_a_recording_holds_what_the_server_had_beside_the_page() -> None:
    origin, id = "http://localhost:1/", "0123abcd-0123-4567-89ab-0123456789ab"
    urls = [origin, f"{origin}a.js", f"{origin}gone.js"]
    traffic = Traffic(
        origin, urls=urls, missing={urls[2]}, socket=f"ws://localhost:1/kernels/{id}/channels"
    )
    recording = Recording.of(traffic)
    assert recording.urls == [f"{origin}a.js"]
    assert recording.kernel_id == id
    assert Recording.of(Traffic(origin)).kernel_id is None


def test_sizes_are_of_the_page_and_its_parts_largest_first() -> None:
    words, code = Part("page", "html", b"word " * 100), Part("viewer", "js", b"code " * 10_000)
    parts = [code, Part("names", "js", b"short"), *(Part(f"d{i}", "svg", b"x") for i in (1, 2))]
    found = rows(Page(words, {part.name: part for part in parts}))
    assert [row[:2] for row in found] == [
        ["the page itself", "500"],
        ["`viewer`", "50,000"],
        ["drawings", "2"],
        ["other modules", "5"],
    ]
    assert int(found[1][3].replace(",", "")) < int(found[1][2].replace(",", "")) < 50_000


def test_sizes_go_between_their_marks_and_nowhere_else() -> None:
    begin, end = MARKS
    assert with_sizes(f"a\n{begin}old{end}\nb", "new") == f"a\n{begin}\nnew\n\n{end}\nb"
    with pytest.raises(ValueError, match="marks of the sizes"):
        with_sizes("a", "new")
