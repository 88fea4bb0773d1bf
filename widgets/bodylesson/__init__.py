"""An interactive lesson on the body: content as data, session plans, widgets and a page."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bodylesson.page.notebook import open_lesson

__all__ = ["open_lesson"]


def __getattr__(name: str) -> Any:
    """Load `open_lesson` when a notebook asks for it: authors' commands need no widgets."""
    if name == "open_lesson":
        from bodylesson.page.notebook import open_lesson

        return open_lesson
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
