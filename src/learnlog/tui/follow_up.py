"""A place to write a follow-up in. What is typed is kept behind the typing, long before it is added."""

from __future__ import annotations

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from learnlog.errors import LearnlogError
from learnlog.journal.entry import Entry
from learnlog.status import Status
from learnlog.text import one_line, visible, word_count
from learnlog.tui.autosave import WITHIN, Autosave
from learnlog.tui.caught_up import caught_up
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.push import Push
from learnlog.unsent import Unsent


class FollowUpDialog(Dialog[Entry]):
    """Text to add to an entry; gives back the entry it was added to.

    It closes only when the text is added, or kept, or the trainee was told that it is neither.

    Args:
        title: of the entry.
        unsent: what is written in.
        note: what is asked.
        within: seconds within which what is typed is proven on the disk.
    """

    HELP = """
    # Follow up

    What you write here is added under the entry with today's date. The entry itself stays as it was. **{dialog.add}**
    adds it, **{prose.elsewhere}** opens it in your own editor. Everything you type is kept by itself, even if
    learnlog is closed before you add it. If you leave with Escape, it is here again when you come back.
    """

    BINDINGS = [
        Binding("ctrl+s,alt+s", "add", "Add it", id="dialog.add", priority=True, tooltip="Add it to the entry"),
        Binding("escape", "never_mind", "Not now", id="dialog.cancel", tooltip="Close; what you have written is kept"),
    ]

    DEFAULT_CSS = """
    FollowUpDialog {
        & #follow-up-state { height: 1; }
        & #follow-up-words { width: 1fr; height: 1; color: $text-muted; }
        & #follow-up-kept { width: 30; height: 1; text-align: right; color: $text-muted; }
        & #follow-up-kept.-failed { color: $error; text-style: bold; }
        & #follow-up-problem { height: auto; color: $warning; display: none; }
        & #follow-up-problem.-shown { display: block; }
    }
    """

    def __init__(
        self,
        title: str,
        unsent: Unsent,
        note: str = "What has come of it since? What do you see differently now?",
        *,
        within: int = WITHIN,
    ) -> None:
        super().__init__(f"Follow up: {title}")
        self._unsent = unsent
        self._note = note
        self._autosave = Autosave(self, unsent, collect=self._collect, report=self._say_status, within=lambda: within)
        self._adding = self._failed = self._warned = self._left = False
        self._given: tuple[Entry | None, ...] = ()

    def compose_question(self) -> ComposeResult:
        """A place to write, and what is true about the words."""
        yield Static(Content(one_line(self._note)), classes="dialog-note")
        yield ProseArea(self._unsent.text)
        with Horizontal(id="follow-up-state"):
            yield Static(id="follow-up-words")
            yield Static(id="follow-up-kept")
        yield Static(id="follow-up-problem")
        with Horizontal(id="dialog-buttons"):
            yield Push("Add to the entry", id="dialog-add")
            yield Push("Not now", id="dialog-no")

    def on_mount(self) -> None:
        """Go on writing where it was left."""
        area = self.query_one(ProseArea)
        area.focus()
        area.move_cursor(area.document.end)
        self.call_after_refresh(self._show_cursor)
        self._say_words()
        self._say_status(self._unsent.status)

    def _show_cursor(self) -> None:
        """Have the cursor in sight, and the terminal's own at the same place: only now is it known where that is."""
        area = self.query_one(ProseArea)
        area.scroll_cursor_visible()
        self.app.cursor_position = area.cursor_screen_offset
        area.refresh()

    # -- what is written

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._autosave.touch()
        self._say_words()
        if not self._failed:
            self._say_problem("")

    @on(ProseArea.Remarked)
    def _remarked(self, message: ProseArea.Remarked) -> None:
        message.stop()
        self.notify(message.text, markup=False)

    def _collect(self, everything: bool) -> None:
        self._unsent.write(self.query_one(ProseArea).text)

    # -- what is said

    def _say_words(self) -> None:
        words = word_count(self.query_one(ProseArea).text)
        said = "Nothing written yet" if not words else "1 word" if words == 1 else f"{words:,} words"
        self.query_one("#follow-up-words", Static).update(Content(said), layout=False)

    def _say_status(self, status: Status) -> None:
        # A write can end when the dialog is on its way out and has lost its lines already.
        line = next(iter(self.query("#follow-up-kept").results(Static)), None)
        if line is None:
            return
        kept = f"Kept {status.at:%H:%M:%S}, not added yet" if status.at else "Kept, not added yet"
        said = {"empty": "", "writing": "Keeping …", "saved": kept}.get(status.kind, "NOT KEPT")
        line.update(Content(said), layout=False)
        line.set_class(status.kind == "failed", "-failed")
        # While it is being tried again, what went wrong is still to be read.
        if status.kind == "failed" or (self._failed and status.kind != "writing"):
            self._failed = status.kind == "failed"
            self._say_problem(status.problem)

    def _say_problem(self, text: str) -> None:
        for problem in self.query("#follow-up-problem").results(Static):
            problem.update(Content(visible(text)))
            problem.set_class(bool(text), "-shown")

    # -- the ways out

    @on(Button.Pressed, "#dialog-add")
    async def action_add(self) -> None:
        """Add it to the entry."""
        area = self.query_one(ProseArea)
        if self._adding:
            return
        self._adding = True
        await caught_up(self)
        if not area.text.strip():
            self._adding = False
            self._say_problem("Write something first, or leave with Escape.")
            return
        area.read_only = True
        try:
            await self._autosave.settle()
            entry = await asyncio.to_thread(self._unsent.add)
        except LearnlogError as error:
            self._say_problem(error.message)
        else:
            self._left = True
            self._give(entry)
        finally:
            self._adding = area.read_only = False

    async def action_never_mind(self) -> None:
        """Close, with everything kept. Where it cannot be kept, say so and stay, the first time."""
        if self._adding:
            return
        status = await self._autosave.settle()
        if status.kind == "failed" and not self._warned:
            self._warned = True
            self._say_problem(
                f"{status.problem} Escape once more closes this all the same, and loses what is not kept."
            )
            return
        await self.leave()
        self._give(None)

    def _give(self, answer: Entry | None) -> None:
        """Close with an answer; where something has come to stand over this meanwhile, as soon as it is gone."""
        self._given = (answer,)
        if self.app.screen is self:
            self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Close, if everything is done."""
        given, self._given = self._given, ()
        if given:
            self.dismiss(given[0])

    async def settle(self) -> None:
        """Keep every word, proven."""
        await self._autosave.settle()

    async def leave(self) -> None:
        """Keep what is written and give up the right to write it. Called when the app must end; twice does no harm."""
        if not self._left:
            self._left = True
            await self._autosave.close()
