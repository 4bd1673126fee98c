"""Settings as they count, and as they are kept."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryUnreadable
from learnlog.journal.preferences import NOTHING_SET, read_environment
from learnlog.journal.settings import Profile, Settings
from learnlog.settings_in_use import SettingsInUse
from learnlog.store.memory import MemoryFiles
from learnlog.store.records import Records


def window(kept: dict[str, bytes]) -> SettingsInUse:
    return SettingsInUse(Records(MemoryFiles(kept)))


def test_settings_are_kept() -> None:
    kept: dict[str, bytes] = {}
    mine = window(kept)
    assert mine.is_first_time
    mine.change(Settings(profile=Profile(name="Ada"), welcomed=True))
    assert mine.now.profile.name == "Ada" and not mine.is_first_time
    assert window(kept).now == mine.now


def test_settings_that_cannot_be_read_are_left_alone() -> None:
    kept = {"settings.toml": b"name = [broken"}
    mine = window(kept)
    assert mine.now == Settings() and mine.trouble is not None and not mine.is_first_time
    mine.change(Settings(welcomed=True))
    assert mine.now.welcomed
    with pytest.raises(EntryUnreadable):
        mine.choose_backup_folder("/media/stick")
    assert kept == {"settings.toml": b"name = [broken"}


def test_only_what_was_changed_here_is_written_over_what_another_window_kept() -> None:
    kept: dict[str, bytes] = {}
    mine, other = window(kept), window(kept)
    other.change(other.now.model_copy(update={"reading_width": 90}))
    mine.change(mine.now.model_copy(update={"welcomed": True}))
    assert window(kept).now == Settings(welcomed=True, reading_width=90)
    assert mine.now.reading_width != 90, "what another window chose counts when it is looked for"
    mine.look_again()
    assert mine.now == Settings(welcomed=True, reading_width=90)


def test_what_the_environment_sets_counts_and_is_not_kept() -> None:
    kept: dict[str, bytes] = {}
    outside = read_environment({"LEARNLOG_READING_WIDTH": "90"})
    assert outside != NOTHING_SET
    mine = SettingsInUse(Records(MemoryFiles(kept)), outside)
    mine.change(mine.now.model_copy(update={"welcomed": True}))
    assert mine.now.reading_width == 90
    assert window(kept).now == Settings(welcomed=True)


def test_what_became_right_by_hand_is_taken_when_it_is_looked_for() -> None:
    kept = {"settings.toml": b"welcomed = maybe"}
    mine = window(kept)
    kept["settings.toml"] = b"welcomed = true"
    mine.look_again()
    assert mine.trouble is None and mine.now.welcomed
