"""The texts of a unit folder in, a Unit or every fault at once out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from learnlog.content.check import Pieces, check
from learnlog.content.reading import Reading
from learnlog.content.readings import Body, Head, read_body, split_head
from learnlog.content.salvage import STAND_IN, build
from learnlog.content.slugs import is_id, slug
from learnlog.content.task import Task
from learnlog.content.tomlfile import TomlFile, read_toml
from learnlog.content.unit import Unit
from learnlog.content.unit_files import UNIT_FILE, is_unit_file, stranger
from learnlog.errors import Fault, UnitFaults

FROM_FILES = frozenset({"readings", "tasks"})
"""What a Unit has from other files than its own."""

_BLANK_UNIT = Unit(id=f"{STAND_IN}0", version="0", title="…", order=(STAND_IN,))


def parse_unit(name: str, files: Mapping[str, str], unread: Sequence[Fault] = ()) -> Unit:
    """Return the unit that a folder's texts make up.

    Args:
        name: what the unit is called where it has faults: its folder's name.
        files: path inside the folder, with forward slashes, to text.
        unread: why further files of the folder could not be read. They are there, so that nothing else is said of them.

    Raises:
        UnitFaults: something is wrong; it lists everything that is, file by file.
    """
    faults = list(unread)
    for path in files:
        if not is_unit_file(path):
            faults.append(stranger(path))
        elif path != UNIT_FILE and not is_id(_stem(path)):
            mend = f"Use lower-case letters, digits and single hyphens, such as “{slug(_stem(path)) or 'welcome'}”."
            faults.append(Fault(path, 0, "", "The name of this file cannot be an id.", mend))
    known = {path: text for path, text in sorted(files.items()) if is_unit_file(path)}
    there = {fault.file for fault in unread if is_unit_file(fault.file)}
    unit, unit_file = _unit(known.pop(UNIT_FILE, None), UNIT_FILE in there, faults)
    screens = sorted({*known, *there} - {UNIT_FILE})
    pieces = Pieces(unit, unit_file, tuple(path.rpartition(".")[0] for path in screens))
    pieces.bodies = {_stem(path): None for path in there if path.startswith("readings/")}
    numbers = {one.id: one.number for one in unit.references}
    readings = []
    for path, text in known.items():
        if path.startswith("readings/"):
            reading, body = _reading(path, text, numbers, faults)
            pieces.bodies[_stem(path)] = body
            if reading:
                readings.append(reading)
        else:
            task, file = _task(path, text, faults)
            if task:
                pieces.tasks.append((task, file))
    faults += check(pieces)
    if faults:
        raise UnitFaults(name, in_order(faults))
    walked = [place.partition("#")[0].partition("/")[2] for place in unit.order]
    readings.sort(key=lambda one: walked.index(one.id))
    tasks = sorted((task for task, _ in pieces.tasks), key=lambda one: walked.index(one.id))
    return unit.model_copy(update={"readings": tuple(readings), "tasks": tuple(tasks)})


def in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """Return faults file by file, the unit's own file first, each once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda one: (one.file != UNIT_FILE, one)))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _unit(text: str | None, is_there: bool, faults: list[Fault]) -> tuple[Unit, TomlFile]:
    if text is None:
        if not is_there:
            faults.append(Fault(UNIT_FILE, 0, "", "There is no unit.toml.", "Every unit begins with one."))
        return _BLANK_UNIT, TomlFile(UNIT_FILE, hazy={()})
    file, unread = read_toml(UNIT_FILE, text)
    unit, found = build(Unit, file, FROM_FILES)
    faults += [*unread, *found]
    if unit is None:
        file.hazy.add(())
    return unit or _BLANK_UNIT, file


def _task(path: str, text: str, faults: list[Fault]) -> tuple[Task | None, TomlFile]:
    file, unread = read_toml(path, text)
    task, found = build(Task, file)
    faults += [*unread, *found]
    if task is None or file.data is None:
        return None, file
    stem = _stem(path)
    if task.id != stem and not task.id.startswith(STAND_IN):
        mend = "Make the two the same."
        faults.append(file.fault(("id",), f"The id is “{task.id}”, but the file is called “{stem}”.", mend))
    kind = "task" if path.startswith("tasks/") else "activity"
    if task.kind != kind and file.data.get("kind") == task.kind:
        folder = "activities" if kind == "task" else "tasks"
        mend = f'Write kind = "{kind}", or move the file to {folder}/.'
        faults.append(
            file.fault(("kind",), f"The kind is “{task.kind}”, but the file is in {path.split('/')[0]}/.", mend)
        )
    # Other files name a task by its file, so that is what it goes by from here on.
    return task.model_copy(update={"id": stem, "kind": kind}), file


def _reading(path: str, text: str, numbers: dict[str, int], faults: list[Fault]) -> tuple[Reading | None, Body | None]:
    parts = split_head(text)
    if parts is None:
        mend = 'Begin with a line +++, then title = "…", part = "…", key_points = ["…"], and another line +++.'
        faults.append(Fault(path, 1, "", "The reading has no head.", mend))
        body = read_body(path, text, 0, numbers)
        faults += body.faults
        return None, body
    head_text, markdown, above = parts
    file, unread = read_toml(path, head_text, above=1)
    head, found = build(Head, file)
    body = read_body(path, markdown, above, numbers)
    faults += [*unread, *found, *body.faults]
    if not body.blocks:
        faults.append(Fault(path, above + 1, "", "The reading has no text.", "Write it below the second +++ line."))
    if head is None or not body.blocks or not is_id(_stem(path)):
        return None, body
    for index, point in enumerate(head.key_points):
        if "[^" in point or "[[" in point:
            mend = "Put it into the text below."
            faults.append(file.fault(("key_points", index), "A note or link stands in a key point.", mend))
    return Reading(id=_stem(path), **dict(head), blocks=tuple(body.blocks)), body
