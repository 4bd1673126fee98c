"""Ratings then and now: two times the same items were rated, side by side, with what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from learnlog.journal.answers import Rating
from learnlog.journal.readback import long_moment
from learnlog.journal.then_and_now import Occasion, Row, in_short, side_by_side
from learnlog.rated import OTHERS, RatedScale, rated_scales
from learnlog.text import one_line, visible
from learnlog.tui.behind import Behind
from learnlog.tui.dialogs import MessageDialog, PickDialog
from learnlog.tui.footer import KeyFooter
from learnlog.tui.page import Page
from learnlog.tui.sized import Sized
from learnlog.tui.tables import Table
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece
from learnlog.workspace import Workspace

_NO_SCALE = "Nothing is rated in this entry. Where a task asks you to rate, two ratings can stand side by side here."

_STYLES = {"▲": "$success", "▶": "$success", "▼": "$warning", "◀": "$warning"}


class ThenAndNowScreen(Sized, Screen[None]):
    """Shows two ratings of the same items.

    Args:
        title: of the entry.
        scales: its scales, each with every time it was rated; at least one.
    """

    HELP = """
    # Then and now

    Rating something again leaves the earlier ratings where they were: in the versions of the entry, and in other
    entries of the same task. Here two of them stand side by side, with the evidence of both. At first they are the
    earliest and the newest.

    | Key | What it does |
    | --- | --- |
    | {then-and-now.then}, {then-and-now.now} | choose another time for then, or for now |
    | {then-and-now.previous}, {then-and-now.next} | another scale of this entry |
    | ↑ ↓, Page Up and Page Down | scroll |
    | Escape | back |

    ▲ and ▼ say that the rating is further up or down the scale, ▶ and ◀ towards which end of a line between two, =
    that it is the same.
    """

    BINDINGS = [
        Binding("t", "pick('then')", "Then …", id="then-and-now.then", tooltip="Choose another time for then"),
        Binding("n", "pick('now')", "Now …", id="then-and-now.now", tooltip="Choose another time for now"),
        Binding("right", "scale(1)", "Next scale", id="then-and-now.next", tooltip="The next scale of this entry"),
        Binding("left", "scale(-1)", "Previous", id="then-and-now.previous", tooltip="The scale before"),
    ]

    DEFAULT_CSS = """
    ThenAndNowScreen {
        & > #then-and-now-trail { height: 1; background: $surface; padding: 0 2; }
        & #then-and-now-title { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #then-and-now-count { width: auto; color: $text-muted; }
        & > Page { height: 1fr; padding: 1 1 0 2; }
        & Passage { height: auto; }
    }
    """

    def __init__(self, title: str, scales: Sequence[RatedScale]) -> None:
        super().__init__()
        self._title = title
        self._scales = tuple(scales)
        self._at = next((at for at, one in enumerate(scales) if len(one.occasions) > 1), 0)
        self._chosen = [(0, max(len(one.occasions) - 1, 0)) for one in scales]

    def compose(self) -> ComposeResult:
        """Where we are, the table, the keys."""
        with Horizontal(id="then-and-now-trail"):
            where = Content.assemble(("Then and now › ", "$text-muted"), (one_line(self._title) or "Untitled", "bold"))
            yield Static(where, id="then-and-now-title")
            yield Static(id="then-and-now-count")
        yield Page(width=112, tail=(Passage(self._pieces()),))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Scroll with the keyboard at once."""
        self.query_one(Page).focus()
        self._count()

    @property
    def _scale(self) -> RatedScale:
        return self._scales[self._at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is to choose from."""
        if action == "pick":
            return len(self._scale.occasions) > 1
        if action == "scale":
            return len(self._scales) > 1
        return super().check_action(action, parameters)

    def _show(self) -> None:
        self.query_one(Passage).set(self._pieces())
        self._count()
        self.refresh_bindings()

    def _count(self) -> None:
        count = f"scale {self._at + 1} of {len(self._scales)}" if len(self._scales) > 1 else ""
        self.query_one("#then-and-now-count", Static).update(count)

    # -- what the keys do

    def action_scale(self, by: int) -> None:
        """Show another scale; from the last the first."""
        self._at = (self._at + by) % len(self._scales)
        self._show()
        self.query_one(Page).action_to_top()

    def action_pick(self, which: str) -> None:
        """Choose another time for one side."""
        occasions = self._scale.occasions
        side = ("then", "now").index(which)
        options = [(str(at), _when(one)) for at, one in enumerate(occasions)]

        def picked(number: str | None) -> None:
            if number is not None:
                chosen = list(self._chosen[self._at])
                chosen[side] = int(number)
                self._chosen[self._at] = (chosen[0], chosen[1])
                self._show()

        title = "Which time is then?" if which == "then" else "Which time is now?"
        self.app.push_screen(PickDialog(title, options, str(self._chosen[self._at][side])), picked)

    # -- what is shown

    def _pieces(self) -> list[Piece]:
        scale = self._scale
        pieces: list[Piece] = [Paragraph(Content.styled(one_line(scale.heading) or "Ratings", HEADING))]
        if scale.question.strip():
            pieces.append(Paragraph(Content.styled(visible(scale.question.strip()), "$text-muted"), close=True))
        if not scale.occasions:
            return [*pieces, Paragraph(Content("Nothing is rated here yet."))]
        then, now = (scale.occasions[at] for at in self._chosen[self._at])
        if len(scale.occasions) == 1:
            said = f"It was rated once, {_when(then)}. Rated again, both stand here side by side."
            rows = side_by_side((), now.ratings, scale.order)
            table = Table(_head("", "Rating"), tuple((_name(row), _cell(row.now)) for row in rows))
            return [*pieces, Paragraph(Content(one_line(said))), table]
        rows = side_by_side(then.ratings, now.ratings, scale.order)
        times = f"Then: {_when(then)}\nNow: {_when(now)}"
        pieces += [Paragraph(Content(times)), Paragraph(Content(in_short(rows)), close=True)]
        cells = tuple((_name(row), _cell(row.then), _cell(row.now), _change(row)) for row in rows)
        pieces.append(Table(_head("", "Then", "Now", "Change"), cells))
        if scale.left_out:
            more = f"Of other entries of this task the newest {OTHERS} are looked at; {scale.left_out:,} are older."
            pieces.append(Paragraph(Content.styled(more, "$text-muted")))
        return pieces


class ThenAndNow:
    """Looks for every time an entry's items were rated, and shows two.

    Args:
        app, workspace: where to show it, and the log.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._behind = Behind(app.screen, "then and now")

    def show(self, entry: str, title: str) -> None:
        """Show the ratings of an entry."""
        self._behind.run(partial(self._open, entry, title), showing=True)

    async def _open(self, entry: str, title: str) -> None:
        scales = await asyncio.to_thread(rated_scales, self._workspace, entry)
        screen = ThenAndNowScreen(title, scales) if scales else MessageDialog("Then and now", _NO_SCALE)
        await self._app.push_screen(screen)


def _when(one: Occasion) -> str:
    """Return which time it was, on one line: with what it is called first, if anything."""
    moment = long_moment(one.when)
    return f"{one_line(one.label)} ({moment})" if one.label else moment


def _head(*names: str) -> tuple[Content, ...]:
    return tuple(Content(name) for name in names)


def _name(row: Row) -> Content:
    name = Content(one_line(row.name))
    ends = " – ".join(map(one_line, row.ends))
    return Content.assemble(name, ("\n" + ends, "$text-muted")) if ends else name


def _cell(one: Rating | None) -> Content:
    if one is None:
        return Content.styled("not rated", "$text-muted")
    level = f"{one_line(one.mark)} {one_line(one.level_name)}".strip() or "not rated"
    evidence = visible(one.evidence.strip())
    return Content.assemble((level, "bold"), ("\n" + evidence, "") if evidence else "")


def _change(row: Row) -> Content:
    return Content.assemble((f"{row.sign} ", _STYLES.get(row.sign, "")), one_line(row.change))
