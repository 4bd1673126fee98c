"""``learnlog hand-ins``: what was handed in, as it was then, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from learnlog.cli.entry import entry_lines
from learnlog.cli.layout import aligned, counted, underlined, wrapped
from learnlog.cli.output import complain, say, width
from learnlog.cli.show import find_id
from learnlog.errors import LearnlogError, UsageError
from learnlog.handed_in import Since, as_handed_in, since
from learnlog.journal.compare import Part
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.spans import Spans
from learnlog.opening import Opening
from learnlog.search.query import NOTHING_ASKED
from learnlog.store.contents import HandIns
from learnlog.store.folders import Folders
from learnlog.text import one_line
from learnlog.workspace import Workspace

_SHORTEST_ENDING = 6
_AROUND = 25
"""Words that are printed before and after what differs."""

_SIGNS = {"gone": ("[−", "]"), "new": ("[+", "]")}


def list_hand_ins(folders: Folders, given: str | None, *, show: bool, changes: bool) -> int:
    """Print hand-ins, newest first, or one of them, and return the exit code.

    Args:
        given: the id of a hand-in or of an entry; None for all there are.
        show: print the entries of the newest of these as they were handed in.
        changes: print what has changed in them since.
    """
    workspace = Opening(folders).workspace()
    known = workspace.hand_ins()
    for error in known.unreadable:
        complain(one_line(error.message))
    records, only = _meant(workspace, known, given)
    if not records:
        complain("Nothing was handed in yet." if not only else "This entry was not handed in yet.")
    elif show:
        _show(workspace, records[0], only)
    elif changes:
        _compare(workspace, records[0], only)
    else:
        say("\n".join(aligned([_row(one) for one in records])))
    return 1 if known.unreadable else 0


def _meant(workspace: Workspace, known: HandIns, given: str | None) -> tuple[tuple[HandedIn, ...], str]:
    """Return the hand-ins that are meant, and the entry that is where one is."""
    if given is None:
        return known.records, ""
    by_id = {one.id: one for one in known.records}
    entries = set(workspace.current_view().find(NOTHING_ASKED, workspace.today).ids())
    entries |= {handed.entry for one in known.records for handed in one.entries}
    found = find_id(given, [*by_id, *entries])
    return ((by_id[found],), "") if found in by_id else (known.of_entry(found), found)


def _row(one: HandedIn) -> tuple[str, ...]:
    entries = counted(len(one.entries), "entry", "entries")
    made = f"{one.made:%Y-%m-%d %H:%M}"
    return one.id[-_SHORTEST_ENDING:], made, one_line(one.written_as), entries, one_line(one.file)


def _show(workspace: Workspace, record: HandedIn, only: str) -> None:
    for one in record.entries:
        if only in ("", one.entry):
            then = as_handed_in(workspace, record, one.entry)
            if then is None:
                complain(f"The words of {one.entry} as they were handed in are gone, or damaged.")
            else:
                say("\n".join([*entry_lines(then, width(), [f"As it was handed in on {record.said}."]), ""]))


def _compare(workspace: Workspace, record: HandedIn, only: str) -> None:
    now: list[Entry] = []
    for one in record.entries:
        if only in ("", one.entry):
            try:
                now.append(workspace.read_entry(one.entry))
            except LearnlogError as error:
                complain(one_line(error.message))
    found = since(workspace, now, HandIns((record,)))
    if found is None:
        raise UsageError("There is nothing to compare.", "", "The entries are gone, or their words of then are.")
    say("\n".join(_differences(found)))


def _differences(found: Since) -> Iterator[str]:
    yield from wrapped(found.said, width())
    heading = ""
    for part in found.parts:
        if part.changed:
            if part.heading != heading:
                heading = part.heading
                yield from ("", *underlined(one_line(heading), "-"))
            yield from ("", *_part(part))


def _part(part: Part) -> Iterator[str]:
    if part.question.strip():
        yield from wrapped(part.question, width())
    for name, spans in (("Handed in", part.before), ("Now", part.after)):
        yield f"  {name}:"
        yield from wrapped(_marked(spans) or "(nothing)", width(), "    ", "    ")


def _marked(spans: Spans) -> str:
    stretches = [
        (change, "".join(one.text for one in some)) for change, some in groupby(spans, key=lambda one: one.change)
    ]
    last = len(stretches) - 1
    return "".join(
        _cut(text, at, last) if change == "same" else _signed(text, *_SIGNS[change])
        for at, (change, text) in enumerate(stretches)
    )


def _signed(text: str, before: str, after: str) -> str:
    """Return words between signs; the space behind them stays outside."""
    words = text.rstrip()
    return f"{before}{words}{after}{text[len(words) :]}" if words else text


def _cut(text: str, at: int, last: int) -> str:
    """Return a stretch that is the same on both sides without its middle; at an end, without the outer part."""
    words = text.split(" ")
    if len(words) <= 2 * _AROUND + 1:
        return text
    before = " ".join(words[:_AROUND]) if at else ""
    after = " ".join(words[-_AROUND:]) if at < last else ""
    return " … ".join((before, after))
