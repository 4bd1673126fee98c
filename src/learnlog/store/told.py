"""Paths of a log as they can be told to anybody: names that learnlog gave, and none that a person may have given."""

from __future__ import annotations

import re
from pathlib import Path

from learnlog.errors import EntryUnreadable
from learnlog.store.folders import Folders

_GIVEN = re.compile(
    r"""(?:
        entries|drafts|bin|history|hand-ins|unreadable|backups|locks|units|cache|state
        | (?:settings|keys|coming-back|bin|place|read|seen)\.toml | index\.sqlite3
        | \d{4}                                                      # a year
        | (?:\d{4}-\d\d-\d\d-(?:[a-z0-9]+-)*)?                       # a day and a task
          [0-9a-hjkmnp-tv-z]{26}                                     # an id
          (?:\.[0-9a-f]{8}|\.copy-\d+|\.draft|\.aside|\.follow-up|~\d+)*(?:\.toml|\.lock)?
        | \d{6,}-[0-9a-f]{16}\.toml                                  # an earlier version
    )\Z""",
    re.ASCII | re.VERBOSE,
)

_SOME = "…"


def shown(path: str | Path, folders: Folders) -> str:
    """Return a path below a folder of the log, with ``…`` for every name in it that learnlog did not give.

    The end of such a name is left, where it tells what kind of file it is. A path that is not below the log has nothing
    of it in it, and is returned as it is.
    """
    given = Path(path)
    for folder in (folders.cache, folders.state, folders.home):
        if given.is_relative_to(folder):
            parts = given.relative_to(folder).parts
            return str(folder.joinpath(*(one if _GIVEN.match(one) else _hidden(one) for one in parts)))
    return str(given)


def told(error: EntryUnreadable, folders: Folders) -> str:
    """Return where a file cannot be read, and why, as a sentence."""
    where = shown(error.path, folders)
    return f"{where}, line {error.line}: {error.cause}." if error.line else f"{where}: {error.cause}."


def _hidden(name: str) -> str:
    return f"{_SOME}.toml" if name.casefold().endswith(".toml") else _SOME
