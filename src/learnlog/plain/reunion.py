"""An entry that something else has changed meanwhile: both are told, and brought together."""

from __future__ import annotations

from learnlog.errors import LearnlogError
from learnlog.journal.compare import Key
from learnlog.journal.merge import Clash, Pick
from learnlog.meeting import Meeting
from learnlog.plain.asking import agreed, one_of
from learnlog.plain.desk import Desk
from learnlog.plain.picking import Pick as Choice
from learnlog.plain.talk import Talk
from learnlog.sitting import Sitting


def reunite(desk: Desk, sitting: Sitting) -> None:
    """Bring the words of a sitting and what its file holds by now together, as the trainee decides.

    Nothing is saved, and nothing lost, where they would rather decide another time.
    """
    talk = desk.talk
    try:
        meeting = sitting.meet()
    except LearnlogError as error:
        talk.say(*error.lines, "Your own words are safe in a draft.")
        return
    talk.say("This entry was changed on the disk by something else while you were writing. Your words are in a draft.")
    if meeting.theirs is None:
        if not agreed(talk, "The file of the entry is gone. Put it back with your words?"):
            return
        picks: dict[Key, Pick] = {}
    else:
        found = decided(talk, meeting)
        if found is None:
            talk.say("Then both stay as they are: your words in the draft, the other in the file. “save” asks again.")
            return
        picks = found
    status = sitting.settle(meeting, picks)
    if status.kind != "saved":
        talk.say(status.problem)
        return
    talk.say(f"Both are one entry again. {status.line}. What the file held before is among its versions.")
    if meeting.leaves_out(picks):
        talk.say("Your own words as they were are in the bin of your log.")


def decided(talk: Talk, meeting: Meeting, mine: str = "yours", theirs: str = "the file's") -> dict[Key, Pick] | None:
    """Ask about everything both sides changed, and return what was decided; None for not now."""
    if not meeting.clashes:
        taken = ", ".join(meeting.merged.taken) if meeting.merged else ""
        talk.say(f"Both changed different things, so both fit together. From the other: {taken or 'nothing new'}.")
        return {} if agreed(talk, "Bring both together?") else None
    picks: dict[Key, Pick] = {}
    for number, clash in enumerate(meeting.clashes, start=1):
        talk.title(f"Both changed this, {number} of {len(meeting.clashes)}: {clash.label}. {clash.question}")
        pick = _pick(talk, clash, mine, theirs)
        if pick is None:
            return None
        picks[clash.key] = pick
    return picks


def _pick(talk: Talk, clash: Clash, mine: str, theirs: str) -> Pick | None:
    for name, text in ((mine, clash.mine), (theirs, clash.theirs)):
        talk.say(f"{name.capitalize()}:")
        talk.say(text or "(nothing)", first="  ", rest="  ")
    choices = [Choice("mine", f"keep {mine}"), Choice("theirs", f"take {theirs}")]
    if clash.can_be_both:
        choices.append(Choice("both", "both, one after the other"))
    chosen = one_of(talk, "Which stands? Enter leaves it for another time:", choices)
    if chosen is None:
        return None
    return "mine" if chosen.id == "mine" else "theirs" if chosen.id == "theirs" else "both"
