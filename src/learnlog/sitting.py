"""A sitting: one entry open for writing, from the first key to the file.

The words go one way: a screen gives answers to :meth:`Sitting.write`, which changes the entry in memory;
:meth:`Sitting.keep` puts it into the draft; :meth:`Sitting.save` makes it the entry's newest version and drops the
draft. ``keep`` and ``save`` run in a worker thread; a lock lets only one of them at the disk.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Literal

from learnlog.content.task import Task
from learnlog.content.unit import Unit
from learnlog.errors import EntryChanged, LearnlogError, SaveUnproven
from learnlog.guide import Guide
from learnlog.journal.answers import Answer
from learnlog.journal.compare import Key
from learnlog.journal.entry import Entry
from learnlog.journal.merge import Pick
from learnlog.journal.settings import Profile
from learnlog.meeting import Meeting, meet
from learnlog.status import Status
from learnlog.store.contents import Draft, DraftRef
from learnlog.store.protocol import Hold, JournalStore


class Sitting:
    """One entry open for writing.

    Args:
        store, clock: where words go, and what time it is.
        unit, task: what the entry answers.
        entry: as it is to be worked on, draft included.
        version: of the saved entry the words are written over, empty if there is none.
        base: the entry as it was in that version, where it is known.
        hold: the right to write; None opens it to read only, for the reason given in ``refusal``.
        recovered: when the draft was written that was newer than the saved entry, if there was one.
        behind: whether the saved entry is another by now than the one the draft was written over.
    """

    def __init__(
        self,
        store: JournalStore,
        clock: Callable[[], datetime],
        unit: Unit,
        task: Task,
        entry: Entry,
        *,
        profile: Profile,
        version: str = "",
        base: Entry | None = None,
        hold: Hold | None = None,
        refusal: str = "",
        recovered: datetime | None = None,
        behind: bool = False,
    ) -> None:
        self.unit = unit
        self.task = task
        self.profile = profile
        self.recovered = recovered
        self._store = store
        self._clock = clock
        self._entry = entry
        self._version = version
        self._base = base
        self._hold = hold
        self._saved_here = False
        self._reopened = False  # by the save before
        self._save_due = False
        self._disk = threading.Lock()
        self._in_draft: Entry | None = entry if recovered else None
        self._in_log: Entry | None = entry if version and not recovered else None
        self._safe = self._in_draft or self._in_log
        if hold is None:
            self.status = Status("read only", problem=refusal)
        elif behind:
            self.status = Status("changed", recovered, EntryChanged().message)
        elif recovered:
            self.status = Status("saved", recovered, today=clock().date())
        else:
            self.status = Status("saved", entry.updated, today=clock().date()) if version else Status("empty")

    # -- reading

    @property
    def entry(self) -> Entry:
        """The entry as it stands in memory, ahead of the disk by at most what ``status`` says."""
        return self._entry

    @property
    def guide(self) -> Guide:
        """The guide for the entry as it stands."""
        return Guide(self.unit, self.task, self._entry, self.profile)

    @property
    def read_only(self) -> bool:
        """Whether this sitting may not write."""
        return self._hold is None

    @property
    def dirty(self) -> bool:
        """Whether the log's own file is behind."""
        return not self.read_only and self._entry is not self._in_log and not self._blank

    @property
    def kept(self) -> bool:
        """Whether every word is proven on the disk, in the entry's file or in its draft."""
        return self.read_only or self._blank or self._entry is self._safe

    @property
    def _blank(self) -> bool:
        """Whether this is a new entry in which nothing was written: it leaves no trace."""
        entry = self._entry
        return not self._version and not (entry.answers or entry.tags or entry.follow_ups or entry.hours)

    # -- writing, in memory

    def write(self, *answers: Answer) -> None:
        """Put answers into the entry. An answer equal to what is there changes nothing."""
        if self.read_only:
            return
        entry = self._entry
        for answer in answers:
            if answer != entry.answer(answer.address) and not (answer.empty and entry.answer(answer.address) is None):
                entry = entry.with_answer(answer)
        if entry is not self._entry:
            # An answer can change which steps there are, so the order is that of the task as it is asked now.
            guide = Guide(self.unit, self.task, entry, self.profile)
            self._changed(self._titled(entry.in_order(guide.order)))

    def describe(
        self, *, happened_on: date | None = None, hours: float | None = None, tags: tuple[str, ...] | None = None
    ) -> None:
        """Set the day it is about, the hours spent (0 for unknown) and the tags; None leaves each as it is."""
        if self.read_only:
            return
        values: dict[str, Any] = {}
        if happened_on is not None and happened_on != self._entry.happened_on:
            values["happened_on"] = happened_on
        if hours is not None and (hours or None) != self._entry.hours:
            values["hours"] = hours or None
        entry = self._entry.changed(**values) if values else self._entry
        if tags is not None and entry.tagged(tags).tags != entry.tags:
            entry = entry.tagged(tags)
        if entry is not self._entry:
            self._changed(entry)

    def complete(self) -> None:
        """Mark the entry complete. Call only when the guide shows no gap."""
        if not self.read_only:
            self._changed(self._entry.completed_at(self._clock()))

    def reopen(self) -> None:
        """Make a complete entry a draft again."""
        if not self.read_only:
            self._changed(self._entry.reopened_at(self._clock()))

    def _changed(self, entry: Entry) -> None:
        self._entry = entry.changed(updated=self._clock())
        if self.status.kind not in ("failed", "unproven", "changed"):
            self.status = Status("writing", self._clock())

    def _titled(self, entry: Entry) -> Entry:
        """Give a free entry the title its first line says; a task keeps the task's."""
        if entry.unit:
            return entry
        title = next((one.text for one in entry.answers if one.kind == "line" and one.field == "title"), "")
        return entry.changed(title=title.strip() or self.task.title)

    # -- writing, to the disk (call from a worker thread)

    def keep(self, *, durable: bool) -> Status:
        """Put the words into the draft and return what is true then. Does nothing when there is nothing new.

        After a save that the disk refused, ``durable`` tries that save again.
        """
        with self._disk:
            entry = self._entry
            if durable and self._save_due:
                return self._save()
            if self.read_only or entry is self._safe or (entry is self._in_draft and not durable):
                return self.status
            try:
                if self._blank:
                    return self._forgotten()
                self._store.drafts.keep(Draft(entry, self._clock(), self._version), durable=durable)
            except LearnlogError as error:
                return self._failed(error)
            self._in_draft = entry
            if durable:
                self._proven(entry)
            elif self.status.kind == "failed":
                self.status = Status("writing", self._clock())
            return self.status

    def save(self) -> Status:
        """Make the entry the log's newest version, then drop the draft; return what is true then."""
        with self._disk:
            return self._save()

    def close(self) -> Status:
        """Save, and give up the right to write. Returns what is true then; a failed save leaves the draft."""
        status = self.save()
        if self._hold is not None:
            if self._saved_here:
                # What is changed outside learnlog from now on can then be compared with what it was.
                with contextlib.suppress(LearnlogError):
                    self._store.keep_version(self._entry.id)
            self._hold.release()
        return status

    # -- two states of it

    def meet(self) -> Meeting:
        """Return these words beside what the file holds by now. Raises EntryUnreadable."""
        with self._disk:
            return meet(self._store, self._entry, self._base)

    def settle(self, meeting: Meeting, picks: Mapping[Key, Pick]) -> Status:
        """Save the one entry both states become, as it was decided, and return what is true then.

        Of my words nothing is lost: where any are left out, they all go to the bin first. What the file held goes to
        the history with the save.

        Args:
            meeting: as ``meet`` returned it.
            picks: a decision for each of its clashes.
        """
        with self._disk:
            if self.read_only or self._entry is not meeting.mine:
                return self.status  # somebody has gone on writing: that has to be met, too
            try:
                if meeting.leaves_out(picks):
                    self._store.drafts.keep(Draft(meeting.mine, self._clock(), self._version), durable=True)
                    self._store.drafts.set_aside(DraftRef(meeting.mine.id, self._store.session))
                    self._in_draft = None
            except LearnlogError as error:
                self._save_due = True  # the next try tells what is true by then
                return self._failed(error)
            self._version, self._base = meeting.version, meeting.theirs
            self._saved_here = False  # what the file holds is somebody else's, and worth keeping
            self._entry = meeting.settled(picks).changed(updated=self._clock())
            self._in_log = None
            return self._save()

    def _save(self) -> Status:
        entry = self._entry
        self._save_due = False
        if not self.dirty:
            return self._forgotten() if self._blank and self._in_draft else self.status
        # Of what one sitting saves again and again, the last is worth keeping, and what was completed or reopened.
        was = self._base.state if self._base is not None else ""
        keep_old = not self._saved_here or was == "complete" or self._reopened
        try:
            self._version = self._store.save(entry, self._version, keep_old=keep_old)
            self._reopened = (was, entry.state) == ("complete", "draft")
            self._in_log = self._base = entry
            self._saved_here = True
            self._store.drafts.drop(entry.id)
            self._in_draft = None
        except EntryChanged as error:
            return self._kept_aside(entry, error)
        except LearnlogError as error:
            self._save_due = True
            return self._failed(error)
        if self.status.kind == "changed":
            self.status = Status("writing", self._clock())  # both are one again
        self._proven(entry)
        return self.status

    def _forgotten(self) -> Status:
        """Leave no trace of a new entry whose words were all taken out again."""
        if self._in_draft is not None:
            self._store.drafts.drop(self._entry.id)
            self._in_draft = None
        self._safe = self._entry
        self.status = Status("empty")
        return self.status

    def _proven(self, entry: Entry) -> None:
        self._safe = entry
        if self.status.kind == "changed":
            return  # still true, and the words are proven in the draft
        # Words typed while the disk was busy are still ahead of it.
        self.status = Status("saved", self._clock()) if entry is self._entry else Status("writing", self._clock())

    def _kept_aside(self, entry: Entry, error: EntryChanged) -> Status:
        """Keep the words as a draft when the file is no longer the one that was opened."""
        try:
            self._store.drafts.keep(Draft(entry, self._clock(), self._version), durable=True)
        except LearnlogError as worse:
            return self._failed(worse)
        self._in_draft = self._safe = entry
        self.status = Status("changed", self._clock(), error.message)
        return self.status

    def _failed(self, error: LearnlogError) -> Status:
        kind: Literal["unproven", "failed"] = "unproven" if isinstance(error, SaveUnproven) else "failed"
        self.status = Status(kind, self._clock(), error.message)
        return self.status
