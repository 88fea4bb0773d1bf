"""Writes what the page's template takes from `ui/palette.toml`: run `python -m tools.palette`.

A unit test fails while the file is stale.
"""

from pathlib import Path

import jinja2

from bodylesson.ui.palette import palette, stylesheet

PACKAGE = Path(__file__).parents[1] / "widgets" / "bodylesson"
TARGET = PACKAGE / "page" / "template" / "palette.html.j2"

TEMPLATE = """\
{#- Made by `python -m tools.palette` from ui/palette.toml. -#}
<meta name="theme-color" media="(prefers-color-scheme: light)" content="<< bg.light >>">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="<< bg.dark >>">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='14' fill='<< accent.light | urlencode >>'/%3E\
%3Ccircle cx='16' cy='16' r='6' fill='<< bg.light | urlencode >>'/%3E%3C/svg%3E">
<style>
<< style >></style>
"""


def template_text() -> str:
    """The part of the page's head that depends on the palette, as a Jinja template."""
    environment = jinja2.Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    colours = palette()
    return environment.from_string(TEMPLATE).render(
        bg=colours["bg"], accent=colours["accent"], style=stylesheet()
    )


if __name__ == "__main__":
    TARGET.write_text(template_text(), "utf-8")
