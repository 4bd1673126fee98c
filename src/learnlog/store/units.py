"""Unit folders on the disk: where they are, what is in them, and which of them can be opened."""

from __future__ import annotations

import importlib.resources
import os
import re
from dataclasses import dataclass
from pathlib import Path

from learnlog.content.free import FREE_UNIT
from learnlog.content.task import Task
from learnlog.content.unit import Item, Unit
from learnlog.content.unit_files import UNIT_FILE, is_unit_file, stranger
from learnlog.errors import Fault, UnitFaults
from learnlog.journal.entry import Entry
from learnlog.journal.summary import Summary
from learnlog.store.kept_units import KeptUnits

LARGEST_FILE = 512 * 1024
"""Bytes. The longest file of a unit so far has 21,000."""

MOST_FILES = 500
FOLDERS = ("readings", "tasks", "activities")

_LEFT_BY_SYSTEMS = frozenset({"desktop.ini", "thumbs.db", "__macosx"})
"""What file managers leave behind without anyone asking them to."""


@dataclass(frozen=True)
class Catalog:
    """The units there are.

    Attributes:
        units: those that can be opened: the bundled ones first, then the person's own, each by folder name.
        broken: those that cannot, each with its faults.
        notes: sentences to show, such as which of the person's own units stands in for a bundled one.
    """

    units: tuple[Unit, ...] = ()
    broken: tuple[UnitFaults, ...] = ()
    notes: tuple[str, ...] = ()

    def unit(self, unit_id: str) -> Unit | None:
        """Return a unit by id, the free entries' among them; None if it is not there."""
        if unit_id in ("", FREE_UNIT.id):
            return FREE_UNIT
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def task_of(self, entry: Entry | Summary) -> tuple[Unit, Task] | None:
        """Return the unit and task an entry answers; None where the unit or task is gone."""
        unit = self.unit(entry.unit)
        if unit is None:
            return None
        return next(((unit, task) for task in unit.tasks if task.id == entry.task), None)

    @property
    def areas(self) -> tuple[Item, ...]:
        """The areas of need of all units, each once."""
        return tuple({area.id: area for unit in self.units for area in unit.areas}.values())


def bundled_units() -> Path:
    """Return the folder of the units that come with learnlog.

    In an installed wheel it stands inside the package; in a checkout, and where a checkout is installed as editable,
    at the top of the repository.
    """
    package = Path(str(importlib.resources.files("learnlog")))
    inside = package / "units"
    return inside if inside.is_dir() else package.resolve().parents[1] / "data" / "units"


def load_catalog(bundled: Path, own: Path | None, kept: KeptUnits | None = None) -> Catalog:
    """Return every unit of the bundled folder and of the person's own.

    A unit with faults is listed as broken and hides nothing else. Where a person's own unit has the id of a bundled
    one, it stands in for it as long as it has no faults, and a note says so; a faulty one leaves the bundled unit in
    place. Of two units with the same id in one folder the first by name is taken and the other is broken.

    Args:
        bundled: as :func:`bundled_units` returns it.
        own: the folder ``units`` of the log; it need not exist.
        kept: the units as they were read last, which are not read again where nothing has changed; then those of now.
    """
    units: dict[str, Unit] = {}
    broken: list[UnitFaults] = []
    notes: list[str] = []
    if not bundled.is_dir():
        mend = "Install learnlog again."
        broken.append(UnitFaults(bundled.name, (Fault(str(bundled), 0, "", "The bundled units are missing.", mend),)))
    for root in (bundled, own):
        here: dict[str, str] = {}
        for folder in _unit_folders(root, broken) if root else ():
            try:
                unit = kept.unit(folder, load_unit) if kept else load_unit(folder)
            except UnitFaults as faults:
                broken.append(faults)
                continue
            if unit.id in here:
                problem = f"The unit in “{here[unit.id]}” has the id “{unit.id}” too."
                fault = Fault(UNIT_FILE, 0, "id", problem, "Give one of them another id.")
                broken.append(UnitFaults(folder.name, (fault,)))
                continue
            here[unit.id] = folder.name
            if unit.id in units:
                notes.append(f"Your own “{unit.name}” stands in for the one that comes with learnlog.")
            units[unit.id] = unit
    if kept:
        kept.save()
    return Catalog(tuple(units.values()), tuple(broken), tuple(notes))


