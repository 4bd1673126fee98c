"""From the whole log to what Home shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from learnlog.content.task import Task
from learnlog.content.unit import Unit
from learnlog.errors import LearnlogError
from learnlog.guide import Guide
from learnlog.journal.action_list import SOON, Wanted, arranged
from learnlog.journal.answers import Address, ScaleAnswer
from learnlog.journal.days import short_date
from learnlog.journal.settings import Place
from learnlog.journal.summary import Summary
from learnlog.overview import (
    DueLine,
    EntryLine,
    FileLine,
    GoOn,
    OutcomeLine,
    Overview,
    ReviewLine,
    TaskLine,
    UnitLine,
    WaitingLine,
)
from learnlog.returning import Review, earlier, reviews_due, what_is_quiet
from learnlog.search.log_view import LogView
from learnlog.search.query import NOTHING_ASKED
from learnlog.store.contents import HandIns
from learnlog.text import shorten
from learnlog.workspace import Workspace, going_on

RECENT = 5
"""How many of the last entries Home shows."""

DUE = 5
"""How many actions Home shows; the others are in the Actions room."""

LONGEST = 120
"""Characters of an action on Home."""

REVIEWS = 5
"""How many of the reviews that are due Home names."""


def survey(workspace: Workspace, view: LogView) -> Overview:
    """Return what Home shows, as of the workspace's clock; it asks only for the entries it shows."""
    today = workspace.today
    settings = workspace.settings.now
    handed_in = workspace.hand_ins()
    reviews, more_reviews = reviews_due(workspace, view, REVIEWS)
    old = earlier(workspace, view)
    return Overview(
        go_on=go_on(workspace, workspace.bookmarks.place),
        name=settings.profile.name,
        welcomed=settings.welcomed,
        units=tuple(_unit_line(workspace, unit, view, handed_in) for unit in workspace.catalog.units),
        due=_due(view, today),
        actions=view.actions_total,
        recent=tuple(_entry_line(one, today) for one in view.glance(NOTHING_ASKED, today, RECENT)[0]),
        earlier=_entry_line(old.entry, today) if old else None,
        earlier_why=old.why if old else "",
        reviews=tuple(_review_lines(reviews, today)),
        more_reviews=more_reviews,
        entries=view.total,
        theme=workspace.settings.kept.theme,
        trouble=_trouble(workspace, handed_in),
        files=_files(view),
        waiting=tuple(WaitingLine(one.draft.entry.id, one.line(today)) for one in workspace.sittings.waiting()),
    )


def _review_lines(reviews: Iterable[Review], today: date) -> Iterator[ReviewLine]:
    explained = False
    for one in reviews:
        # What is said of terms is true of all of them, and is said once.
        yield ReviewLine(one.entry, one.line(today), one.rhythm if explained else one.how_often)
        explained |= one.how_often != one.rhythm


def go_on(workspace: Workspace, place: Place | None) -> GoOn:
    """Return the line Home puts under the cursor: where the trainee stopped, or where to begin."""
    where = _where(workspace, place) if place else ""
    if where:
        return GoOn("Continue", where)
    if not workspace.catalog.units:
        return GoOn("Begin", "a free entry")
    unit = workspace.catalog.units[0]
    return GoOn("Begin", f"{unit.name}, “{unit.screens()[0].title}”")


def _where(workspace: Workspace, place: Place) -> str:
    if place.room == "log":
        return "your log"
    if place.room == "unit":
        unit = workspace.catalog.unit(place.unit)
        try:
            return f"reading “{unit.screen(place.screen).title}”" if unit else ""
        except KeyError:
            return unit.name if unit else ""
    try:
        entry = workspace.read_entry(place.entry)
    except LearnlogError:
        return ""
    guide = workspace.guide(entry)
    if guide is None:
        return ""
    key = guide.nearest(place.step) if place.step else guide.current
    step = guide.step(key)
    title = step.title if step else "Review"
    number = f"step {guide.keys.index(key) + 1} of {len(guide.keys)}"
    task = guide.task
    return f"{task.label or entry.title}, {number}, {title}"


