"""Entries made into a document: in the order of the unit, under the questions as they were asked, gaps and all.

Pure: the unit, the entries, the profile and the day come in, a document goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from learnlog.content.placeholders import filled
from learnlog.content.task import Task
from learnlog.content.unit import Level, Unit
from learnlog.export.deck import deck_of
from learnlog.export.document import (
    Added,
    Answer,
    Block,
    Document,
    Fact,
    Missing,
    Part,
    Points,
    Rated,
    Ratings,
    Section,
    Table,
    Template,
    TemplateRow,
    Text,
)
from learnlog.export.slides import Deck
from learnlog.guide import Guide
from learnlog.guide.model import Asked, Gap, StandingStep
from learnlog.journal import answers as given
from learnlog.journal.answers import Address
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import ReadAnswer, about_comment, long_date, long_moment, read_answer, read_back
from learnlog.journal.settings import Profile
from learnlog.journal.summarising import summarise

NO_LONGER_ASKED = "Kept from questions that are no longer asked"
"""Over what was written for a choice that was taken back since, and for questions of another version of the unit."""


@dataclass(frozen=True)
class Author:
    """Who hands in, and when.

    Attributes:
        profile: name, setting and area of need, each where it is known.
        area: the area of need in words.
        today: the day it is handed in.
    """

    profile: Profile
    area: str
    today: date


def of_entries(entries: Sequence[tuple[Entry, Unit | None]], author: Author, title: str = "") -> Document:
    """Return a document of some entries, in the order given.

    Args:
        entries: each with the unit it belongs to; None for a free entry, or where the unit is gone.
        title: what it is; by default the title of the only entry, or how many there are.
    """
    only = entries[0][0].title if len(entries) == 1 else ""
    return Document(
        title or only or f"{len(entries)} entries of a learning log",
        _cover(author, [entry for entry, _ in entries], {unit.name: None for _, unit in entries if unit}),
        tuple(_numbered(_part(entry, unit, author.profile) for entry, unit in entries)),
        _decks(entries, author.profile),
    )


def of_unit(unit: Unit, entries: Sequence[Entry], read: Iterable[str], author: Author) -> Document:
    """Return a document of a whole unit: outcomes, reading, then every task and activity, begun or not.

    Args:
        entries: those that answer the unit, in any order; of one task, the one that happened first stands first.
        read: the places that were read.
    """
    in_time = sorted(entries, key=lambda one: (one.happened_on, one.id))
    begun = [one for one in in_time if any(one.task == task.id for task in unit.tasks)]
    parts = [part for part in (_outcomes(unit, in_time), _reading(unit, set(read))) if part is not None]
    for task in sorted(unit.tasks, key=lambda task: task.kind != "task"):
        own = [one for one in begun if one.task == task.id]
        parts += [_part(one, unit, author.profile) for one in own]
        if not own:
            parts.append(Part(task.id, task.name, sections=(Section("", (Answer("", (Missing("Not begun."),)),)),)))
    parts += [_part(one, unit, author.profile) for one in in_time if one not in begun]
    tasks = {task.id for task in unit.tasks if task.kind == "task"}
    complete = {one.task for one in begun if one.state == "complete"} & tasks
    facts = (*_cover(author, in_time, {unit.name: None}), Fact("Tasks complete", f"{len(complete)} of {len(tasks)}"))
    return Document(unit.name, facts, tuple(_numbered(parts)), _decks([(one, unit) for one in begun], author.profile))


def _decks(entries: Iterable[tuple[Entry, Unit | None]], profile: Profile) -> tuple[Deck, ...]:
    guides = ((unit, _task(entry, unit), entry) for entry, unit in entries)
    made = (deck_of(Guide(unit, task, entry, profile)) for unit, task, entry in guides if unit and task)
    return tuple(one for one in made if one is not None)


def _cover(author: Author, entries: Sequence[Entry], units: Iterable[str]) -> tuple[Fact, ...]:
    days = sorted(one.happened_on for one in entries)
    hours = sum(one.hours or 0 for one in entries)
    dates = ""
    if days:
        dates = long_date(days[0]) if days[0] == days[-1] else f"{long_date(days[0])} to {long_date(days[-1])}"
    facts = (
        Fact("Name", author.profile.name),
        Fact("Setting", author.profile.setting),
        Fact("Area of need", author.area),
        Fact("Unit", ", ".join(units)),
        Fact("Written about", dates),
        Fact("Hours", f"{hours:g}" if hours else ""),
        Fact("Handed in", long_date(author.today)),
    )
    return tuple(one for one in facts if one.value.strip())


def _numbered(parts: Iterable[Part]) -> Iterator[Part]:
    """Give each part an id of its own."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.id] = seen.get(part.id, 0) + 1
        yield part if seen[part.id] == 1 else replace(part, id=f"{part.id}-{seen[part.id]}")


