"""All actions by room with their keys, one on a line."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from learnlog.keymap import Action, Keymap, Room
from learnlog.text import one_line
from learnlog.tui.key_names import key_name
from learnlog.tui.pointed import PointedList

_KEYS, _LABEL = 26, 22
"""Columns of the keys and of what an action is called, so that each stands below the other."""


class KeyList(PointedList, inherit_bindings=False):
    """The list. Headings cannot be chosen, and neither can what stays as it is."""

    BINDINGS = [
        Binding("enter,space", "select", "Change", id="key-list.change", tooltip="Give this action other keys"),
        Binding("backspace,delete", "usual", "As usual", id="key-list.usual", tooltip="Give it its usual keys again"),
        Binding("down,j", "cursor_down", "Down", id="key-list.down", show=False, tooltip="The next action"),
        Binding("up,k", "cursor_up", "Up", id="key-list.up", show=False, tooltip="The action before"),
        Binding("pagedown", "page_down", "Page down", id="key-list.page-down", show=False, tooltip="One page down"),
        Binding("pageup", "page_up", "Page up", id="key-list.page-up", show=False, tooltip="One page up"),
        Binding("home", "first", "First", id="key-list.first", show=False, tooltip="The first action"),
        Binding("end", "last", "Last", id="key-list.last", show=False, tooltip="The last action"),
    ]

    DEFAULT_CSS = """
    KeyList {
        height: 1fr; background: transparent; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
        &, &:focus { border: none; }
    }
    """

    class Usual(Message):
        """An action is to have its usual keys again."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._actions: dict[str, Action] = {}

    @property
    def action(self) -> Action | None:
        """The action that is highlighted."""
        option = self.highlighted_option
        return self._actions.get(option.id or "") if option else None

    def action_usual(self) -> None:
        """Ask for the usual keys of the action that is highlighted."""
        if self.action is not None:
            self.post_message(self.Usual(self.action))

    def show(self, rooms: Iterable[Room], keymap: Keymap) -> None:
        """Show every action that can be changed, with the keys it has now; the highlighted one stays so."""
        at, options = self.highlighted, self._options_of(rooms, keymap)
        with self.app.batch_update():
            self.set_options(options)
            self.highlighted = at if at is not None else next((n for n, one in enumerate(options) if one.id), None)

    def _options_of(self, rooms: Iterable[Room], keymap: Keymap) -> list[Option]:
        found: list[Option] = []
        self._actions = {}
        for room in rooms:
            mine = [one for one in room.actions if not one.fixed and one.id not in self._actions]
            if mine:
                above = "\n" if found else ""
                found.append(Option(Content.assemble(above, (room.name, "bold $primary")), disabled=True))
            for one in mine:
                self._actions[one.id] = one
                found.append(Option(_line(one, keymap), id=one.id))
        return found


def _line(action: Action, keymap: Keymap) -> Content:
    keys = "  ".join(map(key_name, keymap.of(action)))
    mark = "* " if action.id in keymap.keys else "  "
    style = "bold" if action.id in keymap.keys else ""
    return Content.assemble(
        mark,
        (keys.ljust(_KEYS), style),
        " ",
        one_line(action.label).ljust(_LABEL),
        (f" {one_line(action.about)}", "$text-muted"),
    )
