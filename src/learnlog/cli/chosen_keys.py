"""What is wrong with the keys somebody chose, for ``learnlog doctor``."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from learnlog.errors import LearnlogError
from learnlog.keymap import Asked, check
from learnlog.store.examine import Finding
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.records import FilesIn, Records


def check_keys(folders: Folders) -> Iterator[Finding]:
    """Yield what does not count of the keys in ``keys.toml``. Where nothing was chosen, no screen is loaded."""
    asked: tuple[Asked, ...] = ()
    with contextlib.suppress(LearnlogError):  # a file that cannot be read is told with the other files
        asked, _ = Records(FilesIn(folders.home, Files())).keys()
    if asked:
        from learnlog.tui.key_rooms import rooms

        yield from (Finding("wrong", "keys", str(fault)) for fault in check(asked, rooms()).faults)
