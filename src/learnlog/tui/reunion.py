"""An entry that was changed by something else while it was written in: both are shown, and brought together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from learnlog.errors import LearnlogError
from learnlog.journal.compare import Key, compare
from learnlog.journal.merge import Pick
from learnlog.journal.readback import long_moment
from learnlog.meeting import Meeting
from learnlog.tui.behind import work_behind
from learnlog.tui.compare import Action, CompareScreen
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import ConfirmDialog, MessageDialog
from learnlog.tui.writing import WritingScreen

_DIFFERENT = (
    "This entry was changed on the disk while you were writing. You and the other changed different things, so both "
    "fit together. Nothing is saved yet."
)
_SAME = (
    "This entry was changed on the disk while you were writing. Where both changed the same, say what stands; the rest "
    "fits together. Nothing is saved yet, and nothing will be lost: what you leave out is kept."
)
_GONE = (
    "Something else has deleted or moved the file of this entry while you were writing. Your words are safe in a "
    "draft. They can go back into your log as they stand on this screen."
)
_UNREADABLE = "\n\nYour own words are safe in a draft. Mend the file, or put its last good version back from your log."


class Reunion:
    """Brings together the words of a screen and what stands in the file of their entry by now.

    Args:
        screen: where the words are written.
        show_anew: shows there what the entry says by now.

    Attributes:
        settling: whether what was decided is being saved; nothing of the screen counts until it is shown anew.
    """

    def __init__(self, screen: WritingScreen, show_anew: Callable[[], Awaitable[None]]) -> None:
        self._screen = screen
        self._show_anew = show_anew
        self.settling = self._asking = False

    def begin(self) -> None:
        """Show both, and do what the trainee decides."""
        if not self._asking:
            self._asking = True
            work_behind(self._screen, self._ask, group="reunion")

    async def _ask(self) -> None:
        screen = self._screen
        screen.collect(everything=True)
        try:
            meeting = await asyncio.to_thread(screen.sitting.meet)
            if not screen.is_current:
                return  # left meanwhile: the draft waits
        except LearnlogError as error:
            text = "\n".join(error.lines) + _UNREADABLE
            screen.app.push_screen(MessageDialog("The file of this entry cannot be read", text))
            return
        finally:
            self._asking = False
        if meeting.theirs is None:
            ask = ConfirmDialog("The file of this entry is gone", _GONE, yes="Put it back", no="Not now")
            screen.app.push_screen(ask, lambda wanted: self._decided(meeting, {}) if wanted else None)
        else:
            screen.app.push_screen(_both(meeting), lambda said: self._decided(meeting, said.picks) if said else None)

    def _decided(self, meeting: Meeting, picks: Mapping[Key, Pick]) -> None:
        work_behind(self._screen, partial(self._settle, meeting, picks), group="reunion")

    async def _settle(self, meeting: Meeting, picks: Mapping[Key, Pick]) -> None:
        screen = self._screen
        self.settling = True
        try:
            status = await asyncio.to_thread(screen.sitting.settle, meeting, picks)
            await self._show_anew()
        finally:
            self.settling = False
        screen.show_status(status)
        if status.kind == "saved":
            screen.notify(_said(meeting, picks), title="Both are one entry again", timeout=10, markup=False)


def _both(meeting: Meeting) -> CompareScreen:
    theirs = meeting.theirs
    assert theirs is not None, "there is nothing to show beside"
    return CompareScreen(
        theirs.title,
        (Side("Yours", "on your screen"), Side("In the file", long_moment(theirs.updated))),
        compare(meeting.mine, theirs),
        clashes=meeting.clashes,
        actions=(Action("together", "Bring both together"),),
        note=_SAME if meeting.clashes else _DIFFERENT,
    )


def _said(meeting: Meeting, picks: Mapping[Key, Pick]) -> str:
    if meeting.theirs is None:
        return "It is in your log again, with your words."
    said = ["It is saved. What the file held before is among its versions."]
    if meeting.leaves_out(picks):
        said.append("Your own words as they were are in the bin of your log.")
    return " ".join(said)
