"""Units with one thing broken, and what must be said about it."""

from __future__ import annotations

from typing import NamedTuple

from learnlog.content.parse import parse_unit
from learnlog.errors import Fault, UnitFaults

from ..units import listening_to_readers

UNIT = "unit.toml"
NOTICE = "tasks/notice.toml"
ONE = "tasks/one-reader.toml"
BOTH = "activities/before-and-now.toml"
WHY = "readings/why-listen.md"
WELCOME = "readings/welcome.md"


def faults_of(files: dict[str, str]) -> tuple[Fault, ...]:
    try:
        parse_unit("broken", files)
    except UnitFaults as error:
        assert error.unit == "broken"
        return error.faults
    return ()


def changed(*changes: tuple[str, str, str]) -> dict[str, str]:
    files = dict(listening_to_readers())
    for file, old, new in changes:
        assert old in files[file], f"{old!r} is not in {file}"
        files[file] = files[file].replace(old, new, 1)
    return files


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


class Case(NamedTuple):
    """One thing broken: in ``file``, ``old`` becomes ``new``; the fault is expected on the line that holds ``at``.

    ``others`` is how many further faults follow from it; mostly none does.
    """

    name: str
    file: str
    old: str
    new: str
    at: str
    key: str
    says: str
    mend: str = ""
    reported_in: str = ""
    others: int = 0


def check(case: Case) -> None:
    """Break the unit as a case says and see that the fault is named with its place."""
    files = changed((case.file, case.old, case.new))
    found = faults_of(files)
    file = case.reported_in or case.file
    here = [fault for fault in found if fault.key == case.key and case.says in fault.problem and fault.file == file]
    assert here, "\n".join(map(str, found)) or "no fault at all"
    if case.at:
        text = files[file]
        assert line_of(text, case.at) in {fault.line for fault in here}, [str(fault) for fault in here]
    assert any(case.mend in fault.mend for fault in here), [fault.mend for fault in here]
    assert len(found) - len(here) == case.others, [str(fault) for fault in found]
