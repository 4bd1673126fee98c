"""``learnlog export log --format zip``: the whole log as it is, for the trainee and another computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from learnlog.cli.layout import counted
from learnlog.cli.output import complain, say
from learnlog.errors import UsageError
from learnlog.opening import now
from learnlog.store.carrying import has_log, name_to_carry, write_log
from learnlog.store.folders import Folders
from learnlog.text import one_line

ZIP = "zip"
"""As a format: the whole log, which is no document."""

TO_OUTPUT = "-"
"""As the name of a file: print it."""


def carry(folders: Folders, what: Sequence[str], target: str | None, *, over: bool, as_it_is: bool) -> int:
    """Write the whole log into an archive, say where it is and whom it is for, and return the exit code.

    Args:
        what: has to be ``log``.
        target: a file or a folder; None for the folder this was called in.
        over: whether a file that is there may be replaced.
        as_it_is: False where names should be looked for, which is refused.
    """
    if [one.strip().lower() for one in what] != ["log"]:
        raise UsageError(
            "A zip holds the whole log.", "Nothing was written.", "Write: learnlog export log --format zip"
        )
    if not as_it_is:
        raise UsageError(
            "A zip is your own copy of your log, with every word as you wrote it, so no names are looked for.",
            "Nothing was written.",
            "To hand something in, choose another format.",
        )
    if target == TO_OUTPUT:
        raise UsageError("A zip cannot be printed.", "Nothing was written.", "Name a file or a folder with -o.")
    if not has_log(folders):
        raise UsageError(f"There is no log yet in {folders.home}, so there is nothing to write.")
    moment = now()
    path = path_for(target, name_to_carry(moment.date()))
    try:
        made = write_log(path, folders, moment, over=over)
    except FileExistsError:
        raise there_already(path) from None
    say(one_line(f"{counted(made.entries, 'entry', 'entries')} and all that belongs to them are now in {path}"))
    say("It is your own copy, with the real names you wrote: not to be handed in.")
    say("“learnlog import” takes it in on another computer, without overwriting anything there.")
    if not made.proven:
        complain("The disk did not confirm it, so a power cut could still take it. Write it once more later.")
    for one in made.left_out:
        complain(one_line(f"Not in it: {one.path}: {one.cause}."))
    return 1 if made.left_out or not made.proven else 0


def path_for(target: str | None, name: str) -> Path:
    """Return the file to write: what was named, or a file of this name in the folder that was. Raises UsageError."""
    if target is None:
        return Path.cwd() / name
    try:
        path = Path(target).expanduser()
    except RuntimeError:  # “~somebody” who does not exist
        raise UsageError(f"The folder {target} cannot be found.") from None
    if path.is_dir():
        return path / name
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", "Nothing was written.", "Make it first.")
    return path


def there_already(path: Path) -> UsageError:
    """Return the error where a file stands that may not be replaced."""
    return UsageError(
        f"There is a file {path} already.", "It was left as it is.", "Name another with -o, or add --over."
    )
