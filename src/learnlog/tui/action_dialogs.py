"""Short questions about one planned action.

Each makes its change itself, and stays open with every word while that cannot be done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.acting import Done
from learnlog.errors import LearnlogError
from learnlog.journal.days import a_month_later, full_date
from learnlog.journal.planned import PlannedAction
from learnlog.text import normalise, one_line, shorten, visible
from learnlog.tui.action_detail import said_day
from learnlog.tui.behind import work_behind
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.pointed import PointedList

_LONGEST = 200
_NAMES, _LONGEST_NAME = 8, 50
"""How many people are offered, and how much of each is shown: they have to fit under the line on a small screen."""


class ActDialog(Dialog[Done]):
    """A question about an action, and the change that follows from the answer.

    Args:
        title: what is asked.
        action: which it is about.
    """

    DEFAULT_CSS = """
    ActDialog {
        & #act-what { height: auto; max-height: 4; margin-bottom: 1; }
        & #act-problem { height: auto; color: $warning; margin-top: 1; display: none; }
        & #act-problem.-shown { display: block; }
    }
    """

    def __init__(self, title: str, action: PlannedAction) -> None:
        super().__init__(title)
        self.action = action
        self._acting = False
        self._written_in: Input | None = None

    def compose_question(self) -> ComposeResult:
        """The action, what is asked of it, and two ways out."""
        what = shorten(self.action.what, _LONGEST) or "(nothing written)"
        yield Static(Content(what), id="act-what")
        yield from self.compose_answer()
        yield Static("", id="act-problem", markup=False)
        with Horizontal(id="dialog-buttons"):
            yield Push(self.yes, id="act-yes")
            yield Push("Cancel", id="dialog-no")

    @property
    def yes(self) -> str:
        """What the first button says."""
        raise NotImplementedError

    def compose_answer(self) -> ComposeResult:
        """Where the answer is given."""
        raise NotImplementedError

    def answered(self) -> None:
        """Act on what stands in the dialog."""
        raise NotImplementedError

    @on(Button.Pressed, "#act-yes")
    @on(LineInput.Submitted)
    def _press_yes(self, event: Button.Pressed | LineInput.Submitted) -> None:
        event.stop()
        self._written_in = event.input if isinstance(event, LineInput.Submitted) else None
        self.answered()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.say("")

    def say(self, problem: str) -> None:
        """Say why nothing was done; an empty text takes that away."""
        line = self.query_one("#act-problem", Static)
        line.update(Content(visible(problem)))
        line.set_class(bool(problem), "-shown")
        if problem and self._written_in is not None:
            # Enter has gone on to what comes next, where a digit of another day would be a key of its own.
            self._written_in.focus()

    def act(self, how: Callable[[], Done]) -> None:
        """Make the change in a thread and close; where it cannot be made, say why and stay."""

        async def run() -> None:
            try:
                done = await asyncio.to_thread(how)
            except LearnlogError as error:
                self.say(error.message)
            else:
                self.dismiss(done)
            finally:
                self._acting = False

        if not self._acting:
            self._acting = True
            work_behind(self, run, group="act")

    async def action_never_mind(self) -> None:
        """Close and change nothing; not while it is being changed."""
        if not self._acting:
            await super().action_never_mind()


class TickDialog(ActDialog):
    """What came of an action, in one line, which may stay empty.

    Args:
        action: which it is.
        tick: ticks it, with what came of it.
    """

    HELP = """
    # Done

    **Enter** ticks the action off as of today. What you write here about what came of it is added to its entry as a
    follow-up with today's date; leave it empty if there is nothing to say. Escape leaves it to be done.
    """

    def __init__(self, action: PlannedAction, tick: Callable[[str], Done]) -> None:
        super().__init__("Done: what came of it?", action)
        self._tick = tick

    @property
    def yes(self) -> str:
        """What the first button says."""
        return "Tick it off"

    def compose_answer(self) -> ComposeResult:
        """One line."""
        yield LineInput(placeholder="In one line; it may stay empty")

    def on_mount(self) -> None:
        """Begin to write."""
        self.query_one(LineInput).focus()

    def answered(self) -> None:
        """Tick it."""
        self.act(partial(self._tick, normalise(self.query_one(LineInput).value)))


class PostponeDialog(ActDialog):
    """Another day for an action.

    Args:
        action: which it is.
        today: the day it is.
        postpone: gives it the day.
    """

    HELP = """
    # Postpone

    **1**, **2** and **3** take one of the days on the list at once; so does Enter on it. Tab goes to the line below,
    where any other day can be written: 11 Dec, 3/2, 2026-12-11, tomorrow. Enter there takes it.
    """

    BINDINGS = [
        Binding(str(number), f"quick({number - 1})", show=False, id=f"postpone.{number}") for number in (1, 2, 3)
    ]

    DEFAULT_CSS = """
    PostponeDialog {
        & .dialog-note { margin-top: 1; }
    }
    """

    def __init__(self, action: PlannedAction, today: date, postpone: Callable[[date], Done]) -> None:
        super().__init__("Postpone to which day?", action)
        self._today = today
        self._postpone = postpone
        ahead = action.by is not None and action.by > today
        start = action.by if action.by is not None and ahead else today
        names = (
            ("A week later", "Two weeks later", "A month later")
            if ahead
            else ("In a week", "In two weeks", "Next month")
        )
        self._days = list(zip(names, (_after(start, 7), _after(start, 14), a_month_later(start)), strict=True))

    @property
    def yes(self) -> str:
        """What the first button says."""
        return "Postpone"

    def compose_answer(self) -> ComposeResult:
        """The usual days, and any other."""
        yield Static(Content(f"Now: {said_day(self.action, self._today)}"), id="act-now")
        yield PointedList(
            *(Option(Content(f"{at}  {name}: {full_date(day)}")) for at, (name, day) in enumerate(self._days, start=1)),
            markup=False,
        )
        yield Static("Or another day", classes="dialog-note")
        yield DayInput("", today=lambda: self._today, bare=True)

    def on_mount(self) -> None:
        """Begin at the first day."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    def action_quick(self, at: int) -> None:
        """Take one of the usual days."""
        self.act(partial(self._postpone, self._days[at][1]))

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_quick(event.option_index)

    def answered(self) -> None:
        """Take the day that is written, or, where none is, the one under the cursor."""
        written = self.query_one(DayInput)
        if written.day is not None:
            self.act(partial(self._postpone, written.day))
        elif written.text.strip():
            self._written_in = written.input  # whichever way it was answered, that is to be mended
            self.say(f"“{one_line(written.text)}” is no date yet. Write it as 11 December 2026, 11 Dec or 11/12.")
        else:
            self.action_quick(self.query_one(OptionList).highlighted or 0)


