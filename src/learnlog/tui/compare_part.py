"""One question on both sides: what each says, with what differs marked, and the choice between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, DescendantFocus
from textual.message import Message
from textual.widgets import Button, Static

from learnlog.journal.compare import Part
from learnlog.journal.merge import Clash, Pick
from learnlog.journal.spans import Change, Spans
from learnlog.text import one_line, visible
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece

Shown = tuple[str, Change | Literal["left out"]]
"""A stretch of text as it is shown."""

SIGNS = {"gone": ("[−", "]"), "new": ("[+", "]")}
"""What stands around words that are on one side alone; colour only says it again."""

_STYLES = {"same": "", "gone": "bold $error", "new": "bold $success", "left out": "$text-muted"}

AROUND = 25
"""Words that are shown before and after a difference, while only differences are shown."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Side:
    """One of the two sides.

    Attributes:
        name: whose it is, such as “Yours”.
        when: since when it stands so, such as “14:02 today”.
    """

    name: str
    when: str = ""

    @property
    def title(self) -> str:
        """Both in one line."""
        return one_line(f"{self.name}, {self.when}" if self.when else self.name)


class PartView(Vertical):
    """A part of the comparison.

    Args:
        part: what both sides say.
        sides: who they are.
        clash: what is to be decided about it, if anything is.
    """

    DEFAULT_CSS = """
    PartView {
        height: auto;
        padding: 0 1 0 1;
        margin-bottom: 1;
        border-left: blank;
        &.-current { border-left: outer $primary; }
        &.-hidden { display: none; }
        & > Passage { height: auto; }
        & > .part-sides { height: auto; margin-top: 1; }
        & .part-side { width: 50%; height: auto; padding-right: 2; }
        & .part-side > Passage { height: auto; padding-left: 2; }
        & .side-name { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .part-picks { height: 1; margin-top: 1; }
        & > .part-picks > Static { width: auto; margin-right: 2; }
    }
    PartView.-stacked {
        & > .part-sides { layout: vertical; }
        & .part-side { width: 100%; }
        & .part-side.-after { margin-top: 1; }
    }
    """

    class Reached(Message):
        """Somebody clicked on this part, or went into it."""

        def __init__(self, view: PartView) -> None:
            super().__init__()
            self.view = view

    class Picked(Message):
        """Somebody decided with a button."""

        def __init__(self, view: PartView, pick: Pick) -> None:
            super().__init__()
            self.view = view
            self.pick = pick

    def __init__(self, part: Part, sides: tuple[Side, Side], clash: Clash | None = None) -> None:
        super().__init__()
        self.part = part
        self.clash = clash
        self.pick: Pick | None = None
        self._sides = sides
        self._whole = False

    @property
    def differs(self) -> bool:
        """Whether there is anything to look at or to decide."""
        return self.part.changed or self.clash is not None

    @property
    def picks(self) -> tuple[Pick, ...]:
        """What can be decided."""
        return tuple(self.clash.values) if self.clash is not None else ()

    def compose(self) -> ComposeResult:
        """What it is about, both sides, the choice."""
        yield Passage(list(self._head()))
        if not self.part.changed:
            with Vertical(classes="part-side"):
                yield Static("= The same on both sides", classes="side-name")
                yield Passage([_said(in_full(self.part.after))])
        else:
            with Horizontal(classes="part-sides"):
                yield from self._side("−", self._sides[0], self.part.before, self.part.gone, "-before")
                yield from self._side("+", self._sides[1], self.part.after, self.part.new, "-after")
        if self.clash is not None:
            with Horizontal(classes="part-picks"):
                for pick in self.picks:
                    yield Push(self._label(pick), classes=f"-{pick}")

    def _side(self, sign: str, side: Side, spans: Spans, words: int, name: str) -> ComposeResult:
        only_here = f" · {words} {'word' if words == 1 else 'words'} only here" if words else ""
        with Vertical(classes=f"part-side {name}"):
            yield Static(Content(f"{sign} {side.title}{only_here}"), classes="side-name")
            yield Passage([_said(shortened(spans))])

    def stack(self, stacked: bool) -> None:
        """Put the sides under or beside each other."""
        self.set_class(stacked, "-stacked")

    def show_in_full(self, whole: bool) -> None:
        """Show long stretches that are the same, or leave them out."""
        if whole == self._whole or not self.part.changed:
            return
        self._whole = whole
        for spans, selector in ((self.part.before, ".-before"), (self.part.after, ".-after")):
            passage = self.query_one(f"{selector} > Passage", Passage)
            passage.set([_said(in_full(spans) if whole else shortened(spans))])

    def decide(self, pick: Pick) -> None:
        """Note what was picked."""
        self.pick = pick
        for one in self.picks:
            self.query_one(f".part-picks > .-{one}", Push).label = Content(self._label(one))

    def _label(self, pick: Pick) -> str:
        words = {"mine": one_line(self._sides[0].name), "theirs": one_line(self._sides[1].name), "both": "Both"}[pick]
        return f"({'•' if pick == self.pick else ' '}) {words}"

    def _head(self) -> Iterator[Piece]:
        part = self.part
        is_answer = part.key[0] == "answers"
        title = part.heading if is_answer else part.question or part.heading
        yield Paragraph(Content.styled(one_line(title) or "Notes", HEADING))
        if is_answer and part.question.strip():
            yield Paragraph(Content.styled(visible(part.question.strip()), "$text-muted"), close=True)
        if self.differs and (remark := in_words(part)):
            yield Paragraph(Content.styled(remark, "$text-muted"), close=True)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        pick = next(one for one in self.picks if event.button.has_class(f"-{one}"))
        self.post_message(self.Picked(self, pick))

    def on_click(self, event: Click) -> None:
        """A click anywhere goes to this part."""
        self.post_message(self.Reached(self))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """So does the Tab key."""
        self.post_message(self.Reached(self))


