"""What every piece of lesson content is made of: small checked strings and the frozen base."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40),
]
"""Lower-case words joined by hyphens, unique in its list."""

SourceId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60),
]
"""The id of an entry of references.yaml, or `ours` for our own reasoning."""

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1200),
]
"""Plain text for the learner; no markup."""

Sources = Annotated[tuple[SourceId, ...], Field(min_length=1)]
"""Where something comes from: ids of references.yaml."""


class Content(BaseModel):
    """Base of all content: immutable, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Range(Content):
    """A smallest and a largest value in the unit that the field's name gives."""

    low: float = Field(ge=0)
    """Smallest value."""
    high: float = Field(ge=0)
    """Largest value; not below `low`."""
