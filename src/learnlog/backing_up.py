"""The backup of the day, made behind what somebody does, and told of where there is something to tell."""

from __future__ import annotations

import threading
from collections.abc import Callable


class BackingUp:
    """Makes the backup of the day in a thread of its own.

    Args:
        backup: makes it if it is not made yet, and returns what is to be told of it; None where there is none.

    Attributes:
        tell: is given a sentence about it, where there is one to tell, from that thread.
    """

    def __init__(self, backup: Callable[[], str] | None = None) -> None:
        self._backup = backup
        self._thread: threading.Thread | None = None
        self.tell: Callable[[str], None] = lambda text: None

    def soon(self) -> None:
        """Make the backup of the day in a thread of its own, if it is not made yet. Call it after a change."""
        if self._backup is None or (self._thread is not None and self._thread.is_alive()):
            return
        self._thread = threading.Thread(target=self._make, args=(self._backup,), name="backup", daemon=True)
        self._thread.start()

    def _make(self, backup: Callable[[], str]) -> None:
        if note := backup():
            self.tell(note)

    def finish(self, seconds: float) -> None:
        """Wait for a backup that is being made, at most so long. What is half made then is swept away by the next."""
        if self._thread is not None:
            self._thread.join(seconds)
