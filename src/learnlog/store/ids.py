"""Ids of new entries: sortable by time, and never smaller than one given before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from secrets import randbits
from threading import Lock

_RANDOM_BITS = 80
_STEP_BITS = 32
_LARGEST = (1 << 128) - 1


class IdMaker:
    """Gives new ids when called, each larger than the one before, whatever the clock does in between.

    Args:
        random_bits: returns a random number of so many bits.
    """

    def __init__(self, random_bits: Callable[[int], int] = randbits) -> None:
        self._random_bits = random_bits
        self._last = 0
        self._lock = Lock()

    def __call__(self, now: datetime, after: str = "") -> str:
        """Return a new id: a ULID in lower case.

        Args:
            now: the time of the clock; before 1970 counts as 1970.
            after: an id the new one must be larger than, such as the largest of the log.
        """
        # Imported late: it costs as much as a third of the app's first frame, and only new entries need it.
        from ulid import ULID

        milliseconds = max(int(now.timestamp() * 1000), 0)
        with self._lock:
            least = max(self._last, int(ULID.from_str(after.upper())) if after else 0)
            number = (milliseconds << _RANDOM_BITS) | self._random_bits(_RANDOM_BITS)
            if number <= least:
                number = min(least + 1 + self._random_bits(_STEP_BITS), _LARGEST)
            self._last = number
        return str(ULID.from_int(number)).lower()


new_id = IdMaker()
"""The ids of this process."""
