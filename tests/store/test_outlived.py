"""Which daily backups go: told without a disk."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from learnlog.store.backup_list import Backup
from learnlog.store.outlived import KEPT, outlived

FIRST = date(2026, 11, 1)


def backup(day: int, entries: int | None = 5, *, daily: bool = True) -> Backup:
    when = FIRST + timedelta(days=day)
    return Backup(Path(f"{when}.zip"), when, entries, 100, "" if entries is not None else "it is damaged", daily)


def test_fourteen_are_kept_the_new_one_among_them() -> None:
    there = [backup(day) for day in range(KEPT)]
    assert outlived(there[:-1], there[-1]) == []
    assert outlived(there, backup(KEPT)) == [there[0]]
    assert outlived([*there, backup(KEPT)], backup(KEPT)) == [there[0]], "the new one is not counted twice"


def test_those_made_by_hand_and_those_of_a_later_day_stay_and_do_not_count() -> None:
    there = [backup(day) for day in range(KEPT - 1)]
    others = [backup(-3, daily=False), backup(KEPT + 9)]
    assert outlived([*there, *others], backup(KEPT)) == []


def test_damaged_ones_do_not_count_and_go_when_they_are_old() -> None:
    damaged = backup(-1, None)
    there = [damaged, *(backup(day) for day in range(KEPT))]
    assert outlived(there, backup(KEPT)) == [there[1], damaged]
    assert outlived([damaged, *there[2:]], backup(KEPT)) == []


def test_the_fullest_stays_until_one_is_as_full() -> None:
    there = [backup(0, 90), *(backup(day, 1) for day in range(1, KEPT + 3))]
    assert backup(0, 90) not in outlived(there, backup(KEPT + 3, 1))
    assert backup(0, 90) in outlived(there, backup(KEPT + 3, 90))
