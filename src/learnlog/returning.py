"""What of the log comes back today: entries whose review is due, and an old one worth going back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from learnlog.content.reviews import Every, Reviews
from learnlog.content.task import Task
from learnlog.errors import LearnlogError
from learnlog.journal.answers import Address, ChoiceAnswer, ChoicesAnswer, LineAnswer
from learnlog.journal.coming_back import A_WHILE, SAYS_SOMETHING, ComingBack, Offered, days_of_today, offered
from learnlog.journal.days import full_date
from learnlog.journal.entry import Entry
from learnlog.journal.rhythm import IN_WORDS, Due, how_long_ago, looks, next_due, without_terms
from learnlog.journal.summary import Summary
from learnlog.journal.terms import add_days
from learnlog.search.log_view import LogView
from learnlog.text import one_line
from learnlog.workspace import Workspace

LOOKED = "Looked at again; nothing to add."
"""What is added to an entry that was reviewed and to which there is nothing to say."""


@dataclass(frozen=True)
class Review:
    """When an entry is to be looked at again.

    Attributes:
        entry: its id.
        name: its task, in words, and whom it is about.
        due: when, how often, and when it was looked at last.
        stopped: whether the trainee has ended its reviews.
        by_months: whether it goes by about four months, because the next term is not known.
    """

    entry: str
    name: str
    due: Due
    by_months: bool = False
    stopped: bool = False

    def is_due(self, today: date) -> bool:
        """Return whether its time has come."""
        return self.due.day <= today and not self.stopped

    def said(self, today: date, *, add: str, looked_at: str, go_on: str) -> str:
        """Return what its page says of it, a sentence or two.

        Args:
            today: the day it is.
            add, looked_at, go_on: the keys that add something, note that one has looked, and take its reviews up again.
        """
        if self.stopped:
            return f"This entry is not reviewed any more. {go_on} takes its reviews up again."
        looked = f"last looked at {how_long_ago(self.due.last, today)}"
        if not self.is_due(today):
            return f"Reviewed {self.how_often}, {looked}; next on {full_date(self.due.day)}."
        return (
            f"Its review is due ({self.how_often}, {looked}). {add} adds what you see now; {looked_at} notes that you "
            "looked and have nothing to add."
        )

    def line(self, today: date) -> str:
        """Return what Home says of it."""
        return f"{self.name}, last looked at {how_long_ago(self.due.last, today)}"

    @property
    def how_often(self) -> str:
        """The rhythm that is due, in words, and what a term is taken to be where the next is not known."""
        if self.due.every == "term" and self.by_months:
            return f"{self.rhythm} (about four months, as your next term is not known)"
        return self.rhythm

    @property
    def rhythm(self) -> str:
        """The rhythm that is due, in words."""
        return IN_WORDS[self.due.every]


def what_is_quiet(workspace: Workspace) -> tuple[ComingBack, LearnlogError | None]:
    """Return what the trainee does not want to be reminded of, or nothing and why that cannot be read."""
    try:
        return workspace.store.records.coming_back(), None
    except LearnlogError as error:
        return ComingBack(), error


def reviews_due(workspace: Workspace, view: LogView, most: int) -> tuple[tuple[Review, ...], int]:
    """Return the entries whose review is due, the longest overdue first, and about how many more there are.

    Args:
        most: how many are wanted; no more entries than are needed for them are opened.
    """
    today = workspace.today
    found: list[Review] = []
    perhaps = _perhaps_due(workspace, view)
    for at, (_, entry_id, task) in enumerate(perhaps):
        if len(found) == most:
            return tuple(found), len(perhaps) - at
        review = _opened(workspace, entry_id, task)
        if review is not None and review.is_due(today):
            found.append(review)
    return tuple(found), 0


def _perhaps_due(workspace: Workspace, view: LogView) -> list[tuple[date, str, Task]]:
    """Return the ids of the entries whose review may be due, by what a list knows of them, the longest overdue first.

    No more of them is kept: there may be thousands.
    """
    today, terms = workspace.today, workspace.settings.now.terms
    quiet, _ = what_is_quiet(workspace)
    found = []
    # In a large log many were written on the same day with the same rhythm.
    known: dict[tuple[frozenset[Every], tuple[date, ...]], Due | None] = {}
    for unit in workspace.catalog.units:
        for task in unit.tasks:
            if task.reviews is None:
                continue
            for one in view.of_task(unit.id, task.id):
                # What was chosen anywhere in it may be meant.
                rhythms = frozenset(task.reviews.every[name] for name in one.chosen if name in task.reviews.every)
                if (rhythms, one.looks) not in known:
                    known[rhythms, one.looks] = next_due(rhythms, one.looks, terms)
                due = known[rhythms, one.looks]
                wanted = one.id not in quiet.stopped and not quiet.is_quiet(one.id, today)
                if due is not None and due.day <= today and wanted:
                    found.append((due.day, one.id, task))
    return sorted(found, key=itemgetter(0, 1))


def review_of(workspace: Workspace, entry: Entry) -> Review | None:
    """Return when an entry is to be looked at again; None where it has no rhythm."""
    home = workspace.catalog.task_of(entry)
    if home is None or home[1].reviews is None:
        return None
    review = _review(workspace, entry, home[1], home[1].reviews)
    stopped = entry.id in what_is_quiet(workspace)[0].stopped
    return replace(review, stopped=True) if review is not None and stopped else review


def earlier(workspace: Workspace, view: LogView) -> Offered | None:
    """Return an old entry to go back to today; None where there is none, or the trainee wants none."""
    settings = workspace.settings.now
    if not settings.look_back:
        return None
    today, quiet = workspace.today, what_is_quiet(workspace)[0]
    oldest = view.oldest()
    days = days_of_today(today, oldest.created.date() if oldest else today, settings.terms)
    # One more than may be left alone.
    old = view.earlier(add_days(today, -A_WHILE.days), SAYS_SOMETHING, len(quiet.snoozed) + 1)
    return offered(view.begun_on(days.keys()), old, days, today, quiet)


def last_time(workspace: Workspace, view: LogView, entry: Entry) -> Summary | None:
    """Return the entry in which the same task was answered last before this one; None where there is none.

    A free entry answers no task. An entry that is snoozed is left alone here, too.
    """
    if not entry.unit or not workspace.settings.now.look_back:
        return None
    quiet, _ = what_is_quiet(workspace)
    before = view.of_task(entry.unit, entry.task)
    others = (one for one in before if one.id != entry.id and one.created <= entry.created)
    return next((one for one in others if one.excerpt and not quiet.is_quiet(one.id, workspace.today)), None)


def looked_at(workspace: Workspace, entry_id: str) -> Entry:
    """Note in an entry that it was looked at and there is nothing to add, and return it. Raises as ``change`` does."""
    return workspace.changes.follow_up(entry_id, LOOKED)


def snooze(workspace: Workspace, entry_id: str) -> None:
    """Leave an entry alone for a month. Raises SaveFailed, or EntryUnreadable where the file is somebody's to mend."""
    _keep(workspace, lambda kept: kept.snooze(entry_id, workspace.today))


