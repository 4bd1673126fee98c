"""What goes wrong is told in words, and costs none."""

from __future__ import annotations

from pathlib import Path

from learnlog.errors import SaveFailed
from learnlog.journal.answers import ProseAnswer
from learnlog.opening import Opening
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.toml import TomlStore
from learnlog.store.units import bundled_units, load_catalog
from learnlog.workspace import Workspace
from tests.plain.player import Clock, hold, hold_with, script
from tests.plain.test_tasks import every_entry


class Full(Files):
    """A disk that takes nothing while it is full."""

    full = False

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        if self.full:
            raise SaveFailed("the disk is full")
        super().write_durably(path, data, new=new)

    def write_quickly(self, path: Path, data: bytes) -> None:
        self.write_durably(path, data)


class OnFullDisk(Opening):
    """A log on such a disk."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders, Clock())
        self.files = Full()

    def workspace(self) -> Workspace:
        store = TomlStore(self.folders, self.files)
        return Workspace(load_catalog(bundled_units(), None), store, self.clock, IdMaker())


def test_a_full_disk_is_told_at_once_and_tried_again_and_nobody_leaves_without_knowing(tmp_path: Path) -> None:
    opening = OnFullDisk(Folders.find(tmp_path, {}))
    lines = iter(["back", "new", "A title", "!full", "One line", ".", "home", "no", "!room", "save", "home", "quit"])

    def player(said: str) -> str | None:
        line = next(lines, None)
        while line in ("!full", "!room"):
            opening.files.full = line == "!full"
            line = next(lines, None)
        return line

    over = hold_with(opening, player)
    assert "Not saved: the disk is full." in over.flat
    assert "Not everything is saved; what is not is lost if you leave. Leave all the same?" in over.flat
    (entry,) = every_entry(tmp_path)
    assert [one.text for one in entry.answers if isinstance(one, ProseAnswer)] == ["One line"]


def test_a_unit_with_faults_and_settings_that_cannot_be_read_are_named_at_home(tmp_path: Path) -> None:
    (tmp_path / "units" / "broken").mkdir(parents=True)
    (tmp_path / "units" / "broken" / "unit.toml").write_text("format = ", encoding="utf-8")
    (tmp_path / "settings.toml").write_text("theme = ", encoding="utf-8")
    over = hold(tmp_path, script(["about you", "old entries", "home", "quit"]))
    assert "The unit “broken” has 1 fault and cannot be opened." in over.flat
    assert "settings.toml" in over.flat
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == "theme = "


def test_a_log_that_has_vanished_is_asked_about_before_anything_is_done(tmp_path: Path) -> None:
    home = tmp_path / "log"
    hold(home, script(["back", "new", "A title", "Words", ".", "home", "quit"]))
    hold(home, script(["quit"]))  # learnlog has seen the entry
    (home / "entries").rename(tmp_path / "elsewhere")
    over = hold(home, script(["look again", "close"]))
    assert over.said.count("learnlog has deleted nothing.") == 2
    assert "Home" not in over.said.replace("“home” goes Home", "")
    over = hold(home, script(["as it is", "quit"]))
    assert "0 entries" in over.said


def test_a_log_in_a_place_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "entries").write_text("no folder", encoding="utf-8")
    over = hold(tmp_path / "log", script(["back", "log", "new", "A title", "home", "quit"]))
    assert over.code == 0
    assert over.flat.count("a file stands where a folder should be") > 2
    assert "A title" in over.flat  # its words wait in a draft
