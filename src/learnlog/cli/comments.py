"""``learnlog comments``: what a file of comments brings, and taking it into the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from learnlog.cli.layout import counted, underlined, wrapped
from learnlog.cli.output import complain, say, width
from learnlog.commenting import ON_THE_WHOLE, Brought, Incoming, look_at, take_in
from learnlog.errors import UsageError
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.text import one_line, shorten


def take_comments(folders: Folders, given: str, *, act: bool) -> int:
    """Print what a file of comments would bring, take it in where that is asked for, and return the exit code.

    Args:
        given: the file.
        act: do it.
    """
    workspace = Opening(folders).workspace()
    try:
        brought = look_at(workspace, Path(given).expanduser().absolute())
    except (FileNotFoundError, RuntimeError):  # RuntimeError: “~somebody” who does not exist
        raise UsageError(f"There is no file {one_line(given)}.", "Nothing was changed.") from None
    troubles: list[str] = []
    new = brought.new
    if act and new:
        taken = take_in(workspace, brought)
        new = taken.taken
        troubles = [one.message for one in taken.troubles]
    say("\n".join([*_told(brought, new), "", *_summed(brought, new, given, act=act)]))
    for stray in brought.strays:
        line = f"line {stray.line}: " if stray.line else ""
        complain(one_line(f"{line}“{shorten(stray.text, 60)}” finds no place: {stray.why}."))
    for trouble in troubles:
        complain(one_line(trouble))
    workspace.backing_up.finish(60)
    return 1 if brought.strays or troubles else 0


def _told(brought: Brought, new: Sequence[Incoming]) -> Iterator[str]:
    yield one_line(f"Comments by {brought.by or 'a reader without a name'}")
    for entry_id in dict.fromkeys(one.entry_id for one in new):
        mine = [one for one in new if one.entry_id == entry_id]
        yield from ("", *underlined(one_line(mine[0].title) or "Untitled", "-"))
        for one in mine:
            yield from ("", *wrapped(one.comment.asked or ON_THE_WHOLE, width()))
            yield from wrapped(one.comment.text, width(), "  ", "  ")


def _summed(brought: Brought, new: Sequence[Incoming], given: str, *, act: bool) -> Iterator[str]:
    if brought.known:
        are = "comment is" if brought.known == 1 else "comments are"
        yield f"{brought.known} {are} in your log already."
    if not brought.new:
        yield "There is nothing new in it." if brought.known else "There is no comment in it."
    elif act:
        stand = counted(len(new), "comment stands in its place now", "comments stand in their places now")
        yield f"{stand}. No answer was changed."
    else:
        yield from wrapped(
            f"{counted(len(new), 'comment', 'comments')} would come in. Nothing was changed. "
            f"To do it: learnlog comments {one_line(given)} --yes",
            width(),
        )
