"""Every action with its keys, room by room, to give it others."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from learnlog.keymap import Action, Room
from learnlog.text import visible
from learnlog.tui.behind import work_behind
from learnlog.tui.footer import KeyFooter
from learnlog.tui.key_list import KeyList
from learnlog.tui.keyboard import Keyboard
from learnlog.tui.sized import Sized


class KeysScreen(Sized, Screen[None]):
    """The keys.

    Args:
        keyboard: has them, checks them and keeps them.
    """

    HELP = """
    # Keys

    Every action by the room it is in, with its keys. ↑ and ↓ move, **Enter** gives an action other keys: press them,
    and each is checked before it counts. **Backspace** gives it its usual ones again, **{keys.reset}** gives them
    to all. An asterisk marks what you changed. The line at the bottom of each screen, this help and the list of
    commands name the keys as they are.

    What you choose is kept in a text file, **keys.toml** in the folder of your log. You can write into it yourself:
    a slip there is named here, with its line, and costs nothing but that line. Tab, Shift+Tab, Enter and Escape,
    the arrows, and what edits text stay as they are.
    """

    BINDINGS = [
        Binding("r", "reset", "All as usual", id="keys.reset", tooltip="Give every action its usual keys again"),
        Binding("escape", "app.back", "Back", id="keys.back", tooltip="Back to where you came from"),
    ]

    DEFAULT_CSS = """
    KeysScreen {
        & > #keys-top { height: 1; background: $surface; padding: 0 2; text-style: bold; }
        & > #keys-trouble { height: auto; max-height: 8; padding: 0 2; background: $panel; color: $warning; }
    }
    """

    def __init__(self, keyboard: Keyboard) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._rooms: tuple[Room, ...] = ()
        self._unkept = ""

    def compose(self) -> ComposeResult:
        """Where this is, what does not count, and the list."""
        yield Static("Keys", id="keys-top")
        yield Static(id="keys-trouble")
        yield KeyList()
        yield KeyFooter()

    async def on_mount(self) -> None:
        """Gather the actions, in a thread."""
        self.query_one("#keys-trouble").display = False
        self.query_one(KeyList).focus()
        work_behind(self, self._gather, group="keys")

    async def _gather(self) -> None:
        self._rooms = await asyncio.to_thread(lambda: self._keyboard.rooms)
        self._show()

    def _show(self) -> None:
        self.query_one(KeyList).show(self._rooms, self._keyboard.keymap)
        said = "\n".join(f"! {one}" for one in (*filter(None, [self._unkept]), *self._keyboard.troubles))
        trouble = self.query_one("#keys-trouble", Static)
        trouble.update(Content(visible(said)))
        trouble.display = bool(said)

    @on(OptionList.OptionSelected)
    def _ask(self, event: OptionList.OptionSelected) -> None:
        from learnlog.tui.press_key import PressKeyDialog

        event.stop()
        action = self.query_one(KeyList).action
        if action is None:
            return

        def keep(keys: tuple[str, ...] | None) -> None:
            if keys is not None:
                self._change(action, None if set(keys) == set(action.keys) else keys)

        keys = self._keyboard.keymap.of(action)
        self.app.push_screen(PressKeyDialog(action, keys, self._keyboard.problem), keep)

    @on(KeyList.Usual)
    def _usual(self, message: KeyList.Usual) -> None:
        message.stop()
        if said := self._keyboard.problem(message.action.id, message.action.keys):
            self.notify(said, severity="warning", timeout=12, markup=False)
        else:
            self._change(message.action, None)

    def _change(self, action: Action, keys: Sequence[str] | None) -> None:
        if keys is None and action.id not in self._keyboard.keymap.keys:
            return

        async def change() -> None:
            self._unkept = await self._keyboard.change({action.id: keys})
            self._show()

        work_behind(self, change, group="keys")

    def action_reset(self) -> None:
        """Give every action its usual keys again, once that is confirmed."""
        from learnlog.tui.dialogs import ConfirmDialog

        async def reset() -> None:
            self._unkept = await self._keyboard.reset()
            self._show()

        def answered(yes: bool | None) -> None:
            if yes:
                work_behind(self, reset, group="keys")

        text = "Every action gets its usual keys again. What stands in keys.toml besides, such as remarks, stays."
        self.app.push_screen(ConfirmDialog("All keys as usual?", text, yes="As usual"), answered)
