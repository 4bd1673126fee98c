"""What becomes of words that a window left behind: recovered, compared, set aside, or left for later."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from typing import Any, Literal

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button

from learnlog.errors import LearnlogError
from learnlog.journal.compare import compare
from learnlog.journal.readback import long_moment
from learnlog.recovery import Waiting
from learnlog.tui.behind import Doing, work_behind
from learnlog.tui.compare import Action, CompareScreen, Decision
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import Passage
from learnlog.workspace import Workspace

Answer = Literal["recover", "compare", "keep"]
"""What to do with words that were left behind; None is later."""

_WAYS: dict[str, Answer] = {"recover": "recover", "compare": "compare", "keep": "keep"}


class RecoverDialog(Dialog[Answer]):
    """Asks what becomes of a draft. Escape is later, and changes nothing.

    Args:
        waiting: the draft.
        today: the day, for telling when it was written.
        place: such as ``1 of 3``, where there are several; else empty.
        keeping: whether the saved entry may be chosen, which sets the draft aside.
    """

    HELP = """
    # Words not yet in your log

    learnlog ended before it could put these words into your log: a flat battery, perhaps, or a closed window. They are
    safe, and you say what becomes of them.

    **Recover** opens the entry with these words, where you stopped.
    **Compare** shows what differs between them and the entry as it was saved last.
    **Later** leaves everything as it is. Home reminds you.
    **Keep the saved one** moves these words to the bin.
    """

    BINDINGS = [Binding("escape", "never_mind", "Later", id="dialog.cancel", tooltip="Leave everything as it is")]

    def __init__(self, waiting: Waiting, today: date, *, place: str = "", keeping: bool = False) -> None:
        super().__init__("Words not yet in your log" + (f" ({place})" if place else ""))
        self._waiting = waiting
        self._today = today
        self._keeping = keeping and waiting.saved is not None

    def compose_question(self) -> ComposeResult:
        """What was left behind, and the ways out."""
        saved = self._waiting.saved
        beside = (
            f"Your log holds this entry as it was saved on {long_moment(saved.updated)}."
            if saved
            else "Your log does not hold this entry yet."
        )
        yield Passage(lines(f"{self._waiting.line(self._today)} not yet in your log.\n\n{beside}"))
        with Horizontal(id="dialog-buttons"):
            yield Push("Recover", id="recover")
            if saved is not None:
                yield Push("Compare", id="compare")
            yield Push("Later", id="dialog-no")
            if self._keeping:
                yield Push("Keep the saved one", id="keep")

    def on_mount(self) -> None:
        """Enter recovers."""
        self.query_one("#recover").focus()

    @on(Button.Pressed, "#recover, #compare, #keep")
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(_WAYS[event.button.id or ""])


class Recovery:
    """Asks about drafts left behind, and does what the trainee says.

    Args:
        app, workspace: where to ask, and about what.
        open_draft: opens an entry with its draft, where the trainee stopped in it.
    """

    def __init__(self, app: App[Any], workspace: Workspace, open_draft: Callable[[str], Awaitable[object]]) -> None:
        self._app = app
        self._workspace = workspace
        self._open_draft = open_draft

    async def ask_all(self, then: Doing) -> None:
        """Ask about every draft that waits, the newest first, until one is recovered; ``then`` follows if none is."""
        await self._ask(await asyncio.to_thread(self._workspace.sittings.waiting), 0, then)

    async def ask_before(self, entry_id: str, then: Doing) -> bool:
        """Ask about the draft of an entry that is to be opened; return whether there is one.

        ``then`` opens the entry as it is saved, where the trainee keeps that.
        """
        found = await asyncio.to_thread(self._workspace.sittings.waiting, entry_id)
        if found:
            self._show(found[0], then, then_later=None, keeping=True)
        return bool(found)

    async def _ask(self, found: tuple[Waiting, ...], number: int, then: Doing) -> None:
        if number == len(found):
            await then()
            return
        place = f"{number + 1} of {len(found)}" if len(found) > 1 else ""
        self._show(found[number], then, then_later=partial(self._ask, found, number + 1, then), place=place)

    def _show(
        self,
        waiting: Waiting,
        then: Doing,
        *,
        then_later: Doing | None,
        place: str = "",
        keeping: bool = False,
    ) -> None:
        def answered(answer: Answer | None) -> None:
            if answer == "recover":
                work_behind(self._app, partial(self._open_draft, waiting.draft.entry.id), group="recovery")
            elif answer == "keep":
                work_behind(self._app, partial(self._set_aside, waiting, then), group="recovery")
            elif answer == "compare":
                self._app.push_screen(self._compared(waiting, keeping=keeping), decided)
            elif then_later is not None:
                work_behind(self._app, then_later, group="recovery")

        def decided(decision: Decision | None) -> None:
            if decision is None:
                self._app.push_screen(dialog(), answered)
            else:
                answered(_WAYS[decision.action])

        def dialog() -> RecoverDialog:
            return RecoverDialog(waiting, self._workspace.today, place=place, keeping=keeping)

        self._app.push_screen(dialog(), answered)

    def _compared(self, waiting: Waiting, *, keeping: bool) -> CompareScreen:
        saved = waiting.saved
        assert saved is not None, "nothing to compare with"
        actions = [Action("recover", "Recover")]
        if keeping:
            actions.append(Action("keep", "Keep the saved one"))
        sides = (
            Side("In your log", long_moment(saved.updated)),
            Side("Not yet in it", long_moment(waiting.draft.written)),
        )
        return CompareScreen(waiting.name, sides, compare(saved, waiting.draft.entry), actions=actions)

    async def _set_aside(self, waiting: Waiting, then: Doing) -> None:
        try:
            await asyncio.to_thread(self._workspace.sittings.set_aside, waiting)
        except LearnlogError as error:
            self._app.notify(error.message, severity="warning", timeout=12, markup=False)
            return
        moved = (
            f"{waiting.line(self._workspace.today)}: these words are in the bin of your log, as a file of their own."
        )
        self._app.notify(moved, title="Set aside", timeout=10, markup=False)
        await then()
