"""``learnlog units list`` and ``learnlog units check``: for whoever uses units, and for whoever writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from learnlog.cli.layout import aligned
from learnlog.cli.output import complain, say
from learnlog.content.unit import Unit
from learnlog.errors import Fault, UsageError
from learnlog.store.folders import Folders
from learnlog.store.units import bundled_units, check_folder, find_folder, load_catalog
from learnlog.text import one_line


def list_units(folders: Folders) -> int:
    """Print the units there are, name those that cannot be opened, and return the exit code."""
    catalog = load_catalog(bundled_units(), folders.units)
    if catalog.units:
        say("\n".join(aligned([_row(unit) for unit in catalog.units])))
    for note in catalog.notes:
        complain(one_line(note))
    for broken in catalog.broken:
        complain(one_line(broken.message))
    return 1 if catalog.broken else 0


def check_units(folders: Folders, given: str | None) -> int:
    """Print every fault of one unit, or of all, each on its own line, and return the exit code.

    Args:
        given: a unit's folder, the name of one that learnlog looks in, or a unit's id; None for all.
    """
    if given is None:
        catalog = load_catalog(bundled_units(), folders.units)
        for unit in catalog.units:
            _report(unit.id, ())
        for broken in catalog.broken:
            _report(broken.unit, broken.faults)
        return 1 if catalog.broken else 0
    folder = _folder(given, folders)
    if folder is None:
        _report(given, ())
        return 0
    faults = check_folder(folder)
    _report(str(folder), faults)
    return 1 if faults else 0


def _folder(given: str, folders: Folders) -> Path | None:
    """Return the folder that is meant; None where ``given`` is the id of a unit that was just read without a fault."""
    try:
        folder = find_folder(given, bundled_units(), folders.units)
    except RuntimeError:  # “~somebody” who does not exist
        raise UsageError(f"The folder “{one_line(given)}” cannot be found.") from None
    if folder.is_dir() or not any(unit.id == given for unit in load_catalog(bundled_units(), folders.units).units):
        return folder
    return None


def _row(unit: Unit) -> tuple[str, ...]:
    return unit.id, one_line(unit.version), one_line(unit.name)


def _report(where: str, faults: Iterable[Fault]) -> None:
    lines = [_line(where, fault) for fault in faults]
    number = "no faults" if not lines else "1 fault" if len(lines) == 1 else f"{len(lines)} faults"
    say("\n".join([*lines, f"{one_line(where)}: {number}"]))


def _line(where: str, fault: Fault) -> str:
    # A fault of the folder itself names it already.
    return one_line(str(fault) if fault.file.startswith(where) else f"{where}/{fault}")
