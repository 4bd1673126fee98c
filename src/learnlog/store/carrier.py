"""A log on its way from one computer to another, for a front end to write and to take in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from learnlog.errors import LearnlogError
from learnlog.store.folders import Folders

if TYPE_CHECKING:
    from learnlog.store.importing import ImportPlan, Taken


class Carrier:
    """Writes the whole log into an archive, and takes another in.

    What reads and writes archives is loaded when there is something to do with one.

    Args:
        folders: where the log is.
        clock: tells the time, with its offset.
    """

    def __init__(self, folders: Folders, clock: Callable[[], datetime]) -> None:
        self._folders = folders
        self._clock = clock

    def name(self) -> str:
        """Return how an archive written today is called."""
        from learnlog.store.carrying import name_to_carry

        return name_to_carry(self._clock().date())

    def write(self, folder: str, *, over: bool = False) -> str:
        """Write the log into an archive in a folder, and return what came of it, in sentences for a person.

        Args:
            over: whether a file of that name may be replaced.

        Raises:
            FileExistsError: there is one, and it may not.
            LearnlogError: there is no such folder, or the disk refused; nothing half-written is left.
        """
        from learnlog.store.carrying import write_log

        place = _meant(folder)
        if not place.is_dir():
            raise LearnlogError(
                f"There is no folder {place}.", "Nothing was written.", "Name another, or make it first."
            )
        made = write_log(place / self.name(), self._folders, self._clock(), over=over)
        entries = "1 entry" if made.entries == 1 else f"{made.entries:,} entries"
        said = [f"{entries} and all that belongs to them are now in {made.path}."]
        said += [f"Not in it: {one.path}: {one.cause}." for one in made.left_out]
        if not made.proven:
            said.append("The disk did not confirm it, so a power cut could still take it. Write it once more later.")
        return " ".join(said)

    def look(self, file: str) -> ImportPlan:
        """Return what taking in an archive would do. Raises LearnlogError where that cannot be."""
        from learnlog.store.importing import plan_import

        path = _meant(file)
        try:
            if path.is_file():
                return plan_import(path, self._folders)
        except FileNotFoundError:
            pass
        raise LearnlogError(f"There is no file {path}.", "Nothing was changed.", "Write its whole path.")

    def take_in(self, plan: ImportPlan, progress: Callable[[int, int], None]) -> Taken:
        """Do what a plan says. Raises LearnlogError.

        Args:
            progress: told how many of how many files were dealt with.
        """
        from learnlog.store.importing import take_in

        try:
            return take_in(plan, self._folders, progress=progress)
        except FileNotFoundError:
            raise LearnlogError(f"The file {plan.archive} is gone.", "Nothing more was added.", "") from None


def _meant(text: str) -> Path:
    """Return the path that was typed; a file dragged into a terminal comes in quotation marks."""
    named = text.strip()
    if len(named) > 1 and named[0] == named[-1] and named[0] in "'\"":
        named = named[1:-1]
    try:
        return Path(named).expanduser() if named else Path("?")
    except (RuntimeError, ValueError):  # “~somebody” who does not exist
        return Path(named)
