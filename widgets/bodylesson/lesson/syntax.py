"""What a YAML parser's complaint means, in plain words."""

import re

_PLAIN_WORDS = (
    (
        r"mapping values are not allowed",
        "one field a line, and quotes around a text that contains ': '",
        "a ':' where no field can begin",
    ),
    (
        r"could not find expected ':'",
        "a field name followed by ':'",
        "a line without one, or a text that is not indented",
    ),
    (r"found character '\\t'", "spaces", "a tab"),
    (
        r"found character '(.)' that cannot start any token",
        "quotes around a text that begins with '{0}'",
        "'{0}' without them",
    ),
    (r"found unexpected end of stream", "a closing quotation mark", "the end of the file"),
    (r"found unexpected document separator", "a closing quotation mark", "the end of a document"),
    (r"expected ',' or '([\]}])'", "',' or '{0}' in a list or group that was opened", None),
    (
        r"expected <block end>, but found '(-|<block sequence start>)'",
        "an entry indented like those before it",
        "'-' at another depth",
    ),
    (
        r"expected <block end>, but found '<block mapping start>'",
        "a line indented like those before it",
        "another depth",
    ),
    (
        r"expected <block end>, but found",
        "the end of the line, or quotes around the whole text",
        "more text after a value",
    ),
    (r"found unknown escape character '(.)'", "an escape that YAML knows, or '\\\\'", "'\\{0}'"),
    (r"expected chomping or indentation indicators", "a new line after '|' or '>'", "more text"),
    (r"expected the node content", "a value", "none"),
    (
        r"while scanning an (?:alias|anchor)",
        "a name after '*' or '&', or quotes around the text",
        "none",
    ),
    (r"tag", "a value without a tag (no '!')", "a tag that cannot be read"),
    (r"incompatible YAML document", "YAML 1.2", "another version after %YAML"),
    (r"<document start>", "'---' after a line that begins with '%'", "something else"),
)


def in_plain_words(complaint: str) -> tuple[str, str]:
    """Expected and got for a parser's message; an unknown message is passed on as it is."""
    for pattern, expected, got in _PLAIN_WORDS:
        if match := re.search(pattern, complaint):
            found = match.groups()
            return expected.format(*found), (got or "something else").format(*found)
    return "YAML", f"something that is not ({complaint})"
