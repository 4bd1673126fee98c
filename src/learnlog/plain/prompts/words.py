"""Prompts of the kinds ``line``, ``prose`` and ``date``: something to type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from learnlog.content.task import LineField, ProseField
from learnlog.guide import Asked, answering
from learnlog.journal.aliases import next_alias
from learnlog.journal.answers import Answer, DateAnswer, LineAnswer, ProseAnswer
from learnlog.journal.days import full_date, read_date
from learnlog.plain.prompts.prompt import Pick, Prompt, Taken
from learnlog.text import one_line

A_DAY = "Write a day like 23 November 2026, 23/11/2026 or tomorrow."


def line(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for one line. An alias can be taken by its number."""
    spec = asked.spec
    assert isinstance(spec, LineField)
    text = answer.text if isinstance(answer, (LineAnswer, ProseAnswer)) else ""
    picks = (Pick("alias", next_alias(spec.alias)),) if spec.alias else ()

    def take(typed: str) -> Taken:
        return aliased(picks, typed, lambda said: answering.line(asked, answer, said))

    such = f"Such as: {spec.placeholder}" if spec.placeholder else ""
    return (
        Prompt(
            asked,
            "",
            asked.label,
            take,
            has=one_line(text),
            picks=picks,
            offers="" if isinstance(answer, LineAnswer) else asked.default,
            how=such,
            clear=lambda: answering.line(asked, answer, ""),
        ),
    )


def prose(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for a text of any length."""
    spec = asked.spec
    assert isinstance(spec, ProseField)
    text = answer.text if isinstance(answer, (LineAnswer, ProseAnswer)) else ""
    words = f"About {spec.words[0]} to {spec.words[1]} words." if spec.words else ""
    return (
        Prompt(
            asked,
            "",
            asked.label,
            lambda typed: Taken(answering.prose(asked, answer, typed)),
            has=text if text.strip() else "",
            long=True,
            how=words,
            clear=lambda: answering.prose(asked, answer, ""),
        ),
    )


def day(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for a day. What is no day yet is kept as it was typed, and asked for again."""
    given = answer if isinstance(answer, DateAnswer) else None
    has = "" if given is None else full_date(given.day) if given.day else unread(given.typed) if given.typed else ""

    def take(typed: str) -> Taken:
        said = day_or_words(typed, today)
        made = answering.day(asked, answer, said)
        return Taken(made, told=full_date(said)) if isinstance(said, date) else Taken(made, "", unread(said))

    return (
        Prompt(
            asked,
            "",
            asked.label,
            take,
            has=has,
            offers="" if given or not asked.default else full_date(date.fromisoformat(asked.default)),
            how=A_DAY,
            clear=lambda: answering.day(asked, answer, ""),
        ),
    )


def aliased(picks: tuple[Pick, ...], typed: str, make: Callable[[str], Answer]) -> Taken:
    """Return the answer with what was typed in it; with the proposed alias, where 1 takes it."""
    if picks and typed.strip() == "1":
        return Taken(make(picks[0].name), told=f"{picks[0].name}.")
    return Taken(make(typed.strip()))


def day_or_words(typed: str, today: date) -> date | str:
    """Return the day that was typed; the words themselves where they are none yet."""
    return read_date(typed, today) or one_line(typed)


def unread(typed: str) -> str:
    """Return what is said of words that should be a day and are none yet."""
    return f"“{one_line(typed)}” is kept, but it is no day learnlog can read. {A_DAY}"
