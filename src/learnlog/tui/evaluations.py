"""What colleagues said of a presentation, on one page: where we are strong, and where and how to develop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from learnlog.export.gathered import Gathered, Voice
from learnlog.text import one_line, visible
from learnlog.tui.footer import KeyFooter
from learnlog.tui.key_names import key_on
from learnlog.tui.navigation import EditEntry
from learnlog.tui.sized import Sized
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece


class EvaluationsScreen(Sized, Screen[None]):
    """Shows what colleagues said.

    Args:
        title: of the entry they said it of.
        gathered: what they said.
        write: where more is typed in, and the step in which it is taken on.
    """

    HELP = """
    # What colleagues said

    Everything colleagues said of your presentation, strengths first, then what to develop, each with who said it.

    | Key | What it does |
    | --- | --- |
    | ↑ ↓, PageUp and PageDown | scroll |
    | {evaluations.write} | type in what somebody said |
    | Escape | back |
    """

    BINDINGS = [
        Binding("e", "write", "Type one in", id="evaluations.write", tooltip="Type in what somebody said"),
    ]

    DEFAULT_CSS = """
    EvaluationsScreen {
        & > #said-trail { height: 1; background: $surface; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #said-page { height: 1fr; padding: 1 2 0 2; align-horizontal: center; scrollbar-size-vertical: 1; }
        & Passage { height: auto; max-width: 78; margin-bottom: 2; }
    }
    """

    def __init__(self, title: str, gathered: Gathered, write: EditEntry) -> None:
        super().__init__()
        self._title = title
        self._gathered = gathered
        self._write = write

    def compose(self) -> ComposeResult:
        """Whose presentation it was, what was said, the keys."""
        where = Content.assemble((f"{one_line(self._title)} › ", "$text-muted"), ("What colleagues said", "bold"))
        yield Static(where, id="said-trail")
        with VerticalScroll(id="said-page"):
            said = self._gathered
            if said.empty:
                write = key_on(self, "evaluations.write")
                yield Passage(
                    [Paragraph(Content(f"Nothing is typed in yet. Press {write} to write down what somebody said."))]
                )
            for heading, voices in ((said.strong, said.strengths), (said.develop, said.next_steps)):
                if voices:
                    yield Passage(list(_voices(heading, voices)))
            if said.silent:
                names = one_line(", ".join(said.silent))
                yield Passage([Paragraph(Content.styled(f"Nothing written yet of: {names}.", "$text-muted"))])
        yield KeyFooter()

    def on_mount(self) -> None:
        """Scroll with the keyboard at once."""
        self.query_one("#said-page").focus()

    def action_write(self) -> None:
        """Go to where it is typed in. The page is left: by then it says less than there is."""
        self.app.post_message(self._write)
        self.dismiss(None)


def _voices(heading: str, voices: Sequence[Voice]) -> Iterator[Piece]:
    yield Paragraph(Content.styled(f"{one_line(heading)} ({len(voices)})", HEADING))
    for voice in voices:
        yield Paragraph(Content.styled(one_line(voice.who), "bold"))
        yield Paragraph(Content(visible(voice.said)), "  ", "  ", close=True)
