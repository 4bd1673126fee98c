"""What the store knows of all entries: from the index, and where that cannot be used, from the files themselves."""

from __future__ import annotations

from _thread import allocate_lock  # what threading.Lock is, without loading the rest of it
from collections.abc import Callable, Sequence

from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.log_view import LogView
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index.database import MADE_AGAIN
from learnlog.store.index.index import Index, Span
from learnlog.store.index.state import DRAFT, drafts_in, drafts_state, folders_now
from learnlog.store.index.view import Connections, IndexView
from learnlog.store.stamps import stamp_of

if TYPE_CHECKING:
    from pathlib import Path

    from learnlog.search.listed import Listed
    from learnlog.store.index.catching_up import Breath

_TRIES = 3
"""How often it is begun again where the index is thrown away in the middle, by this window or by another."""


_OTHERS = "others"
"""Stands for what the folders were like where somebody else has changed them between two saves."""


class _Saved(NamedTuple):
    """An entry that was saved and is not in the index yet."""

    path: str
    stamp: str
    summary: Callable[[], Summary]
    drafts: Callable[[], bool]


class EntryLog:
    """All entries of a log, as they were caught up last.

    Args:
        folders: of the log.
        files: the disk.
        index: makes the index, each time for one connection.
        without: reads the whole log where the index cannot be used, and is given why.
        alone: whether nothing is ever asked while something else is; then the index is opened once.
    """

    def __init__(
        self,
        folders: Folders,
        files: Files,
        index: Callable[[], Index],
        without: Callable[[str], Listed],
        *,
        alone: bool = False,
    ) -> None:
        self._alone = alone
        self._folders = folders
        self._files = files
        self._make_index = index
        self._without = without
        self._writing: Index | None = None
        self._connections: Connections | None = None
        self._listed: Listed | None = None
        self._note = ""
        self._saved: dict[str, _Saved] = {}
        self._span: Span | None = None
        self._seen: tuple[str, str] | None = None
        self._lock = allocate_lock()

    def view(self) -> LogView:
        """Return what is known. It costs next to nothing."""
        if self._listed is not None:
            return self._listed
        with self._lock:
            self._put_saved()
            if self._connections is None:
                one = self._index()
                self._connections = Connections(one, one) if self._alone else Connections(*self._two_more())
        return IndexView(self._connections, self._note)

    def is_current(self) -> bool:
        """Return whether no file was put into the log or taken out of it since it was caught up: a quick look."""
        if self._listed is not None:
            return False
        with self._lock:
            self._put_saved()
            state = self._index().state()
        return state.folders != "" and (state.folders, state.drafts) == self._now()

    def are_current(self, ids: Sequence[str]) -> bool:
        """Return whether the files of these entries are as they were when they were read."""
        with self._lock:
            self._put_saved()
            known = self._index().files_of(ids)
        return len(known) == len(ids) and all(
            stamp.split(" ")[0] == stamp_of(f"{self._folders.entries_text}/{path}") or path.startswith(f"{DRAFT}/")
            for path, stamp in known
        )

    def paths_of(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the files of entries in the folder of entries, by id; none where one of them is not known."""
        with self._lock:
            self._put_saved()
            known = self._index().files_of(ids) if self._listed is None else []
        if len(known) != len(ids):
            return {}
        found = zip(ids, (path for path, _ in known), strict=True)
        return {entry_id: path for entry_id, path in found if not path.startswith(f"{DRAFT}/")}

    @property
    def is_indexed(self) -> bool:
        """Whether the index is used."""
        return self._listed is None

    @property
    def is_calm(self) -> bool:
        """Whether somebody has looked at the log as a whole since it had fewer entries, and found nothing to fear."""
        with self._lock:
            return self._listed is None and self._index().state().calm

    def be_calm(self) -> None:
        """Remember that nothing is to be feared for the log as a whole."""
        with self._lock:
            if self._listed is None:
                self._index().seen(self._index().state()._replace(calm=True))

    def catch_up(self, pause: Callable[[], None]) -> CatchingUp:
        """Return what compares everything known with the files."""
        return CatchingUp(self, pause)

    def saved(
        self, entry_id: str, path: Path, summary: Callable[[], Summary], before: str, drafts: Callable[[], bool]
    ) -> None:
        """Keep an entry that was just saved: in memory, until something is asked, so that no save waits for the index.

        Args:
            summary: makes its summary.
            before: as :meth:`before` returned it, before it was saved.
            drafts: says whether drafts of it are left, so that it must be looked at once more.
        """
        with self._lock:
            if self._listed is not None:
                return
            self._saved[entry_id] = _Saved(f"{path.parent.name}/{path.name}", stamp_of(path), summary, drafts)
            begun, until = self._span or (before, before)
            self._span = Span(begun, self.before()) if until == before else Span(_OTHERS, _OTHERS)

    def settle(self) -> None:
        """Put what was saved into the index now."""
        with self._lock:
            self._put_saved()

    def _put_saved(self) -> None:
        if not self._saved or self._span is None:
            return
        span, self._span = self._span, None
        from learnlog.store.index.writing import Item

        saved = self._saved.values()
        items = [Item(one.path, "" if one.drafts() else one.stamp, one.summary()) for one in saved]
        self._saved = {}
        self._index().put(items, span)

    def gone(self, entry_id: str, before: str) -> None:
        """Forget an entry that was just taken out of the log; ``before`` as for :meth:`saved`."""
        with self._lock:
            if self._listed is not None:
                return
            self._put_saved()
            index = self._index()
            path = index.path_of(entry_id)
            index.forget([path] if path else [], Span(before, self.before()))

    def before(self) -> str:
        """Return what the folders of entries are like before something is saved. Never raises."""
        try:
            return folders_now(self._folders)
        except OSError:
            return "shut"

    def close(self) -> None:
        """Close every connection; they are opened again when they are needed."""
        with self._lock:
            self._put_saved()
            for index in (self._writing, *(self._connections or ())):
                if index is not None:
                    index.close()

    def bring_up_to_date(self, breathe: Breath, tell: Callable[[int, int], None]) -> bool:
        """Look at every file and return whether anything had changed. CutShort where it was cancelled."""
        from learnlog.store.index.catching_up import Look

        self.settle()
        # Another window puts what it saves into the same index: that is known there by now, and news here all the same.
        seen, self._seen = self._seen, self._now()
        changed = seen is not None and seen != self._seen
        trouble = ""
        for _ in range(_TRIES):
            with self._make_index() as index:
                if index.attempt(lambda connection: True) is None:
                    trouble = index.trouble
                    break
                opened = index.opened
                self._note = index.trouble
                look = Look(self._folders, self._files, index, breathe, tell)
                look.look()
                changed |= look.changed or self._listed is not None
                self._note = trouble = index.trouble
                if not look.failed and index.opened == opened:
                    self._all_is_known()
                    return changed
                if trouble not in ("", MADE_AGAIN):
                    break
        before, self._listed = self._listed, self._without(trouble)
        return self._listed != before

    def _all_is_known(self) -> None:
        self._listed = None
        self._note = ""
        for one in (self._writing, *(self._connections or ())):
            if one is not None:
                one.trouble = ""

    def _two_more(self) -> tuple[Index, Index]:
        return self._make_index(), self._make_index()

    def _index(self) -> Index:
        if self._writing is None:
            self._writing = self._make_index()
        return self._writing

    def _now(self) -> tuple[str, str]:
        try:
            drafts = drafts_state(drafts_in(self._folders.drafts_text))
        except OSError:
            drafts = "shut"
        return self.before(), drafts


class CatchingUp:
    """Compares what is known of a log with its files, and brings it up to date.

    Attributes:
        done: how many entries are known as they are now.
        total: how many there are; 0 while they are not counted yet.
    """

    def __init__(self, log: EntryLog, pause: Callable[[], None]) -> None:
        self.done = 0
        self.total = 0
        self._log = log
        # Imported late: where nothing has changed, nothing is caught up.
        from learnlog.store.index.catching_up import Breath

        self._breath = Breath(pause)

    def run(self) -> bool:
        """Look at every file, read what has changed, and return whether anything had since it was caught up last."""
        from learnlog.store.index.catching_up import CutShort

        try:
            return self._log.bring_up_to_date(self._breath, self._tell)
        except CutShort:
            return True

    def cancel(self) -> None:
        """Have it return as soon as it can. What was found stays known."""
        self._breath.cancelled = True

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total
