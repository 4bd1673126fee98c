"""Two states of an entry side by side: to look at, or to decide what stands of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Button, Static

from learnlog.journal.compare import Key, Part
from learnlog.journal.merge import Clash, Pick
from learnlog.text import one_line, visible
from learnlog.tui.compare_part import PartView, Side
from learnlog.tui.fields.push import Push
from learnlog.tui.footer import KeyFooter
from learnlog.tui.page import Page
from learnlog.tui.sized import Sized

WIDE = 100
"""From this many columns on the sides stand beside each other."""

SAVE = "save"
"""The action a decision on clashes ends with."""


@dataclass(frozen=True)
class Action:
    """Something that can be done after looking: its name for the program, and its words on the button."""

    name: str
    label: str


@dataclass(frozen=True)
class Decision:
    """What the trainee decided: the name of an action, and for ``SAVE`` a pick for every clash."""

    action: str
    picks: Mapping[Key, Pick] = field(default_factory=dict)


class CompareScreen(Sized, Screen[Decision | None]):
    """Shows what differs between two sides; with clashes, asks for each which side stands.

    It gives back a :class:`Decision`, or None where it was only looked at.

    Args:
        title: of the entry.
        sides: who the first side (mine) and the second (theirs) are.
        parts: all that is compared. What clashes too is shown as its clash says.
        clashes: what is to be decided. Then Save is the only action.
        actions: what can be done after looking.
        note: a sentence above it all, such as why the trainee is asked.
    """

    HELP = """
    # Two versions, compared

    What differs is marked in the text: **[−only on the first side]** and **[+only on the second]**. Long stretches
    that are the same are left out until you ask for all. Nothing is changed by looking.

    | Key | What it does |
    | --- | --- |
    | {compare.next}; {compare.previous} | the next difference, the one before |
    | {compare.all} | everything, or only what differs |
    | ↑ ↓, Page Up and Page Down | scroll |
    | Tab | to the buttons; Enter presses one |
    | Escape | back, with nothing changed |

    Where both sides changed the same answer, you say which one stands:

    | Key | What it does |
    | --- | --- |
    | {compare.mine} | keep mine, the first side |
    | {compare.theirs} | take theirs, the second side |
    | {compare.both} | keep both, where they can stand together |
    | {compare.save} | save, once everything is decided |
    """

    BINDINGS = [
        Binding("n", "go(1)", "Next", id="compare.next", tooltip="The next difference"),
        Binding("p", "go(-1)", "Previous", id="compare.previous", tooltip="The difference before"),
        Binding("a", "all", "All", id="compare.all", tooltip="Show everything, or only what differs"),
        Binding("m,left", "pick('mine')", "Mine", id="compare.mine", tooltip="Keep the first side here"),
        Binding("t,right", "pick('theirs')", "Theirs", id="compare.theirs", tooltip="Take the second side here"),
        Binding("b", "pick('both')", "Both", id="compare.both", tooltip="Keep both here"),
        Binding("ctrl+s,alt+s", "save", "Save", id="compare.save", tooltip="Save what you decided", priority=True),
        Binding("escape", "close", "Back", id="compare.close", tooltip="Back, with nothing changed"),
    ]

    DEFAULT_CSS = """
    CompareScreen {
        & > #compare-trail { height: 1; background: $surface; padding: 0 2; }
        & #compare-title { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #compare-count { width: auto; color: $text-muted; }
        & > #compare-note { height: auto; padding: 0 2; background: $panel; }
        & > Page { height: 1fr; padding: 1 1 0 1; &:focus { outline-left: heavy $border; } }
        & #compare-nothing { height: auto; color: $text-muted; margin: 0 2; }
        & > #compare-ways { height: 1; padding: 0 2; background: $panel; }
        & #compare-left { width: 1fr; text-align: right; color: $text-muted; }
    }
    """

    def __init__(
        self,
        title: str,
        sides: tuple[Side, Side],
        parts: Sequence[Part],
        *,
        clashes: Sequence[Clash] = (),
        actions: Sequence[Action] = (),
        note: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._note = note
        self._settling = bool(clashes)
        self._actions = (Action(SAVE, "Save"),) if clashes else tuple(actions)
        by_key = {clash.key: clash for clash in clashes}
        self._views = [
            PartView(by_key[part.key].part if part.key in by_key else part, sides, by_key.pop(part.key, None))
            for part in parts
        ]
        self._views += [PartView(clash.part, sides, clash) for clash in by_key.values()]
        self._in_full = False
        self._current: PartView | None = None

    def compose(self) -> ComposeResult:
        """What is compared, the parts, the ways on, the keys."""
        with Horizontal(id="compare-trail"):
            yield Static(
                Content.assemble(("Compare › ", "$text-muted"), (self._shown_title, "bold")), id="compare-title"
            )
            yield Static(id="compare-count")
        if self._note:
            yield Static(Content(visible(self._note)), id="compare-note")
        nothing = Static("Both read the same.", id="compare-nothing")
        nothing.display = not self._differences
        yield Page(width=160, tail=(nothing, *self._views))
        if self._actions:
            with Horizontal(id="compare-ways"):
                for at, action in enumerate(self._actions):
                    yield Push(action.label, id=f"compare-way-{at}")
                yield Static(id="compare-left")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the first difference, with the keys that scroll at hand."""
        self.query_one(Page).focus()
        self._show_all(False)
        self._count()
        if self._differences:
            self._reach(self._differences[0])

    def on_resize(self, event: Resize) -> None:
        """Side by side where there is room."""
        for view in self._views:
            view.stack(event.size.width < WIDE)

    @property
    def _shown_title(self) -> str:
        return one_line(self._title) or "Untitled"

    @property
    def _differences(self) -> list[PartView]:
        """The parts to go through: what clashes, or else what differs."""
        return [view for view in self._views if (view.clash is not None if self._settling else view.differs)]

    @property
    def _left(self) -> int:
        return sum(view.pick is None for view in self._differences) if self._settling else 0

    # -- looking

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here; what can be done later is shown, but greyed."""
        if action == "pick":
            if not self._settling:
                return False
            return True if self._current and parameters[0] in self._current.picks else None
        if action == "save":
            return None if self._left else self._settling
        if action == "go":
            return True if self._differences else None
        return super().check_action(action, parameters)

    def action_go(self, by: int) -> None:
        """Go to the next difference, or the one before; from the last to the first."""
        there = self._differences
        at = there.index(self._current) if self._current in there else -1 if by > 0 else 0
        self._reach(there[(at + by) % len(there)], scroll=True)

    def action_all(self) -> None:
        """Show everything, or only what differs."""
        self._show_all(not self._in_full)
        if self._current is not None:
            self.call_after_refresh(self._current.scroll_visible, top=True, animate=False)

    def _show_all(self, in_full: bool) -> None:
        self._in_full = in_full
        with self.app.batch_update():
            for view in self._views:
                view.set_class(not in_full and view not in self._differences, "-hidden")
                view.show_in_full(in_full)

    def _reach(self, view: PartView, *, scroll: bool = False) -> None:
        if self._current is not None:
            self._current.remove_class("-current")
        self._current = view
        view.add_class("-current")
        if scroll:
            view.scroll_visible(top=True, animate=False)
        self._count()
        self.refresh_bindings()

    @on(PartView.Reached)
    def _go_there(self, event: PartView.Reached) -> None:
        event.stop()
        if event.view in self._differences and event.view is not self._current:
            self._reach(event.view)

    def _count(self) -> None:
        there = self._differences
        at = there.index(self._current) + 1 if self._current in there else 0
        said = f"difference {at} of {len(there)}" if there else "no differences"
        self.query_one("#compare-count", Static).update(said)
        if self._settling:
            left = f"{self._left} of {len(there)} left to decide" if self._left else "Everything is decided"
            self.query_one("#compare-left", Static).update(left)
            self.query_one("#compare-way-0", Push).disabled = bool(self._left)

    # -- deciding

    def action_pick(self, pick: Pick) -> None:
        """Decide about the difference in front."""
        if self._current is not None and pick in self._current.picks:
            self._current.decide(pick)
            self._count()
            self.refresh_bindings()

    @on(PartView.Picked)
    def _take_pick(self, event: PartView.Picked) -> None:
        event.stop()
        self._reach(event.view)
        self.action_pick(event.pick)

    @on(Button.Pressed, "#compare-ways Button")
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        action = self._actions[int((event.button.id or "").rpartition("-")[2])]
        if self._settling:
            self.action_save()
        else:
            self.dismiss(Decision(action.name))

    def action_save(self) -> None:
        """Give back what was decided, once all is."""
        if self._settling and not self._left:
            picks = {view.part.key: view.pick for view in self._differences if view.pick is not None}
            self.dismiss(Decision(SAVE, picks))

    def action_close(self) -> None:
        """Give back nothing."""
        self.dismiss(None)

    async def leave(self) -> None:
        """Whoever waits for a decision hears that there is none, also where another room is opened."""
        self.dismiss(None)
