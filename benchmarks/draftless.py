"""learnlog without its drafts: ``python -m benchmarks.draftless LOG``. What is typed reaches the disk only on leaving.

Beside learnlog itself it shows what a draft for every key costs whoever types.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from learnlog.opening import Opening
from learnlog.store.contents import Draft
from learnlog.store.drafts import Drafts
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.tui.app import LearnlogApp


class NoDrafts(Drafts):
    """Drafts that are forgotten at once."""

    def keep(self, draft: Draft, *, durable: bool) -> None:
        """Keep nothing."""


class DraftlessOpening(Opening):
    """Opens a log so that no draft is kept of what is written in it."""

    def store(self) -> TomlStore:
        """Return the log without its drafts."""
        store = TomlStore(self.folders)
        store.drafts = NoDrafts(self.folders.drafts, self.folders.bin, Files(), store.session)
        return store


if __name__ == "__main__":
    gc.disable()  # as learnlog opens
    app = LearnlogApp(DraftlessOpening(Folders.find(Path(sys.argv[1]), {})))
    app.run()
    app.finish()
