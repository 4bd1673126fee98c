"""``learnlog import``: what taking in another log would add to this one, and the taking in itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from learnlog.cli.items import INDENT, flowing, listed, summed
from learnlog.cli.layout import counted
from learnlog.cli.output import complain, say
from learnlog.errors import UsageError
from learnlog.store.comparing import Item, Kind
from learnlog.store.folders import Folders
from learnlog.store.importing import ImportPlan, plan_import, take_in
from learnlog.store.incoming import Coming, Incoming
from learnlog.text import one_line


def import_log(folders: Folders, given: str, *, act: bool) -> int:
    """Print what taking in an archive adds, do it where that is asked for, and return the exit code.

    Args:
        given: the path of the archive.
        act: do it.
    """
    path = _meant(given)
    try:
        plan = plan_import(path, folders)
        lines = _told(plan)
        if not plan.puts:
            say("\n".join([*lines, "", "There is nothing to take in."]))
            return _code(plan)
        if not act:
            todo = f"Nothing was changed. To do it: learnlog import {given} --yes"
            say("\n".join([*lines, "", *flowing(todo)]))
            return _code(plan)
        taken = take_in(plan, folders)
    except FileNotFoundError:
        raise _no_file(given) from None
    say("\n".join([*lines, "", *flowing(f"Taken in: {_result(taken.done) or 'nothing'}.")]))
    for one in taken.kept:
        complain(one_line(f"{one.item.name}: {one.cause}."))
    if taken.kept:
        complain("What is missing is taken in when you give the same command again.")
    return 1 if taken.kept else _code(plan)


def _meant(given: str) -> Path:
    try:
        path = Path(given).expanduser()
    except RuntimeError:  # “~somebody” who does not exist
        raise _no_file(given) from None
    if not path.is_file():
        raise _no_file(given)
    return path


def _no_file(given: str) -> UsageError:
    return UsageError(
        f"There is no file “{one_line(given)}”.",
        "Nothing was changed.",
        "“learnlog export log --format zip” writes one on the other computer.",
    )


def _told(plan: ImportPlan) -> list[str]:
    """Return as lines what a plan would do."""
    lines = [one_line(str(plan.archive))]
    lines += listed("These are new, and are added:", _items(plan.of(Coming.NEW)))
    lines += listed(
        "These differ from yours. Yours stay as they are, and the others are put beside them, to compare in your log:",
        _items(plan.of(Coming.BESIDE)),
    )
    staying = plan.of(Coming.STAYS)
    written = [one for one in staying if one.item.kind is Kind.ENTRY or one.item.title]
    if written:
        lines += ["", *flowing("These are not taken in:")]
        lines += [line for one in written for line in flowing(f"{_named(one)}: {one.why}", INDENT)]
    lines += listed(
        "Your log has its own of these, or no room for them, so they are not taken in:",
        [one.item for one in staying if one not in written],
    )
    damaged = plan.of(Coming.DAMAGED)
    if damaged:
        lines += ["", *flowing("These cannot be read in the archive. They stay in it:")]
        lines += [line for one in damaged for line in flowing(f"{one.item.name}: {one.why}", INDENT)]
    equal = sum(one.item.kind is Kind.ENTRY for one in plan.of(Coming.SAME))
    if equal:
        lines += ["", *flowing(f"{counted(equal, 'entry is', 'entries are')} in your log already.")]
    if plan.left_out:
        lines += ["", *flowing("Not everything could be put into this archive; left-out.txt in it says what.")]
    return lines


def _items(incoming: Sequence[Incoming]) -> list[Item]:
    return [one.item for one in incoming]


def _named(one: Incoming) -> str:
    return f"“{one_line(one.item.title)}”" if one.item.title else one.item.name


def _result(done: Sequence[Incoming]) -> str:
    beside = sum(one.coming is Coming.BESIDE for one in done)
    new = summed([one.item for one in done if one.coming is Coming.NEW])
    to_compare = f"{counted(beside, 'copy', 'copies')} to compare, which your log shows" if beside else ""
    return ", ".join(part for part in (new, to_compare) if part)


def _code(plan: ImportPlan) -> int:
    return 1 if plan.of(Coming.DAMAGED) else 0
