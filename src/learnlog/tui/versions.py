"""The versions of an entry: which there are and why, how any two differ, one made the newest, the old ones deleted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from learnlog.care.versions import Past, consequences
from learnlog.journal.compare import compare
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_moment
from learnlog.journal.reasons import SITTING
from learnlog.journal.summarising import summarise
from learnlog.rated import rates
from learnlog.text import one_line
from learnlog.tui.behind import Behind
from learnlog.tui.compare import Action, CompareScreen, Decision
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import ConfirmDialog, Dialog, MessageDialog
from learnlog.tui.key_names import key_on
from learnlog.tui.marks import MARKS, NOTHING_YET
from learnlog.tui.navigation import ShowThenAndNow
from learnlog.tui.pointed import PointedList
from learnlog.workspace import Workspace


@dataclass(frozen=True)
class Kept:
    """A version in the list, be it the entry as it is now.

    Attributes:
        entry: as it was; None where that cannot be read any more.
        why: why it was kept, in words.
        words: how many words it had.
        past: where it stands in the history; None for the entry as it is now.
    """

    entry: Entry | None
    why: str
    words: int
    past: Past | None = None

    def side(self, name: str = "") -> Side:
        """What it is called beside another: by why it was kept, or by this name where that says nothing."""
        assert self.entry is not None, "what cannot be read cannot be compared"
        why = self.why if not name or self.why != SITTING else name
        return Side(why if self.past else "Now", long_moment(self.entry.updated))


@dataclass(frozen=True)
class Wanted:
    """What is wanted of the list: two versions compared, by their places in it, or the earlier ones deleted."""

    what: Literal["compare", "forget", "ratings"]
    at: int = 0
    beside: int = 0


class VersionsDialog(Dialog[Wanted]):
    """The versions of an entry.

    Args:
        title: of the entry.
        kept: the entry as it is now, then its earlier versions, newest first.
        at: which of them to begin at.
        beside: with which of them that one is compared.
        rated: whether anything in the entry is rated on a scale.
    """

    HELP = """
    # Versions

    learnlog keeps an entry as it was when you complete it, reopen it or hand it in, when you leave it after writing,
    and before anything else changes it. ↑ and ↓ move, **Enter** compares the one you are on with the one marked ◆,
    which is the entry as it is now until you choose another with **{versions.mark}**. There you can restore one.
    Nothing is lost by that: what the entry says now becomes a version, too.

    **{versions.ratings}** shows ratings then and now. **{versions.forget}** deletes the earlier versions, after
    saying what that means. Nothing else ever does.
    """

    BINDINGS = [
        Binding("space", "mark", "Compare with this", id="versions.mark", tooltip="Compare others with this one"),
        Binding("w", "ratings", "Then and now", id="versions.ratings", tooltip="Ratings then, and how they are now"),
        Binding("x", "forget", "Delete the earlier ones", id="versions.forget", tooltip="Delete them for good"),
    ]

    DEFAULT_CSS = """
    VersionsDialog > #dialog-box { width: 88; }
    """

    def __init__(self, title: str, kept: Sequence[Kept], at: int = 1, beside: int = 0, *, rated: bool = False) -> None:
        super().__init__(f"Versions: {title}")
        self._kept = kept
        self._at = at
        self._beside = beside
        self._rated = rated

    def compose_question(self) -> ComposeResult:
        """What Enter does, and the list."""
        yield Static(id="versions-note", classes="dialog-note", markup=False)
        yield PointedList(*self._options(), markup=False)

    def on_mount(self) -> None:
        """Begin where the trainee was."""
        options = self.query_one(OptionList)
        options.highlighted = self._at
        options.focus()
        self._say()

    def _options(self) -> list[Option]:
        return [
            Option(_line(one, marked=at == self._beside), disabled=one.entry is None)
            for at, one in enumerate(self._kept)
        ]

    def _say(self) -> None:
        beside = self._kept[self._beside]
        said = "the entry as it is now" if beside.past is None else f"“{beside.side().title}”"
        self.query_one("#versions-note", Static).update(Content(f"Enter compares one with {said}, marked ◆."))

    def action_mark(self) -> None:
        """Compare others with the one at hand from now on."""
        options = self.query_one(OptionList)
        if (at := options.highlighted) is not None:
            self._beside = at
            options.set_options(self._options())
            options.highlighted = at
            self._say()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer ratings where there are any."""
        if action == "ratings":
            return self._rated
        return super().check_action(action, parameters)

    def action_ratings(self) -> None:
        """Show the ratings of the entry then and now."""
        self.dismiss(Wanted("ratings"))

    def action_forget(self) -> None:
        """Delete the earlier versions."""
        self.dismiss(Wanted("forget"))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index == self._beside:
            self.notify("Choose another one to compare it with.", markup=False)
        else:
            self.dismiss(Wanted("compare", event.option_index, self._beside))


