"""Names of real people: the trainee's list of them, and what is found of them in what is handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.export.names import Find
from learnlog.journal.settings import KnownName
from learnlog.text import normalise, one_line, shorten
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.push import Push
from learnlog.tui.pointed import MarkedList


class FoundDialog(Dialog[Mapping[str, str]]):
    """Shows what may tell who somebody is, each in its sentence; gives back what is replaced, by what.

    Args:
        finds: everything that was found.
    """

    HELP = """
    # Names

    These texts may tell a reader who somebody is. Enter or Space changes what becomes of the one under the cursor:
    **[x]** is replaced by the alias beside it, **[ ]** stays as it is. What is replaced is replaced in the document
    alone, wherever it stands; your own entry keeps its words.

    Your list of names is under "Names to look for" in the commands ({app.palette}).
    """

    DEFAULT_CSS = """
    FoundDialog {
        & OptionList { max-height: 50vh; }
        & .dialog-note { margin-bottom: 1; }
    }
    """

    def __init__(self, finds: Sequence[Find]) -> None:
        super().__init__("Before you hand in: is this somebody?")
        self._finds: dict[str, list[Find]] = {}
        for one in finds:
            self._finds.setdefault(one.text, []).append(one)
        self._kept: set[str] = set()

    def compose_question(self) -> ComposeResult:
        """What was found, and two ways on."""
        yield Static(
            Content("What is ticked is replaced in the document; your entry stays as it is."), classes="dialog-note"
        )
        yield MarkedList(*map(self._option, self._finds), markup=False)
        with Horizontal(id="dialog-buttons"):
            yield Push("Go on", id="found-go-on")
            yield Push("Back", id="dialog-no")

    def _option(self, text: str) -> Option:
        finds = self._finds[text]
        kept, first = text in self._kept, finds[0]
        becomes = f"“{one_line(text)}” stays" if kept else f"“{one_line(text)}” becomes “{one_line(first.alias)}”"
        more = f" (and {len(finds) - 1} more)" if len(finds) > 1 else ""
        about = Content.styled(f"    {shorten(first.sentence, 64)}{more}", "$text-muted")
        return Option(Content("\n").join([Content(f"[{' ' if kept else 'x'}] {becomes}"), about]))

    def on_mount(self) -> None:
        """Begin at the first."""
        finds = self.query_one(OptionList)
        finds.highlighted = 0
        finds.focus()

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._kept ^= {list(self._finds)[event.option_index]}
        at = event.option_index
        event.option_list.set_options(map(self._option, self._finds))
        event.option_list.highlighted = at

    @on(Button.Pressed, "#found-go-on")
    def _go_on(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss({text: finds[0].alias for text, finds in self._finds.items() if text not in self._kept})


class NamesDialog(Dialog[tuple[KnownName, ...]]):
    """The trainee's list of real names to look for; gives back all of it.

    Args:
        names: as they are.
    """

    HELP = """
    # Names to look for

    Write the real names that must not be in what you hand in, one on a line, and behind each, if you like, an equals
    sign and what is written instead:

    Jamie Lee = Pupil A

    The list stays in your settings. It stands in no entry and in no document. Parts of a name are looked for as well.
    """

    def __init__(self, names: Sequence[KnownName]) -> None:
        super().__init__("Names to look for before you hand in")
        self._names = names

    def compose_question(self) -> ComposeResult:
        """A line for each name, and two ways out."""
        yield Static(Content("One on a line, and what is written instead: Jamie Lee = Pupil A"), classes="dialog-note")
        yield ProseArea("\n".join(f"{one.name} = {one.alias}" if one.alias else one.name for one in self._names))
        with Horizontal(id="dialog-buttons"):
            yield Push("Keep", id="names-keep")
            yield Push("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(ProseArea).focus()

    @on(Button.Pressed, "#names-keep")
    def _keep(self, event: Button.Pressed) -> None:
        event.stop()
        found = []
        for line in normalise(self.query_one(ProseArea).text).split("\n"):
            name, _, alias = line.partition("=")
            if name.strip():
                found.append(KnownName(name=name.strip(), alias=alias.strip()))
        self.dismiss(tuple(found))
