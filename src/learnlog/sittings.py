"""Entries opened for writing: new ones, and those that are there, with the words a window left behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from learnlog.content.free import FREE_TASK, FREE_UNIT
from learnlog.content.task import Task
from learnlog.content.unit import Unit
from learnlog.errors import EntryMissing, EntryOpenElsewhere, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.journal.entry import Entry
from learnlog.recovery import Waiting, waiting
from learnlog.settings_in_use import SettingsInUse
from learnlog.sitting import Sitting
from learnlog.store.contents import Draft, Opened
from learnlog.store.protocol import Hold, JournalStore
from learnlog.store.units import Catalog

NewId = Callable[[datetime, str], str]
"""Returns a new entry id for a time, larger than the id given with it, whatever the clock says."""

_TAKES_NOTHING = (
    "Nothing can be written here now: {}. What is saved is unharmed and can be read. Put that right, then open this "
    "again to write."
)


class Sittings:
    """Opens the entries of one log for writing.

    Args:
        store: the log.
        catalog: the units whose tasks are answered.
        clock: the time now, with its offset.
        new_id: an entry id for a given time.
        settings: who is writing.
    """

    def __init__(
        self,
        store: JournalStore,
        catalog: Catalog,
        clock: Callable[[], datetime],
        new_id: NewId,
        settings: SettingsInUse,
    ) -> None:
        self._store = store
        self._catalog = catalog
        self._clock = clock
        self._new_id = new_id
        self._settings = settings

    def begin(self, unit_id: str, task_id: str) -> Sitting:
        """Open a new entry for a task. It leaves no trace until something is written in it."""
        unit = self._catalog.unit(unit_id)
        if unit is None:
            raise LearnlogError(f"There is no unit {unit_id}.", "Nothing was changed.")
        task = unit.task(task_id)
        now = self._clock()
        free = unit is FREE_UNIT
        entry = Entry(
            id=self._new_id(now, self._store.newest()),
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
            return self._store.hold(entry_id), ""
        except EntryOpenElsewhere as error:
            return None, error.message
        except SaveFailed as error:
            return None, _TAKES_NOTHING.format(error.cause)

    def _opened(self, entry_id: str, hold: Hold | None, refusal: str) -> Sitting:
        draft = self._store.drafts.newest_of(entry_id)
        try:
            opened: Opened | None = self._store.load(entry_id)
        except (EntryMissing, EntryUnreadable):
            opened = None
            if draft is None:
                raise
        entry = draft.entry if draft else opened.entry if opened else None
        assert entry is not None, "there is a draft or a saved entry"
        home = self._catalog.task_of(entry)
        if home is None:
            if hold is not None:
                hold.release()
            gone = f"The unit of this entry ({entry.unit}) is not here, so it opens to read only."
            base = opened.version if opened else ""
            return Sitting(
                self._store,
                self._clock,
                FREE_UNIT,
                FREE_TASK,
                entry,
                profile=self._settings.now.profile,
                version=base,
                refusal=gone,
            )
        if draft is not None and hold is not None:
            try:
                self._store.drafts.adopt(draft.ref)
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
            version, base = draft.base, self._store.history.like(entry.id, draft.base)
        return Sitting(
            self._store,
            self._clock,
            unit,
            task,
            entry,
            profile=self._settings.now.profile,
            version=version,
            base=base,
            hold=hold,
            refusal=refusal,
            recovered=draft.written if draft else None,
            behind=behind,
        )

    def waiting(self, entry_id: str = "") -> tuple[Waiting, ...]:
        """Return what windows left behind when they ended without saving, newest first; of one entry if named."""
        return waiting(self._store, self._short_name, entry_id)

    def set_aside(self, waiting: Waiting) -> None:
        """Move a draft that waits to the bin. Raises SaveFailed."""
        self._store.drafts.set_aside(waiting.draft.ref)

    def _short_name(self, entry: Entry) -> str:
        home = self._catalog.task_of(entry)
        return (home[1].label if home else "") or entry.title