class Versions:
    """Shows the versions of an entry, compares two, restores one, and deletes the earlier ones.

    Args:
        screen: where it is asked.
        workspace: the log.
        restored: told of the entry as it is then.
    """

    def __init__(self, screen: Screen[None], workspace: Workspace, restored: Callable[[Entry], None]) -> None:
        self._screen = screen
        self._workspace = workspace
        self._restored = restored
        self._behind = Behind(screen, "versions")

    def show(self, entry_id: str) -> None:
        """Show the versions of an entry."""
        self._behind.run(partial(self._list, entry_id), showing=True)

    async def _list(self, entry_id: str, at: int = 1, beside: int = 0) -> None:
        kept = await asyncio.to_thread(self._look, entry_id)
        if len(kept) == 1:
            self._screen.app.push_screen(MessageDialog("Versions", _NONE))
            return

        title = kept[0].entry.title if kept[0].entry else ""

        def chosen(wanted: Wanted | None) -> None:
            if wanted is None:
                return
            if wanted.what == "ratings":
                self._screen.post_message(ShowThenAndNow(entry_id, title))
            elif wanted.what == "forget":
                self._behind.run(partial(self._ask_to_forget, entry_id))
            else:
                self._compare(kept, wanted)

        rated = kept[0].entry is not None and rates(self._workspace, kept[0].entry)
        self._screen.app.push_screen(VersionsDialog(title, kept, at, beside, rated=rated), chosen)

    def _look(self, entry_id: str) -> tuple[Kept, ...]:
        """Return the entry as it is now, draft included, and its earlier versions, newest first."""
        care = self._workspace.care
        entry, past = self._workspace.read_entry(entry_id), care.versions.past(entry_id)
        now = Kept(entry, care.versions.why_now(entry, past), summarise(entry).words)
        return (now, *(Kept(one.entry, _why(one), one.words, one) for one in past))

    def _compare(self, kept: Sequence[Kept], wanted: Wanted) -> None:
        older, newer = (kept[at] for at in sorted((wanted.at, wanted.beside), reverse=True))
        assert older.entry is not None and newer.entry is not None, "what cannot be read cannot be chosen"
        entry_id = newer.entry.id
        by_name = {f"restore {at}": one.past for at, one in enumerate((older, newer)) if one.past is not None}

        def decided(decision: Decision | None) -> None:
            past = by_name[decision.action] if decision else None
            if past is not None:
                self._behind.run(partial(self._restore, entry_id, past))
            else:
                self._behind.run(partial(self._list, entry_id, wanted.at, wanted.beside))

        which = ("the earlier version", "the later version")
        screen = CompareScreen(
            newer.entry.title,
            (older.side("Earlier"), newer.side("Later")),
            compare(older.entry, newer.entry),
            actions=[Action(name, f"Restore {which[int(name[-1])]}") for name in by_name],
            note="Nothing is lost by restoring: what the entry says now becomes a version of it, too.",
        )
        self._screen.app.push_screen(screen, decided)

    async def _restore(self, entry_id: str, past: Past) -> None:
        entry = await asyncio.to_thread(self._workspace.care.versions.restore, entry_id, past.version)
        then = long_moment(past.entry.updated) if past.entry else "that day"
        key = key_on(self._screen, "entry.versions")
        said = f"Your entry is again as it was on {then}. What it said before is among its versions ({key})."
        self._screen.notify(said, timeout=10, markup=False)
        self._restored(entry)

    async def _ask_to_forget(self, entry_id: str) -> None:
        gone, stay = await asyncio.to_thread(self._workspace.care.versions.forgettable, entry_id)
        if not gone:
            self._screen.app.push_screen(MessageDialog("Delete the earlier versions", _ALL_HANDED_IN))
            return

        def decided(wanted: bool | None) -> None:
            self._behind.run(partial(self._forget if wanted else self._list, entry_id))

        ask = ConfirmDialog(
            "Delete the earlier versions for good?",
            consequences(gone, stay),
            yes="Delete them for good",
            no="Keep them",
            careful=True,
        )
        self._screen.app.push_screen(ask, decided)

    async def _forget(self, entry_id: str, *_: int) -> None:
        left = await asyncio.to_thread(self._workspace.care.versions.forget_past, entry_id)
        if left:
            text = "\n".join(["They are gone from your log, but not everywhere:", "", *(f"• {one}" for one in left)])
            self._screen.app.push_screen(MessageDialog("Deleted, but not everywhere", text))
        else:
            self._screen.notify("The earlier versions are deleted for good.", timeout=8, markup=False)


_NONE = (
    "There is no earlier version of this entry yet. One is kept when you complete, reopen or hand in an entry, each "
    "time you go back to it and change it, and before anything else changes it."
)
_ALL_HANDED_IN = "Every earlier version of this entry was handed in. These stay; they go only with the entry."


def _why(one: Past) -> str:
    if not one.handed_in:
        return one.why
    # The day stands beside it already; as what it was written tells two of a day apart.
    written_as = one.handed_in[0].rpartition(", ")[2]
    handed_in = f"Handed in {written_as}"
    return handed_in if one.why == SITTING else f"{one.why}, {handed_in[:1].lower()}{handed_in[1:]}"


def _line(one: Kept, *, marked: bool) -> Content:
    sign = "◆" if marked else " "
    if one.entry is None:
        number = one.past.version.number if one.past else ""
        return Content(f"{sign} ! Version {number} is damaged and cannot be read")
    words = "1 word" if one.words == 1 else f"{one.words:,} words"
    when = f"{MARKS.get(one.entry.state, NOTHING_YET)} {long_moment(one.entry.updated)}"
    why = f"{one.why}, as it is now" if one.past is None else one.why
    return Content.assemble(f"{sign} {when:<28} ", (f"{words:>11}  ", "$text-muted"), one_line(why))
