"""What the terminal says: who can open the lesson, and how a class gets in."""

import re

import pytest
import segno

from bodylesson.serve import invitation


def test_alone_by_default() -> None:
    words = invitation.invitation("127.0.0.1", 8866)
    assert "http://localhost:8866/" in words
    assert "Only this machine" in words
    assert "make lesson HOST=0.0.0.0" in words


def test_a_class_is_told_the_address_twice_and_what_it_means(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(invitation, "network_address", lambda: "192.168.1.7")
    words = invitation.invitation("0.0.0.0", 9000)
    assert "http://192.168.1.7:9000/" in words
    assert invitation.code("http://192.168.1.7:9000/") in words
    for said in ("same network", "not encrypted", "https", "wake lock", "service worker"):
        assert said in words


def test_without_a_network_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitation, "network_address", lambda: None)
    assert "on no network" in invitation.invitation("0.0.0.0", 9000)


def test_an_address_of_version_six_stands_in_brackets() -> None:
    assert invitation.address("fd00::1", 80) == "http://[fd00::1]:80/"


HALVES = {" ": (1, 1), "\u2580": (0, 1), "\u2584": (1, 0), "\u2588": (0, 0)}
"""A block letter and the two modules above one another that it draws; a lit one is a light one."""


def test_the_code_is_that_of_the_address() -> None:
    url = "http://192.168.1.7:8866/"
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", invitation.code(url)).splitlines()
    rows = [[HALVES[letter][half] for letter in line] for line in drawn for half in (0, 1)]
    code = segno.make(url, error="m")
    wanted = [list(row) for row in code.matrix_iter(border=code.default_border_size)]
    assert rows[: len(wanted)] == wanted
    assert len(wanted) > 21
