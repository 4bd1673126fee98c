"""Where the log and its cache live. Only paths: nothing is opened or made here.

The first frame of the app needs this module, so it imports nothing heavy.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from functools import cached_property

from learnlog.errors import LearnlogError
from learnlog.light import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Folders:
    """Every path of one log.

    Loading ``pathlib`` takes half as long as starting Python, so each is made a Path when it is first asked for. What a
    list of what is known needs, there is as text, too.

    Args:
        home: what belongs to the trainee and should be backed up.
        cache: what can be thrown away at any time and is made again.
        state: what belongs to this computer: words being typed, which no sync program should carry about, and what
            was seen of the log last.
        elsewhere: whether ``home`` was named by hand, so that it may be on a disk that is not always there.

    Attributes:
        home_text, entries_text, drafts_text, index_text: the paths of those names, as text.
    """

    def __init__(
        self,
        home: str | os.PathLike[str],
        cache: str | os.PathLike[str],
        state: str | os.PathLike[str],
        *,
        elsewhere: bool = True,
    ) -> None:
        self._cache, self._state = os.fspath(cache), os.fspath(state)
        self.elsewhere = elsewhere
        self.home_text = os.fspath(home)
        self.entries_text = os.path.join(self.home_text, "entries")  # noqa: PTH118
        self.drafts_text = os.path.join(self._state, "drafts")  # noqa: PTH118
        self.index_text = os.path.join(self._cache, "index.sqlite3")  # noqa: PTH118

    @classmethod
    def find(cls, named: str | os.PathLike[str] | None, environ: Mapping[str, str]) -> Folders:
        """Return the folders of the log to use: of ``named``, else of ``LEARNLOG_HOME``, else this person's own.

        With a home named by hand the cache and the state stand inside it, so that a log on a USB stick or of a test
        leaves none of its words elsewhere.

        Raises:
            LearnlogError: no place for the log can be told.
        """
        by_hand = named or environ.get("LEARNLOG_HOME")
        if by_hand:
            place = _absolute(os.fspath(by_hand))
            return cls(place, os.path.join(place, "cache"), os.path.join(place, "state"))  # noqa: PTH118
        # Asked for late: a log named by hand never needs it, and it costs more than the rest of this module.
        from platformdirs import user_cache_path, user_data_path, user_state_path

        try:
            home, cache, state = (
                find("learnlog", appauthor=False) for find in (user_data_path, user_cache_path, user_state_path)
            )
        except (OSError, RuntimeError, KeyError):
            raise _no_home("Your home folder cannot be found.") from None
        if not (
            home.is_absolute() and cache.is_absolute() and state.is_absolute()
        ):  # an unknown home leaves a bare ``~`` in front
            raise _no_home("Your home folder cannot be found.")
        # Windows and macOS keep state where they keep data.
        return cls(home, cache, state / "state" if state == home else state, elsewhere=False)

    @cached_property
    def home(self) -> Path:
        """What belongs to the trainee and should be backed up."""
        return _path(self.home_text)

    @cached_property
    def cache(self) -> Path:
        """What can be thrown away at any time and is made again."""
        return _path(self._cache)

    @cached_property
    def state(self) -> Path:
        """What belongs to this computer."""
        return _path(self._state)

    @property
    def entries(self) -> Path:
        """Saved entries, in a folder per year."""
        return _path(self.entries_text)

    @property
    def drafts(self) -> Path:
        """Text being typed, ahead of the saved entries."""
        return _path(self.drafts_text)

    @property
    def bin(self) -> Path:
        """Deleted entries."""
        return self.home / "bin"

    @property
    def history(self) -> Path:
        """Earlier versions of entries."""
        return self.home / "history"

    @property
    def hand_ins(self) -> Path:
        """Records of what was handed in."""
        return self.home / "hand-ins"

    @property
    def unreadable(self) -> Path:
        """Files that could not be read and were set aside by the trainee."""
        return self.home / "unreadable"

    @property
    def backups(self) -> Path:
        """Backups, where the trainee has chosen no other folder for them."""
        return self.home / "backups"

    @property
    def seen(self) -> Path:
        """How many entries the log had when it was seen last, and other things without any words of it.

        For a log in a folder named by hand it stands apart from it, or it would be missing whenever the log is.
        """
        if self.elsewhere:
            import hashlib

            from platformdirs import user_state_path

            name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
            with contextlib.suppress(OSError, RuntimeError, KeyError):
                place = user_state_path("learnlog", appauthor=False)
                if place.is_absolute():
                    return place / "logs" / f"{name}.toml"
        return self.state / "seen.toml"

    @property
    def locks(self) -> Path:
        """Empty files by which two windows tell each other what they are writing in."""
        return self.home / "locks"

    @property
    def units(self) -> Path:
        """Units the trainee added to the bundled ones."""
        return self.home / "units"

    @property
    def settings(self) -> Path:
        """Profile and preferences."""
        return self.home / "settings.toml"

    @property
    def keys(self) -> Path:
        """The keys somebody chose."""
        return self.home / "keys.toml"

    @property
    def place(self) -> Path:
        """Where the trainee stopped."""
        return self.home / "place.toml"

    @property
    def read(self) -> Path:
        """Which screens were read."""
        return self.home / "read.toml"

    @property
    def coming_back(self) -> Path:
        """Which entries are not to come back by themselves."""
        return self.home / "coming-back.toml"

    @property
    def bin_days(self) -> Path:
        """Since when things are in the bin."""
        return self.home / "bin.toml"

    @property
    def index(self) -> Path:
        """The index of the log, made again from the entries whenever it is missing."""
        return _path(self.index_text)

    @property
    def home_picture(self) -> Path:
        """What Home showed last."""
        return self.cache / "home.json"

    @property
    def kept_units(self) -> Path:
        """The units as they were read last."""
        return self.cache / "units.json"


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _absolute(named: str) -> str:
    """Return the folder that was named as an absolute path. Raises LearnlogError where there is no such place."""
    # A plain absolute path is one already; whatever else it may be, ``pathlib`` knows.
    if os.path.isabs(named) and os.path.normpath(named) == named:  # noqa: PTH117
        return named
    try:
        return str(_path(named).expanduser().absolute())
    except (OSError, RuntimeError):  # ``~`` of nobody, or a relative path in a folder that is gone
        raise _no_home(f"The folder {_path(named)} cannot be found.") from None


def with_tilde(path: str) -> str:
    """Return a path with ``~`` for the person's own folder, as it is short to read and tells no name."""
    with contextlib.suppress(OSError, RuntimeError, KeyError, ValueError):
        home = _path("~").expanduser()
        return str(_path("~") / _path(path).relative_to(home))
    return path


def _no_home(happened: str) -> LearnlogError:
    return LearnlogError(
        happened,
        "Nothing was read or changed.",
        "Say where your log should be: learnlog --home FOLDER, or set LEARNLOG_HOME.",
    )
