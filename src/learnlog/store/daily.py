"""The backup of the day, made behind a save without ever getting in its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from learnlog.errors import BackupFailed
from learnlog.store.backups import Backups, Made

_AGAIN = timedelta(minutes=10)
"""How long to wait after one that failed: each try reads the whole log."""


class Daily:
    """Makes one backup a day. For a background thread: writing goes on meanwhile.

    Args:
        backups: of the log that is open.
        clock: tells the time.
    """

    def __init__(self, backups: Backups, clock: Callable[[], datetime]) -> None:
        self._backups = backups
        self._clock = clock
        self._last: tuple[datetime, bool] | None = None
        self._told: set[str] = set()

    def after_change(self) -> str:
        """Make the backup of this day if it has none yet.

        Never raises. Costs nothing where this was done today.

        Returns:
            What to tell the trainee, once while learnlog is open; mostly nothing.
        """
        now = self._clock()
        if self._last is not None:
            then, well = self._last
            if then.date() == now.date() and (well or abs(now - then) < _AGAIN):
                return ""
        self._last = now, False
        try:
            made = self._backups.make_daily()
        except BackupFailed as error:
            return self._once(error.message)
        except Exception as error:
            # Whatever it is, it must not stop a save, and nothing of it may hold anybody's words.
            failed = BackupFailed(f"learnlog itself was at fault ({type(error).__name__})")
            return self._once(failed.message)
        self._last = now, True
        return self._once(_note(made)) if made else ""

    def _once(self, message: str) -> str:
        if message in self._told:
            return ""
        self._told.add(message)
        return message


def _note(made: Made) -> str:
    notes = [made.note] if made.note else []
    if made.left_out:
        number = "One file" if len(made.left_out) == 1 else f"{len(made.left_out)} files"
        notes.append(f"{number} could not be put into today's backup; left-out.txt in it says which, and why.")
    if not made.proven:
        notes.append("The disk did not confirm today's backup; only a power cut could still take it.")
    return " ".join(notes)