def _outcomes(unit: Unit, entries: Sequence[Entry]) -> Part | None:
    if not unit.outcomes:
        return None
    then: dict[str, given.Rating] = {}
    now: dict[str, given.Rating] = {}
    levels: tuple[Level, ...] = ()
    if where := unit.outcomes_rated:
        entry = next((one for one in reversed(entries) if one.task == where.activity), None)
        guide = Guide(unit, unit.task(where.activity), entry) if entry else None
        for ratings, source in ((then, where.then), (now, where.now)):
            step, _, field = source.partition(".")
            address = Address(step, "", field)
            answer = entry.answer(address) if entry else None
            asked = guide.asked(address) if guide else None
            levels = asked.levels if asked else levels
            if isinstance(answer, given.ScaleAnswer):
                ratings.update({one.item: one for one in answer.ratings})
    names = {one.id: one.name for one in unit.outcomes}
    first = tuple(_rated(name, then.get(one), levels) for one, name in names.items())
    second = tuple(_rated(name, now.get(one), levels) for one, name in names.items())
    block = Ratings(_words(levels), first, second)
    return Part("outcomes", "Learning outcomes, then and now", sections=(Section("", (Answer("", (block,)),)),))


def _reading(unit: Unit, read: set[str]) -> Part | None:
    screens = [screen for screen in unit.screens() if screen.place.startswith("readings/")]
    if not screens:
        return None
    done = sum(screen.place in read for screen in screens)
    rows = tuple((screen.title, "read" if screen.place in read else "not yet read") for screen in screens)
    table = Table(("Screen", ""), rows)
    section = Section("", (Answer("", (Text(f"{done} of {len(screens)} screens of the unit were read."), table)),))
    return Part("reading", "Reading done", sections=(section,))


def _part(entry: Entry, unit: Unit | None, profile: Profile) -> Part:
    task = _task(entry, unit)
    if unit is not None and task is not None:
        guide = Guide(unit, task, entry, profile)
        sections = [*_asked(guide), *_left_over(entry, set(guide.order))]
    else:
        sections = [Section(one.title, tuple(_read_back(entry, one.answers))) for one in read_back(entry)]
    if entry.own_follow_ups:
        added = tuple(Added(long_moment(one.written), one.text) for one in entry.own_follow_ups)
        sections.append(Section("Followed up", added))
    if entry.other_comments:
        sections.append(Section("Comments", tuple(_said(entry, entry.other_comments))))
    return Part(entry.task or "entry", entry.title, _facts(entry), tuple(sections))


def _task(entry: Entry, unit: Unit | None) -> Task | None:
    return next((one for one in unit.tasks if one.id == entry.task), None) if unit else None


def _facts(entry: Entry) -> tuple[Fact, ...]:
    state = f"complete since {long_date(entry.completed.date())}" if entry.completed else entry.state
    words = summarise(entry).words
    facts = (
        Fact("State", state),
        Fact("Happened on", long_date(entry.happened_on)),
        Fact("Hours", f"{entry.hours:g}" if entry.hours else ""),
        Fact("Tags", ", ".join(entry.tags)),
        Fact("Length", f"{words} {'word' if words == 1 else 'words'}"),
        Fact("Last changed", long_moment(entry.updated)),
    )
    return tuple(one for one in facts if one.value)


def _read_back(entry: Entry, answers: Sequence[ReadAnswer]) -> Iterator[Answer | Added]:
    for one in answers:
        yield Answer(one.asked, _as_read(one))
        yield from _said(entry, entry.comments_on(one.address))


def _said(entry: Entry, comments: Sequence[Comment]) -> Iterator[Added]:
    """Yield comments, each with what was written in answer to it."""
    for one in comments:
        about = about_comment(one) if one.address is None else f"Comment: {about_comment(one)}"
        # Of an answer that is no longer there only the comment knows what was asked.
        gone = one.address is not None and entry.answer(one.address) is None
        yield Added(f"{about}, on “{one.asked}”" if gone and one.asked else about, one.text)
        for reply in entry.replies_to(one):
            yield Added(f"In reply: {long_moment(reply.written)}", reply.text)


# What is asked now


