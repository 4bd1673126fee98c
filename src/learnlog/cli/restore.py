"""``learnlog restore``: the backups there are, what one of them would change, and the change itself."""

from __future__ import annotations

from pathlib import Path

from learnlog.cli.items import INDENT, flowing, listed, summed
from learnlog.cli.layout import aligned, counted
from learnlog.cli.output import complain, say
from learnlog.errors import UsageError
from learnlog.opening import now
from learnlog.store.backup_list import Backup
from learnlog.store.backups import Backups
from learnlog.store.comparing import Fate, Kind
from learnlog.store.folders import Folders
from learnlog.store.restoring import Plan, plan_restore, restore
from learnlog.text import one_line


def list_backups(folders: Folders) -> int:
    """Print the backups there are, newest first, name those that cannot be read, and return the exit code."""
    backups = Backups(folders, now)
    found = backups.all()
    good = [one for one in found if not one.fault]
    if good:
        say("\n".join(aligned([_row(one) for one in good])))
    elif not found:
        complain(one_line(f"There is no backup yet in {' or '.join(map(str, backups.places()))}."))
    for one in found:
        if one.fault:
            complain(one_line(f"{one.path} cannot be used: {one.fault}."))
    return 1 if len(good) < len(found) else 0


def restore_backup(folders: Folders, given: str, *, act: bool, older: bool) -> int:
    """Print what bringing back a backup changes, do it where that is asked for, and return the exit code.

    Args:
        given: a day, the name of a backup, or the path of one.
        act: do it.
        older: also put the backup's version in place of entries that differ.
    """
    path = _meant(folders, given)
    try:
        plan = plan_restore(path, folders)
        lines = _told(plan, folders, older=older)
        if not plan.changes(older=older):
            besides = " but what differs" if plan.changes(older=True) else ""
            say("\n".join([*lines, "", f"There is nothing to bring back{besides}."]))
            return _code(plan)
        if not act:
            option = " --older" if older else ""
            # The backup itself may be anywhere, so the command is told as it was written.
            say(
                "\n".join(
                    [*lines, "", *flowing(f"Nothing was changed. To do it: learnlog restore {given}{option} --yes")]
                )
            )
            return _code(plan)
        restored = restore(plan, folders, older=older)
    except FileNotFoundError:
        raise _no_backup(given) from None
    say("\n".join([*lines, "", f"Put in place: {summed(restored.done) or 'nothing'}."]))
    for one in restored.kept:
        complain(one_line(f"{one.item.name}: {one.cause}."))
    return 1 if restored.kept else _code(plan)


def _meant(folders: Folders, given: str) -> Path:
    for one in Backups(folders, now).all():
        if given in (one.path.name, one.path.stem, one.path.stem.removeprefix("learnlog-")):
            return one.path
    try:
        path = Path(given).expanduser()
    except RuntimeError:  # “~somebody” who does not exist
        raise _no_backup(given) from None
    if not path.is_file():
        raise _no_backup(given)
    return path


def _no_backup(given: str) -> UsageError:
    return UsageError(
        f"There is no backup “{one_line(given)}”.", "Nothing was changed.", "“learnlog restore” lists those there are."
    )


def _row(one: Backup) -> tuple[str, ...]:
    day = one.path.stem.removeprefix("learnlog-")
    return day, counted(one.entries or 0, "entry", "entries"), _size(one.size), one_line(str(one.path.parent))


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000)} kB"


def _told(plan: Plan, folders: Folders, *, older: bool) -> list[str]:
    """Return as lines what a plan would do."""
    lines = [one_line(str(plan.backup))]
    lines += listed("These come back, because your log no longer has them:", plan.of(Fate.MISSING))
    lines += listed(
        "These take the place of files that cannot be read now. Those files are moved, and kept, in "
        f"{one_line(str(folders.unreadable))}:",
        plan.of(Fate.UNREADABLE),
    )
    different = [one for one in plan.of(Fate.DIFFERENT) if one.can_go_back]
    if older:
        lines += listed("The backup's version of these takes the place of yours, which goes to the history:", different)
    else:
        lines += listed("These differ. Yours stay as they are; --older takes the backup's version:", different)
    binned = [one for one in plan.of(Fate.ELSEWHERE) if one.kind is Kind.ENTRY]
    lines += listed("These are in the bin, and stay there:", binned)
    damaged = plan.of(Fate.DAMAGED)
    if damaged:
        lines += ["", *flowing("These cannot be read in the backup either. They stay in it:")]
        lines += [line for one in damaged for line in flowing(f"{one.name}: {one.why}", INDENT)]
    equal = sum(one.kind is Kind.ENTRY for one in plan.of(Fate.EQUAL))
    if equal:
        lines += ["", f"{counted(equal, 'entry is', 'entries are')} the same in your log and in the backup."]
    if plan.left_out:
        lines += [
            "",
            *flowing("Not everything could be put into this backup when it was made; left-out.txt in it says what."),
        ]
    return lines


def _code(plan: Plan) -> int:
    return 1 if plan.of(Fate.DAMAGED) else 0
