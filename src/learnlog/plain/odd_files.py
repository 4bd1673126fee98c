"""Files of the log that are no entries: some cannot be read, some are copies another program made."""

from __future__ import annotations

from learnlog.errors import EntryUnreadable
from learnlog.journal.compare import compare
from learnlog.journal.merge import Pick
from learnlog.journal.readback import long_moment
from learnlog.journal.summary import Copy
from learnlog.plain.asking import one_of
from learnlog.plain.desk import Desk
from learnlog.plain.differences import tell_differences
from learnlog.plain.picking import Pick as Choice
from learnlog.plain.reunion import decided
from learnlog.plain.said import tell_entry
from learnlog.plain.talk import counted


def see_to_file(desk: Desk, file: EntryUnreadable | Copy) -> None:
    """Say what is the matter with a file, and do what the trainee says. Raises LearnlogError."""
    if isinstance(file, Copy):
        _see_to_copy(desk, file)
    else:
        _see_to_damaged(desk, file)


def _see_to_damaged(desk: Desk, trouble: EntryUnreadable) -> None:
    talk, care = desk.talk, desk.workspace.care
    damaged = care.files.damaged(trouble)
    talk.say("This file cannot be read as an entry.", *trouble.lines)
    good = damaged.good
    if good is None or good.entry is None:
        talk.say("There is no earlier version of it here. “learnlog restore” looks through the backups.")
        return
    talk.say(
        f"Its last good version is of {long_moment(good.entry.updated)} and has {counted(good.words, 'word')}. If it "
        "is put back, the file that cannot be read is kept, in the folder “unreadable” of your log."
    )
    choices = [Choice("read", "read the last good version"), Choice("back", "put it back")]
    while (chosen := one_of(talk, "What becomes of it? Enter leaves it as it is:", choices)) is not None:
        if chosen.id == "read":
            tell_entry(talk, good.entry)
        else:
            entry = care.files.mend(damaged)
            talk.say(f"“{entry.title}” is in your log again.")
            return


def _see_to_copy(desk: Desk, copy: Copy) -> None:
    talk, care = desk.talk, desk.workspace.care
    copied = care.files.copied(copy)
    talk.say(f"A copy: {copy.why}.")
    if copied.meeting is None:
        talk.say("Your log has no such entry without it.")
    elif copied.known:
        talk.say("It is just as your entry was earlier, so nothing in it is missing from your log.")
    choices = [
        Choice("read", "read it", "" if copied.meeting is None else "what differs from your entry"),
        Choice("together", "put it into your log" if copied.meeting is None else "bring both together"),
        Choice("away", "put the copy into the bin"),
    ]
    while (chosen := one_of(talk, "What becomes of it? Enter leaves it as it is:", choices)) is not None:
        if chosen.id == "read" and copied.meeting is not None:
            tell_differences(talk, compare(copied.meeting.mine, copied.entry), "Your entry", "The copy")
        elif chosen.id == "read":
            tell_entry(talk, copied.entry)
        elif chosen.id == "away":
            care.files.put_away(copy)
            talk.say("The copy is in the bin of your log; your entry is as it was.")
            return
        else:
            picks: dict[tuple[str, ...], Pick] | None = {}
            if copied.meeting is not None:
                picks = decided(talk, copied.meeting, "your entry's", "the copy's")
            if picks is not None:
                care.files.take_in(copied, picks)
                talk.say("It is in your log. The copy is in the bin.")
                return
