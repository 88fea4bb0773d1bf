"""What a class needs in addition to the lesson that everybody reads."""

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Words


class ReflectWord(Content):
    """A word that people in a class may choose for what they felt."""

    id: Id
    text: Words


class Reflect(Content):
    """The closed lists of words for after the practice. Nobody writes anything of their own."""

    ask_feel: Words
    """What is asked with `feels`."""
    feels: tuple[ReflectWord, ...] = Field(min_length=2, max_length=8)
    """How it feels now; one of them."""
    ask_noticed: Words
    """What is asked with `noticed`."""
    noticed: tuple[ReflectWord, ...] = Field(min_length=2, max_length=16)
    """What somebody noticed; a few of them."""


class Classroom(Content):
    """A class."""

    reflect: Reflect
