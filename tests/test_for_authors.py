"""The page for authors makes a unit that works: its files are taken from the page, as a reader would."""

from __future__ import annotations

import re
from pathlib import Path

from learnlog.store.units import check_folder, load_unit

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "for-authors.md").read_text(encoding="utf-8")
_FILE = re.compile(
    r"^```\w+\n(?:# |<!-- )(?P<name>[\w/.-]+)(?P<end>, at the end)?(?: -->)?\n(?P<text>.*?)^```$", re.M | re.S
)


def write(folder: Path, *, ends: bool) -> None:
    """Write the files of the page into a folder; ``ends``: with what is added to one of them later."""
    for found in _FILE.finditer(PAGE):
        path = folder / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if not found["end"]:
            path.write_text(found["text"], encoding="utf-8")
        elif ends:
            path.write_text(f"{path.read_text(encoding='utf-8')}\n{found['text']}", encoding="utf-8")


def test_it_tells_of_the_two_things_that_are_missing_halfway(tmp_path: Path) -> None:
    write(tmp_path / "listening", ends=False)
    faults = " ".join(map(str, check_folder(tmp_path / "listening")))
    assert "lists.ways" in faults and "scales.worked" in faults


def test_it_ends_with_a_unit_without_a_fault(tmp_path: Path) -> None:
    write(tmp_path / "listening", ends=True)
    assert check_folder(tmp_path / "listening") == ()
    unit = load_unit(tmp_path / "listening")
    assert [screen.place for screen in unit.screens()] == ["readings/why-listen", "tasks/task-1"]
    assert [task.id for task in unit.tasks] == ["task-1"]