def in_words(part: Part) -> str:
    """Return what there is to say of a part in which no word is marked; nothing where one is."""
    if not part.changed:
        return "Both read the same; what differs is kept in the file and not shown."
    return "" if part.gone or part.new else "Only spaces, line breaks or signs differ."


def shortened(spans: Spans) -> list[Shown]:
    """Return spans without the middle of long stretches that are the same."""
    found: list[Shown] = []
    for at, span in enumerate(spans):
        words = list(_WORD.finditer(span.text)) if span.change == "same" else []
        before, after = AROUND if at else 0, AROUND if at + 1 < len(spans) else 0
        if len(words) <= 2 * AROUND or not (before or after):
            found.append((span.text, span.change))
            continue
        head = span.text[: words[before].start()] if before else ""
        tail = span.text[words[-after].start() :] if after else ""
        left_out = f"(… {len(words) - before - after} words the same …)"
        found += [(head, "same"), (f"{left_out} " if tail else left_out, "left out"), (tail, "same")]
    return found


def in_full(spans: Spans) -> list[Shown]:
    """Return spans as they are."""
    return [(span.text, span.change) for span in spans]


def _said(shown: Sequence[Shown]) -> Paragraph:
    """Set the text of a side."""
    if not shown:
        return Paragraph(Content.styled("(nothing)", "$text-muted"))
    return Paragraph(Content.assemble(*(piece for text, change in shown for piece in _marked(visible(text), change))))


def _marked(text: str, change: Change | Literal["left out"]) -> Iterator[tuple[str, str]]:
    """Return a stretch with its signs around the words, so that no space is taken for one of them."""
    opening, closing = SIGNS.get(change, ("", ""))
    if not opening:
        yield text, _STYLES[change]
        return
    words = text.strip()
    if not words:
        words, lead, trail = "↵" if "\n" in text else "␣", "", text
    else:
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    yield lead, ""
    yield f"{opening}{words}{closing}", _STYLES[change]
    yield trail, ""
