"""Presentations for tests: the one a trainee wrote, and small ones."""

from __future__ import annotations

from learnlog.export.building import of_entries
from learnlog.export.deck import deck_of
from learnlog.export.document import Document
from learnlog.export.slides import Deck, Said, Slide
from learnlog.guide import Guide
from learnlog.journal.answers import Answer
from tests.entries import entry
from tests.export.documents import AUTHOR, entries, unit_5


def written() -> Document:
    """Return a document of the presentation of the whole unit alone."""
    return of_entries([(one, unit_5()) for one in entries() if one.task == "task-3"], AUTHOR)


def begun(*answers: Answer) -> Deck:
    """Return the presentation of an entry that has only these answers."""
    unit = unit_5()
    made = deck_of(Guide(unit, unit.task("task-3"), entry(*answers, task="task-3", unit=unit.id), AUTHOR.profile))
    assert made is not None
    return made


def showing(text: str, notes: str = "") -> Document:
    """Return a document of one presentation that says the same text everywhere."""
    first = Slide("title", "one", text, said=(Said("", (text,), ""),))
    second = Slide("content", "two", text, text, (Said(text, (text,), notes or text),))
    return Document("Slides", (), (), (Deck(text, (first, second)),))
