"""The keys as somebody chose them, while the app runs: read, checked, used, changed and kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from learnlog.errors import LearnlogError
from learnlog.keymap import Asked, KeyFault, Keymap, Room, check, spoken

if TYPE_CHECKING:
    from textual.app import App

    from learnlog.workspace import Workspace


class Keyboard:
    """Keys of the app. Nothing of what somebody chose counts before all of it is checked.

    Args:
        app: whose keys they are.
        workspace: where they are kept.

    Attributes:
        keymap: what counts of what was chosen, and why the rest does not.
        trouble: why the file with the keys cannot be read, if so. Changes then count until learnlog is closed.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._records = workspace.store.records
        self._asked: tuple[Asked, ...] = ()
        self._odd: tuple[KeyFault, ...] = ()
        self._writing = asyncio.Lock()
        self.keymap = Keymap()
        self.trouble: LearnlogError | None = None

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Every room with its actions. It takes a while the first time: ask for it in a thread."""
        from learnlog.tui.key_rooms import rooms

        return rooms()

    @property
    def troubles(self) -> tuple[str, ...]:
        """A line for everything that does not count, with what to do."""
        if self.trouble is not None:
            said = "All keys are as usual, and what you change counts until you close learnlog."
            return (f"{self.trouble.happened} {said}",)
        return tuple(map(str, self.keymap.faults))

    async def load(self) -> None:
        """Use what somebody chose, and say so where some of it does not count. Nothing chosen costs nothing."""
        try:
            self._asked, self._odd = await asyncio.to_thread(self._records.keys)
        except LearnlogError as error:
            self.trouble = error
        if self._asked or self._odd:
            await asyncio.to_thread(lambda: self.rooms)
            self._use()
        if troubles := self.troubles:
            more = f" And {len(troubles) - 1} more, under Keys in the settings." if len(troubles) > 1 else ""
            self._app.notify(f"{troubles[0]}{more}", title="Keys", severity="warning", timeout=20, markup=False)

    def problem(self, action: str, keys: Sequence[str]) -> str:
        """Return why an action cannot have these keys, beside all others as they are; nothing where it can."""
        # Checked last, so that it is the new choice that gives way and not an older one.
        last = max((one.line for one in self._asked), default=0) + 1
        asked = [one for one in self._asked if one.id != action and one.id in self.keymap.keys]
        found = check([*asked, Asked(action, tuple(map(spoken, keys)), last)], self.rooms)
        return next((fault.reason for fault in found.faults if fault.id == action), "")

    async def change(self, wanted: Mapping[str, Sequence[str] | None]) -> str:
        """Give actions other keys, by their ids, None for the usual ones; return why that is not kept, or nothing.

        The keys count at once, whatever becomes of the file.
        """
        written = {id_: None if keys is None else [spoken(key) for key in keys] for id_, keys in wanted.items()}
        kept = [one for one in self._asked if one.id not in wanted]
        self._asked = (*kept, *(Asked(id_, tuple(keys)) for id_, keys in written.items() if keys is not None))
        self._odd = tuple(fault for fault in self._odd if fault.id not in wanted)
        self._use()
        if self.trouble is not None:
            return self.troubles[0]
        try:
            async with self._writing:
                await asyncio.to_thread(self._records.save_keys, written)
                # The lines stand elsewhere in the file now.
                self._asked, self._odd = await asyncio.to_thread(self._records.keys)
        except LearnlogError as error:
            return f"The keys count until you close learnlog, no longer. {error.message}"
        self._use()
        return ""

    async def reset(self) -> str:
        """Give every action its usual keys again; return as :meth:`change` does."""
        ids = [*(one.id for one in self._asked), *(fault.id for fault in self._odd)]
        return await self.change(dict.fromkeys(ids))

    def _use(self) -> None:
        found = check(self._asked, self.rooms)
        faults: list[KeyFault] = [*self._odd, *found.faults]
        self.keymap = Keymap(found.keys, tuple(sorted(faults, key=lambda fault: fault.line)))
        self._app.set_keymap({id_: ",".join(keys) for id_, keys in self.keymap.keys.items()})