def _asked(guide: Guide) -> Iterator[Section]:
    form = guide.task.template
    rows = [step for step in guide.steps if form is not None and step.spec.id == form.step]
    for step in guide.steps:
        if form is not None and step in rows:
            if step is rows[0]:
                yield Section(form.title, (Answer("", (_template(guide, rows),)),))
            # The form is one piece: what is said of a row of it stands under the row's own title.
            on_form = tuple(_said(guide.entry, guide.entry.comments_on(_row_of(step, form.field))))
            others = tuple(_answers(guide, [one for one in step.fields if one.address.field != form.field]))
            if on_form or others:
                yield Section(step.title, (*on_form, *others))
            continue
        yield Section(step.title, tuple(_answers(guide, step.fields)))


def _answers(guide: Guide, fields: Sequence[Asked]) -> Iterator[Answer | Added]:
    for one in fields:
        yield _answer(guide, one)
        yield from _said(guide.entry, guide.entry.comments_on(one.address))


def _row_of(step: StandingStep, field: str) -> Address:
    return Address(step.spec.id, step.item.id if step.item else "", field)


def _template(guide: Guide, steps: Sequence[StandingStep]) -> Template:
    form = guide.task.template
    assert form is not None, "asked only for a task that has one"
    step, _, field = form.name.partition(".")
    named = guide.entry.answer(Address(step, "", field))
    rows = []
    for number, one in enumerate(steps, 1):
        answer = guide.entry.answer(_row_of(one, form.field))
        rows.append(TemplateRow(f"{number}. {one.title}", filled(form.guidance, one.item), answer_text(answer)))
    return Template(form.name_label, answer_text(named), form.heading, tuple(rows))


def answer_text(answer: given.Answer | None) -> str:
    """Return everything an answer says as one text; empty where there is none."""
    return read_answer(answer).text if answer is not None else ""


def _answer(guide: Guide, asked: Asked) -> Answer:
    answer = guide.entry.answer(asked.address)
    if answer is None or answer.empty:
        gap = any(one.address == asked.address for one in guide.gaps)
        return Answer(asked.label, (Missing() if gap or asked.spec.required else Missing("Not answered (optional)."),))
    blocks: tuple[Block, ...]
    if isinstance(answer, given.ScaleAnswer):
        blocks = (_ratings(answer, asked),)
    else:
        blocks = _as_read(read_answer(answer), actions=isinstance(answer, given.RowsAnswer) and answer.actions)
    # The question as it was asked then, with what is missing by what is asked now.
    missing = tuple(Missing(one.text) for one in guide.gaps if one.address == asked.address and _is_news(one, answer))
    return Answer(answer.asked or asked.label, (*blocks, *missing))


def _is_news(gap: Gap, answer: given.Answer) -> bool:
    """Return whether a gap says more than the answer does: what is not rated stands among the ratings already."""
    rated = isinstance(answer, given.ScaleAnswer) and {one.item for one in answer.ratings if one.level}
    return rated is False or gap.part in rated


def _ratings(answer: given.ScaleAnswer, asked: Asked) -> Ratings:
    by_item = {one.item: one for one in answer.ratings}
    now = [(one.id, one.name) for one in asked.items]
    gone = [(one.item, one.name) for one in answer.ratings if one.item not in dict(now)]
    return Ratings(
        _words(asked.levels), tuple(_rated(name, by_item.get(item), asked.levels) for item, name in (*now, *gone))
    )


def _rated(name: str, rating: given.Rating | None, levels: Sequence[Level]) -> Rated:
    if rating is None:
        return Rated(name, "")
    on_scale = [one.id for one in levels if not one.off_scale]
    place = on_scale.index(rating.level) + 1 if rating.level in on_scale else 0
    ends = (rating.ends[0], rating.ends[1]) if rating.ends and len(rating.ends) == 2 else None
    return Rated(rating.name or name, rating.level_name or rating.level, place, rating.evidence, ends)


def _words(levels: Sequence[Level]) -> tuple[str, ...]:
    return tuple(one.name for one in levels if not one.off_scale)


# What is not asked any more


def _left_over(entry: Entry, standing: set[Address]) -> list[Section]:
    left = [one for one in entry.answers if one.address not in standing and not one.empty]
    if not left:
        return []
    found: list[Answer | Added] = []
    for one in left:
        found.append(Answer(f"{one.under}: {one.asked}" if one.under else one.asked, _as_read(read_answer(one))))
        found += _said(entry, entry.comments_on(one.address))
    return [Section(NO_LONGER_ASKED, tuple(found))]


def _as_read(read: ReadAnswer, *, actions: bool = False) -> tuple[Block, ...]:
    blocks: list[Block] = [Text(one) for one in read.paragraphs]
    if read.points:
        blocks.append(Points(read.points))
    if read.table is not None and read.table.rows:
        blocks.append(Table(read.table.headings, read.table.rows, actions=actions))
    return tuple(blocks) or (Missing(),)
