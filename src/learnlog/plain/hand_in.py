"""Handing in: the format, what may tell who somebody is, the folder; and what was handed in before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from learnlog.commenting import beside
from learnlog.content.unit import Unit
from learnlog.errors import LearnlogError
from learnlog.export.formats import FORMATS, Format
from learnlog.export.names import Find, find_names, replaced
from learnlog.handed_in import as_handed_in, since
from learnlog.handing_in import (
    HandIn,
    entries_to_hand_in,
    finish,
    folder_named,
    keep_folder,
    put,
    sought,
    unit_to_hand_in,
    usual_folder,
)
from learnlog.journal.compare import compare
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.plain.asking import agreed, heard, one_of
from learnlog.plain.desk import Desk
from learnlog.plain.differences import tell_differences
from learnlog.plain.picking import Pick
from learnlog.plain.said import tell_entry
from learnlog.plain.talk import counted
from learnlog.text import normalise, one_line


def hand_in_unit(desk: Desk, unit: Unit) -> None:
    """Hand in a whole unit. Raises LearnlogError, and what leads elsewhere."""
    _hand_in(desk, unit.name, lambda: unit_to_hand_in(desk.workspace, unit))


def hand_in_entries(desk: Desk, ids: Sequence[str], title: str) -> None:
    """Hand in some entries, the one that happened first first. Raises as :func:`hand_in_unit`."""
    _hand_in(desk, title, lambda: entries_to_hand_in(desk.workspace, list(ids), in_time=True))


def _hand_in(desk: Desk, title: str, make: Callable[[], HandIn]) -> None:
    talk, workspace = desk.talk, desk.workspace
    talk.title(f"Hand in: {title}")
    talk.say("A document is written on this computer and sent to nobody.")
    found = make()
    found = replace(found, since=since(workspace, found.entries))
    talk.say(f"{counted(len(found.entries), 'entry', 'entries')} in it.")
    for trouble in found.unreadable:
        talk.say(f"Left out, because it cannot be read: {trouble.message}")
    if found.since is not None:
        talk.say(found.since.said)
        if found.since.changed and agreed(talk, "Hear what changed?"):
            tell_differences(talk, found.since.parts, "As you handed it in", "Now")
    written_as = _format(desk, found)
    if written_as is None:
        return
    by = _names(desk, found)
    if by is None:
        return
    for_comment = written_as.for_reading and agreed(talk, "A file beside it for your tutor's comments?")
    made = written_as.write(replaced(found.document, by))
    path = _put(desk, made.data, found.file_name(written_as, workspace.today), for_comment=for_comment)
    if path is None:
        return
    talk.say(f"Written: {path}", *made.told)
    if written_as.for_reading:
        done = finish(workspace, found, written_as, path, by, for_comment=for_comment)
        if done.comments is not None:
            talk.say(f"For your tutor's comments: {done.comments}")
        talk.say("It is kept that you handed it in, in your words as they are now.", *done.troubles)
    talk.say("Read it through for names of real people before you send it.")


def _format(desk: Desk, found: HandIn) -> Format | None:
    formats = [one for one in FORMATS.values() if one.suits(found.document)]
    picks = [Pick(one.id, one.name, one.about) for one in formats]
    while (chosen := one_of(desk.talk, "Which format? Enter goes back:", picks)) is not None:
        try:
            FORMATS[chosen.id].check()
        except LearnlogError as error:
            desk.talk.say(error.message)
            continue
        return FORMATS[chosen.id]
    return None


def _names(desk: Desk, found: HandIn) -> Mapping[str, str] | None:
    """Ask what becomes of what may tell who somebody is; return what is replaced, by what, and None for going back."""
    finds = find_names(found.document, sought(desk.workspace))
    by_text: dict[str, list[Find]] = {}
    for one in finds:
        by_text.setdefault(one.text, []).append(one)
    talk = desk.talk
    if not by_text:
        talk.say("Nothing was found that tells who somebody is. What is not on your list of names cannot be found.")
        return {}
    talk.say(f"{counted(len(by_text), 'text')} in it may tell who somebody is:")
    for text, several in by_text.items():
        first = several[0]
        more = f" (and {len(several) - 1} more)" if len(several) > 1 else ""
        talk.say(f"“{one_line(text)}”, a {first.kind}, in: {first.sentence}{more}")
    picks = [
        Pick("all", "replace all of them by aliases", "in the document alone; your entry keeps its words"),
        Pick("each", "ask about each"),
        Pick("none", "leave all of them as they are"),
    ]
    chosen = one_of(talk, "What becomes of them? Enter goes back:", picks)
    match chosen.id if chosen else "":
        case "all":
            return {text: several[0].alias for text, several in by_text.items()}
        case "none":
            return {}
        case "each":
            return {
                text: several[0].alias
                for text, several in by_text.items()
                if agreed(talk, f"Replace “{one_line(text)}” by “{one_line(several[0].alias)}”?")
            }
        case _:
            return None


def _put(desk: Desk, data: bytes, name: str, *, for_comment: bool) -> Path | None:
    """Ask for a folder and put a file into it; return where it is, None for going back."""
    talk, usual = desk.talk, usual_folder(desk.workspace)
    while True:
        talk.say(f"The file will be called {name}.")
        typed = normalise(heard(talk, f"Which folder? Enter takes {usual}:")).strip()
        try:
            folder = folder_named(typed or usual)
        except LearnlogError as error:
            talk.say(error.message)
            continue
        path = folder / name
        comments = beside(path)
        there = [one for one in (path, comments) if one.exists() and (one is path or for_comment)]
        if there:
            talk.say(
                f"There is a file {there[0].name} already. If your tutor wrote into it, take those comments in first."
            )
            if not agreed(talk, "Replace it?"):
                return None
        put(data, path, over=bool(there))
        if typed and typed != usual:
            keep_folder(desk.workspace, typed)
        return path


# -- what was handed in before


def tell_hand_ins(desk: Desk, entry_id: str = "") -> None:
    """Tell what was handed in, of an entry or at all; each can be read as it was, and compared with now."""
    talk = desk.talk
    known = desk.workspace.hand_ins()
    for trouble in known.unreadable:
        talk.say(trouble.message)
    records = known.of_entry(entry_id) if entry_id else known.records
    if not records:
        talk.say("This entry was not handed in yet." if entry_id else "Nothing was handed in yet.")
        return
    picks = [
        Pick(one.id, one_line(one.said), f"{counted(len(one.entries), 'entry', 'entries')}, {one_line(one.file)}")
        for one in records
    ]
    while (chosen := one_of(talk, "Which one? Enter goes back:", picks)) is not None:
        record = next(one for one in records if one.id == chosen.id)
        then = _meant(desk, record, entry_id)
        if then is not None:
            _tell_handed_in(desk, record, then)


def _meant(desk: Desk, record: HandedIn, entry_id: str) -> Entry | None:
    """Return the entry that is meant, as it was handed in: of several the trainee picks one."""
    talk = desk.talk
    found = {one.entry: as_handed_in(desk.workspace, record, one.entry) for one in record.entries}
    known = {one: then for one, then in found.items() if then is not None and entry_id in ("", one)}
    if len(known) < len(found) and not known:
        talk.say("The words as they were handed in are gone, or damaged.")
    if len(known) <= 1:
        return next(iter(known.values()), None)
    picks = [Pick(one, one_line(then.title) or "Untitled") for one, then in known.items()]
    chosen = one_of(talk, "Which entry? Enter goes back:", picks)
    return known[chosen.id] if chosen is not None else None


def _tell_handed_in(desk: Desk, record: HandedIn, then: Entry) -> None:
    talk = desk.talk
    picks = [Pick("read", "read it as it was"), Pick("changes", "what has changed since")]
    talk.say(f"“{one_line(then.title)}”, as you handed it in on {record.said}.")
    chosen = one_of(talk, "What with it? Enter goes back:", picks)
    if chosen is None:
        return
    if chosen.id == "read":
        tell_entry(talk, then)
    else:
        tell_differences(talk, compare(then, desk.workspace.read_entry(then.id)), "As you handed it in", "Now")
