"""The one object a front end holds: the units, the log, the settings and the clock."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import date, datetime

from learnlog.backing_up import BackingUp
from learnlog.bookmarks import Bookmarks
from learnlog.care import Care
from learnlog.care.bin import Forget
from learnlog.care.versions import ForgetPast
from learnlog.changing import Changes
from learnlog.content.unit import Unit
from learnlog.errors import SaveFailed
from learnlog.guide import Guide
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.preferences import NOTHING_SET, Outside
from learnlog.journal.summary import Summary
from learnlog.search.log_view import LogView
from learnlog.settings_in_use import SettingsInUse
from learnlog.sittings import NewId, Sittings
from learnlog.store.backup_folder import BackupFolder
from learnlog.store.carrier import Carrier
from learnlog.store.contents import HandIns
from learnlog.store.protocol import CatchUp, JournalStore, Progress
from learnlog.store.units import Catalog
from learnlog.store.watch import LogGone, Watch


class Workspace:
    """Units, log, settings and clock together, and what a trainee does with them.

    Args:
        catalog: the units that can be opened, and those that cannot.
        store: the log.
        clock: the time now, with its offset.
        new_id: an entry id for a given time, larger than the one given with it and than any before.
        watch: notices where the log has vanished; None where it cannot, as in memory.
        backup: makes the backup of the day if it is not made yet, and returns what is to be told of it; None where
            there is none, as in memory.
        forget: removes an entry that is deleted for good from the backups.
        forget_past: removes the earlier versions of an entry from the backups.
        backups: where backups go; None where there are none.
        carrier: takes the log to another computer, and another's in; None where there is no such thing.
        outside: what the environment sets.

    Attributes:
        settings: as they count, and how they are changed.
        bookmarks: where the trainee stopped, and what was read.
        sittings: opens entries for writing.
        changes: changes an entry that is not open.
        care: earlier versions, files that cannot be read, copies, and the bin.
        backing_up: makes the backup of the day.
    """

    def __init__(
        self,
        catalog: Catalog,
        store: JournalStore,
        clock: Callable[[], datetime],
        new_id: NewId,
        watch: Watch | None = None,
        backup: Callable[[], str] | None = None,
        forget: Forget = lambda entry_id: (),
        backups: BackupFolder | None = None,
        carrier: Carrier | None = None,
        *,
        forget_past: ForgetPast = lambda entry_id, keep: (),
        outside: Outside = NOTHING_SET,
    ) -> None:
        self.catalog = catalog
        self.store = store
        self.clock = clock
        self.backups = backups
        self.carrier = carrier
        self.settings = SettingsInUse(store.records, outside)
        self.bookmarks = Bookmarks(store.records)
        self.sittings = Sittings(store, catalog, clock, new_id, self.settings)
        self.backing_up = BackingUp(backup)
        fewer = watch.fewer if watch else lambda: None
        self.changes = Changes(store, clock, self.guide, fewer, self.backing_up.soon)
        self.care = Care(store, clock, forget, fewer, self.backing_up.soon, forget_past)
        self._new_id = new_id
        self._watch = watch

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.clock().date()

    # -- the log

    def log_view(self) -> LogView:
        """Return what is known of the log's entries, as they were caught up last. Ask for it anew after a change."""
        return self.store.log_view()

    def catch_up(self, pause: Callable[[], None] = lambda: None) -> CatchUp:
        """Return what brings what is known of the entries up to date with their files. Run it in a thread.

        Args:
            pause: called between small portions of work, so that others come to their turn.
        """
        return self.store.catch_up(pause)

    def current_view(self, progress: Progress | None = None) -> LogView:
        """Return what is known of the log's entries, caught up first where a file was put there or taken away.

        Args:
            progress: told how many entries are known, where that takes a while.
        """
        if not self.store.is_caught_up():
            job = self.store.catch_up(lambda: progress(job.done, job.total) if progress else None)
            job.run()
        return self.store.log_view()

    def look_again(self) -> None:
        """Go by what stands on the disk after another log was taken in: it may have brought settings."""
        self.settings.look_again()
        self.backing_up.soon()

    def look_after(self, log: LogView) -> LogGone | None:
        """Put in order what was cut short, and return the alarm where the log has vanished or mostly emptied."""
        with contextlib.suppress(SaveFailed):
            self.store.tidy()
        return self._watch.look(files_of(log)) if self._watch else None

    def accept_log(self, log: LogView) -> None:
        """Take the log as it is now for what it should be."""
        if self._watch:
            self._watch.accept(files_of(log))

    def privacy_note(self) -> str:
        """Return what the trainee is to be told once where the disk lets others read the log; else nothing."""
        if self._watch is None or not self._watch.open_to_others() or not self._watch.once("open to others"):
            return ""
        return (
            "This disk cannot keep files private: anybody who can use it can read your log. Your words are safe, but "
            "use aliases for pupils, and keep a log about real people on an encrypted disk."
        )

    def latest(self, unit_id: str, task_id: str) -> Summary | None:
        """Return the entry to go on with for a task: its newest draft, else its newest entry, else None."""
        return going_on(self.current_view(), unit_id, task_id)

    def task_states(self, unit: Unit) -> dict[str, str]:
        """Return ``not started``, ``draft`` or ``complete`` for each task and activity of a unit, by its id."""
        view = self.current_view()
        found = {task.id: going_on(view, unit.id, task.id) for task in unit.tasks}
        return {task_id: entry.state if entry else "not started" for task_id, entry in found.items()}

    def read_entry(self, entry_id: str) -> Entry:
        """Return an entry as its author last left it, draft included; EntryMissing or EntryUnreadable."""
        return self.store.as_left(entry_id)

    def guide(self, entry: Entry) -> Guide | None:
        """Return the guide for an entry; None where its unit or task is gone."""
        home = self.catalog.task_of(entry)
        return Guide(*home, entry, self.settings.now.profile) if home else None

    # -- what was handed in

    def keep_hand_in(self, entries: Sequence[Entry], *, what: str, unit: str, written_as: str, file: str) -> HandedIn:
        """Keep that entries were handed in, in exactly these words, and return the record of it.

        Args:
            what, unit, written_as, file: as in :class:`learnlog.journal.handed_in.HandedIn`.

        Raises SaveFailed; there is no record then.
        """
        now = self.clock()
        last = max((one.id for one in self.hand_ins().records), default="")
        record = HandedIn(id=self._new_id(now, last), made=now, what=what, unit=unit, written_as=written_as, file=file)
        kept = self.store.keep_hand_in(record, entries)
        self.backing_up.soon()
        return kept

    def hand_ins(self) -> HandIns:
        """Return everything that was handed in, newest first, and the records of it that cannot be read."""
        return self.store.hand_ins()


def going_on(view: LogView, unit_id: str, task_id: str) -> Summary | None:
    """Return the entry of a task to go on with: its newest draft, else its newest entry; None where it has none."""
    return view.newest_of(unit_id, task_id, "draft") or view.newest_of(unit_id, task_id)


def files_of(log: LogView) -> int:
    """Return how many files a log has, readable or not, entries that are only drafts so far among them."""
    return log.total + len(log.unreadable) + len(log.copies)
