"""Which of the daily backups have outlived their use."""

from __future__ import annotations

from collections.abc import Iterable

from learnlog.store.backup_list import Backup

KEPT = 14
"""Daily backups that are kept: two weeks in which a loss may go unnoticed."""


def outlived(backups: Iterable[Backup], now: Backup) -> list[Backup]:
    """Return the daily backups beyond those that are kept, the newest first, after another was made.

    Args:
        backups: those in the folder of the new one.
        now: the new one, which is never among them.
    """
    # One with a later day was made by a clock that was wrong, or this one's is. It is nobody's to judge here.
    older = sorted((one for one in backups if one.daily and one.day < now.day), key=lambda one: one.day, reverse=True)
    good = [one for one in older if not one.fault]
    if len(good) < KEPT:
        return []
    oldest_kept = good[KEPT - 2].day
    # If the log was lost unnoticed, the days since hold next to nothing: the fullest stays however old it is.
    fullest = max(good, key=lambda one: (one.entries or 0, one.day))
    may_go = (now.entries or 0) >= (fullest.entries or 0)
    return [one for one in older if one.day < oldest_kept and (one != fullest or may_go)]
