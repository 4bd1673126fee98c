"""Whether the log is still there."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.watch import Watch

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def watch(folders: Folders) -> Watch:
    return Watch(folders, lambda: NOON)


def test_a_log_never_seen_before_is_no_alarm_however_empty(watch: Watch, folders: Folders) -> None:
    assert watch.look(0) is None
    assert not folders.home.exists(), "nothing is made for a log that is not there"


@pytest.mark.parametrize(
    ("before", "now", "alarmed"),
    [(1, 0, True), (12, 0, True), (12, 5, True), (12, 6, False), (3, 1, False), (4, 1, True), (12, 13, False)],
)
def test_a_log_that_is_gone_or_mostly_gone_is_an_alarm(watch: Watch, before: int, now: int, alarmed: bool) -> None:
    watch.look(before)
    alarm = watch.look(now)
    assert (alarm is not None) == alarmed
    again = watch.look(now)
    assert (again is not None) == alarmed, "it stays one until the trainee has decided"
    if alarm is not None:
        assert (alarm.before, alarm.now) == (before, now)
        assert f"had {before} entr" in alarm.happened and "23 November 2026 at 12:00" in alarm.happened


def test_what_the_trainee_accepts_or_deletes_is_none(watch: Watch) -> None:
    watch.look(12)
    watch.accept(0)
    assert watch.look(0) is None
    watch.look(1)
    watch.fewer()
    assert watch.look(0) is None


def test_it_is_remembered_apart_from_a_log_named_by_hand(folders: Folders) -> None:
    Watch(folders, lambda: NOON).look(7)
    assert folders.home not in folders.seen.parents
    alarm = Watch(folders, lambda: NOON).look(0)
    assert alarm is not None and str(folders.home) in alarm.do
    assert Watch(Folders.find(folders.home / "other", {}), lambda: NOON).look(0) is None


def test_what_is_told_once_is_not_told_again(watch: Watch) -> None:
    watch.look(3)
    assert [watch.once("a"), watch.once("a"), watch.once("b")] == [True, False, True]
    assert watch.look(0) is not None, "telling forgets nothing else"


def test_a_note_that_is_damaged_is_no_alarm(watch: Watch, folders: Folders) -> None:
    watch.look(3)
    folders.seen.write_text("@", encoding="utf-8")
    assert watch.look(0) is None


class WithoutModes(Files):
    """A disk on which everybody may do everything, such as exFAT."""

    def restrict(self, folder: Path) -> None:
        pass


@pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")
def test_a_disk_that_keeps_no_modes_is_noticed(folders: Folders) -> None:
    watch = Watch(folders, lambda: NOON, WithoutModes())
    assert not watch.open_to_others()
    folders.entries.mkdir(parents=True)
    folders.entries.chmod(0o700)
    assert not watch.open_to_others()
    folders.entries.chmod(0o777)
    assert watch.open_to_others()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of Unix")
def test_a_folder_that_another_program_left_open_is_closed_without_a_word(watch: Watch, folders: Folders) -> None:
    folders.entries.mkdir(parents=True)
    folders.entries.chmod(0o755)
    assert not watch.open_to_others()
    assert folders.entries.stat().st_mode & 0o777 == 0o700
