"""The earlier versions of an entry: told, compared, restored, and deleted for good by hand."""

from __future__ import annotations

from learnlog.care.versions import Past, consequences
from learnlog.journal.compare import compare
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_moment
from learnlog.plain.asking import agreed, one_of
from learnlog.plain.desk import Desk
from learnlog.plain.differences import tell_differences
from learnlog.plain.picking import Pick
from learnlog.plain.said import tell_entry
from learnlog.plain.talk import Back, counted


def look_through_versions(desk: Desk, entry_id: str) -> None:
    """Tell the earlier versions of an entry, and do with one what the trainee says."""
    talk, care = desk.talk, desk.workspace.care
    while True:
        entry = desk.workspace.read_entry(entry_id)
        past = care.versions.past(entry_id)
        if not past:
            talk.say(
                "There is no earlier version of this entry. learnlog keeps one when you complete, reopen or leave it."
            )
            return
        talk.say(f"{counted(len(past), 'earlier version')}, the newest first:")
        picks = [Pick(str(at), _named(one), _why(one)) for at, one in enumerate(past)]
        picks.append(Pick("forget", "delete the earlier versions for good"))
        chosen = one_of(talk, "Which one? Enter goes back:", picks)
        if chosen is None:
            return
        try:
            if chosen.id == "forget":
                _forget(desk, entry_id)
            else:
                _look_at(desk, entry, past[int(chosen.id)])
        except Back:
            continue


def _named(one: Past) -> str:
    if one.entry is None:
        return "A version that cannot be read any more"
    return f"{long_moment(one.entry.updated)}, {counted(one.words, 'word')}"


def _why(one: Past) -> str:
    return "; ".join(filter(None, (one.why, *(f"handed in {said}" for said in one.handed_in))))


def _look_at(desk: Desk, now: Entry, past: Past) -> None:
    talk = desk.talk
    if past.entry is None:
        talk.say("This version cannot be read any more; the entry itself is not affected.")
        return
    picks = [
        Pick("differences", "what has changed since"),
        Pick("read", "read it"),
        Pick("restore", "restore it", "what the entry says now becomes a version, too"),
    ]
    chosen = one_of(talk, "What with it? Enter goes back:", picks)
    match chosen.id if chosen else "":
        case "differences":
            tell_differences(talk, compare(past.entry, now), "Then", "Now")
        case "read":
            tell_entry(talk, past.entry)
        case "restore":
            desk.workspace.care.versions.restore(now.id, past.version)
            talk.say("It is restored. What the entry said before is among its versions.")


def _forget(desk: Desk, entry_id: str) -> None:
    talk, care = desk.talk, desk.workspace.care
    gone, stay = care.versions.forgettable(entry_id)
    if not gone:
        talk.say("There is nothing to delete: what was handed in stays, and goes only with the entry.")
        return
    talk.say(consequences(gone, stay).replace("• ", "- "))
    if agreed(talk, "Delete them for good?"):
        left = care.versions.forget_past(entry_id)
        talk.say("They are deleted.", *left)
