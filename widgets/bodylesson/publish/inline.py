"""Text that can stand inside an HTML page's `<script>` elements without ending them."""

import base64
import json


def json_text(text: str) -> str:
    """JSON for a `<script type="application/json">`: `<` is written as its code.

    In JSON, `<` occurs only in strings, so the data stays the same; and without it nothing in the
    text can be read as `</script` or `<!--`, whatever the case of its letters.
    """
    return text.replace("<", "\\u003c")


def module_text(source: str) -> str:
    """A module's source as JSON, which keeps every byte, however strange the code is.

    Escaping code in place would need to know whether a `<!--` stands in a string, a regular
    expression or between operators.
    """
    return json_text(json.dumps(source, ensure_ascii=False))


def bytes_text(content: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(content).decode("ascii")
