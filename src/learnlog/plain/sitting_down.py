"""Opening an entry to write in it: a new one, one there is, or one in which a window left words behind."""

from __future__ import annotations

from learnlog.errors import LearnlogError
from learnlog.guide import Guide
from learnlog.journal.compare import compare
from learnlog.journal.readback import long_date, long_moment
from learnlog.journal.rhythm import how_long_ago
from learnlog.plain.asking import agreed, one_of
from learnlog.plain.desk import Desk
from learnlog.plain.differences import tell_differences
from learnlog.plain.keeping import said
from learnlog.plain.picking import Pick
from learnlog.plain.said import tell_entry
from learnlog.plain.talk import Back
from learnlog.plain.writing import Writing
from learnlog.recovery import Waiting
from learnlog.returning import last_time
from learnlog.sitting import Sitting
from learnlog.text import one_line


def write_task(desk: Desk, unit: str, task: str, step: str = "") -> None:
    """Work on a task: its newest draft; read its newest entry where all are complete; else begin one."""
    latest = desk.workspace.latest(unit, task)
    if latest is None:
        begin_task(desk, unit, task, step)
    else:
        write_entry(desk, latest.id, step)


def begin_task(desk: Desk, unit: str, task: str, step: str = "") -> None:
    """Begin another entry for a task."""
    sitting = desk.workspace.sittings.begin(unit, task)
    with_last = last_time(desk.workspace, desk.workspace.current_view(), sitting.entry)
    if with_last is not None:
        day = with_last.created.date()
        ago = how_long_ago(day, desk.workspace.today)
        desk.talk.say(f"Last time, {long_date(day)} ({ago}), you began: “{one_line(with_last.excerpt)}”")
    _sit(desk, sitting, step)


def begin_free(desk: Desk) -> None:
    """Begin an entry tied to no task."""
    _sit(desk, desk.workspace.sittings.begin_free())


def write_entry(desk: Desk, entry_id: str, step: str = "", field: str = "", part: str = "") -> None:
    """Open an entry for writing; ask first about words left behind in it, and before one that is complete is changed.

    Raises EntryMissing, EntryUnreadable.
    """
    for one in desk.workspace.sittings.waiting(entry_id):
        if not settle_waiting(desk, one):
            return
    _sit(desk, desk.workspace.sittings.open(entry_id), step, field, part)


def _sit(desk: Desk, sitting: Sitting, step: str = "", field: str = "", part: str = "") -> None:
    if sitting.read_only or (sitting.entry.state == "complete" and not _reopened(desk, sitting)):
        try:
            if sitting.read_only:
                desk.talk.say(said(sitting.status))
            tell_entry(desk.talk, sitting.entry)
        finally:
            sitting.close()
        return
    Writing(desk, sitting, step=step, field=field, part=part).run()


def _reopened(desk: Desk, sitting: Sitting) -> bool:
    """Ask whether a complete entry is to be changed, and return whether it was made a draft again."""
    wanted = False
    try:
        desk.talk.say(f"“{one_line(sitting.entry.title)}” is complete.")
        wanted = agreed(desk.talk, "Reopen it to change it? A copy of it as it is stays among its versions.")
    finally:
        if not wanted:
            sitting.close()
    if wanted:
        sitting.reopen()
    return wanted


# -- words left behind


def settle_waiting(desk: Desk, waiting: Waiting) -> bool:
    """Ask what becomes of words a window left behind; return whether the entry is to be opened now."""
    talk, workspace = desk.talk, desk.workspace
    talk.say(
        f"{waiting.line(workspace.today)}, are not yet in your log. learnlog ended before it could put them there."
    )
    if waiting.saved is None:
        talk.say("Your log does not hold this entry yet.")
    else:
        talk.say(f"Your log holds this entry as it was saved on {long_moment(waiting.saved.updated)}.")
    picks = [Pick("recover", "recover", "go on writing with these words"), Pick("look", "read", "hear them first")]
    if waiting.saved is not None:
        picks.append(Pick("keep", "keep the saved one", "these words go to the bin of your log"))
    picks.append(Pick("later", "later", "everything stays as it is"))
    while True:
        chosen = one_of(talk, "What becomes of them? Enter is later:", picks)
        match chosen.id if chosen else "later":
            case "recover":
                return True
            case "look":
                _tell_waiting(desk, waiting)
            case "keep":
                workspace.sittings.set_aside(waiting)
                talk.say("These words are in the bin of your log, as a file of their own.")
                return True
            case _:
                return False


def _tell_waiting(desk: Desk, waiting: Waiting) -> None:
    if waiting.saved is None:
        tell_entry(desk.talk, waiting.draft.entry)
    else:
        tell_differences(desk.talk, compare(waiting.saved, waiting.draft.entry), "In your log", "Not yet in it")


def ask_about_drafts(desk: Desk) -> None:
    """Ask about all words that windows left behind, one after the other; Back leaves the rest for later."""
    for one in desk.workspace.sittings.waiting():
        try:
            if settle_waiting(desk, one):
                place = desk.workspace.bookmarks.place
                here = place is not None and place.room == "task" and place.entry == one.draft.entry.id
                step, field, part = (place.step, place.field, place.part) if place and here else ("", "", "")
                _sit(desk, desk.workspace.sittings.open(one.draft.entry.id), step, field, part)
        except Back:
            continue
        except LearnlogError as error:
            desk.talk.say(error.message)


def guide_of(desk: Desk, entry_id: str) -> Guide | None:
    """Return the guide of an entry; None where its unit or task is gone. Raises EntryMissing, EntryUnreadable."""
    return desk.workspace.guide(desk.workspace.read_entry(entry_id))
