"""Entries for tests of the command line, and text that wants to take over a terminal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from learnlog.journal.answers import (
    Answer,
    ChoicesAnswer,
    Chosen,
    Declined,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Comment, Entry, FollowUp
from tests import entries
from tests.entries import NOON as NOON

HOSTILE = "a\x1b]52;c;ZXZpbA==\x07b\x1b[31mc\x9b2Jd\x7fe\x00f\u202eg\u2066h"
"""ESC, OSC 52, CSI, C1, DEL, NUL and two bidirectional controls."""

DANGEROUS = frozenset("\x1b\x07\x9b\x7f\x00\u202e\u2066\r")


def is_safe(text: str) -> bool:
    return not DANGEROUS & set(text)


def an_id(number: int, ending: str = "") -> str:
    """An id: all begin alike, as those of one week do, and are larger the larger the number."""
    return f"01kbq{number:05d}".ljust(26 - len(ending), "0") + ending


def prose(text: str, **values: Any) -> ProseAnswer:
    asked = {"step": "note", "field": "text", "under": "Your note", "asked": "What do you want to keep?"}
    return ProseAnswer(**{**asked, "text": text, **values})


def entry(number: int, *answers: Answer, **values: Any) -> Entry:
    """An entry of Unit 5, begun so many days after the first."""
    own = {
        "id": an_id(number, f"{number:02d}{'abcdefgh'[number % 8]}qrz"),
        "unit": "unit-5",
        "unit_version": "1.0",
        "task": "task-2",
        "title": "Task 2: Two values in your setting",
    }
    return entries.entry(*answers, begun=NOON + timedelta(days=number), **{**own, **values})


def full_entry(number: int = 1, **values: Any) -> Entry:
    """An entry with an answer of every shape that reads differently."""
    step: dict[str, Any] = {"step": "extent", "item": "respect", "under": "Respect, where we are"}
    return entry(
        number,
        ChoicesAnswer(
            step="values",
            field="two",
            under="Two values",
            asked="Which two values?",
            chosen=(Chosen(id="respect", name="Respect"), Chosen(id="inclusion", name="Inclusion")),
        ),
        ScaleAnswer(
            **step,
            field="ratings",
            asked="How far does your setting show this?",
            ratings=(
                Rating(
                    item="a", name="listening to people", level="weak", level_name="weak", mark="◐", evidence="Seen"
                ),
                Rating(item="b", name="privacy", level="strong", level_name="strong", mark="●"),
            ),
        ),
        prose("First paragraph.\n\nSecond, with a crèche.", **step, field="judgement", asked="Your judgement?"),
        PeopleAnswer(
            step="plan",
            field="who",
            under="Action plan",
            asked="Who joins you?",
            people=(Person(id="p1", role="SENCO", alias="Jo"), Person(id="p2", role="Teaching assistant")),
        ),
        RowsAnswer(
            step="plan",
            field="actions",
            under="Action plan",
            asked="What will you do?",
            columns={"what": "Action", "by": "By when"},
            actions=True,
            rows=(
                Row(id="r1", cells={"what": "Ask every pupil first.\nThen wait.", "by": date(2026, 12, 1)}),
                Row(id="r2", cells={"what": "Look again"}),
            ),
            declined=(Declined(offered="x", name="privacy", reason="Not ours to change."),),
        ),
        **{
            "tags": ("reading", "Crèche"),
            "hours": 1.5,
            "follow_ups": (FollowUp(written=NOON, text="It went well."),),
            "comments": (Comment(written=NOON, by="Tutor", text="Say more."),),
            **values,
        },
    )
