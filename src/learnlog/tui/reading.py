"""A reading on the screen: its key points, its text, and the notes and links where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from learnlog.content.reading import Block, LinkHere, Notes, Reading
from learnlog.content.unit import Unit
from learnlog.text import one_line, visible
from learnlog.tui.link import LinkCard
from learnlog.tui.note import NoteLine
from learnlog.tui.page import Page
from learnlog.tui.read_passage import ReadPassage
from learnlog.tui.typeset import HEADING, Paragraph, set_markdown


class KeyPoints(ReadPassage):
    """What to take away from a reading, in a box of its own."""

    DEFAULT_CSS = """
    KeyPoints {
        background: $surface;
        border-left: outer $primary;
        padding: 1 2 1 1;
    }
    """

    def __init__(self, reading: Reading) -> None:
        points = [Paragraph(Content(visible(point)), "• ", "  ", close=True) for point in reading.key_points]
        super().__init__([Paragraph(Content.styled("Key points", HEADING)), *points])


class ReadingView(Page):
    """A reading, or one section of it.

    Beside a task's fields it shows one section in a narrow column; in the Unit room the whole, with key points.

    Args:
        unit: the unit it belongs to, which has the references and links.
        reading: what to show.
        anchor: slug of a heading, to show only what stands under it; the whole reading if there is no such heading.
        width: widest line, in characters; the one that is set for reading where there is none.
        key_points: whether to begin with the key points; a single section never does.
        titled: whether its title stands above it; whoever shows it beside something else names it in its own way.
        tail: widgets to stand under the text.
    """

    DEFAULT_CSS = """
    ReadingView {
        & > .page-column > NoteLine.-more { margin-bottom: 0; }
        & > .page-column > .reading-title { text-style: bold; margin: 1 0; }
    }
    """

    def __init__(
        self,
        unit: Unit,
        reading: Reading,
        anchor: str = "",
        width: int | None = None,
        key_points: bool = True,
        *,
        titled: bool = False,
        tail: Iterable[Widget] = (),
    ) -> None:
        super().__init__(width=width, tail=tail)
        self.unit = unit
        self.reading = reading
        self.section = anchor if anchor in reading.anchors else ""
        self._titled = titled
        self._key_points = key_points and not self.section
        self._at: dict[str, Widget] = {}

    def compose_page(self) -> ComposeResult:
        """Title, key points, and the blocks in order."""
        if self._titled:
            yield ReadPassage([Paragraph(Content(one_line(self.reading.title)))], classes="reading-title")
        if self._key_points:
            yield KeyPoints(self.reading)
        for block in self.reading.under(self.section):
            for widget in self._widgets(block):
                self._at.setdefault(block.anchor, widget)
                yield widget

    def _widgets(self, block: Block) -> list[Widget]:
        if isinstance(block, Notes):
            notes = [NoteLine(self.unit.reference(name)) for name in block.references]
            for note in notes[:-1]:
                note.add_class("-more")
            return list(notes)
        if isinstance(block, LinkHere):
            return [LinkCard(self.unit, self.unit.link(block.link))]
        return [ReadPassage(set_markdown(block.markdown))]

    def go_to(self, anchor: str) -> None:
        """Bring a heading to the top, as soon as the page has its height. An unknown one changes nothing."""
        if widget := self._at.get(anchor):
            self.call_after_refresh(self.scroll_to_widget, widget, top=True, animate=False)
