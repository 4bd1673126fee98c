"""The backup of the day, made behind what somebody does."""

from __future__ import annotations

import threading

from learnlog.backing_up import BackingUp


def test_it_goes_on_behind_once_and_tells_what_it_says() -> None:
    going_on, may_end = threading.Event(), threading.Event()
    told: list[str] = []
    tries = 0

    def backup() -> str:
        nonlocal tries
        tries += 1
        going_on.set()
        assert may_end.wait(30)
        return "The disk is full."

    backing_up = BackingUp(backup)
    backing_up.tell = told.append
    backing_up.soon()
    assert going_on.wait(30)
    backing_up.soon()
    backing_up.finish(0)
    assert tries == 1 and told == [], "it goes on behind, once, and whoever is in a hurry need not wait"
    may_end.set()
    backing_up.finish(30)
    assert told == ["The disk is full."]
    backing_up.soon()
    backing_up.finish(30)
    assert tries == 2, "the next change asks again"


def test_where_there_is_no_backup_there_is_nothing_to_wait_for() -> None:
    backing_up = BackingUp()
    backing_up.soon()
    backing_up.finish(30)
