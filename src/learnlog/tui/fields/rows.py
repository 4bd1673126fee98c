"""The field kind ``rows``: a table the trainee fills, with rows offered from earlier ratings."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from learnlog.content.task import RowsField
from learnlog.guide import Asked, OfferedRow
from learnlog.guide.gaps import number
from learnlog.journal.answers import Answer, Declined, Row, RowsAnswer
from learnlog.journal.numbering import Numbering
from learnlog.text import one_line
from learnlog.tui.fields.base import Cursor, FieldWidget, cursor_in, remade
from learnlog.tui.fields.offer_card import OfferCard
from learnlog.tui.fields.push import Push
from learnlog.tui.fields.row_card import RowCard


class RowsWidget(FieldWidget):
    """Offers above, then a card for every row.

    Parts are row ids, ``row/column`` for one cell, and the sources of offers.
    """

    ANSWERS = RowsAnswer

    DEFAULT_CSS = """
    RowsWidget {
        & > .offers { height: auto; }
        & > .rows { height: auto; }
        & > .field-buttons { height: 1; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        spec = self.asked.spec
        assert isinstance(spec, RowsField)
        self.spec = spec
        given = self.given if isinstance(self.given, RowsAnswer) else None
        rows = given.rows if given else ()
        self._numbers = Numbering("r", (row.id for row in rows), given.numbered if given else 0)
        self.cards = [self._card(row) for row in rows]
        self._removed: list[tuple[int, RowCard]] = []
        self.offers = self._offer_cards(given.declined if given else ())
        if not (self.cards or self.read_only or self.asked.offers):
            self.cards = [self._card(self._new()) for _ in range(max(spec.min, int(spec.required)))]
        self._offers_holder = Vertical(*self.offers.values(), classes="offers")
        self._holder = Vertical(*self.cards, classes="rows")
        self._add = Push(f"Add {self._a_row}", classes="add")
        self._undo = Push("Undo remove", classes="undo")
        self._hint = Static(Content(self.hint), classes="field-hint")
        self._show()

    @property
    def _a_row(self) -> str:
        word = one_line(self.spec.row)
        return f"an {word}" if word[:1].lower() in "aeiou" else f"a {word}"

    def _new(self, **values: Any) -> Row:
        return Row(id=self._numbers.next(), **values)

    def _card(self, row: Row) -> RowCard:
        options = self.asked.column_options
        return RowCard(row, self.spec.columns, options, today=self.today, read_only=self.read_only)

    def _offer_cards(self, declined: tuple[Declined, ...]) -> dict[str, OfferCard]:
        refusals = {one.offered: one for one in declined}
        offers = {offer.source: offer for offer in self.asked.offers}
        for one in declined:
            # Declined earlier and offered no more: still shown, because it was written.
            offers.setdefault(one.offered, OfferedRow(one.offered, one.name, "", ""))
        standing = {offer.source for offer in self.asked.offers}
        return {
            source: self._offer_card(offer, refusals.get(source), standing=source in standing)
            for source, offer in offers.items()
        }

    def _offer_card(self, offer: OfferedRow, declined: Declined | None, *, standing: bool = True) -> OfferCard:
        return OfferCard(
            offer,
            declined,
            taken=offer.source in self._taken,
            row=self._a_row,
            standing=standing,
            read_only=self.read_only,
        )

    @property
    def _taken(self) -> set[str]:
        return {card.offered for card in self.cards if card.offered}

    def compose_input(self) -> ComposeResult:
        """Offers, rows, buttons."""
        yield self._hint
        yield self._offers_holder
        yield self._holder
        if not self.read_only:
            with Horizontal(classes="field-buttons"):
                yield self._add
                yield self._undo

    @property
    def hint(self) -> str:
        """How many offers are still to be decided."""
        still = sum(1 for card in self.offers.values() if card.state == "open" and card.standing)
        return f"{number(still).capitalize()} still to decide:" if still else ""

    def _show(self) -> None:
        for place, card in enumerate(self.cards, start=1):
            card.titled(self.spec.row, place)
        self._undo.display = bool(self._removed)
        self._hint.update(Content(self.hint))
        self._hint.display = bool(self.hint)

    # -- the answer

    def build(self) -> RowsAnswer:
        """Return rows in which something is written, and what was declined."""
        rows = tuple(row for card in self.cards if (row := card.row) is not None)
        declined = tuple(one for card in self.offers.values() if (one := card.declined) is not None)
        return remade(
            RowsAnswer,
            self.given,
            **self.about,
            columns={column.id: column.label for column in self.spec.columns},
            actions=self.spec.actions,
            rows=rows,
            declined=declined,
            numbered=self._numbers.numbered(row.id for row in rows),
        )

    def content(self, answer: Answer) -> Any:
        """Rows and what was declined; the headings are the question's."""
        declined = {one.offered: one for one in answer.declined} if isinstance(answer, RowsAnswer) else {}
        return super().content(answer).model_copy(update={"columns": {}, "actions": False, "declined": declined})

    # -- changes

    @on(RowCard.Changed)
    @on(OfferCard.Changed)
    def _written(self, message: RowCard.Changed | OfferCard.Changed) -> None:
        message.stop()
        if isinstance(message, OfferCard.Changed):
            self._show()
        self.say_changed()

    @on(Button.Pressed, ".add")
    async def _add_row(self, message: Button.Pressed) -> None:
        message.stop()
        await self._put(self._card(self._new()))

    @on(OfferCard.Taken)
    async def _take_offer(self, message: OfferCard.Taken) -> None:
        message.stop()
        offer = message.card.offer
        message.card.settle("taken")
        await self._put(self._card(self._new(cells={offer.into: offer.name}, offered=offer.source)))
        self.say_changed()

    async def _put(self, card: RowCard) -> None:
        self.cards.append(card)
        await self._holder.mount(card)
        self._show()
        self._focus(card.target)

    @on(RowCard.Removed)
    def _remove_row(self, message: RowCard.Removed) -> None:
        message.stop()
        card = message.card
        at = self.cards.index(card)
        self._removed.append((at, card))
        self.cards.remove(card)
        # Taken from the screen and kept whole, so that undoing brings back every letter.
        card.display = False
        self._settle_offers()
        self._show()
        self._undo.focus()
        self.say_changed()

    @on(Button.Pressed, ".undo")
    def _undo_remove(self, message: Button.Pressed) -> None:
        message.stop()
        if self._removed:
            at, card = self._removed.pop()
            self.cards.insert(min(at, len(self.cards)), card)
            card.display = True
            self._settle_offers()
            self._show()
            self._focus(card.target)
            self.say_changed()

    def _settle_offers(self) -> None:
        standing = {offer.source: offer for offer in self.asked.offers}
        taken = self._taken
        for source, card in self.offers.items():
            card.offered(standing.get(source), taken=source in taken)

    def ask_again(self, asked: Asked) -> None:
        """Show offers and options as they are now; nothing that was typed changes."""
        self.asked = asked
        for card in (*self.cards, *(card for _, card in self._removed)):
            card.offer(asked.column_options)
        fresh = {o.source: self._offer_card(o, None) for o in asked.offers if o.source not in self.offers}
        self.offers.update(fresh)
        if fresh:
            self._offers_holder.mount(*fresh.values())
        self._settle_offers()
        self._show()

    # -- places

    def where(self) -> tuple[str, Cursor]:
        """The row and the column, or the source of an offer."""
        focused = self.screen.focused
        if focused is None:
            return "", (0, 0)
        for card in self.cards:
            for column in self.spec.columns:
                if card.input(column.id) is focused:
                    return f"{card.row_id}/{column.id}", cursor_in(focused)
        for source, offer in self.offers.items():
            if offer in focused.ancestors:
                return source, cursor_in(focused)
        return "", (0, 0)

    def part(self, name: str) -> Widget | None:
        """Return what takes the focus for a row, a cell of it, or an offer."""
        if name in self.offers and self.offers[name].display:
            return self.offers[name].target
        row_id, _, column_id = name.partition("/")
        for card in self.cards:
            if card.row_id == row_id:
                return card.input(column_id) or card.target
        return None

    def _focus(self, target: Widget | None) -> None:
        if target is not None:
            target.focus()
