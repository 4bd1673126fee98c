"""The log as a command finds it: by the index, which is brought up to date first where the log has changed.

Where nothing has, neither a model nor a parser is loaded: this is the way from a shell to an answer in the blink of an
eye.
"""

from __future__ import annotations

import os

from learnlog.cli.output import complain, progress
from learnlog.errors import LearnlogError
from learnlog.light import TYPE_CHECKING
from learnlog.search.log_view import LogView
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.index.log import EntryLog
from learnlog.text import one_line

if TYPE_CHECKING:
    from learnlog.search.listed import Listed


class Known:
    """All entries of a log.

    Attributes:
        view: what is known of them.
        gone: why the log as a whole is to be feared for, if so.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._log: EntryLog | None = None
        self.gone: LearnlogError | None = None
        if not (os.path.isdir(folders.entries_text) or os.path.isdir(folders.drafts_text)):  # noqa: PTH112
            # Without making a cache in a folder that may be a slip of the finger.
            from learnlog.search.listed import Listed

            self.view: LogView = Listed()
            self._watch()
            return
        files = Files()
        self._log = EntryLog(folders, files, lambda: Index(folders.index_text, files), self._without, alone=True)
        if self._log.is_current() and self._log.is_calm:
            self.view = self._log.view()
        else:
            self.catch_up()

    def catch_up(self) -> None:
        """Look at every file, and at the log as a whole."""
        if self._log is None:
            return
        job = self._log.catch_up(lambda: progress(job.done, job.total))
        job.run()
        progress(job.total, job.total)
        self.view = self._log.view()
        self._watch()
        if self.gone is None:
            self._log.be_calm()

    def is_true_of(self, ids: list[str]) -> bool:
        """Return whether the files of these entries are as they were when they were read."""
        return self._log is None or not self._log.is_indexed or self._log.are_current(ids)

    def paths_of(self, ids: list[str]) -> dict[str, str]:
        """Return the files of entries, by id, as far as they are known; of one that is but a draft there is none."""
        paths = self._log.paths_of(ids) if self._log is not None else {}
        return {entry_id: f"{self._folders.entries_text}/{path}" for entry_id, path in paths.items()}

    @property
    def code(self) -> int:
        """The exit code: whether something in the log is wrong."""
        return 1 if self.view.unreadable or self.gone else 0

    def complain(self) -> None:
        """Name what cannot be read, what is but a copy, and what there is to tell of the log as a whole."""
        for error in self.view.unreadable:
            complain(one_line(error.message))
        for copy in self.view.copies:
            left = "It was left as it was; the Log of the app shows and compares it."
            complain(one_line(f"{copy.path}: {copy.why}. {left}"))
        if self.gone:
            complain(one_line(self.gone.message))
        if self.view.note:
            complain(self.view.note)

    def _watch(self) -> None:
        from learnlog.opening import now
        from learnlog.store.watch import Watch

        files = self.view.total + len(self.view.unreadable) + len(self.view.copies)
        self.gone = Watch(self._folders, now).alarm(files)

    def _without(self, why: str) -> Listed:
        from learnlog.store.toml import TomlStore
        from learnlog.store.whole import listed

        return listed(TomlStore(self._folders), why)
