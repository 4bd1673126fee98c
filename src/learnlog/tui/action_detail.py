"""The action under the cursor in full, and of which entry it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from learnlog.journal.action_list import state_of
from learnlog.journal.days import full_date
from learnlog.journal.planned import PlannedAction
from learnlog.journal.readback import long_date
from learnlog.journal.rhythm import how_long_ago
from learnlog.text import one_line, visible
from learnlog.tui.action_table import TICKED, TO_DO
from learnlog.tui.key_names import key_on
from learnlog.tui.typeset import Flow, Paragraph, Passage, Piece


class ActionDetail(VerticalScroll):
    """One action, every word of it."""

    DEFAULT_CSS = """
    ActionDetail {
        height: 9;
        padding: 0 2;
        border-top: solid $border-blurred;
        scrollbar-size-vertical: 1;
        &:focus { border-top: heavy $border; }
        & Passage { height: auto; max-width: 110; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[PlannedAction | None, date, str] = (None, date.min, "")

    def compose(self) -> ComposeResult:
        """The words."""
        yield Passage([])

    def show(self, action: PlannedAction | None, today: date) -> None:
        """Show an action as it stands on a day; None for nothing."""
        # Asked only where it is named: rows are gone through by holding a key down.
        postpone = key_on(self, "actions.postpone") if action is not None and action.by is None else ""
        if (action, today, postpone) != self._shown:
            self._shown = action, today, postpone
            self.query_one(Passage).set(list(_pieces(action, today, postpone)) if action else [])
            self.scroll_home(animate=False)


def _pieces(action: PlannedAction, today: date, postpone: str) -> Iterator[Piece]:
    mark = TICKED if action.done else TO_DO
    yield Paragraph(Content.styled(visible(action.what) or "(nothing written)", "bold"), f"{mark} ", "  ", close=True)
    about = "  ·  ".join(one_line(one) for one in (action.about, action.value) if one.strip())
    who = one_line(action.who) or "nobody is named yet"
    by = said_day(action, today) + ("" if action.by else f": {postpone} gives it one")
    yield Flow((_labelled("Who", who), _labelled("By", by)), "  ", "  ", close=True)
    lines = [
        ("For", about),
        ("How we will know", visible(action.success)),
        *((one_line(heading), visible(text)) for heading, text in action.more),
        ("Done", _done(action)),
    ]
    for label, text in lines:
        if text:
            yield Paragraph(_labelled(label, text), "  ", "    ", close=True)
    where = f"In {one_line(action.title)}" + (f" › {one_line(action.under)}" if action.under.strip() else "")
    yield Paragraph(Content.styled(where, "$text-muted"), "  ", "    ", close=True)


def _labelled(label: str, text: str) -> Content:
    return Content.assemble((f"{label}: ", "$text-muted"), text)


def said_day(action: PlannedAction, today: date) -> str:
    """Return by when an action is to be done, in words, and how far away that is."""
    if action.by is None:
        typed = one_line(action.by_typed)
        return f"“{typed}”, which is no date yet" if typed else "no day yet"
    if action.done:
        return long_date(action.by)
    days = (action.by - today).days
    far = how_long_ago(action.by, today) if days <= 0 else "tomorrow" if days == 1 else f"in {days:,} days"
    overdue = ", overdue" if state_of(action, today) == "overdue" else ""
    return f"{full_date(action.by)}, {far}{overdue}"


def _done(action: PlannedAction) -> str:
    if action.done is None:
        return ""
    said = f"\n{visible(action.outcome)}" if action.outcome.strip() else ""
    return f"{long_date(action.done)}{said}"