class PersonDialog(ActDialog):
    """Somebody else for an action.

    Args:
        action: which it is.
        known: people to offer.
        pass_on: gives it to somebody.
    """

    HELP = """
    # Who

    Write who does it, by role and never by full name, and press Enter; or take one of the people below, who are named
    in this entry or in your other actions: Tab or ↓ goes to them, Enter takes one. Escape changes nothing.
    """

    BINDINGS = [Binding("down", "to_list", show=False, id="person.list")]

    def __init__(self, action: PlannedAction, known: Sequence[str], pass_on: Callable[[str], Done]) -> None:
        super().__init__("Who does it?", action)
        self._known = known[:_NAMES]
        self._pass_on = pass_on

    @property
    def yes(self) -> str:
        """What the first button says."""
        return "Keep"

    def compose_answer(self) -> ComposeResult:
        """One line, and the people there are."""
        yield LineInput(self.action.who, placeholder="Teaching assistant, Year 8")
        if self._known:
            yield PointedList(*(Option(Content(shorten(name, _LONGEST_NAME))) for name in self._known), markup=False)

    def on_mount(self) -> None:
        """Begin behind the name."""
        self.query_one(LineInput).focus()

    def action_to_list(self) -> None:
        """Go to the people."""
        for options in self.query(OptionList):
            options.highlighted = options.highlighted or 0
            options.focus()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.act(partial(self._pass_on, self._known[event.option_index]))

    def answered(self) -> None:
        """Keep what is written."""
        self.act(partial(self._pass_on, normalise(self.query_one(LineInput).value).strip()))


def _after(day: date, days: int) -> date:
    return date.max if date.max - day < timedelta(days=days) else day + timedelta(days=days)
