"""An entry made into a part of a document: everything asked now with what was answered, then what is no longer asked.

Pure: the unit, the entry and the profile come in, a part goes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.content.placeholders import filled
from learnlog.content.task import Task
from learnlog.content.unit import Unit
from learnlog.export.document import (
    Added,
    Answer,
    Block,
    Fact,
    Missing,
    Part,
    Points,
    Section,
    Table,
    Template,
    TemplateRow,
    Text,
)
from learnlog.export.ratings import ratings
from learnlog.guide import Guide
from learnlog.guide.model import Asked, Gap, StandingStep
from learnlog.journal import answers as given
from learnlog.journal.answers import Address
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import (
    ReadAnswer,
    about_comment,
    answer_text,
    long_date,
    long_moment,
    read_answer,
    read_back,
)
from learnlog.journal.settings import Profile
from learnlog.journal.summarising import summarise

NO_LONGER_ASKED = "Kept from questions that are no longer asked"
"""Over what was written for a choice that was taken back since, and for questions of another version of the unit."""


def part_of(entry: Entry, unit: Unit | None, profile: Profile) -> Part:
    """Return an entry as a part of a document.

    Args:
        unit: the one it belongs to; None for a free entry, or where the unit is gone: then it reads as it was asked.
        profile: what some questions are filled in from.
    """
    task = task_of(entry, unit)
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


def task_of(entry: Entry, unit: Unit | None) -> Task | None:
    """Return the task of a unit that an entry answers, if there is one."""
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


def _answer(guide: Guide, asked: Asked) -> Answer:
    answer = guide.entry.answer(asked.address)
    if answer is None or answer.empty:
        gap = any(one.address == asked.address for one in guide.gaps)
        return Answer(asked.label, (Missing() if gap or asked.spec.required else Missing("Not answered (optional)."),))
    blocks: tuple[Block, ...]
    if isinstance(answer, given.ScaleAnswer):
        blocks = (ratings(answer, asked),)
    else:
        blocks = _as_read(read_answer(answer), actions=isinstance(answer, given.RowsAnswer) and answer.actions)
    # The question as it was asked then, with what is missing by what is asked now.
    missing = tuple(Missing(one.text) for one in guide.gaps if one.address == asked.address and _is_news(one, answer))
    return Answer(answer.asked or asked.label, (*blocks, *missing))


def _is_news(gap: Gap, answer: given.Answer) -> bool:
    """Return whether a gap says more than the answer does: what is not rated stands among the ratings already."""
    rated = isinstance(answer, given.ScaleAnswer) and {one.item for one in answer.ratings if one.level}
    return rated is False or gap.part in rated


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
