"""The bin: what was deleted, set aside or put away, to be read, brought back, or deleted for good."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from learnlog.emptying import empty_bin, in_bin, until
from learnlog.errors import LearnlogError
from learnlog.journal.bin_days import DAYS_KEPT
from learnlog.store.contents import Binned
from learnlog.text import one_line
from learnlog.tui.as_it_was import AsItWasScreen
from learnlog.tui.behind import work_behind
from learnlog.tui.compare import Action
from learnlog.tui.desk import Desk
from learnlog.tui.dialogs import ConfirmDialog, MessageDialog
from learnlog.tui.entry_list import EntryList
from learnlog.tui.footer import KeyFooter
from learnlog.tui.preview import Preview
from learnlog.tui.resting import Resting
from learnlog.tui.rows import Rows
from learnlog.tui.sized import Sized
from learnlog.workspace import Workspace

_EMPTY = (
    "The bin is empty.\n\nEntries you delete are kept here for 30 days, or until you delete them for good. So are "
    "words that you set aside, and copies of entries that you put away."
)
_BACK = {
    "entry": "“{}” is back in your log.",
    "aside": "The words you set aside of “{}” wait on Home, to be recovered or compared.",
    "copy": "The copy of “{}” is listed in your log again.",
}
_WHAT = {"entry": "in the bin", "aside": "words set aside", "copy": "a copy put away"}


class BinScreen(Sized, Screen[None]):
    """The bin of a log.

    Args:
        workspace: the log.
    """

    HELP = """
    # The bin

    Entries you deleted, words you set aside, and copies of entries you put away. They stay for 30 days. After that
    learnlog tells you when you open it, and deletes them for good at a start on another day. An entry that was handed
    in stays until you delete it yourself.

    | Key | What it does |
    | --- | --- |
    | ↑ ↓ | move |
    | Enter | read it |
    | {bin.bring-back} | bring it back to where it was |
    | {bin.erase} | delete an entry for good, with its earlier versions and drafts, in backups within reach, too |
    | {bin.empty} | empty the bin: all of that for everything in it |
    | Escape | back to your log |

    What is deleted for good cannot be brought back by anybody. Words set aside and copies go with their entry.
    """

    BINDINGS = [
        Binding("u", "bring_back", "Bring back", id="bin.bring-back", tooltip="Put it back where it was"),
        Binding("x", "empty", "Empty the bin", id="bin.empty", tooltip="Delete everything in the bin for good"),
        Binding("d,delete", "erase", "Delete for good", id="bin.erase", tooltip="Delete this entry for good"),
    ]

    AUTO_FOCUS = "EntryList"

    DEFAULT_CSS = """
    BinScreen {
        & > #trail { height: 1; background: $surface; padding: 0 2; }
        & #trail-where { width: 1fr; }
        & #trail-count { width: auto; color: $text-muted; }
        & > #rooms { height: 1fr; }
        & EntryList { width: 2fr; min-width: 46; max-width: 64; margin: 1 0 0 1; }
        & #preview { width: 3fr; }
        & #empty { height: auto; padding: 1 3; max-width: 76; display: none; }
        &.-empty #empty { display: block; }
        &.-empty EntryList, &.-empty #preview { display: none; }
        &.-narrow #preview { display: none; }
        &.-narrow EntryList { max-width: 100%; margin: 0; }
    }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._one_change = asyncio.Lock()
        self._resting = Resting(self, self._rest)
        self._gone: set[str] = set()
        self._found: tuple[Binned, ...] = ()

    def compose(self) -> ComposeResult:
        """Where we are; the list, and what is at hand beside it."""
        with Horizontal(id="trail"):
            yield Static(Content.assemble(("Your log › ", "$text-muted"), ("Bin", "bold")), id="trail-where")
            yield Static(id="trail-count")
        with Horizontal(id="rooms"):
            yield EntryList(id="entries")
            yield Preview(self._workspace, id="preview")
            yield Static(_EMPTY, id="empty")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Look into the bin."""
        self._run(self._read())

    @property
    def _at_hand(self) -> Binned | None:
        # Asked about its keys also before there is a list, and when it is gone already.
        rows = (one.row for one in self.query(EntryList))
        return next((row for row in rows if isinstance(row, Binned)), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        at_hand = self._at_hand
        if action == "empty":
            return bool(self._found)
        if action == "bring_back":
            return at_hand is not None
        if action == "erase":
            return at_hand is not None and at_hand.kind == "entry"
        return super().check_action(action, parameters)

    async def _read(self, highlight: str = "") -> None:
        found = self._found = await asyncio.to_thread(in_bin, self._workspace)
        if not self.is_attached:
            return
        self.set_class(not found, "-empty")
        self._gone.clear()
        entries = self.query_one(EntryList)
        entries.show(Rows(found), highlight=highlight)
        self._resting.later()
        count = "1 thing" if len(found) == 1 else f"{len(found):,} things"
        kept = f"{count}, kept for {DAYS_KEPT} days"
        self.query_one("#trail-count", Static).update(kept if found else "")
        self.refresh_bindings()

    @on(EntryList.Highlighted)
    def _highlighted(self, event: EntryList.Highlighted) -> None:
        event.stop()
        self._resting.later()

    async def _rest(self) -> None:
        """Show what is at hand, and name the keys there are for it."""
        for preview in self.query(Preview):  # none where the screen is being taken away
            await preview.show(self.query_one(EntryList).row)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """A preview that was hidden may have room now."""
        self._resting.later()

    @on(EntryList.Selected)
    def _show(self, event: EntryList.Selected) -> None:
        event.stop()
        one = event.row
        if not isinstance(one, Binned):
            return
        if one.entry is None:
            text = "\n".join(one.trouble.lines) if one.trouble else ""
            self.app.push_screen(MessageDialog("This file in the bin cannot be read", text))
            return
        screen = AsItWasScreen(one.entry, _WHAT[one.kind], _noted(one), [Action("back", "Bring it back")])
        self.app.push_screen(screen, lambda said: self.action_bring_back() if said else None)

    # -- what the keys do

    def action_bring_back(self) -> None:
        """Put it back where it was."""
        one = self._at_hand
        # The key may be pressed again before the list shows that it is gone.
        if one is not None and one.name not in self._gone:
            self._gone.add(one.name)
            self._run(self._bring_back(one))

    async def _bring_back(self, one: Binned) -> None:
        next_one = self.query_one(EntryList).neighbour
        await asyncio.to_thread(self._workspace.care.bin.bring_back, one)
        # The key that undoes a deletion must not look for it in the bin any more.
        if one.kind == "entry" and one.entry_id in (deleted := Desk.of(self._workspace).deleted):
            deleted.remove(one.entry_id)
        self.notify(_BACK[one.kind].format(_title(one)), timeout=8, markup=False)
        await self._read(next_one)

    def action_erase(self) -> None:
        """Delete an entry for good, once that is confirmed."""
        one = self._at_hand
        if one is None or one.kind != "entry" or one.name in self._gone:
            return
        text = (
            f"“{_title(one)}” goes from your disk: the entry, its earlier versions, what was handed in of it, its "
            "drafts and follow-ups, and what backups within reach hold of it. Nobody can bring it back."
        )
        ask = ConfirmDialog("Delete for good?", text, yes="Delete for good", no="Keep it in the bin", careful=True)
        self.app.push_screen(ask, lambda wanted: self._run(self._erase(one)) if wanted else None)

    async def _erase(self, one: Binned) -> None:
        next_one = self.query_one(EntryList).neighbour
        left = await asyncio.to_thread(self._workspace.care.bin.erase, one)
        if one.entry_id in (deleted := Desk.of(self._workspace).deleted):
            deleted.remove(one.entry_id)
        self._say_left(left, "It is deleted for good.")
        await self._read(next_one)

    def action_empty(self) -> None:
        """Delete everything in the bin for good, once that is confirmed."""
        found = self._found
        if not found:
            return
        text = (
            f"{_counted(found)} from your disk: the entries with their earlier versions, drafts and follow-ups, and "
            "what backups within reach hold of them. Nobody can bring them back."
        )
        if handed_in := sum(one.stays for one in found):
            were = "1 of them was" if handed_in == 1 else f"{handed_in} of them were"
            text += f"\n\n{were} handed in: the record of that, and the words as you handed them in, go as well."
        ask = ConfirmDialog("Empty the bin?", text, yes="Delete everything for good", no="Keep it", careful=True)
        self.app.push_screen(ask, lambda wanted: self._run(self._empty(found)) if wanted else None)

    async def _empty(self, found: tuple[Binned, ...]) -> None:
        left = await asyncio.to_thread(empty_bin, self._workspace, found)
        Desk.of(self._workspace).deleted.clear()
        self._say_left(left, "The bin is empty. What was in it is deleted for good.")
        await self._read()

    def _say_left(self, left: tuple[str, ...], said: str) -> None:
        if left:
            text = "\n".join(["It is gone from your log, but not everywhere:", "", *(f"• {line}" for line in left)])
            self.app.push_screen(MessageDialog("Deleted, but not everywhere", text))
        else:
            self.notify(said, timeout=8, markup=False)

    def _run(self, what: Awaitable[None]) -> None:
        async def run() -> None:
            async with self._one_change:
                try:
                    await what
                except LearnlogError as error:
                    self._gone.clear()
                    self.notify(error.message, severity="warning", timeout=12, markup=False)

        work_behind(self, run, group="bin")


def _title(one: Binned) -> str:
    return (one_line(one.entry.title) if one.entry else "") or "Untitled"


def _noted(one: Binned) -> str:
    what = {
        "entry": "You deleted this entry.",
        "aside": "Words you set aside. Brought back, they wait on Home, to be recovered or compared with their entry.",
        "copy": "A copy of an entry that you put away. Brought back, it is listed in your log again.",
    }[one.kind]
    stays = until(one)
    return f"{what} {stays}." if stays else what


def _counted(found: Sequence[Binned]) -> str:
    """Return how much goes, in words: 2 entries, 1 copy go."""
    names = {
        "entry": ("1 entry", "entries"),
        "aside": ("1 draft set aside", "drafts set aside"),
        "copy": ("1 copy", "copies"),
    }
    counts = [(sum(one.kind == kind for one in found), *said) for kind, said in names.items()]
    said = ", ".join(one if count == 1 else f"{count:,} {several}" for count, one, several in counts if count)
    return f"{said} {'goes' if len(found) == 1 else 'go'}"
