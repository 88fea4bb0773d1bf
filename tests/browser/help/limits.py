"""Time limits of the front end, taken out of play where a test is not about them."""

import re

from tests.browser.help.servers import ROOT


def without_limit(file: str, name: str) -> str:
    """A page script after which timers of exactly that length never fire.

    `file` lies in the package and names the milliseconds as a constant.
    """
    text = (ROOT / "widgets" / "bodylesson" / file).read_text("utf-8")
    ms = next(re.finditer(rf"\b{name} = ([0-9_]+);", text))[1]
    return f"""{{
      const wait = window.setTimeout;
      window.setTimeout = (then, ms = 0, ...rest) => ms === {ms} ? 0 : wait(then, ms, ...rest);
    }}"""
