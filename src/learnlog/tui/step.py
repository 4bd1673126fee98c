"""One step of a task on the screen: its title, what it is for, and its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from learnlog.guide import Asked, StandingStep
from learnlog.journal.answers import Address, Answer
from learnlog.journal.entry import Entry
from learnlog.journal.readback import about_comment, long_moment
from learnlog.text import one_line, visible
from learnlog.tui.fields import field_widget
from learnlog.tui.fields.base import FieldWidget

TEXT_KINDS = frozenset({"line", "prose", "date"})
"""Kinds whose answer changes nothing else on the screen, so that the guide need not be asked at every key."""


class StepPanel(VerticalScroll, inherit_bindings=False):
    """The fields of one step.

    Args:
        step: as it stands.
        entry: with the answers so far.
        today: says which day it is.
        read_only: whether it can only be looked at.
    """

    DEFAULT_CSS = """
    StepPanel {
        padding: 1 1 0 2;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > * { padding-right: 1; }
        & > .step-title { text-style: bold; color: $primary; }
        & > .step-intro { color: $text-muted; margin-bottom: 1; }
        & > .step-comments { height: auto; margin: 0 0 1 1; padding: 0 1; border-left: outer $primary; }
        & > .step-title.-alone { margin-bottom: 1; }
    }
    """

    can_focus = False

    # Its own Ctrl+PageUp and Ctrl+PageDown would stand before those that change the step.
    BINDINGS = [
        Binding(
            "tab",
            "next_field",
            "Next field",
            id="task.field",
            key_display="Tab",
            tooltip="To the next field of the step",
        ),
        Binding("pageup", "page_up", "Scroll up", show=False),
        Binding("pagedown", "page_down", "Scroll down", show=False),
    ]

    def __init__(self, step: StandingStep, entry: Entry, *, today: Callable[[], date], read_only: bool = False) -> None:
        super().__init__()
        self._today = today
        self.step = step
        self._entry = entry
        self._read_only = read_only
        self._changed: dict[Address, FieldWidget] = {}
        self._awaited: FieldWidget | None = None

    def compose(self) -> ComposeResult:
        """Title, intro and one widget per field."""
        title_class = "step-title" if self.step.intro else "step-title -alone"
        yield Static(Content(visible(self.step.title)), classes=title_class)
        if self.step.intro:
            yield Static(Content(visible(self.step.intro)), classes="step-intro")
        for asked in self.step.fields:
            yield self._widget(asked, self._entry)
            yield from _comments(self._entry, asked.address)

    def _widget(self, asked: Asked, entry: Entry) -> FieldWidget:
        return field_widget(asked, entry.answer(asked.address), self._read_only, today=self._today)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name Tab where there is a next field; elsewhere it leads on to what stands beside the step."""
        if action == "next_field":
            return len([*islice((one for one in self.query("*") if one.focusable), 2)]) > 1
        return super().check_action(action, parameters)

    def action_next_field(self) -> None:
        """Go to the next field; from the last, on to what stands beside the step."""
        self.screen.focus_next()

    @property
    def fields(self) -> list[FieldWidget]:
        """The field widgets, in order."""
        return list(self.query_children(FieldWidget))

    @on(FieldWidget.Changed)
    def _remember_change(self, message: FieldWidget.Changed) -> None:
        self._changed[message.field.asked.address] = message.field

    def take_all(self, *, defaults: bool) -> tuple[Answer, ...]:
        """Return the answer of every field, those whose change is not announced yet among them.

        Args:
            defaults: whether what was filled in from the profile counts as an answer though nobody touched it.
        """
        touched = set(self._changed)
        self._changed.clear()
        return tuple(
            widget.answer()
            for widget in self.fields
            if defaults or not widget.asked.default or widget.asked.address in touched
        )

    def take_changes(self) -> tuple[tuple[Answer, ...], bool]:
        """Return the answers that changed since last asked, and whether any may change what else is asked."""
        changed = list(self._changed.values())
        self._changed.clear()
        reaching = any(widget.asked.spec.kind not in TEXT_KINDS for widget in changed)
        return tuple(widget.answer() for widget in changed if widget.is_attached), reaching

    async def stand(self, step: StandingStep, entry: Entry) -> None:
        """Show the step as it stands after an answer: fields come and go, options and offers are asked again."""
        self.step = step
        shown = {widget.asked.address: widget for widget in self.fields}
        wanted = {asked.address: asked for asked in step.fields}
        for address, widget in shown.items():
            if address not in wanted:
                await self._remove(widget)
        before: Widget | None = None
        for asked in step.fields:
            widget_or_none = shown.get(asked.address)
            if widget_or_none is None:
                widget = self._widget(asked, entry)
                pieces = [widget, *_comments(entry, asked.address)]
                if before is not None:
                    await self.mount(*pieces, after=before)
                else:
                    await self.mount(*pieces, before=self.fields[0] if self.fields else None)
            else:
                widget = widget_or_none
                if widget.asked != asked:
                    widget.ask_again(asked)
            before = self._last_of(widget)

    def _last_of(self, widget: FieldWidget) -> Widget:
        """Return the last thing that belongs to a field: the comment on its answer, or the field itself."""
        below = [*self.children][self.children.index(widget) + 1 :][:1]
        return below[0] if below and below[0].has_class("step-comments") else widget

    async def _remove(self, widget: FieldWidget) -> None:
        last = self._last_of(widget)
        if last is not widget:
            await last.remove()
        await widget.remove()

    def go_to(self, field: str = "", part: str = "", cursor: tuple[int, int] | None = None) -> None:
        """Focus a field by id; without one the first, with the step shown from its top."""
        fields = self.fields
        target = next((one for one in fields if one.asked.address.field == field), fields[0] if fields else None)
        if target is not None:
            self._awaited = target if any(one.focusable for one in target.query("*")) else None
            target.go_to(part, cursor)
            if not field:
                self.call_after_refresh(self._show_top)

    def _show_top(self) -> None:
        self.scroll_home(animate=False)
        self.call_after_refresh(self._show_focus)

    def on_resize(self) -> None:
        """Keep the field one writes in where it can be seen: in another size it stands elsewhere."""
        self.call_after_refresh(self._show_focus)

    def _show_focus(self) -> None:
        # By now another step may stand here.
        focused = self.screen.focused if self.is_attached else None
        if focused is None or self not in focused.ancestors:
            return
        if self._awaited is not None and self._awaited.is_attached:
            # Where a field is taken away, Textual gives the focus to any other, until the one it was meant for has it.
            if self._awaited not in focused.ancestors_with_self:
                return
            self._awaited = None
        focused.scroll_visible(animate=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take note that the focus is where it was meant to go."""
        if self._awaited is not None and self._awaited in event.widget.ancestors_with_self:
            self._awaited = None

    def where(self) -> tuple[str, str, tuple[int, int]]:
        """Return field, part and cursor of the focus; all empty when it is outside the fields."""
        focused = self.screen.focused if self.is_attached else None
        for widget in self.fields:
            if focused is not None and widget in focused.ancestors_with_self:
                return (widget.asked.address.field, *widget.where())
        return "", "", (0, 0)


def _comments(entry: Entry, address: Address) -> Iterator[Static]:
    """Yield what a reader said of an answer, to have in sight while it is revised."""
    said: list[Content] = []
    for one in entry.comments_on(address):
        said += [Content.styled(one_line(about_comment(one)), "$primary"), Content(visible(one.text.strip("\n")))]
        for reply in entry.replies_to(one):
            said += [
                Content.styled(f"In reply, {long_moment(reply.written)}", "$text-muted"),
                Content(visible(reply.text.strip("\n"))),
            ]
    if said:
        yield Static(Content("\n").join(said), classes="step-comments")
