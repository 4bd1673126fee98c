"""A note that opens where it stands."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content

from learnlog.content.unit import Reference
from learnlog.text import visible
from learnlog.tui.read_passage import ReadPassage
from learnlog.tui.typeset import Paragraph


class NoteLine(ReadPassage):
    """One reference under the text that calls it: a line, and the whole reference when it is opened."""

    can_focus = True

    BINDINGS = [
        Binding("enter", "turn", "Open note", id="note.toggle", tooltip="Shows the source it names, or hides it")
    ]

    DEFAULT_CSS = """
    NoteLine {
        border-left: blank;
        color: $text-muted;
        pointer: pointer;
        &:hover { color: $foreground; }
        &:focus { border-left: thick $border; background: $boost; color: $foreground; }
    }
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.opened = False
        super().__init__(self._pieces())

    def _pieces(self) -> list[Paragraph]:
        name = f"Note {self.reference.number}"
        if not self.opened:
            return [Paragraph(Content(f"▸ {name}"))]
        whole = Content.assemble((f"{name}  ", "bold"), visible(self.reference.text))
        return [Paragraph(whole, "▾ ", "  ")]

    def action_turn(self) -> None:
        """Open the note, or close it."""
        self.opened = not self.opened
        self.set(self._pieces())
        if self.opened:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def on_click(self) -> None:
        """A click does what Enter does."""
        self.action_turn()
