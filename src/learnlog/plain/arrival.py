"""What a trainee is told or asked once, when the log is open and before anything is done in it."""

from __future__ import annotations

from learnlog.emptying import look_into_bin
from learnlog.plain.about_you import welcome
from learnlog.plain.asking import one_of
from learnlog.plain.desk import Desk
from learnlog.plain.picking import Pick
from learnlog.plain.sitting_down import ask_about_drafts
from learnlog.plain.talk import Quit, ToHome


def arrive(desk: Desk, *, resume: bool = False) -> None:
    """Ask about a log that has vanished until that is settled; tell what is to be told once; ask about drafts.

    Args:
        resume: whether the trainee goes straight on where they stopped: then drafts are asked about there.

    Raises Quit where nothing is to be done in the log as it is.
    """
    _settle_log(desk)
    if emptied := look_into_bin(desk.workspace).said:
        desk.talk.say(emptied)
    if note := desk.workspace.privacy_note():
        desk.talk.say(note)
    if resume:
        return
    try:
        if desk.workspace.settings.is_first_time:
            welcome(desk)
        ask_about_drafts(desk)
    except ToHome:
        return


def _settle_log(desk: Desk) -> None:
    workspace, talk = desk.workspace, desk.talk
    while True:
        view = workspace.current_view()
        gone = workspace.look_after(view)
        if gone is None:
            return
        talk.say(gone.message)
        picks = [
            Pick("again", "look again"),
            Pick("as it is", "go on with what is here", "you have taken the entries away yourself"),
            Pick("close", "close learnlog"),
        ]
        chosen = one_of(talk, "What now? Enter looks again:", picks)
        if chosen is not None and chosen.id == "close":
            raise Quit
        if chosen is not None and chosen.id == "as it is":
            workspace.accept_log(view)
