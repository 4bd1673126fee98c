"""What is known before anything heavy is loaded: where the log is, and the last picture of Home.

The first frame is drawn from here. Loading Pydantic, the unit and the log takes several times as long as this module
and goes on in a thread behind that frame, so nothing here may import them at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from learnlog import __version__
from learnlog.overview import Overview
from learnlog.store import snapshot
from learnlog.store.folders import Folders

if TYPE_CHECKING:
    from learnlog.store.daily import Daily
    from learnlog.store.protocol import JournalStore
    from learnlog.workspace import Workspace


def now() -> datetime:
    """Return the time here, to the second, with its offset in whole minutes, as the log keeps both.

    Until 1972 there were places with others, and a clock that has lost its battery begins in 1970.
    """
    moment = datetime.now(UTC).replace(microsecond=0)
    offset = moment.astimezone().utcoffset() or timedelta()
    return moment.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))


class Opening:
    """A log about to be opened.

    Args:
        folders: where it is.
        clock: the time now.
        new_id: an entry id for a given time, larger than the one given with it; by default one like no other.
        environ: the environment variables that may set something.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Callable[[], datetime] = now,
        new_id: Callable[[datetime, str], str] | None = None,
        environ: Mapping[str, str] = {},
    ) -> None:
        self.folders = folders
        self.clock = clock
        self._new_id = new_id
        self.environ = environ

    def last_overview(self) -> Overview | None:
        """Return Home as it was drawn last, if nothing has changed on disk since; else None.

        A day may have passed: what the day changes, such as a note of a month ago, is put right with the first survey.
        """
        text = snapshot.load(self.folders)
        if text is None:
            return None
        stamp, _, picture = text.partition("\n")
        return Overview.from_json(picture) if stamp == self._stamp() else None

    def remember(self, overview: Overview) -> None:
        """Keep Home as it is drawn now, for the next first frame. Failing to is no loss."""
        snapshot.save(self.folders, f"{self._stamp()}\n{overview.to_json()}")

    def workspace(self) -> Workspace:
        """Load the units and open the log. Takes a while the first time: call it from a thread."""
        from learnlog.journal.preferences import read_environment
        from learnlog.store.backup_folder import BackupFolder
        from learnlog.store.carrier import Carrier
        from learnlog.store.ids import IdMaker
        from learnlog.store.kept_units import KeptUnits
        from learnlog.store.units import bundled_units, load_catalog
        from learnlog.store.watch import Watch
        from learnlog.workspace import Workspace

        # Where there is no log yet, it may be on a stick that is not plugged in: nothing is made there.
        kept = KeptUnits(self.folders.kept_units) if self.folders.home.is_dir() else None
        catalog = load_catalog(bundled_units(), self.folders.units, kept)
        watch, backups = Watch(self.folders, self.clock), BackupFolder(self.folders, self.clock)
        carrier = Carrier(self.folders, self.clock)
        return Workspace(
            catalog,
            self.store(),
            self.clock,
            self._new_id or IdMaker(),
            watch,
            self._backup(),
            self._forget,
            backups,
            carrier,
            forget_past=self.forget_past,
            outside=read_environment(self.environ),
        )

    def store(self) -> JournalStore:
        """Return the log, which is opened when it is first asked for something."""
        from learnlog.store.toml import TomlStore

        return TomlStore(self.folders)

    def _forget(self, entry_id: str) -> tuple[str, ...]:
        from learnlog.store.backups import Backups

        uncleaned = Backups(self.folders, self.clock).forget(entry_id)
        return tuple(f"It may still be in {one.path}: {one.cause}." for one in uncleaned)

    def forget_past(self, entry_id: str, keep: Sequence[str]) -> tuple[str, ...]:
        """Remove the earlier versions of an entry from backups but those with these hashes; say where it cannot."""
        from learnlog.store.backups import Backups

        uncleaned = Backups(self.folders, self.clock).forget_past(entry_id, keep)
        return tuple(f"They may still be in {one.path}: {one.cause}." for one in uncleaned)

    def _backup(self) -> Callable[[], str]:
        made: list[Daily] = []

        def backup() -> str:
            # What writes archives is loaded when there is something to put into one.
            from learnlog.store.backups import Backups
            from learnlog.store.daily import Daily

            if not made:
                made.append(Daily(Backups(self.folders, self.clock), self.clock))
            return made[0].after_change()

        return backup

    def _stamp(self) -> str:
        own_units = sorted(self.folders.units.glob("*/")) if self.folders.units.is_dir() else []
        return f"{__version__} {snapshot.stamp(self.folders, own_units)}"
