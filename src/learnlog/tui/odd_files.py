"""Files of the log that are no entries, for the trainee to decide about: those that cannot be read, and copies."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button

from learnlog.care.odd_files import Copied, Damaged
from learnlog.errors import EntryUnreadable
from learnlog.journal.compare import Key, compare
from learnlog.journal.entry import Entry
from learnlog.journal.merge import Pick
from learnlog.journal.readback import long_moment
from learnlog.journal.summary import Copy
from learnlog.tui.as_it_was import AsItWasScreen
from learnlog.tui.behind import Behind
from learnlog.tui.compare import Action, CompareScreen, Decision
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import Passage
from learnlog.workspace import Workspace

_AWAY = Action("away", "Put the copy away")
_KEPT = "the file that cannot be read is kept, in the folder “unreadable” of your log"


class DamagedDialog(Dialog[Literal["look", "back"]]):
    """A file that cannot be read: where, why, and its last good version.

    Args:
        damaged: the file.
    """

    HELP = """
    # A file that cannot be read

    Something has changed this file, or a disk has lost a part of it. learnlog leaves it exactly as it is.

    You can mend it yourself in a text editor: the message says which line. Or **put the last good version back**: then
    your log has the entry again as learnlog saved it earlier, and the damaged file is moved to the folder
    *unreadable* of your log, so that nothing in it is lost.
    """

    def __init__(self, damaged: Damaged) -> None:
        super().__init__("This file cannot be read as an entry")
        self._damaged = damaged

    def compose_question(self) -> ComposeResult:
        """What is the matter, and the ways out."""
        good = self._damaged.good
        said = list(self._damaged.trouble.lines)
        if good is not None and good.entry is not None:
            words = "1 word" if good.words == 1 else f"{good.words:,} words"
            said += ["", f"Its last good version is of {long_moment(good.entry.updated)} and has {words}."]
        else:
            said += ["", "There is no earlier version of it here. “learnlog restore” looks through the backups."]
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Passage(lines("\n".join(said)))
        with Horizontal(id="dialog-buttons"):
            if good is not None:
                yield Push("Look at the last good version", id="damaged-look")
                yield Push("Put it back", id="damaged-back")
            yield Push("Close", id="dialog-no")

    def on_mount(self) -> None:
        """Enter looks, which changes nothing."""
        self.query(Button).first().focus()

    @on(Button.Pressed, "#damaged-look, #damaged-back")
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss("look" if event.button.id == "damaged-look" else "back")


class OddFiles:
    """Asks about such files, and does what the trainee says.

    Args:
        screen: where it is asked.
        workspace: the log.
        done: told the id of an entry that changed, or nothing, once something was done.
    """

    def __init__(self, screen: Screen[None], workspace: Workspace, done: Callable[[str], None]) -> None:
        self._screen = screen
        self._care = workspace.care
        self._done = done
        self._behind = Behind(screen, "odd-files")

    def show(self, file: EntryUnreadable | Copy) -> None:
        """Show a file, and what can be done with it."""
        self._behind.run(
            partial(self._show_copy, file) if isinstance(file, Copy) else partial(self._show_damaged, file),
            showing=True,
        )

    # -- files that cannot be read

    async def _show_damaged(self, trouble: EntryUnreadable) -> None:
        damaged = await asyncio.to_thread(self._care.files.damaged, trouble)

        def answered(answer: Literal["look", "back"] | None) -> None:
            if answer == "look":
                self._look(damaged)
            elif answer == "back":
                self._behind.run(partial(self._mend, damaged))

        self._screen.app.push_screen(DamagedDialog(damaged), answered)

    def _look(self, damaged: Damaged) -> None:
        good = damaged.good
        assert good is not None and good.entry is not None, "there is a good version"
        screen = AsItWasScreen(
            good.entry,
            "its last good version",
            f"As learnlog saved it on {long_moment(good.entry.updated)}. If you put it back, {_KEPT}.",
            [Action("back", "Put it back")],
        )
        self._screen.app.push_screen(
            screen, lambda said: self._behind.run(partial(self._mend, damaged)) if said else None
        )

    async def _mend(self, damaged: Damaged) -> None:
        entry = await asyncio.to_thread(self._care.files.mend, damaged)
        self._say(f"“{entry.title}” is in your log again; {_KEPT}.")
        self._done(entry.id)

    # -- copies

    async def _show_copy(self, copy: Copy) -> None:
        copied = await asyncio.to_thread(self._care.files.copied, copy)
        if copied.meeting is None:
            self._show_stray(copied)
            return
        mine, theirs = copied.meeting.mine, copied.entry
        parts = compare(mine, theirs)
        news = not copied.known and any(part.changed for part in parts)
        self._screen.app.push_screen(
            CompareScreen(
                mine.title,
                _sides(mine, theirs),
                parts,
                actions=([Action("together", "Bring both together")] if news else []) + [_AWAY],
                note=_noted(copied, news=news),
            ),
            lambda said: self._decided(copied, said),
        )

    def _show_stray(self, copied: Copied) -> None:
        screen = AsItWasScreen(
            copied.entry,
            "a copy",
            f"This is no entry by its name: {copied.copy.why}. Your log has no such entry without it.",
            [Action("together", "Put it into your log"), _AWAY],
        )
        self._screen.app.push_screen(screen, lambda said: self._decided(copied, Decision(said) if said else None))

    def _decided(self, copied: Copied, decision: Decision | None) -> None:
        if decision is None:
            return
        if decision.action == "away":
            self._behind.run(partial(self._put_away, copied.copy))
        elif decision.action == "together" and copied.meeting is not None and copied.meeting.clashes:
            self._settle(copied)
        else:
            self._behind.run(partial(self._take_in, copied, decision.picks))

    def _settle(self, copied: Copied) -> None:
        meeting = copied.meeting
        assert meeting is not None, "there is an entry to bring it together with"
        screen = CompareScreen(
            meeting.mine.title,
            _sides(meeting.mine, copied.entry),
            compare(meeting.mine, copied.entry),
            clashes=meeting.clashes,
            note="Say which words stand. What you leave out is kept: your own among the versions, the copy in the bin.",
        )
        self._screen.app.push_screen(screen, lambda said: self._decided(copied, said) if said else None)

    async def _take_in(self, copied: Copied, picks: Mapping[Key, Pick]) -> None:
        entry = await asyncio.to_thread(self._care.files.take_in, copied, picks)
        self._say("It is in your log. The copy is in the bin.")
        self._done(entry.id)

    async def _put_away(self, copy: Copy) -> None:
        await asyncio.to_thread(self._care.files.put_away, copy)
        self._say("The copy is in the bin of your log; your entry is as it was.")
        self._done(copy.entry.id)

    # -- doing

    def _say(self, message: str) -> None:
        self._screen.notify(message, timeout=10, markup=False)


def _sides(mine: Entry, theirs: Entry) -> tuple[Side, Side]:
    return Side("Your entry", long_moment(mine.updated)), Side("The copy", long_moment(theirs.updated))


def _noted(copied: Copied, *, news: bool) -> str:
    what = f"A copy beside your entry: {copied.copy.why}."
    if news:
        return f"{what} Nothing of either is lost, whatever you do."
    if copied.known:
        return f"{what} It is just as your entry was earlier, so nothing in it is missing from your log."
    return f"{what} Both read the same."
