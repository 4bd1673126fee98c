"""The one object a front end holds: the units, the log, the settings and the clock."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from learnlog.care import Care
from learnlog.care.bin import Forget
from learnlog.care.versions import ForgetPast
from learnlog.content.free import FREE_TASK, FREE_UNIT
from learnlog.content.task import Task
from learnlog.content.unit import Item, Unit
from learnlog.errors import EntryMissing, EntryOpenElsewhere, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.guide import Guide
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.preferences import NOTHING_SET, Outside
from learnlog.journal.settings import Place, Profile, Read, Settings
from learnlog.journal.summary import Summary
from learnlog.recovery import Waiting, waiting
from learnlog.search.log_view import LogView
from learnlog.sitting import Clock, Sitting
from learnlog.store.backup_folder import BackupFolder
from learnlog.store.carrier import Carrier
from learnlog.store.protocol import CatchUp, Draft, HandIns, Hold, JournalStore, Opened, Progress
from learnlog.store.units import Catalog
from learnlog.store.watch import LogGone, Watch
from learnlog.unsent import Unsent

NewId = Callable[[datetime, str], str]
"""Returns a new entry id for a time, larger than the id given with it, whatever the clock says."""


_TAKES_NOTHING = (
    "Nothing can be written here now: {}. What is saved is unharmed and can be read. Put that right, then open this "
    "again to write."
)


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
        care: earlier versions, files that cannot be read, copies, and the bin.
        settings: as they count, with what the environment sets over what is kept; change them with
            :meth:`change_settings`.
        kept: the settings as they are kept.
        outside: what the environment sets.
        tell: is given a sentence about the backup of the day, where there is one to tell, from another thread.
        settings_trouble: why the settings file could not be read, if so. It is then never overwritten.
        settings_faults: each value in it that is none, for which the usual one counts.
    """

    def __init__(
        self,
        catalog: Catalog,
        store: JournalStore,
        clock: Clock,
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
        self._new_id = new_id
        self._watch = watch
        self._backup = backup
        self.backups = backups
        self.carrier = carrier
        self.care = Care(store, clock, forget, self._one_less, self.back_up_soon, forget_past)
        self._backing_up: threading.Thread | None = None
        self.tell: Callable[[str], None] = lambda text: None
        self.outside = outside
        self.settings_trouble: LearnlogError | None = None
        self.settings_faults: tuple[LearnlogError, ...] = ()
        try:
            self._go_by(store.settings(), store.settings_faults())
        except LearnlogError as error:
            self._go_by(Settings(), ())
            self.settings_trouble = error
        self._unkept: dict[str, Any] = {}
        self._taking, self._keeping = threading.Lock(), threading.Lock()

    # -- units

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.clock().date()

    @property
    def is_first_time(self) -> bool:
        """Whether somebody is here for the first time, as far as the settings can be read."""
        return not self.settings.welcomed and self.settings_trouble is None

    def unit(self, unit_id: str) -> Unit | None:
        """Return a unit by id, the free entries' among them; None if it is not there."""
        if unit_id in ("", FREE_UNIT.id):
            return FREE_UNIT
        return next((unit for unit in self.catalog.units if unit.id == unit_id), None)

    def task_of(self, entry: Entry | Summary) -> tuple[Unit, Task] | None:
        """Return the unit and task an entry answers; None where the unit or task is gone."""
        unit = self.unit(entry.unit)
        if unit is None:
            return None
        return next(((unit, task) for task in unit.tasks if task.id == entry.task), None)

    @property
    def areas(self) -> tuple[Item, ...]:
        """The areas of need of all units, each once."""
        return tuple({area.id: area for unit in self.catalog.units for area in unit.areas}.values())

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

    def back_up_soon(self) -> None:
        """Make the backup of the day in a thread of its own, if it is not made yet. Call it after a change."""
        if self._backup is None or (self._backing_up is not None and self._backing_up.is_alive()):
            return
        self._backing_up = threading.Thread(target=self._back_up, args=(self._backup,), name="backup", daemon=True)
        self._backing_up.start()

    def _back_up(self, backup: Callable[[], str]) -> None:
        if note := backup():
            self.tell(note)

    def finish_backup(self, seconds: float) -> None:
        """Wait for a backup that is being made, at most so long. What is half made then is swept away by the next."""
        if self._backing_up is not None:
            self._backing_up.join(seconds)

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
        draft = self.store.draft(entry_id)
        return draft.entry if draft else self.store.load(entry_id).entry

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
        self.back_up_soon()
        return kept

    def hand_ins(self) -> HandIns:
        """Return everything that was handed in, newest first, and the records of it that cannot be read."""
        return self.store.hand_ins()

    # -- sittings

    def begin(self, unit_id: str, task_id: str) -> Sitting:
        """Open a new entry for a task. It leaves no trace until something is written in it."""
        unit = self.unit(unit_id)
        if unit is None:
            raise LearnlogError(f"There is no unit {unit_id}.", "Nothing was changed.")
        task = unit.task(task_id)
        now = self.clock()
        free = unit is FREE_UNIT
        entry = Entry(
            id=self._new_id(now, self.store.newest()),
            unit="" if free else unit.id,
            unit_version="" if free else unit.version,
            task=task.id,
            title=task.title if free else task.name,
            created=now,
            updated=now,
            happened_on=now.date(),
        )
        return self._sitting(unit, task, entry, None, None, *self._right_to_write(entry.id))

    def begin_free(self) -> Sitting:
        """Open a new free entry."""
        return self.begin(FREE_UNIT.id, FREE_TASK.id)

    def open(self, entry_id: str) -> Sitting:
        """Open an entry for writing, going on with its newest draft where there is one.

        Whether a draft waits for the trainee to decide is told by :meth:`waiting`.

        An entry that another window is writing in, or whose task is
        gone, opens to read only; the sitting's status says why. Raises EntryMissing or EntryUnreadable.
        """
        hold, refusal = self._right_to_write(entry_id)
        try:
            return self._opened(entry_id, hold, refusal)
        except BaseException:
            if hold is not None:
                hold.release()
            raise

    def _right_to_write(self, entry_id: str) -> tuple[Hold | None, str]:
        try:
            return self.store.hold(entry_id), ""
        except EntryOpenElsewhere as error:
            return None, error.message
        except SaveFailed as error:
            return None, _TAKES_NOTHING.format(error.cause)

    def _opened(self, entry_id: str, hold: Hold | None, refusal: str) -> Sitting:
        draft = self.store.draft(entry_id)
        try:
            opened: Opened | None = self.store.load(entry_id)
        except (EntryMissing, EntryUnreadable):
            opened = None
            if draft is None:
                raise
        entry = draft.entry if draft else opened.entry if opened else None
        assert entry is not None, "there is a draft or a saved entry"
        home = self.task_of(entry)
        if home is None:
            if hold is not None:
                hold.release()
            gone = f"The unit of this entry ({entry.unit}) is not here, so it opens to read only."
            base = opened.version if opened else ""
            return Sitting(
                self.store, self.clock, FREE_UNIT, FREE_TASK, entry, profile=self.profile, version=base, refusal=gone
            )
        if draft is not None and hold is not None:
            try:
                self.store.adopt(draft.ref)
            except SaveFailed as error:
                hold.release()
                hold, refusal = None, _TAKES_NOTHING.format(error.cause)
        return self._sitting(*home, entry, opened, draft, hold, refusal)

    def _sitting(
        self,
        unit: Unit,
        task: Task,
        entry: Entry,
        opened: Opened | None,
        draft: Draft | None,
        hold: Hold | None,
        refusal: str,
    ) -> Sitting:
        version, base = (opened.version, opened.entry) if opened else ("", None)
        behind = draft is not None and draft.base != version and (base is None or draft.entry != base)
        if draft is not None and behind:
            # It says what it was written over, so that a file changed since is noticed at the next save.
            version, base = draft.base, self.store.version_like(entry.id, draft.base)
        return Sitting(
            self.store,
            self.clock,
            unit,
            task,
            entry,
            profile=self.profile,
            version=version,
            base=base,
            hold=hold,
            refusal=refusal,
            recovered=draft.written if draft else None,
            behind=behind,
        )

    def waiting(self, entry_id: str = "") -> tuple[Waiting, ...]:
        """Return what windows left behind when they ended without saving, newest first; of one entry if named."""
        return waiting(self.store, self._short_name, entry_id)

    def set_aside(self, waiting: Waiting) -> None:
        """Move a draft that waits to the bin. Raises SaveFailed."""
        self.store.set_aside(waiting.draft.ref)

    def _short_name(self, entry: Entry) -> str:
        home = self.task_of(entry)
        return (home[1].label if home else "") or entry.title

    def guide(self, entry: Entry) -> Guide | None:
        """Return the guide for an entry; None where its unit or task is gone."""
        home = self.task_of(entry)
        return Guide(*home, entry, self.profile) if home else None

    # -- one change to an entry that is not open for writing

    def change(self, entry_id: str, how: Callable[[Entry], Entry]) -> Entry:
        """Change a saved entry and return it.

        What this app has of it in a draft is taken in first, and so is the draft of an entry never saved. A draft
        that another window left behind waits for the trainee: it is merged when it is recovered.

        Raises EntryOpenElsewhere while another window, or this
        one, is writing in it; EntryMissing, EntryUnreadable, EntryChanged, SaveFailed.
        """
        hold = self.store.hold(entry_id)
        try:
            try:
                opened = self.store.load(entry_id)
                entry, version = opened.entry, opened.version
            except EntryMissing:
                if (left := self.store.draft(entry_id)) is None:
                    raise
                self.store.adopt(left.ref)
                entry, version = left.entry, left.base
            for draft in self.store.drafts_of(entry_id):
                if draft.session == self.store.session:
                    entry, version = draft.entry, draft.base
            changed = how(entry).changed(updated=self.clock())
            self.store.save(changed, version)
            self.store.drop_draft(entry_id)
            # What is changed outside learnlog from now on can then be compared with what it was.
            with contextlib.suppress(LearnlogError):
                self.store.keep_version(entry_id)
            self.back_up_soon()
            return changed
        finally:
            hold.release()

    def complete(self, entry_id: str) -> Entry:
        """Mark an entry complete. Raises LearnlogError naming the gaps while there are any."""
        guide = self.guide(self.read_entry(entry_id))
        if guide is not None and guide.gaps:
            count = len(guide.gaps)
            raise LearnlogError(
                f"This entry still has {count} gap{'' if count == 1 else 's'}.",
                "It stays a draft and nothing is lost.",
                f"The first: {guide.gaps[0].text}",
            )
        return self.change(entry_id, lambda entry: entry.completed_at(self.clock()))

    def reopen(self, entry_id: str) -> Entry:
        """Make a complete entry a draft again."""
        return self.change(entry_id, lambda entry: entry.reopened_at(self.clock()))

    def follow_up(self, entry_id: str, text: str, to: str = "") -> Entry:
        """Add a dated follow-up to an entry; one that answers a comment, given by its name, marks it as answered."""

        def follow(entry: Entry) -> Entry:
            return entry.replied(to, text, self.clock()) if to else entry.followed_up(text, self.clock())

        return self.change(entry_id, follow)

    def comment(self, entry_id: str, comments: tuple[Comment, ...]) -> Entry:
        """Put a reader's comments beside the answers of an entry; those it has already are not put there again."""
        return self.change(entry_id, lambda entry: entry.commented(comments))

    def respond(self, entry_id: str, comment: str) -> Entry:
        """Mark a comment, given by its name, as answered."""
        return self.change(entry_id, lambda entry: entry.responded(comment, self.clock()))

    def take_mark_back(self, entry_id: str, comment: str) -> Entry:
        """Mark a comment, given by its name, as not answered after all."""
        return self.change(entry_id, lambda entry: entry.unanswered(comment))

    def begin_follow_up(self, entry_id: str, to: str = "") -> Unsent:
        """Open a follow-up for writing, with what was written and not added earlier.

        Args:
            to: the name of the comment it answers, which is marked as answered when it is added.

        Raises LearnlogError while another window is writing one; EntryUnreadable where what was written earlier
        cannot be read; SaveFailed where the disk takes nothing.
        """
        try:
            hold = self.store.hold_unsent(entry_id)
        except EntryOpenElsewhere:
            raise LearnlogError(
                "A follow-up to this entry is being written in another learnlog window.",
                "Nothing was changed.",
                "Add it or close it there to write here.",
            ) from None
        try:
            return Unsent(self.store, self.clock, entry_id, hold, lambda text: self.follow_up(entry_id, text, to))
        except LearnlogError:
            hold.release()
            raise

    def unsent(self, entry_id: str) -> str:
        """Return the follow-up to an entry that was written and not added; empty if there is none."""
        return self.store.unsent(entry_id)

    def tag(self, entry_id: str, tags: tuple[str, ...]) -> Entry:
        """Give an entry these tags."""
        return self.change(entry_id, lambda entry: entry.tagged(tags))

    def delete(self, entry_id: str) -> None:
        """Move an entry to the bin. Raises EntryOpenElsewhere while it is being written in."""
        hold = self.store.hold(entry_id)
        try:
            self.store.bin(entry_id)
            with contextlib.suppress(LearnlogError):
                # It may have been there before: its days are counted from now on.
                if (days := self.store.bin_days()).day_of(entry_id) is not None:
                    self.store.save_bin_days(days.without(entry_id))
            self._one_less()
            self.back_up_soon()
        finally:
            hold.release()

    def _one_less(self) -> None:
        if self._watch:
            self._watch.fewer()

    def undelete(self, entry_id: str) -> None:
        """Bring an entry back from the bin."""
        self.store.unbin(entry_id)
        self.back_up_soon()

    # -- the trainee

    @property
    def profile(self) -> Profile:
        """Who is writing."""
        return self.settings.profile

    def look_again(self) -> None:
        """Go by what stands on the disk after another log was taken in: it may have brought settings."""
        with contextlib.suppress(LearnlogError):
            self._go_by(self.store.settings(), self.store.settings_faults())
            self.settings_trouble = None
        self.back_up_soon()

    def _go_by(self, kept: Settings, faults: tuple[LearnlogError, ...]) -> None:
        self.kept, self.settings_faults = kept, faults
        self.settings = self.outside.over(kept)

    def take_settings(self, **values: Any) -> None:
        """Use other values from now on, by the names of settings; :meth:`keep_settings` puts them on the disk.

        What the environment sets can be changed for as long as learnlog is open, and is not kept.
        """
        self.settings = self.settings.model_copy(update=values)
        mine = {name: value for name, value in values.items() if name not in self.outside.values}
        self.kept = self.kept.model_copy(update=mine)
        with self._taking:
            self._unkept = {**self._unkept, **mine}

    def keep_settings(self) -> None:
        """Put the settings that were changed on the disk, over what another window or a person wrote there since.

        Nothing is done where nothing was changed. Raises SaveFailed, or the reason why the settings file cannot be
        read: it is then left alone, and what was changed counts until learnlog is closed.
        """
        with self._keeping:
            values = self._unkept
            if not values:
                return
            if self.settings_trouble is not None:
                raise self.settings_trouble
            self.store.save_settings(self.store.settings().model_copy(update=values))
            with self._taking:  # what was changed meanwhile is still to be kept
                self._unkept = {name: one for name, one in self._unkept.items() if one is not values.get(name)}
            self.settings_faults = self.store.settings_faults()

    def change_settings(self, settings: Settings) -> None:
        """Use these settings from now on and keep them; a settings file that could not be read is left alone."""
        values = {
            name: getattr(settings, name)
            for name in Settings.model_fields
            if getattr(settings, name) != getattr(self.settings, name)
        }
        self.take_settings(**values)
        if self.settings_trouble is None:
            self.keep_settings()

    def choose_backup_folder(self, folder: str) -> None:
        """Have backups go into another folder from now on; empty for the one beside the log.

        Raises SaveFailed, or the reason why the settings cannot be read: then they are left alone.
        """
        if self.settings_trouble is not None:
            raise self.settings_trouble
        self.change_settings(self.settings.model_copy(update={"backup_folder": folder}))

    @property
    def place(self) -> Place | None:
        """Where the trainee stopped last."""
        return self.store.place()

    def stop_at(self, place: Place) -> None:
        """Keep where the trainee is. A disk that refuses costs a few keys next time, so it is not reported."""
        try:
            self.store.save_place(place)
        except LearnlogError:
            return

    def read_screens(self, unit_id: str) -> frozenset[str]:
        """Return the places of a unit's order that were read."""
        return frozenset(place for one in self.store.read() if one.unit == unit_id for place in one.screens)

    def mark_read(self, unit_id: str, place: str) -> None:
        """Remember that a screen of a unit was read."""
        read = {one.unit: one for one in self.store.read()}
        screens = read[unit_id].screens if unit_id in read else ()
        if place in screens:
            return
        read[unit_id] = Read(unit=unit_id, screens=(*screens, place))
        try:
            self.store.save_read(tuple(read.values()))
        except LearnlogError:
            return


def going_on(view: LogView, unit_id: str, task_id: str) -> Summary | None:
    """Return the entry of a task to go on with: its newest draft, else its newest entry; None where it has none."""
    return view.newest_of(unit_id, task_id, "draft") or view.newest_of(unit_id, task_id)


def files_of(log: LogView) -> int:
    """Return how many files a log has, readable or not, entries that are only drafts so far among them."""
    return log.total + len(log.unreadable) + len(log.copies)
