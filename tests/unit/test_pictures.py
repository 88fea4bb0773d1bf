"""Large drawings leave the page, and say no less."""

import re

from bodylesson.compose.pictures import LARGE_CHARS, STAYS, move_pictures

PATH = f'<path d="{"M0 0" * (LARGE_CHARS // 4)}"/>'


def drawing(attributes: str = "", inside: str = "") -> str:
    return f'<svg viewBox="0 0 300 200"{attributes}>{inside}{PATH}</svg>'


def test_a_large_drawing_becomes_a_part_that_waits_for_its_turn() -> None:
    moved = move_pictures(f"<p>a</p>{drawing()}<p>b</p>", "assets/")
    (part,) = moved.parts
    image = (
        f'<img class="bl-drawing" src="assets/{part.name}" width="300" height="200" alt=""'
        ' loading="lazy" decoding="async">'
    )
    assert moved.html == f"<p>a</p>{image}<p>b</p>"
    assert PATH.encode() in part.content
    assert part.name.endswith(".svg")


def test_its_colours_come_with_it_for_both_themes() -> None:
    (part,) = move_pictures(drawing(), "").parts
    text = part.content.decode()
    assert "--bl-ink:" in text
    assert "prefers-color-scheme:dark" in text.replace(" ", "")


def test_only_the_colours_that_it_uses_come_with_it() -> None:
    (part,) = move_pictures(drawing(inside='<path fill="var(--bl-psoas)"/>'), "").parts
    text = part.content.decode()
    assert set(re.findall(r"--bl-([a-z-]+):", text)) == {"ink", "psoas"}


def test_its_own_words_become_those_of_the_image() -> None:
    said = '<title id="t">At &lt;rest&gt;</title><desc id="d">Face down.</desc>'
    own = drawing(' role="img" aria-labelledby="t d"', said)
    moved = move_pictures(own, "")
    assert 'alt="At &lt;rest&gt; Face down."' in moved.html
    assert "aria-labelledby" not in moved.parts[0].content.decode()


def test_small_ones_and_the_first_stay() -> None:
    small = '<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>'
    html = small + drawing(f" {STAYS}")
    moved = move_pictures(html, "")
    assert (moved.html, moved.parts) == (html, ())


def test_each_has_a_stem_of_its_own_by_which_it_is_kept() -> None:
    moved = move_pictures(drawing() + drawing(inside="<g/>"), "")
    assert len({part.stem for part in moved.parts}) == 2


def test_equal_ones_are_one_part() -> None:
    moved = move_pictures(drawing() * 2, "")
    assert len(moved.parts) == 1
    assert len(re.findall("<img", moved.html)) == 2