def stop_reviews(workspace: Workspace, entry_id: str) -> None:
    """End the reviews of an entry. Raises as :func:`snooze` does."""
    _keep(workspace, lambda kept: kept.stop(entry_id))


def go_on_reviewing(workspace: Workspace, entry_id: str) -> None:
    """Have an entry come back again as it did. Raises as :func:`snooze` does."""
    _keep(workspace, lambda kept: kept.without(entry_id))


def _keep(workspace: Workspace, change: Callable[[ComingBack], ComingBack]) -> None:
    workspace.store.records.save_coming_back(change(workspace.store.records.coming_back()))


def _opened(workspace: Workspace, entry_id: str, task: Task) -> Review | None:
    try:
        entry = workspace.read_entry(entry_id)
    except LearnlogError:
        return None
    return _review(workspace, entry, task, task.reviews) if task.reviews is not None else None


def _review(workspace: Workspace, entry: Entry, task: Task, reviews: Reviews) -> Review | None:
    rhythms: set[Every] = {reviews.every[one] for one in _chosen(entry, reviews.field) if one in reviews.every}
    terms = workspace.settings.now.terms
    looked = looks(entry)
    due = next_due(rhythms, looked, terms)
    if due is None:
        return None
    about = entry.answer(_address(reviews.about)) if reviews.about else None
    whom = one_line(about.text) if isinstance(about, LineAnswer) else ""
    name = ", ".join(filter(None, (task.label or entry.title, whom)))
    return Review(entry.id, name, due, without_terms(rhythms, due.last, terms))


def _chosen(entry: Entry, field: str) -> Iterable[str]:
    answer = entry.answer(_address(field))
    if isinstance(answer, ChoiceAnswer):
        return (answer.chosen.id,) if answer.chosen else ()
    return (one.id for one in answer.chosen) if isinstance(answer, ChoicesAnswer) else ()


def _address(name: str) -> Address:
    step, _, field = name.partition(".")
    return Address(step, "", field)
