"""The Settings room, the welcome, the tour: what is chosen counts at once, is on the disk, and nothing is lost."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.screen import Screen

from learnlog.errors import SaveFailed
from learnlog.journal.preferences import PREFERENCES
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.backups import BackupsDialog
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.folder import FolderDialog
from learnlog.tui.home import HomeScreen
from learnlog.tui.keys import KeysScreen
from learnlog.tui.names import NamesDialog
from learnlog.tui.own_settings import ShowsSettings
from learnlog.tui.profile import ProfileScreen
from learnlog.tui.sample import Sample, SamplePage
from learnlog.tui.setting_line import SettingLine
from learnlog.tui.settings import SettingsScreen
from learnlog.tui.task import TaskScreen
from learnlog.tui.terms import TermsDialog
from learnlog.tui.theme import THEMES
from learnlog.tui.tour import TIPS, Tour
from learnlog.tui.welcome import WelcomeScreen
from learnlog.workspace import Workspace
from tests.tui.driving import Clock, Trainee, sitting_down

UNIT = "unit-5"


def on_disk(home: Path) -> dict[str, object]:
    return tomllib.loads((home / "settings.toml").read_text("utf-8"))


async def to_line(trainee: Trainee, name: str) -> SettingLine:
    line = trainee.one(f"#setting-{name.replace('_', '-')}", SettingLine)
    line.focus()
    await trainee.settle()
    return line


def test_every_theme_of_learnlog_is_offered_by_a_plain_name() -> None:
    names = next(one for one in PREFERENCES if one.name == "theme")
    assert {theme.name for theme in THEMES} <= {value for value, _ in names.options}


async def test_what_is_chosen_counts_at_once_and_is_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("# mine\nwelcomed = true\nlater = 1  # from a newer one\n")
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.press("6")
        screen = trainee.screen(SettingsScreen)
        assert isinstance(screen, ShowsSettings)
        assert {line.preference.name for line in screen.query(SettingLine)} == {one.name for one in PREFERENCES}
        await trainee.press("right")
        assert trainee.app.theme == "learnlog-light" and on_disk(tmp_path)["theme"] == "learnlog-light"
        assert trainee.says("#trail-status") == "Saved 19:02:11"
        await to_line(trainee, "reading_width")
        await trainee.pilot.press(*["right"] * 9, "left", "right", "right")  # a quick hand, and beyond the end
        await trainee.settle()
        assert on_disk(tmp_path)["reading_width"] == 90
        page = screen.query_one(Sample).query_one(SamplePage)
        assert page._column.styles.max_width is not None and page._column.styles.max_width.value == 91
        await trainee.press("backspace")
        assert on_disk(tmp_path)["reading_width"] == 70
        line = await to_line(trainee, "ruler")
        await trainee.press("enter")
        assert line.value is True and on_disk(tmp_path)["ruler"] is True and "[x] yes" in trainee.text
        await trainee.press("space")
        assert on_disk(tmp_path)["ruler"] is False
        await to_line(trainee, "autosave")
        await trainee.press(*["left"] * 3)
        assert on_disk(tmp_path)["autosave"] == 1, "it cannot be turned off"
        assert "cannot be turned off" in trainee.text
        text = (tmp_path / "settings.toml").read_text("utf-8")
        assert text.startswith("# mine\n") and "later = 1  # from a newer one" in text
        await trainee.press("escape")
        trainee.screen(HomeScreen)


async def test_everything_that_is_yours_is_led_to_and_nothing_of_a_task_is_lost_meanwhile(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-1")
        await trainee.jump("resonance")
        await trainee.write("why", "Because of K.")
        task = trainee.task
        trainee.app.action_settings()
        await trainee.settle()
        leads: dict[str, type[Screen[Any]]] = {
            "profile": ProfileScreen,
            "terms": TermsDialog,
            "names": NamesDialog,
            "where-is-log": MessageDialog,
            "backups": BackupsDialog,
            "hand-in-folder": FolderDialog,
            "keys": KeysScreen,
            "welcome": WelcomeScreen,
        }
        for name, kind in leads.items():
            trainee.screen(SettingsScreen)
            trainee.one(f"#lead-{name}", type(trainee.app.screen.query_one(f"#lead-{name}"))).focus()
            await trainee.press("enter")
            trainee.screen(kind)
            await trainee.press("escape")
        trainee.one("#lead-hand-in-folder", type(trainee.app.screen.query_one("#lead-hand-in-folder"))).focus()
        await trainee.press("enter")
        trainee.one("LineInput", LineInput).value = str(tmp_path / "nowhere")
        await trainee.press("enter")
        assert "There is no folder" in trainee.text
        trainee.one("LineInput", LineInput).value = str(tmp_path)
        await trainee.press("enter")
        assert on_disk(tmp_path)["hand_in_folder"] == str(tmp_path)
        await trainee.press("escape")
        assert trainee.app.screen is task and "Because of K." in trainee.text


async def test_a_variable_sets_a_value_is_named_and_is_not_written(tmp_path: Path) -> None:
    class Elsewhere(Opening):
        def __init__(self, folders: Folders, clock: Clock, new_id: Callable[[datetime, str], str]) -> None:
            environ = {"LEARNLOG_THEME": "learnlog-light", "LEARNLOG_RULER": "perhaps"}
            super().__init__(folders, clock, new_id, environ)

    (tmp_path / "settings.toml").write_text('welcomed = true\ntheme = "learnlog-dark"\n')
    async with sitting_down(tmp_path, size=(120, 40), opening=Elsewhere) as trainee:
        assert trainee.app.theme == "learnlog-light"
        assert any("LEARNLOG_RULER is “perhaps”" in said for said in trainee.notifications)
        await trainee.press("6")
        assert "set by LEARNLOG_THEME" in trainee.text and "LEARNLOG_RULER is “perhaps”" in trainee.text
        await trainee.press("right", "enter", "backspace")
        assert trainee.app.theme == "learnlog-light"
        await to_line(trainee, "motion")
        await trainee.press("enter")
        assert on_disk(tmp_path) == {"welcomed": True, "theme": "learnlog-dark", "motion": False}


async def test_a_broken_file_is_named_left_alone_and_what_is_chosen_counts_until_closing(tmp_path: Path) -> None:
    broken = 'welcomed = true\ntheme = "learnlog-light\n'
    (tmp_path / "settings.toml").write_text(broken)
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.press("6")
        assert "settings.toml, line 2" in trainee.text and "no longer" in trainee.text
        await trainee.press("right")
        assert trainee.app.theme == "learnlog-light"
        assert trainee.says("#trail-status") == "NOT SAVED"
    assert (tmp_path / "settings.toml").read_text("utf-8") == broken


async def test_a_wrong_value_is_named_on_home_and_in_settings_and_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('welcomed = true\ntheme = "learnlog-light"\nreading_width = "wide"\n')
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        assert trainee.app.theme == "learnlog-light" and "settings.toml, line 3" in trainee.text
        await trainee.press("6")
        assert "settings.toml, line 3" in trainee.text
        await to_line(trainee, "reading_width")
        await trainee.press("right")
        assert on_disk(tmp_path)["reading_width"] == 75 and "line 3" not in trainee.text


async def test_a_disk_that_refuses_is_said_and_tried_again_and_two_windows_do_not_undo_each_other(
    tmp_path: Path,
) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        workspace: Workspace = (await trainee.app.opened()).workspace
        other = Opening(trainee.folders).workspace()
        other.settings.change(other.settings.now.model_copy(update={"spelling": True}))
        await trainee.press("6")
        kept, workspace.settings.keep = workspace.settings.keep, refuse  # type: ignore[method-assign]
        await trainee.press("right")
        assert "The disk is full" in trainee.text and trainee.says("#trail-status") == "NOT SAVED"
        workspace.settings.keep = kept  # type: ignore[method-assign]
        await to_line(trainee, "ruler")
        await trainee.press("enter")
        assert trainee.says("#trail-status").startswith("Saved")
        found = on_disk(tmp_path)
        assert (found["theme"], found["ruler"], found["spelling"]) == ("learnlog-light", True, True)


def refuse() -> None:
    raise SaveFailed("The disk is full")


# -- the welcome and the tour


async def test_the_welcome_shows_what_is_chosen_and_leads_to_a_tour_of_the_first_task(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40), welcome=True) as trainee:
        trainee.screen(WelcomeScreen).query(LineInput).first().value = "Ada"
        await trainee.press("tab", "tab", "tab", "enter")
        assert "2 of 3" in trainee.text
        await trainee.press("right")
        assert trainee.app.theme == "learnlog-light"
        # Keys that come while the sample is being made anew: none of them may end anything.
        quick = "tab right right left right right left shift+tab left right tab"
        await trainee.pilot.press(*quick.split(" "))
        await trainee.settle()
        await trainee.press("tab", "enter")
        assert "3 of 3" in trainee.text and str(tmp_path)[:30] in trainee.text
        await trainee.press("f1")
        assert "Three short screens" in trainee.text
        await trainee.press("escape", "enter")
        trainee.screen(HomeScreen)
        assert on_disk(tmp_path)["profile"] == {"name": "Ada"} and on_disk(tmp_path)["welcomed"] is True

        await trainee.open_task(UNIT, "task-1")
        focused = trainee.app.focused
        tour = trainee.app.screen.query_one(Tour)
        panel = trainee.task.panel.region
        assert not tour.region.overlaps(panel), "no word being written is covered"
        await trainee.press("alt+n")
        assert f"Tip 2 of {len(TIPS)}" in trainee.text and "F8 goes on" in trainee.text
        assert trainee.app.focused is focused
        for _ in TIPS[1:]:
            await trainee.press("alt+n")
        assert not trainee.app.screen.query(Tour) and trainee.app.focused is focused
        assert on_disk(tmp_path)["tour"] is False
        await trainee.press("f1", "t")
        assert f"Tip 1 of {len(TIPS)}" in trainee.text
        trainee.one("#tour-end", type(trainee.app.screen.query_one("#tour-end"))).focus()
        await trainee.press("enter")
        assert not trainee.app.screen.query(Tour) and trainee.screen(TaskScreen).focused is not None
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-2")
        assert not trainee.app.screen.query(Tour), "once is enough"
        await trainee.press("escape", "f1", "t")
        await trainee.open_task(UNIT, "task-2")
        assert trainee.app.screen.query(Tour), "asked for, it comes again"


async def test_a_welcome_that_is_skipped_keeps_what_was_typed(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, welcome=True) as trainee:
        trainee.screen(WelcomeScreen).query(LineInput).first().value = "Ada"
        await trainee.press("escape")
        assert on_disk(tmp_path)["profile"] == {"name": "Ada"}
        assert isinstance((await trainee.app.opened()).own.status.at, datetime)
