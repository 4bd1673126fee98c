"""The whole log on its way to another computer: a copy of it written, and another taken in after a look at it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from learnlog.errors import LearnlogError
from learnlog.store.carrier import Carrier
from learnlog.store.comparing import Item, Kind
from learnlog.store.importing import ImportPlan, Taken
from learnlog.store.incoming import Coming, Incoming
from learnlog.text import normalise, one_line, shorten
from learnlog.tui.behind import work_behind
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import Passage

_LONGEST = 60

_TOLD = 0.5
"""Seconds after which it is said again how far it is."""


class KeepCopyDialog(Dialog[None]):
    """Writes the whole log into a folder.

    Args:
        carrier: writes it.
        folder: where it goes unless another is named.
    """

    HELP = """
    # A copy of the whole log

    learnlog puts all of your log into one file, to carry to another computer: entries, earlier versions, drafts, what
    is in the bin, your settings. There, **Take in a log** adds it to the log without overwriting anything.

    **It is for yourself, not for your tutor**: every word is in it as you wrote it, with all real names. Only your list
    of names to look for stays here. To hand something in, press **{home.hand-in}** on Home.
    """

    DEFAULT_CSS = """
    KeepCopyDialog {
        & .dialog-label { color: $text-muted; margin-top: 1; }
        & #copy-said { height: auto; margin-top: 1; }
        & #copy-said.-trouble { color: $warning; }
    }
    """

    def __init__(self, carrier: Carrier, folder: str) -> None:
        super().__init__("Keep a copy of the whole log")
        self._carrier = carrier
        self._folder = folder
        self._over = False

    def compose_question(self) -> ComposeResult:
        """What it is, the folder, the name of the file, and two ways out."""
        yield Passage(lines("For yourself and another computer, with every real name you wrote: not to be handed in."))
        yield Static("Into the folder", classes="dialog-label")
        yield LineInput(self._folder, bare=True)
        yield Static(Content(one_line(self._carrier.name())), id="copy-said")
        with Horizontal(id="dialog-buttons"):
            yield Push("Write it", id="copy-write")
            yield Push("Close", id="dialog-no")

    def on_mount(self) -> None:
        """Begin at the folder."""
        self.query_one(LineInput).focus()

    @on(LineInput.Changed)
    def _another(self) -> None:
        self._over = False
        self.query_one("#copy-write", Push).label = Content("Write it")

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#copy-write")
    def _press_write(self, event: LineInput.Submitted | Button.Pressed) -> None:
        event.stop()
        work_behind(
            self, partial(self._write, normalise(self.query_one(LineInput).value)), group="copy", exclusive=True
        )

    async def _write(self, folder: str) -> None:
        button = self.query_one("#copy-write", Push)
        button.disabled = True
        self._say("Writing …")
        label = "Write it"
        try:
            said, trouble = await asyncio.to_thread(self._carrier.write, folder, over=self._over), False
        except FileExistsError:
            said, trouble = "There is a file of this name already, and it was left as it is.", True
            label = "Replace it"
        except LearnlogError as error:
            said, trouble = error.message, True
        self._over = label != "Write it"
        button.label = Content(label)
        button.disabled = False
        self._say(said, trouble=trouble)
        way_on = self.query_one("#copy-write") if self._over else self.query_one(LineInput)
        (way_on if trouble else self.query_one("#dialog-no")).focus()

    def _say(self, text: str, *, trouble: bool = False) -> None:
        said = self.query_one("#copy-said", Static)
        said.update(Content(one_line(text)))
        said.set_class(trouble, "-trouble")


class TakeInDialog(Dialog[None]):
    """Asks for an archive, shows what taking it in would add, and adds it.

    Args:
        carrier: looks at it and takes it in.
    """

    HELP = """
    # Take in a log

    Name a file that learnlog wrote on another computer with **Keep a copy of the whole log**, or a backup. **Look at
    it** shows what would come, and changes nothing; **Take it in** adds it.

    New entries are added. **Nothing is overwritten**: where both have an entry and it differs, yours stays, and the
    other is put beside it as a copy. Your log ({app.log}) lists copies; Enter on one compares both, and brings them
    together. Taking the same file in twice does no harm.
    """

    DEFAULT_CSS = """
    TakeInDialog {
        & #take-in-said { height: auto; max-height: 50vh; margin-top: 1; padding-left: 1; display: none; }
        & #take-in-said.-shown { display: block; }
        & #take-in-said:focus { outline-left: heavy $border; }
        & #take-in-said.-trouble { color: $warning; }
        &.-short #take-in-said { max-height: 9; }
    }
    """

    def __init__(self, carrier: Carrier) -> None:
        super().__init__("Take in a log from another computer")
        self._carrier = carrier
        self._plan: ImportPlan | None = None
        self._busy = False

    async def action_never_mind(self) -> None:
        """Close; not while files are being added, so that what came of it is seen."""
        if not self._busy:
            await super().action_never_mind()

    def compose_question(self) -> ComposeResult:
        """The file, what is in it, and the ways on."""
        yield Static("The file, with its whole path", classes="dialog-note")
        yield LineInput(placeholder="/media/stick/learnlog-whole-log-2026-11-23.zip", bare=True)
        with VerticalScroll(id="take-in-said"):
            yield Passage([])
        with Horizontal(id="dialog-buttons"):
            yield Push("Look at it", id="take-in-look")
            yield Push("Take it in", id="take-in-do", read_only=True)
            yield Push("Close", id="dialog-no")

    def on_mount(self) -> None:
        """Begin at the file."""
        self.query_one(LineInput).focus()

    @on(LineInput.Changed)
    def _another(self) -> None:
        self._plan = None
        self.query_one("#take-in-do", Push).disabled = True

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#take-in-look")
    def _press_look(self, event: LineInput.Submitted | Button.Pressed) -> None:
        event.stop()
        if self._busy:
            return
        work_behind(
            self, partial(self._look, normalise(self.query_one(LineInput).value)), group="take-in", exclusive=True
        )

    @on(Button.Pressed, "#take-in-do")
    def _press_do(self, event: Button.Pressed) -> None:
        event.stop()
        if self._plan is not None and not self._busy:
            plan, self._plan, self._busy = self._plan, None, True
            work_behind(self, partial(self._take_in, plan), group="take-in", exclusive=True)

    async def _look(self, file: str) -> None:
        self._say(["Looking …"])
        try:
            plan = await asyncio.to_thread(self._carrier.look, file)
        except LearnlogError as error:
            self._say([error.message], trouble=True)
            self.query_one(LineInput).focus()
            return
        if file != normalise(self.query_one(LineInput).value):  # another was named meanwhile
            return
        self._say(_told(plan))
        if plan.puts:
            self._plan = plan
            button = self.query_one("#take-in-do", Push)
            button.disabled = False
            button.focus()
        else:
            self.query_one("#dialog-no").focus()

    async def _take_in(self, plan: ImportPlan) -> None:
        self.query_one("#take-in-do", Push).disabled = True
        self._say(["Taking it in …"])
        far = [0, 0]

        def progress(done: int, total: int) -> None:
            far[:] = done, total

        # Looked at from here, so that the thread goes on to its end even where the app is closed meanwhile.
        telling = self.set_interval(_TOLD, lambda: self._say([f"Taking it in: {far[0]:,} of {far[1]:,} files"]))
        try:
            taken = await asyncio.to_thread(self._carrier.take_in, plan, progress)
        except LearnlogError as error:
            self._say([error.message], trouble=True)
            return
        finally:
            telling.stop()
            self._busy = False
        self._say(_done(taken), trouble=bool(taken.kept))
        self.query_one("#dialog-no").focus()

    def _say(self, said: Sequence[str], *, trouble: bool = False) -> None:
        box = self.query_one("#take-in-said")
        box.query_one(Passage).set(lines("\n".join(said)))
        box.set_class(True, "-shown")
        box.set_class(trouble, "-trouble")
        box.scroll_home(animate=False)


def _told(plan: ImportPlan) -> list[str]:
    """Return what a plan would do, line by line."""
    said: list[str] = []
    new, beside = plan.of(Coming.NEW), plan.of(Coming.BESIDE)
    if new:
        said += [f"New: {_counted(new)}.", *_titles(new), ""]
    if beside:
        number = "1 differs" if len(beside) == 1 else f"{len(beside)} differ"
        said += [f"{number} from yours, which stay as they are. Put beside them, to compare:", *_titles(beside), ""]
    staying = [one for one in plan.of(Coming.STAYS, Coming.DAMAGED) if _is_told(one)]
    if staying:
        said += ["Not taken in:", *(f"• {_named(one.item)}: {one_line(one.why)}" for one in staying), ""]
    same = sum(one.item.kind is Kind.ENTRY for one in plan.of(Coming.SAME))
    if same:
        said += ["1 entry is in your log already." if same == 1 else f"{same:,} entries are in your log already.", ""]
    if not plan.puts:
        said += ["There is nothing to take in."]
    return said[:-1] if said[-1] == "" else said


def _done(taken: Taken) -> list[str]:
    new = [one for one in taken.done if one.coming is Coming.NEW]
    beside = len(taken.done) - len(new)
    said = [f"Taken in: {_counted(new)}."] if new else []
    if beside:
        copies = "1 copy stands" if beside == 1 else f"{beside} copies stand"
        said.append(f"{copies} beside your own entries: your log lists what is to be compared.")
    if any(one.item.kind is Kind.UNIT for one in new):
        said.append("A unit that came along is there when you open learnlog the next time.")
    if taken.kept:
        said += ["Not taken in:", *(f"• {_named(one.item)}: {one_line(one.cause)}" for one in taken.kept)]
        said.append("Take the same file in once more, and what is missing comes.")
    return said


def _counted(incoming: Sequence[Incoming]) -> str:
    entries = sum(one.item.kind is Kind.ENTRY for one in incoming)
    others = len(incoming) - entries
    parts = [f"{entries:,} {'entry' if entries == 1 else 'entries'}"] if entries or not others else []
    if others:
        parts.append(f"{others:,} other {'file' if others == 1 else 'files'}")
    return " and ".join(parts)


def _titles(incoming: Sequence[Incoming]) -> list[str]:
    return [f"• {_named(one.item)}" for one in incoming if one.item.kind is Kind.ENTRY or one.item.title]


def _is_told(one: Incoming) -> bool:
    return one.coming is Coming.DAMAGED or one.item.kind is Kind.ENTRY or bool(one.item.title)


def _named(item: Item) -> str:
    if not item.title:
        return one_line(item.name)
    day = f"{item.day.isoformat()}  " if item.day else ""
    return f"{day}{shorten(item.title, _LONGEST)}"
