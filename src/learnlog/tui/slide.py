"""A slide on the screen: large and calm for an audience, small beside the fields while it is written."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from learnlog.export.slides import Slide, too_full
from learnlog.text import one_line, visible, word_count
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece, Rule

RULE_IN_WORDS = (
    "Lines that begin with a hyphen are on the slide; without any, the first sentence of each paragraph is. "
    "All of it is in your notes."
)


def slide_pieces(slide: Slide, *, close: bool = False) -> Iterator[Piece]:
    """Yield what an audience sees of a slide.

    Args:
        close: whether bullets stand close to one another, where room is short.
    """
    yield Paragraph(Content.styled(one_line(slide.title), HEADING))
    yield Rule()
    if slide.lead:
        yield Paragraph(Content(one_line(slide.lead)))
    for one in slide.said:
        if one.label:
            yield Paragraph(Content.styled(one_line(one.label), "bold"))
        for number, bullet in enumerate(one.bullets):
            under = bool(one.label) if number == 0 else close
            before = ("", "") if slide.kind == "title" else ("• ", "  ")
            yield Paragraph(Content(one_line(bullet)), *before, under)


class SlidePreview(VerticalScroll):
    """The slide a step makes, as it stands now, and what is to be said about it before an audience sees it."""

    DEFAULT_CSS = """
    SlidePreview {
        scrollbar-size-vertical: 1;
        padding: 0 1;
        &:focus { outline-left: heavy $border; }
        & > Passage { height: auto; margin-bottom: 1; }
        & > #slide-now { background: $surface; padding: 1 2; }
        & > #slide-trouble { color: $warning; }
        & > #slide-rule { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._slide: Slide | None = None
        self._now = Passage([], classes="slide")
        self._now.id = "slide-now"
        self._trouble = Passage([])
        self._trouble.id = "slide-trouble"
        self._rule = Passage([])
        self._rule.id = "slide-rule"

    def compose(self) -> ComposeResult:
        """The slide, what is wrong with it, and what makes a slide of a text."""
        yield self._now
        yield self._trouble
        yield self._rule

    def show(self, slide: Slide | None) -> None:
        """Show a slide as it stands now; nothing is drawn anew where nothing changed."""
        if slide == self._slide:
            return
        self._slide = slide
        if slide is None:
            return
        self._now.set(list(slide_pieces(slide, close=True)))
        troubles = [too_full(slide), *(f"Not written yet: {one}" for one in slide.missing)]
        self._trouble.set([Paragraph(Content(visible(one)), "! ", "  ", True) for one in troubles if one])
        self._trouble.display = any(troubles)
        words = word_count(slide.notes)
        spoken = [f"{words} {'word' if words == 1 else 'words'} in your notes."] if words else []
        rule = [] if slide.kind == "title" else [RULE_IN_WORDS]
        self._rule.set([Paragraph(Content(one)) for one in (*spoken, *rule)])
