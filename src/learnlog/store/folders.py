"""Where the log and its cache live. Only paths: nothing is opened or made here.

The first frame of the app needs this module, so it imports nothing heavy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learnlog.errors import LearnlogError


@dataclass(frozen=True)
class Folders:
    """Every path of one log.

    Attributes:
        home: what belongs to the trainee and should be backed up.
        cache: what can be thrown away at any time and is made again.
    """

    home: Path
    cache: Path

    @classmethod
    def find(cls, home: Path | None, environ: Mapping[str, str]) -> Folders:
        """Return the folders of the log to use: of ``home``, else of ``LEARNLOG_HOME``, else this person's own.

        With a home named by hand the cache stands inside it, so that a log on a USB stick or of a test leaves no
        trace elsewhere.

        Raises:
            LearnlogError: no place for the log can be told.
        """
        named = home or (Path(environ["LEARNLOG_HOME"]) if environ.get("LEARNLOG_HOME") else None)
        if named is not None:
            try:
                place = named.expanduser().absolute()
            except (OSError, RuntimeError):  # ``~`` of nobody, or a relative path in a folder that is gone
                raise _no_home(f"The folder {named} cannot be found.") from None
            return cls(place, place / "cache")
        # Asked for late: a log named by hand never needs it, and it costs more than the rest of this module.
        from platformdirs import user_cache_path, user_data_path

        try:
            places = user_data_path("learnlog", appauthor=False), user_cache_path("learnlog", appauthor=False)
        except (OSError, RuntimeError, KeyError):
            raise _no_home("Your home folder cannot be found.") from None
        if not all(place.is_absolute() for place in places):  # an unknown home leaves a bare ``~`` in front
            raise _no_home("Your home folder cannot be found.")
        return cls(*places)

    @property
    def entries(self) -> Path:
        """Saved entries, in a folder per year."""
        return self.home / "entries"

    @property
    def drafts(self) -> Path:
        """Text being typed, ahead of the saved entries."""
        return self.home / "drafts"

    @property
    def bin(self) -> Path:
        """Deleted entries."""
        return self.home / "bin"

    @property
    def history(self) -> Path:
        """Earlier versions of entries."""
        return self.home / "history"

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
    def place(self) -> Path:
        """Where the trainee stopped."""
        return self.home / "place.toml"

    @property
    def read(self) -> Path:
        """Which screens were read."""
        return self.home / "read.toml"

    @property
    def index(self) -> Path:
        """The index of the log, made again from the entries whenever it is missing."""
        return self.cache / "index.sqlite3"

    @property
    def home_picture(self) -> Path:
        """What Home showed last."""
        return self.cache / "home.json"


def _no_home(happened: str) -> LearnlogError:
    return LearnlogError(
        happened,
        "Nothing was read or changed.",
        "Say where your log should be: learnlog --home FOLDER, or set LEARNLOG_HOME.",
    )
