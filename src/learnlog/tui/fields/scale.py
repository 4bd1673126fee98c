"""The field kind ``scale``: every item placed on the same levels, with evidence where it is asked for."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from learnlog.content.task import ScaleField
from learnlog.content.unit import Item
from learnlog.guide import Asked
from learnlog.journal.answers import Answer, Rating, ScaleAnswer
from learnlog.text import one_line
from learnlog.tui.fields.base import Cursor, FieldWidget, cursor_in, remade
from learnlog.tui.fields.ends import Ends
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.picker import Pick, Picker
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.typeset import Paragraph, Typeset

EVIDENCE = "/evidence"
"""After an item's id, names its evidence as a part."""


def legend(meanings: list[tuple[str, str]]) -> Typeset:
    """Set what each level means, one to a line, the meanings standing under each other."""
    width = max(cell_len(lead) for lead, _ in meanings) + 2
    return Typeset(
        [
            Paragraph(Content(meaning), lead + " " * (width - cell_len(lead)), " " * width, close=True)
            for lead, meaning in meanings
        ]
    )


class ScaleWidget(FieldWidget):
    """Items with a picker each. Up and Down go from item to item, Tab from a rating to its evidence.

    Parts are item ids; an id with ``/evidence`` is that item's evidence.
    """

    ANSWERS = ScaleAnswer

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Item before", show=False),
        Binding("down", "go(1)", "Next item", show=False),
    ]

    DEFAULT_CSS = """
    ScaleWidget {
        & > .scale-legend { color: $text-muted; margin: 0 0 1 2; }
        & > .scale-item { text-style: bold; padding-left: 2; }
        & > LineInput { width: 1fr; }
        & > .scale-evidence { margin: 0 0 1 2; }
        & > .scale-alone { margin-bottom: 1; }
        & > .field-hint { margin-left: 2; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        spec = self.asked.spec
        assert isinstance(spec, ScaleField)
        self.spec = spec
        self._take(self.given)
        self._progress = Static(Content(self.hint), classes="field-hint")

    def _take(self, given: Answer | None) -> None:
        """Make a picker, and an input for the evidence, for every item."""
        self._ratings = {one.item: one for one in given.ratings} if isinstance(given, ScaleAnswer) else {}
        self._titles: dict[str, Static] = {}
        self.pickers: dict[str, Picker] = {}
        self.evidence: dict[str, LineInput | ProseArea] = {}
        self._said: dict[LineInput | ProseArea, str] = {}
        for item in self.asked.items:
            old = self._ratings.get(item.id)
            self.pickers[item.id] = Picker(self._picks(old), old.level if old else "", read_only=self.read_only)
            if self.spec.evidence != "none":
                written = self._evidence_input(old.evidence if old else "")
                self.evidence[item.id] = written
                self._said[written] = old.evidence if old else ""

    def _picks(self, old: Rating | None) -> list[Pick]:
        picks = [Pick(one.id, one.name, one.mark, one.off_scale) for one in self.asked.levels]
        if old and old.level and old.level not in {pick.id for pick in picks}:
            # A level the unit no longer has: it stays until another is chosen.
            picks.append(Pick(old.level, f"{old.level_name} (no longer a level)", old.mark or "?", apart=True))
        return picks

    def _evidence_input(self, text: str) -> LineInput | ProseArea:
        label = self.spec.evidence_label
        if self.spec.evidence == "prose":
            return ProseArea(text, placeholder=label, short=True, read_only=self.read_only)
        return LineInput(text, placeholder=label, bare=True, read_only=self.read_only)

    def compose_input(self) -> ComposeResult:
        """What the levels mean, then each item, then how many are rated."""
        if meanings := [(f"{one.mark} {one.name}", one.meaning) for one in self.asked.levels if one.meaning]:
            lines = [(one_line(lead), one_line(meaning)) for lead, meaning in meanings]
            yield Static(legend(lines), classes="scale-legend")
        for item in self.asked.items:
            self._titles[item.id] = Static(Content(one_line(item.name)), classes="scale-item")
            yield self._titles[item.id]
            if ends := self._ends(item):
                yield Ends(*ends)
            picker, evidence = self.pickers[item.id], self.evidence.get(item.id)
            yield picker.add_class("scale-alone") if evidence is None else picker
            if evidence is not None:
                yield evidence.add_class("scale-evidence")
        yield self._progress

    def _ends(self, item: Item) -> tuple[str, str] | None:
        if self.spec.ends is None:
            return None
        left, right = self.spec.ends
        return item.texts.get(left, ""), item.texts.get(right, "")

    # -- the answer

    def build(self) -> ScaleAnswer:
        """Return the ratings, in the order of the items; ratings of items no longer asked for stay behind them."""
        asked = {item.id for item in self.asked.items}
        ratings = [rating for item in self.asked.items if (rating := self._rating(item)) is not None]
        ratings += [rating for rating in self._ratings.values() if rating.item not in asked]
        return remade(ScaleAnswer, self.given, **self.about, ratings=tuple(ratings))

    def _rating(self, item: Item) -> Rating | None:
        old, level = self._ratings.get(item.id), self.pickers[item.id].chosen
        evidence = self._evidence_text(item.id)
        if old is not None and (old.level, old.evidence) == (level, evidence):
            return old
        if not (level or evidence or (old and old.model_extra)):
            return None
        chosen = next((one for one in self.asked.levels if one.id == level), None)
        named: dict[str, Any] = {"level": "", "level_name": "", "mark": ""}
        if chosen is not None:
            named = {"level": chosen.id, "level_name": chosen.name, "mark": chosen.mark}
        elif old is not None and level == old.level:
            named = {}
        return remade(Rating, old, item=item.id, name=item.name, evidence=evidence, ends=self._ends(item), **named)

    def _evidence_text(self, item_id: str) -> str:
        written = self.evidence.get(item_id)
        if written is None:
            old = self._ratings.get(item_id)
            return old.evidence if old else ""
        return written.text if isinstance(written, ProseArea) else written.value

    @property
    def hint(self) -> str:
        """How many items are rated."""
        rated = sum(1 for picker in self.pickers.values() if picker.chosen)
        return f"{rated} of {len(self.pickers)} rated"

    @on(Picker.Picked)
    def _picked(self, message: Picker.Picked) -> None:
        message.stop()
        self._progress.update(Content(self.hint), layout=False)
        self.say_changed()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, message: Input.Changed | TextArea.Changed) -> None:
        message.stop()
        written = message.control
        assert isinstance(written, (LineInput, ProseArea))
        if isinstance(written, LineInput):
            if written.value == self._said.get(written):
                return
            self._said[written] = written.value
        self.say_changed()

    @on(Picker.Words)
    def _words(self, message: Picker.Words) -> None:
        """Words meant for the evidence go there, with the cursor behind them."""
        message.stop()
        item = next((item for item, picker in self.pickers.items() if picker is message.picker), "")
        written = self.evidence.get(item)
        if written is None or self.read_only:
            return
        written.focus()
        written.post_message(events.Paste(message.text))

    # -- moving about

    def action_go(self, by: int) -> None:
        """Go to the next item or the previous one, from evidence up to its own; beyond the ends the key goes on."""
        part, _ = self.where()
        item, _, evidence = part.partition("/")
        order = [one.id for one in self.asked.items]
        at = order.index(item) + (0 if evidence and by < 0 else by) if item in order else -1
        if not 0 <= at < len(order):
            raise SkipAction()
        target = self.pickers[order[at]]
        target.focus()
        self.call_after_refresh(self.show_around, target)

    def show_around(self, target: Widget) -> None:
        """Scroll so that the item's name stands above its picker, and the input itself is in sight."""
        for item_id, title in self._titles.items():
            if target in (self.pickers[item_id], self.evidence.get(item_id)) and title.is_attached:
                title.scroll_visible(animate=False)
                self.call_after_refresh(target.scroll_visible, animate=False)

    def where(self) -> tuple[str, Cursor]:
        """The item, with ``/evidence`` where its evidence has the focus."""
        focused = self.screen.focused
        for item_id, picker in self.pickers.items():
            if picker is focused:
                return item_id, (0, 0)
        for item_id, written in self.evidence.items():
            if written is focused:
                return item_id + EVIDENCE, cursor_in(written)
        return "", (0, 0)

    def go_to(self, part: str = "", cursor: Cursor | None = None) -> None:
        """Go to a part. A gap leads to what an item lacks; who comes back, with a cursor, to where they stood."""
        super().go_to(part, cursor)
        if cursor is not None and part in self.pickers:
            self.pickers[part].focus()

    def part(self, name: str) -> Widget | None:
        """Return an item's picker, or its evidence when that is named or is all that is missing."""
        item_id = name.removesuffix(EVIDENCE)
        written = self.evidence.get(item_id)
        picker = self.pickers.get(item_id)
        if written is not None and (name != item_id or self._only_evidence_missing(item_id)):
            return written
        return picker

    def _only_evidence_missing(self, item_id: str) -> bool:
        off_scale = {level.id for level in self.asked.levels if level.off_scale}
        chosen = self.pickers[item_id].chosen
        rated = bool(chosen) and chosen not in off_scale
        return self.spec.evidence_required and rated and not self._evidence_text(item_id).strip()

    def ask_again(self, asked: Asked) -> None:
        """Show the items and levels as they are now; what was rated and written stays."""
        changed = (asked.items, asked.levels) != (self.asked.items, self.asked.levels)
        if changed:
            self.given = self.answer()
        self.asked = asked
        if changed:
            focused = self.screen.focused
            place = self.where() if focused and self in focused.ancestors else None
            self._take(self.given)
            self._progress = Static(Content(self.hint), classes="field-hint")
            self.refresh(recompose=True)
            if place:
                self.call_after_refresh(self.go_to, *place)
