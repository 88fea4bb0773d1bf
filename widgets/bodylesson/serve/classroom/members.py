"""The people of a room as this server sees them: open connections, nothing more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Message = dict[str, Any]


class Role(StrEnum):
    """What somebody is in a class."""

    STUDENT = "student"
    OBSERVER = "observer"
    BOARD = "board"
    DESK = "desk"


@dataclass(eq=False)
class Member:
    """Someone with a connection."""

    role: Role
    offer: Callable[[str], None]
    """Takes the newest snapshot; one that was not sent yet is forgotten."""
    ready: bool = False
    ballots: dict[str, str] = field(default_factory=dict)
    """By question the ballot that this connection gave: it gives one."""


def present(members: Iterable[Member]) -> int:
    """How many students and observers are here."""
    return sum(member.role in (Role.STUDENT, Role.OBSERVER) for member in members)


def ready(members: Iterable[Member]) -> int:
    """How many of them are ready; who only watches is ready by watching."""
    return sum(
        member.role is Role.OBSERVER or (member.role is Role.STUDENT and member.ready)
        for member in members
    )
