"""``learnlog picture``: what the ratings say, drawn in text, as a table, as data, or as an SVG file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from learnlog.cli.carrying import TO_OUTPUT, path_for, there_already
from learnlog.cli.layout import aligned, underlined, wrapped
from learnlog.cli.output import WIDEST, flush, say, say_json, width
from learnlog.content.slugs import did_you_mean
from learnlog.errors import LearnlogError, UsageError
from learnlog.handing_in import put
from learnlog.opening import Opening
from learnlog.picture.drawing import draw
from learnlog.picture.facts import Picture
from learnlog.picture.lines import plain
from learnlog.picture.svg import to_svg
from learnlog.picturing import file_name, pictures
from learnlog.store.folders import Folders
from learnlog.text import cells, one_line
from learnlog.workspace import Workspace


def picture(
    folders: Folders,
    name: str | None,
    unit: str | None,
    target: str | None,
    *,
    over: bool = False,
    table: bool = False,
    as_json: bool = False,
) -> int:
    """List the pictures there are, or print or write one, and return the exit code.

    Args:
        name: of the picture; None for all there are.
        unit: the id of the unit it is of, where several have one of this name.
        target: a file or folder for it as SVG, or ``-`` to print that; None to show it in text.
        over: whether a file that is there may be replaced.
        table: print its facts as a table.
        as_json: print its facts, or those of all pictures, as data.
    """
    workspace = Opening(folders).workspace()
    found = _of_unit(workspace, pictures(workspace), unit)
    if name is None:
        if target is not None or table:
            raise UsageError("No picture is named.", "Nothing was written.", "“learnlog picture” lists them all.")
        if as_json:
            say_json([_data(one) for one in found])
        else:
            say("\n".join(aligned([_row(one) for one in found])))
        return 0
    meant = _named(found, name)
    if target is not None:
        _write(meant, target, workspace.today, over=over)
    elif as_json:
        say_json(_data(meant))
    else:
        say("\n".join([*_about(meant), *(_table(meant) if table else map(plain, draw(meant, width() or WIDEST)))]))
    return 0


def _of_unit(workspace: Workspace, found: tuple[Picture, ...], unit: str | None) -> tuple[Picture, ...]:
    known = [one.id for one in workspace.catalog.units]
    if unit is not None and unit not in known:
        mend = did_you_mean(unit, known, "“learnlog units list” names them.")
        raise UsageError(f"There is no unit “{one_line(unit)}”.", "", mend)
    return tuple(one for one in found if unit is None or one.unit == unit)


def _named(found: tuple[Picture, ...], name: str) -> Picture:
    wanted = name.strip().lower()
    meant = [one for one in found if one.name == wanted]
    if not meant:
        known = list(dict.fromkeys(one.name for one in found))
        mend = did_you_mean(wanted, known, "“learnlog picture” lists them.")
        raise UsageError(f"There is no picture “{one_line(name)}”.", "", mend)
    if len(meant) > 1:
        units = ", ".join(one.unit for one in meant)
        raise UsageError(f"{len(meant)} units have a picture “{wanted}”.", "", f"Name one with --unit: {units}.")
    return meant[0]


def _row(one: Picture) -> tuple[str, ...]:
    said = "nothing to draw yet" if one.empty else f"of {one.origin.day.isoformat()}" if one.origin else ""
    return one.name, one_line(one.unit), said, one_line(one.title)


def _about(one: Picture) -> Iterator[str]:
    yield from underlined(one.title, "=")
    for said in (one.unit_name, one.about, one.origin.said if one.origin else ""):
        if said:
            yield from wrapped(one_line(said), width() or WIDEST)
    yield ""


def _table(one: Picture) -> list[str]:
    """Return its table as lines; where that is wider than the terminal each row as a list under its first cell."""
    if one.empty:
        return wrapped(one.to_do, width())
    rows = [tuple(map(one_line, row)) for row in (one.head, *one.rows)]
    room = width()
    if room is None or max(cells(line) for line in aligned(rows)) <= room:
        return aligned(rows)
    head, *others = rows
    lines: list[str] = []
    for row in others:
        for at, (title, cell) in enumerate(zip(head, row, strict=True)):
            lines += wrapped(f"{title}: {cell}" if cell else f"{title}: –", room, "  " if at else "", "    ")
    return lines


def _data(one: Picture) -> dict[str, Any]:
    kind = type(one).__name__
    return {"kind": kind, **_plain(asdict(one)), "empty": one.empty, "sentences": list(one.sentences)}


def _plain(value: Any) -> Any:
    """Return data as JSON can hold it: a day as text."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _write(one: Picture, target: str, today: date, *, over: bool) -> None:
    if one.empty:
        raise LearnlogError(one.to_do, "Nothing was written.", "")
    data = to_svg(one)
    if target == TO_OUTPUT:
        flush()
        sys.stdout.buffer.write(data)
        return
    path = path_for(target, file_name(one, today))
    try:
        put(data, path, over=over)
    except FileExistsError:
        raise there_already(path) from None
    say(one_line(f"“{one.title}”, as SVG: {path}"))
