"""``learnlog path``: where the log is kept."""

from __future__ import annotations

from learnlog.cli.layout import aligned
from learnlog.cli.output import say
from learnlog.store.folders import Folders
from learnlog.text import one_line


def show_paths(folders: Folders) -> int:
    """Print where everything of a log is kept, a line each, and return the exit code."""
    kept = {
        "home": folders.home,
        "entries": folders.entries,
        "drafts": folders.drafts,
        "bin": folders.bin,
        "units": folders.units,
        "settings": folders.settings,
        "cache": folders.cache,
    }
    say("\n".join(aligned([(name, one_line(str(path))) for name, path in kept.items()])))
    return 0
