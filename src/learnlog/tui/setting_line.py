"""A setting on one line: what it is called, what is chosen, and keys that choose something else."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from learnlog.journal.preferences import Preference, Value
from learnlog.text import one_line

LABEL = 27
"""Columns of what a setting is called, so that the values stand below each other."""


class SettingLine(Widget, can_focus=True):
    """One setting. Left and Right go from value to value, Enter to the next one and round again.

    Args:
        preference: which setting.
        value: as it is.
        options: the values that can be chosen here; by default all of them.
        variable: the environment variable that sets it, if one does: then it cannot be changed here.
    """

    ALLOW_SELECT = False

    BINDINGS = [
        Binding(
            "left",
            "step(-1)",
            "Choose",
            key_display="← →",
            id="setting.before",
            tooltip="The value before, or next",
        ),
        Binding("right", "step(1)", "Next", id="setting.next", show=False, tooltip="The next value"),
        Binding("enter,space", "turn", "Change", id="setting.change", tooltip="Go on to the next value"),
        Binding("backspace,delete", "usual", "As usual", id="setting.usual", tooltip="Take the usual value again"),
        Binding("down,j", "app.focus_next", "Next line", id="setting.down", show=False, tooltip="The next line"),
        Binding("up,k", "app.focus_previous", "Line before", id="setting.up", show=False, tooltip="The line before"),
    ]

    DEFAULT_CSS = """
    SettingLine {
        height: auto;
        padding: 0 1 0 0;
        border-left: blank;
        &:hover { background: $panel; }
        &:focus { background: $block-cursor-background; border-left: outer $primary; text-style: bold; }
    }
    """

    class Chosen(Message):
        """Another value was chosen."""

        def __init__(self, line: SettingLine, value: Value) -> None:
            super().__init__()
            self.line = line
            self.value = value

        @property
        def control(self) -> SettingLine:
            """The line it was chosen on."""
            return self.line

    def __init__(
        self,
        preference: Preference,
        value: Value,
        options: tuple[tuple[Value, str], ...] | None = None,
        *,
        variable: str = "",
    ) -> None:
        super().__init__(id=f"setting-{preference.name.replace('_', '-')}")
        self.preference = preference
        self.value = value
        self.variable = variable
        self._options = preference.options if options is None else options

    def show(self, value: Value) -> None:
        """Show another value."""
        if value != self.value:
            self.value = value
            self.refresh(layout=True)

    def render(self) -> Content:
        """The name, and the value between the signs of the keys that change it; what sets it, where that is fixed."""
        name = self.preference.label.ljust(LABEL)
        words = one_line(self.preference.words(self.value))
        if self.variable:
            return Content.assemble(f"  {name}", words, (f"  set by {self.variable}", "$text-muted"))
        if isinstance(self.value, bool):
            return Content.assemble(f"  {name}", f"[{'x' if self.value else ' '}] {words}")
        return Content.assemble(f"  {name}", ("‹ ", "$text-muted"), words, (" ›", "$text-muted"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no change where the environment has settled it."""
        if action in ("step", "turn", "usual"):
            return not self.variable
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Choose the neighbour; of amounts, the next round one. At either end nothing happens."""
        values = self._values
        at = self._at
        size = max(self.preference.steps, 1)
        stops = [n for n in range(len(values)) if n % size == 0]
        beyond = [n for n in stops if n > at] if by > 0 else [n for n in reversed(stops) if n < at]
        if beyond:
            self._choose(values[beyond[0]])

    def action_turn(self) -> None:
        """Choose the next value, after the last the first."""
        values, before = self._values, self.value
        if self._at < len(values) - 1:
            self.action_step(1)
        if self.value == before:
            self._choose(values[0])

    def action_usual(self) -> None:
        """Choose what is usual."""
        self._choose(self.preference.default)

    def on_click(self, event: events.Click) -> None:
        """A click goes on to the next value."""
        event.stop()
        if not self.variable:
            self.action_turn()

    @property
    def _values(self) -> list[Value]:
        return [value for value, _ in self._options]

    @property
    def _at(self) -> int:
        values = self._values
        return values.index(self.value) if self.value in values else 0

    def _choose(self, value: Value) -> None:
        if value != self.value:
            self.show(value)
            self.post_message(self.Chosen(self, value))
