"""The bin: what was deleted, brought back or deleted for good."""

from __future__ import annotations

from learnlog.emptying import empty_bin, in_bin, until
from learnlog.plain.asking import agreed, one_of
from learnlog.plain.desk import Desk
from learnlog.plain.picking import Pick
from learnlog.plain.said import tell_entry
from learnlog.plain.talk import Back, counted
from learnlog.store.contents import Binned
from learnlog.text import one_line

_WHAT = {"entry": "an entry you deleted", "aside": "words you set aside", "copy": "a copy you put away"}
_BACK = {
    "entry": "It is in your log again.",
    "aside": "These words wait at Home again, to be recovered.",
    "copy": "The copy is listed in your log again.",
}


def look_into_bin(desk: Desk) -> None:
    """Tell what is in the bin, and do with it what the trainee says. Raises LearnlogError, and what leads elsewhere."""
    talk = desk.talk
    while True:
        found = in_bin(desk.workspace)
        if not found:
            talk.say("The bin is empty.")
            return
        talk.say(f"{counted(len(found), 'thing')} in the bin:")
        picks = [Pick(str(at), _title(one), _about(one)) for at, one in enumerate(found)]
        picks.append(Pick("empty", "empty the bin", "deletes all of it for good"))
        chosen = one_of(talk, "Which one? Enter goes back:", picks)
        if chosen is None:
            return
        try:
            if chosen.id == "empty":
                _empty(desk, found)
            else:
                _see_to(desk, found[int(chosen.id)])
        except Back:
            continue


def _title(one: Binned) -> str:
    return (one_line(one.entry.title) if one.entry else "") or "Untitled"


def _about(one: Binned) -> str:
    return ". ".join(filter(None, (_WHAT[one.kind], until(one))))


def _see_to(desk: Desk, one: Binned) -> None:
    talk, care = desk.talk, desk.workspace.care
    picks = [Pick("back", "bring it back"), Pick("read", "read it")]
    if one.kind == "entry":
        picks.append(Pick("erase", "delete it for good"))
    chosen = one_of(talk, "What becomes of it? Enter leaves it:", picks)
    match chosen.id if chosen else "":
        case "back":
            care.bin.bring_back(one)
            if one.entry_id in desk.deleted:
                desk.deleted.remove(one.entry_id)
            talk.say(_BACK[one.kind])
        case "read" if one.entry is not None:
            tell_entry(talk, one.entry)
        case "read":
            talk.say(one.trouble.message if one.trouble else "It cannot be read.")
        case "erase":
            talk.say(
                f"“{_title(one)}” goes from your disk: the entry, its earlier versions, what was handed in of it, its "
                "drafts and follow-ups, and what backups within reach hold of it. Nobody can bring it back."
            )
            if agreed(talk, "Delete it for good?"):
                talk.say("It is deleted for good.", *care.bin.erase(one))


def _empty(desk: Desk, found: tuple[Binned, ...]) -> None:
    talk = desk.talk
    things = counted(len(found), "thing goes", "things go")
    talk.say(f"{things} from your disk for good, and from the backups within reach. Nobody can bring them back.")
    if stays := sum(one.stays for one in found):
        talk.say(f"{counted(stays, 'of them was', 'of them were')} handed in: the record of that goes as well.")
    if agreed(talk, "Empty the bin?"):
        left = empty_bin(desk.workspace, found)
        desk.deleted.clear()
        talk.say("The bin is empty." if not left else "It is gone from your log, but not everywhere:", *left)
