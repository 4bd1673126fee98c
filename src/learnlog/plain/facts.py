"""What is kept about an entry besides its answers: the day it is about, the hours it took, its tags."""

from __future__ import annotations

from learnlog.journal.days import full_date, in_the_past, read_date
from learnlog.plain.asking import heard, word
from learnlog.plain.desk import Desk
from learnlog.plain.keeping import said
from learnlog.sitting import Sitting
from learnlog.text import one_line


def change_facts(desk: Desk, sitting: Sitting) -> None:
    """Ask for each; Enter leaves it as it is. Raises what leads elsewhere."""
    talk, entry = desk.talk, sitting.entry
    talk.say(f"It happened on {full_date(entry.happened_on)}.")
    while line := heard(talk, "Another day, or Enter:"):
        today = desk.workspace.today
        day = read_date(line, today, in_the_past(today))
        if day is not None:
            sitting.describe(happened_on=day)
            talk.say(f"It happened on {full_date(day)}.")
            break
        talk.say(f"“{one_line(line)}” is no day learnlog can read. Write it like 23 November 2026.")
    talk.say(f"Hours it took: {entry.hours:g}." if entry.hours else "No hours are noted.")
    while line := heard(talk, "Hours, such as 1.5, or Enter:"):
        hours = _hours(line)
        if hours is not None:
            sitting.describe(hours=hours)
            break
        talk.say("That is not a number of hours.")
    tags = ask_for_tags(desk, entry.tags)
    if tags is not None:
        sitting.describe(tags=tags)
    talk.say(said(sitting.keep(durable=True)))


def ask_for_tags(desk: Desk, tags: tuple[str, ...]) -> tuple[str, ...] | None:
    """Ask for tags and return them; None to leave them as they are."""
    desk.talk.say(f"Tags: {', '.join(map(one_line, tags))}." if tags else "It has no tags.")
    line = heard(desk.talk, "Tags with commas between, “none” to take all away, or Enter:")
    if not line.strip():
        return None
    return () if word(line) == "none" else tuple(part.strip() for part in line.split(",") if part.strip())


def _hours(text: str) -> float | None:
    """Return hours for ``1.5`` or ``1,5``; None for what is no number of hours."""
    try:
        hours = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return hours if 0 <= hours <= 10_000 else None
