"""``learnlog read``: a unit on paper, so to speak; Markdown for programs, set out for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from learnlog.cli.layout import aligned
from learnlog.cli.output import complain, flush, is_dumb, is_terminal, say, width
from learnlog.content.markdown import screen_markdown, unit_markdown
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import Task
from learnlog.content.unit import Screen, Unit
from learnlog.errors import UsageError
from learnlog.store.folders import Folders
from learnlog.store.units import Catalog, bundled_units, load_catalog
from learnlog.text import one_line


def read(folders: Folders, asked: str | None, unit_id: str | None, *, whole: bool) -> int:
    """Print a screen, a whole unit, or the list of screens, and return the exit code.

    Args:
        asked: the place of a screen, or the last part of it; None for the list.
        unit_id: the unit to look in; None for every unit there is.
        whole: whether to print the whole unit.
    """
    if asked is not None and whole:
        raise UsageError(
            "--all prints the whole unit, so no screen can be named with it.", "", "Leave out one of them."
        )
    catalog = load_catalog(bundled_units(), folders.units)
    units = _units(catalog, unit_id)
    if whole:
        if len(units) > 1:
            ids = ", ".join(unit.id for unit in units)
            raise UsageError(f"There are {len(units)} units.", "", f"Say which one to print with --unit: {ids}.")
        _print(unit_markdown(units[0]))
    elif asked is not None:
        _print(screen_markdown(*find_screen(units, asked)))
    else:
        _list(units)
        for broken in catalog.broken if unit_id is None else ():
            complain(one_line(broken.message))
        return 1 if catalog.broken and unit_id is None else 0
    return 0


def find_screen(units: Sequence[Unit], asked: str) -> tuple[Unit, Screen]:
    """Return the one screen that a place, or the last part of one, names; UsageError where it is none or several."""
    path, _, part = asked.partition("#")
    places = [(unit, place) for unit in units for place in _places(unit)]
    found = [(unit, place) for unit, place in places if path in (place, place.partition("/")[2])]
    if not found:
        known = [place for _, place in places] if "/" in path else [place.partition("/")[2] for _, place in places]
        mend = did_you_mean(path, known, "“learnlog read” lists them all.")
        raise UsageError(f"There is no screen “{one_line(asked)}”.", "", mend)
    if len(found) > 1:
        several = ", ".join(f"--unit {unit.id} {place}" if len(units) > 1 else place for unit, place in found)
        raise UsageError(f"“{one_line(asked)}” could be any of {len(found)} screens.", "", f"Write one of: {several}")
    unit, place = found[0]
    screen = unit.screen(f"{place}#{part}" if part else place)
    parts = [step.id for step in screen.shows.steps] if isinstance(screen.shows, Task) else screen.shows.anchors
    if part and part not in parts:
        mend = did_you_mean(part, parts, "It has no parts.")
        raise UsageError(f"“{place}” has no part “{one_line(part)}”.", "", mend)
    return unit, screen


def _places(unit: Unit) -> list[str]:
    """Return where everything stands that can be read: what the unit's order names, then whatever it does not."""
    ordered = [place.partition("#")[0] for place in unit.order]
    others = [f"readings/{one.id}" for one in unit.readings]
    others += [f"{'tasks' if one.kind == 'task' else 'activities'}/{one.id}" for one in unit.tasks]
    return list(dict.fromkeys([*ordered, *others]))


def _units(catalog: Catalog, unit_id: str | None) -> tuple[Unit, ...]:
    units = tuple(unit for unit in catalog.units if unit_id in (None, unit.id))
    if units:
        return units
    for broken in catalog.broken:
        if unit_id in (None, broken.unit):
            raise broken
    if unit_id is None:
        raise UsageError("There is no unit here.", "", "Install learnlog again, or put a unit into your units folder.")
    known = [unit.id for unit in catalog.units]
    raise UsageError(f"There is no unit “{one_line(unit_id)}”.", "", did_you_mean(unit_id, known))


def _list(units: Sequence[Unit]) -> None:
    for number, unit in enumerate(units):
        about = f" ({unit.id})" if len(units) > 1 else ""
        say(("\n" if number else "") + f"{one_line(unit.name)}{about}\n")
        rows = [(f"  {screen.place}", one_line(screen.title)) for screen in unit.screens()]
        say("\n".join(aligned(rows)))


def _print(markdown: str) -> None:
    columns = width()
    if columns is None or not is_terminal(sys.stdout):
        say(markdown.rstrip("\n"))
        return
    from learnlog.tui.terminal import print_markdown

    flush()
    print_markdown(markdown, sys.stdout, width=columns, styled=not is_dumb(os.environ))
