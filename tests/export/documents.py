"""A unit worked through from end to end, and smaller documents, to write in every format."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from learnlog.content.parse import parse_unit
from learnlog.content.unit import Unit
from learnlog.export.building import Author, of_unit
from learnlog.export.document import Answer, Block, Document, Part, Section, Text
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.settings import Profile
from learnlog.store.format import parse_entry
from learnlog.store.units import bundled_units, load_catalog
from tests.entries import entry
from tests.units import listening_to_readers

ENTRIES = Path(__file__).resolve().parents[1] / "tui" / "golden"
"""The entries that a trainee wrote in the tests of the tasks."""

AUTHOR = Author(Profile(name="Ada", setting="A secondary school", area="autism"), "autism", date(2026, 12, 4))
LISTENING = parse_unit("listening", listening_to_readers())
LATER = datetime(2026, 12, 1, 17, 5, tzinfo=UTC)


@cache
def unit_5() -> Unit:
    return next(one for one in load_catalog(bundled_units(), Path("/nowhere")).units if one.id == "unit-5")


@cache
def entries() -> tuple[Entry, ...]:
    """Every task and activity of the unit, complete; one was followed up and commented on."""
    found = [parse_entry(path.read_bytes(), path.name)[0] for path in sorted(ENTRIES.glob("*.toml"))]
    return tuple(_answered(one) if one.task == "task-1" else one for one in found)


def _answered(one: Entry) -> Entry:
    followed = one.followed_up("Asked again after four weeks:\n\n- two pupils said yes\n- one shrugged", LATER)
    comment = Comment(written=LATER, by="Tutor", text="Which of them did you ask alone?")
    return followed.changed(tags=("values", "autism"), hours=1.5, comments=(comment,), updated=LATER)


@cache
def whole_unit() -> Document:
    unit = unit_5()
    read = [one.place for one in unit.screens() if one.place.startswith("readings/")][:-2]
    return of_unit(unit, entries(), read, AUTHOR)


def saying(*blocks: Block, asked: str = "What did you see?", title: str = "A walk") -> Document:
    """Return a document in which one question is answered."""
    return Document(title, (), (Part("walk", title, sections=(Section("", (Answer(asked, blocks),)),)),))


def texts_of(*texts: str) -> tuple[Block, ...]:
    return tuple(Text(one) for one in texts)


def section(found: Part, title: str) -> Section:
    return next(one for one in found.sections if one.title == title)


def answers(found: Section) -> list[Answer]:
    return [one for one in found.content if isinstance(one, Answer)]


def notice(*answers: object, **values: object) -> Entry:
    """Return an entry for a task of the second unit."""
    about = {"unit": "listening", "unit_version": "1.2", "task": "notice", "title": "Task A: Notice your habits"}
    return entry(*answers, **{**about, **values})  # type: ignore[arg-type]
