"""Says in plain words what a field may hold, according to the schema."""

from bodylesson.lesson.faults import listed
from bodylesson.lesson.schema import Schema, without_null

PATTERNS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": (
        "an id: lower-case words joined by hyphens, at most 40 characters, e.g. 'left-hip'"
    ),
    r"^[a-z][a-z0-9-]*$": (
        "the id of a source: lower-case words joined by hyphens, e.g. 'grabow-2018'"
    ),
    r"^\S+( \S+){0,3}$": "one to four words",
    r"^[a-z_]+(\.[a-z0-9-]+){0,2}$": (
        "the names of a step of poses.yaml joined by dots, e.g. 'placing.lower'"
    ),
    r"^10\.\d{4,9}/\S+$": "a DOI without https://doi.org/ in front, e.g. '10.1000/xyz123'",
    r"^https?://\S+$": "an address that begins with https:// or http:// and has no spaces",
}
"""What a text that fits each pattern of the types looks like."""


def expected_by(schema: Schema, part: Schema) -> str:
    """Say what a part of a schema accepts, e.g. "a whole number from 1 to 40"."""
    inner = without_null(part)
    if inner is not part:
        return f"{expected_by(schema, inner)}, or null"
    if "$ref" in part:
        return expected_by(schema, schema["$defs"][part["$ref"].removeprefix("#/$defs/")])
    if "const" in part:
        return f"'{part['const']}'"
    if "enum" in part:
        return f"one of {listed(part['enum'], most=20)}"
    match part["type"]:
        case "string":
            return _text(part)
        case "integer":
            return _number("a whole number", part)
        case "number":
            return _number("a number", part)
        case "boolean":
            return "true or false"
        case "array":
            return "a list of at least one entry" if part.get("minItems") else "a list"
    return f"a group of the fields {listed(part['properties'])}"


def _text(part: Schema) -> str:
    if pattern := part.get("pattern"):
        return PATTERNS.get(pattern, f"a text that fits {pattern}")
    return "some words"


def _number(kind: str, part: Schema) -> str:
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None and high is not None:
        return f"{kind} from {low} to {high}"
    if low is not None:
        return f"{kind} of {low} or more"
    return kind if high is None else f"{kind} of {high} or less"
