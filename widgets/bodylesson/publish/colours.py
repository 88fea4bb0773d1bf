"""The lesson's colours, read from the stylesheet that names them."""

import re

from bodylesson.page.files import page_style


def colour(name: str) -> str:
    """The light theme's colour `--bl-<name>`, e.g. `#fbfaf7`.

    Raises:
        LookupError: the stylesheet does not name it.
    """
    found = re.search(rf"--bl-{re.escape(name)}:\s*(#[0-9a-f]{{6}});", page_style())
    if found is None:
        raise LookupError(f"page.css: expected a colour --bl-{name}")
    return found[1]
