"""Styles for browsers that do not know `:has()` (Firefox 115) or `color-mix()` (Chrome 109).

Stylesheets are written for today's browsers; what is sent also has fallbacks for older ones.
"""

import re
import zlib
from collections.abc import Iterator

HAS = ":has("
MIX = "color-mix("
KNOWS_MIX = "@supports (color: color-mix(in srgb, red, blue)) {"
_RULE = re.compile(r"(?P<selector>[^{};]+)\{(?P<body>[^{}]*color-mix\([^{}]*)\}")
_DECLARATION = re.compile(r"(?P<name>[\w-]+)\s*:\s*(?P<value>[^;{}]*color-mix\([^;{}]*)(?=;|$)")


def with_older_ways(style: str) -> str:
    """The stylesheet with a class beside each `:has()` and a plain colour for each mixed one.

    `page/older/older.ts` sets the classes in browsers that do not know `:has()`. The mixed colours
    of variables stay: a variable with an unknown function is useless, so any such variable also
    needs a plain value under `@supports` (`ui/tokens.css`).

    Applying it twice changes nothing more.

    Raises:
        ValueError: a parenthesis is not closed.
    """
    return _RULE.sub(_with_plain_colours, "".join(_with_classes(style)))


def _with_classes(style: str) -> Iterator[str]:
    at = 0
    while (found := style.find(HAS, at)) >= 0:
        end = _closing(style, found + len(HAS))
        if style.endswith(":is(", at, found):
            yield style[at : end + 1]
            at = end + 1
            continue
        argument = style[found + len(HAS) : end]
        yield f"{style[at:found]}:is({HAS}{argument}),{_class(argument)})"
        at = end + 1
    yield style[at:]


def _class(argument: str) -> str:
    """A class that stands for what an element has, with as much weight as `:has()` gives it."""
    name = f".bl-has-{zlib.crc32(argument.encode()):08x}"
    return name if re.search(r"[.:\[]", argument) else f":where({name})"


def _with_plain_colours(rule: re.Match[str]) -> str:
    """The rule with plain colours, and the mixed ones where they are known.

    Two declarations in one rule would not do: a browser takes any value that has a `var()` in it,
    finds out later that it does not know the function, and is left with no colour at all.
    """
    if rule.string[: rule.start()].endswith(KNOWS_MIX):
        return rule[0]
    mixed: list[str] = []

    def plain(found: re.Match[str]) -> str:
        if found["name"].startswith("--"):
            return found[0]
        mixed.append(found[0].strip())
        value = found["value"]
        while (at := value.rfind(MIX)) >= 0:
            end = _closing(value, at + len(MIX))
            value = value[:at] + _plain(value[at + len(MIX) : end]) + value[end + 1 :]
        return f"{found['name']}: {value}"

    body = _DECLARATION.sub(plain, rule["body"])
    if not mixed:
        return rule[0]
    selector = rule["selector"].rpartition("*/")[2].strip()
    known = f"{KNOWS_MIX}{selector} {{ {'; '.join(mixed)} }}}}"
    return f"{rule['selector']}{{{body}}}{known}"


def _plain(mixed: str) -> str:
    """The color that makes up most of a mix, or the one that is not transparent."""
    _space, first, second = _split(mixed)
    share = re.search(r"([\d.]+)%", first)
    colours = [re.sub(r"\s*[\d.]+%\s*", "", one).strip() for one in (first, second)]
    if "transparent" in colours:
        return next(one for one in colours if one != "transparent")
    return colours[0] if share is None or float(share[1]) >= 50 else colours[1]


def _split(text: str) -> list[str]:
    """Splits at the commas outside all parentheses."""
    parts, depth, last = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(text[last:at])
            last = at + 1
    return [*parts, text[last:]]


def _closing(text: str, start: int) -> int:
    """Where the parenthesis opened before `start` closes."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    raise ValueError(
        f"stylesheet: expected a closing parenthesis after {text[start : start + 40]!r}"
    )