def _unit_line(workspace: Workspace, unit: Unit, view: LogView, handed_in: HandIns) -> UnitLine:
    read = workspace.bookmarks.read_screens(unit.id)
    readings = [screen.place for screen in unit.screens() if screen.place.startswith("readings/")]
    return UnitLine(
        id=unit.id,
        name=unit.name,
        read=sum(1 for place in readings if place in read),
        screens=len(readings),
        tasks=tuple(
            _task_line(workspace, unit, task, view) for task in sorted(unit.tasks, key=lambda task: task.kind != "task")
        ),
        outcomes=_outcomes(workspace, unit, view),
        handed_in=next((one.said for one in handed_in.of_unit(unit.id)), ""),
    )


def _task_line(workspace: Workspace, unit: Unit, task: Task, view: LogView) -> TaskLine:
    """Return how a task stands: the state of its newest draft, or of its newest entry, and its gaps."""
    shown = going_on(view, unit.id, task.id)
    if shown is None:
        return TaskLine(task.id, task.name, task.kind, "not started")
    gaps = 0
    if shown.state == "draft":
        try:
            gaps = len(Guide(unit, task, workspace.read_entry(shown.id), workspace.settings.now.profile).gaps)
        except LearnlogError:
            gaps = 0
    return TaskLine(task.id, task.name, task.kind, shown.state, gaps, shown.id, view.count_of(unit.id, task.id))


def _outcomes(workspace: Workspace, unit: Unit, view: LogView) -> tuple[OutcomeLine, ...]:
    rated: dict[str, dict[str, str]] = {"then": {}, "now": {}}
    where = unit.outcomes_rated
    newest = view.newest_of(unit.id, where.activity) if where else None
    if where and newest:
        try:
            entry = workspace.read_entry(newest.id)
        except LearnlogError:
            entry = None
        for which, source in (("then", where.then), ("now", where.now)):
            step, _, field = source.partition(".")
            answer = entry.answer(Address(step, "", field)) if entry else None
            if isinstance(answer, ScaleAnswer):
                rated[which] = {one.item: f"{one.mark} {one.level_name}".strip() for one in answer.ratings if one.level}
    return tuple(
        OutcomeLine(one.name, rated["then"].get(one.id, ""), rated["now"].get(one.id, "")) for one in unit.outcomes
    )


def _due(view: LogView, today: date) -> tuple[DueLine, ...]:
    soon = view.actions_due(today + SOON, DUE)
    return tuple(
        DueLine(
            *(one.entry, one.key, shorten(one.what, LONGEST)),
            *((one.by.isoformat(), short_date(one.by, today)) if one.by else ("", "")),
        )
        for one in arranged(soon, Wanted(), today)[:DUE]
    )


def _entry_line(one: Summary, today: date) -> EntryLine:
    return EntryLine(one.id, one.title, short_date(one.happened_on, today), one.state, one.words, one.excerpt)


def _files(view: LogView) -> tuple[FileLine, ...]:
    unreadable = (
        FileLine(error.path, error.lines[0], f"It cannot be read: {error.cause}. Enter shows what can be done.")
        for error in view.unreadable
    )
    copies = (
        FileLine(copy.path, f"A copy of “{copy.entry.title}”", f"{copy.why[:1].upper()}{copy.why[1:]}. Enter shows it.")
        for copy in view.copies
    )
    return (*unreadable, *copies)


def _trouble(workspace: Workspace, handed_in: HandIns) -> tuple[str, ...]:
    found = [broken.message for broken in workspace.catalog.broken]
    found.extend(workspace.catalog.notes)
    if workspace.settings.trouble is not None:
        found.append("\n".join(workspace.settings.trouble.lines))
    found.extend("\n".join(error.lines) for error in workspace.settings.faults)
    found.extend("\n".join(error.lines) for error in handed_in.unreadable)
    quiet = what_is_quiet(workspace)[1]
    if quiet is not None:
        found.append("\n".join((*quiet.lines, "Until then, entries you wanted left alone come back all the same.")))
    return tuple(found)