def load_unit(folder: Path) -> Unit:
    """Return the unit in a folder; UnitFaults with everything that is wrong with it."""
    # What reads and checks a unit is loaded only where one is read.
    from learnlog.content.parse import parse_unit

    name = folder.name or folder.resolve().name
    if not _is_folder(folder):
        mend = "Give the path of a folder that holds unit.toml."
        raise UnitFaults(name, (Fault(str(folder), 0, "", "There is no such folder.", mend),))
    files, unread = read_folder(folder)
    return parse_unit(name, files, unread)


def check_folder(path: Path) -> tuple[Fault, ...]:
    """Return everything that is wrong with the unit in a folder; nothing if it can be used as it stands."""
    try:
        load_unit(path)
    except UnitFaults as error:
        return error.faults
    return ()


def find_folder(given: str, bundled: Path, own: Path | None) -> Path:
    """Return the unit folder that a person means by a path, or by the name of one of the folders learnlog looks in.

    Where there is none, the result is ``given`` as a path, which :func:`check_folder` then says is not there.
    """
    path = Path(given).expanduser()
    if not path.is_dir() and re.fullmatch(r"[^/\\.][^/\\]*", given):
        for root in (own, bundled):
            if root and (root / given).is_dir():
                return root / given
    return path


def read_folder(folder: Path) -> tuple[dict[str, str], list[Fault]]:
    """Return the texts of a unit folder by their path in it, and why the rest of it could not be read.

    Hidden files are passed over. Whatever else is no part of a unit is a fault, and is not opened.
    """
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    paths: list[str] = []
    for name in _names(folder, ".", faults):
        if name in FOLDERS and _is_folder(folder / name):
            paths += [f"{name}/{inner}" for inner in _names(folder / name, name, faults)]
        else:
            paths.append(name)
    if len(paths) > MOST_FILES:
        problem = f"There are {len(paths)} files; a unit has at most {MOST_FILES}."
        return texts, [Fault(".", 0, "", problem, "Is this the folder of one unit?")]
    for path in paths:
        if is_unit_file(path) and not _is_folder(folder / path):
            _read(folder / path, path, texts, faults)
        else:
            faults.append(stranger(path))
    return texts, faults


def _read(file: Path, path: str, texts: dict[str, str], faults: list[Fault]) -> None:
    try:
        if not file.is_file():
            faults.append(Fault(path, 0, "", "This is not a file that can be read.", "Put a text file in its place."))
            return
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        faults.append(_refused(path, error))
        return
    if len(data) > LARGEST_FILE:
        problem = f"The file is larger than {LARGEST_FILE // 1024} KB."
        faults.append(Fault(path, 0, "", problem, "Split it, or take out what is no text."))
        return
    try:
        texts[path] = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(Fault(path, line, "", "This line is not UTF-8 text.", "Save the file as UTF-8 in your editor."))


def _names(folder: Path, shown: str, faults: list[Fault]) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if not _hidden(name))  # noqa: PTH208 - names are what is needed
    except OSError as error:
        faults.append(_refused(shown, error))
        return []


def _unit_folders(root: Path, broken: list[UnitFaults]) -> list[Path]:
    """Return the folders in a folder of units, unit-2 before unit-10. Plain files beside them are let be."""
    try:
        if not root.is_dir():
            return []
        names = [name for name in os.listdir(root) if not _hidden(name) and _is_folder(root / name)]  # noqa: PTH208
    except OSError as error:
        broken.append(UnitFaults(root.name, (_refused(str(root), error),)))
        return []
    return [root / name for name in sorted(names, key=_by_number)]


def _by_number(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name)]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _hidden(name: str) -> bool:
    return name.startswith(".") or name.casefold() in _LEFT_BY_SYSTEMS


def _refused(path: str, error: OSError) -> Fault:
    cause = error.strerror or type(error).__name__
    mend = "Check who may read it, and that the disk is there."
    return Fault(path, 0, "", f"It could not be read ({cause[:1].lower()}{cause[1:]}).", mend)
