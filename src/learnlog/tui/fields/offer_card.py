"""A row that is offered: taken, declined with a reason, or still to be decided."""

from __future__ import annotations

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from learnlog.guide import OfferedRow
from learnlog.journal.answers import Declined
from learnlog.text import one_line
from learnlog.tui.fields.base import remade
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push

State = Literal["open", "declined", "taken"]


class OfferCard(Widget):
    """One offer. Declining asks for the reason in place; taking back keeps the reason at hand.

    Args:
        offer: what is offered.
        declined: that it was turned down, if it was.
        taken: whether a row was made of it.
        row: what a row is called, with its article.
        standing: whether it is still offered; one that isn't is shown because it was declined.
        read_only: cannot be changed.
    """

    DEFAULT_CSS = """
    OfferCard {
        height: auto;
        margin-bottom: 1;
        & > .offer-name { height: auto; }
        & > Horizontal { height: 1; margin-left: 2; }
        & LineInput { width: 1fr; margin-right: 1; }
        & .take-back { margin-right: 0; }
    }
    """

    class Taken(Message):
        """A row is to be made of the offer."""

        def __init__(self, card: OfferCard) -> None:
            super().__init__()
            self.card = card

    class Changed(Message):
        """The offer was declined or taken back, or the reason changed."""

    def __init__(
        self,
        offer: OfferedRow,
        declined: Declined | None,
        *,
        taken: bool = False,
        row: str = "a row",
        standing: bool = True,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.offer = offer
        self.standing = standing
        self._given = declined
        self._read_only = read_only
        self.state: State = "declined" if declined else "taken" if taken else "open"
        self._words = Static(Content(""), classes="offer-name")
        self.add = Push(f"Add as {row}", classes="take", read_only=read_only)
        self._decline = Push("Decline…", classes="decline", read_only=read_only)
        reason = declined.reason if declined else ""
        self._said = reason
        self.reason = LineInput(reason, placeholder="Why not?", bare=True, read_only=read_only)
        self._back = Push("Take back", classes="take-back", read_only=read_only)
        # Made when they are needed: a plan can have twenty offers, and most are decided one way and stay so.
        self._deciding: Horizontal | None = None
        self._refusing: Horizontal | None = None
        self.settle(self.state)

    def compose(self) -> ComposeResult:
        """The offer in words, and what can be done with it."""
        yield self._words
        yield from (one for one in (self._deciding, self._refusing) if one is not None)

    @property
    def source(self) -> str:
        """Where the offer comes from."""
        return self.offer.source

    @property
    def words(self) -> Content:
        """The offer in words."""
        because = f" – {one_line(self.offer.because)}" if self.offer.because else ""
        gone = "" if self.standing else " (no longer offered)"
        lead = "× Declined: " if self.state == "declined" else "? "
        return Content.assemble(lead, (f"“{one_line(self.offer.name)}”", "bold"), (f"{because}{gone}", "$text-muted"))

    @property
    def declined(self) -> Declined | None:
        """The refusal, if it was turned down."""
        if self.state != "declined":
            return None
        name = self._given.name if self._given else self.offer.name
        return remade(Declined, self._given, offered=self.source, name=name, reason=self.reason.value)

    @property
    def target(self) -> Widget:
        """Where the focus goes when this offer is gone to."""
        return self.reason if self.state == "declined" else self.add

    def settle(self, state: State) -> None:
        """Show the offer as open, declined or, by showing nothing, taken."""
        self.state = state
        self.display = state != "taken"
        if state == "open" and self._deciding is None and not self._read_only:
            self._deciding = self._part(self.add, self._decline)
        if state == "declined" and self._refusing is None:
            self._refusing = self._part(self.reason, *(() if self._read_only else (self._back,)))
        if self._deciding is not None:
            self._deciding.display = state == "open"
        if self._refusing is not None:
            self._refusing.display = state == "declined"
        self._words.update(self.words)

    def _part(self, *widgets: Widget) -> Horizontal:
        part = Horizontal(*widgets)
        if self.is_attached:
            self.mount(part)
        return part

    def offered(self, offer: OfferedRow | None, *, taken: bool) -> None:
        """Take over how the offer stands now; None when it is offered no more."""
        self.standing = offer is not None
        if offer is not None:
            self.offer = offer
        self.settle("declined" if self.state == "declined" else "taken" if taken else "open")
        if not self.standing and self.state == "open":
            self.display = False

    @on(Button.Pressed)
    def _decided(self, message: Button.Pressed) -> None:
        message.stop()
        if message.button is self.add:
            self.post_message(self.Taken(self))
            return
        if message.button is self._decline:
            self.settle("declined")
            self.reason.focus()
        else:
            self.settle("open")
            if self.standing:
                self.add.focus()
            else:
                self.display = False
        self.post_message(self.Changed())

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value != self._said:
            self._said = message.value
            self.post_message(self.Changed())
