"""What a lesson gives to a class, and how a teacher is told where the desk is."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bodylesson.lesson.class_reading import read_class
from bodylesson.pack.sheets import sheets_of
from bodylesson.sections.classroom.classroom import (
    Classroom,
    classroom,
    observer_card,
    polls,
    timer_of,
)
from bodylesson.sections.listing import showing
from bodylesson.serve import invitation
from bodylesson.serve.classroom.facts import FEEL, NOTICED, facts_of
from bodylesson.serve.classroom.routes import Classes
from tests.unit.real_lesson import psoas_release


def test_server_and_page_know_the_same_questions_and_answers() -> None:
    content = psoas_release().content
    facts = facts_of(content)
    asked = {poll["id"]: poll for poll in polls(content)}
    assert list(facts.polls) == list(asked)
    assert len(asked) > 5
    for id, answers in facts.polls.items():
        assert tuple(answer["id"] for answer in asked[id]["answers"]) == answers
        assert asked[id]["most"] == facts.most_choices(id)


def test_the_two_questions_of_reflecting_come_last() -> None:
    assert list(facts_of(psoas_release().content).polls)[-2:] == [FEEL, NOTICED]


def test_nothing_that_a_class_is_sent_tells_which_answer_is_right() -> None:
    content = psoas_release().content
    assert all(set(answer) == {"id", "text"} for p in polls(content) for answer in p["answers"])


def test_the_card_on_the_phone_says_what_the_printed_one_says() -> None:
    lesson = psoas_release()
    printed = next(
        sheet.data
        for sheet in sheets_of(lesson, read_class(lesson.folder))
        if sheet.name == "observer-cards"
    )
    card = observer_card(lesson)
    assert card.pop("signs") == printed["stop_signs"]
    card["checks"] = tuple(card["checks"])
    assert card == {name: printed[name] for name in ("intro", "checks", "ask", "stop")}
    assert not re.search(r"[{}]", str(card["checks"]))


def test_a_board_is_never_said_to_be_tapped() -> None:
    practice = psoas_release().content.practice
    of_frame = {step.cue for step in practice.frame.placing}
    of_ways = {step.cue for variant in practice.variants for step in variant.steps}
    shown = [cue for cue in practice.cues if cue.id in of_frame | of_ways]
    tapped = [cue for cue in shown if re.search(r"\b[Tt]ap\b", cue.screen)]
    assert len(tapped) == 1
    assert all("your phone" in (cue.board or "") for cue in tapped)


def test_a_lesson_without_a_class_file_has_no_card() -> None:
    lesson = psoas_release()
    assert observer_card(replace(lesson, folder=lesson.folder / "poses")) == {}


def test_the_body_is_turned_where_the_viewer_stands() -> None:
    shown = showing(psoas_release()).once(classroom)
    assert shown.turned == ["muscle"]


def test_the_page_sends_the_same_bytes_as_the_timer() -> None:
    shown = showing(psoas_release())
    made, timer = shown.once(classroom), timer_of(shown)
    assert isinstance(made, Classroom)
    assert made.timer is timer
    assert made.drawings == timer.drawings
    assert made.voice_data == timer.voice_data


@pytest.mark.parametrize(
    ("host", "network", "at"),
    [
        ("0.0.0.0", "192.0.2.7", "http://192.0.2.7:9000/desk#k=KEY"),
        ("127.0.0.1", "192.0.2.7", "http://localhost:9000/desk#k=KEY"),
        ("0.0.0.0", None, "http://localhost:9000/desk#k=KEY"),
        ("lesson.example", None, "http://lesson.example:9000/desk#k=KEY"),
    ],
)
def test_a_teacher_reads_where_the_desk_is(
    monkeypatch: pytest.MonkeyPatch, host: str, network: str | None, at: str
) -> None:
    monkeypatch.setattr(invitation, "network_address", lambda: network)
    said = invitation.class_invitation(host, 9000, "KEY")
    assert f"The desk is at {at} " in said
    assert ("Only this machine" in said) == ("localhost" in at)


def test_every_start_has_a_key_of_its_own_unless_one_is_named(tmp_path: Path) -> None:
    keys = {Classes.of(tmp_path, "", "", "").key for _ in range(3)}
    assert len(keys) == 3
    assert Classes.of(tmp_path, "", "", "mine").key == "mine"
