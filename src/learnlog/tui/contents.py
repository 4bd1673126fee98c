"""The unit's contents: every screen in the source's order, what is read, and how the tasks stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from learnlog.content.reading import Reading
from learnlog.content.unit import Screen
from learnlog.text import one_line
from learnlog.tui.marks import DONE, MARKS, NOTHING_YET
from learnlog.tui.pointed import PointedList
from learnlog.tui.typeset import Paragraph, Piece, Typeset


class Contents(PointedList):
    """A line for each screen, grouped by the heading of the source it belongs under.

    A task stands out by its bold title and by its state in words below; ``▸`` is where the trainee is. The id of an
    option is the number of its screen, from 0.

    Args:
        screens: in the unit's order.
        states: by task id, ``not started``, ``draft`` or ``complete``.
    """

    BINDINGS = [
        Binding("enter", "select", "Open", id="contents.open", tooltip="Opens the screen under the cursor"),
        Binding("j", "cursor_down", "Down", id="contents.down", tooltip="One line down", show=False),
        Binding("k", "cursor_up", "Up", id="contents.up", tooltip="One line up", show=False),
        Binding("right", "leave", "To the text", id="contents.leave", tooltip="Back to the text", show=False),
        Binding("escape", "close", "Close contents", id="contents.close", tooltip="Back to the text", show=False),
    ]

    DEFAULT_CSS = """
    Contents {
        width: 34;
        height: 1fr;
        border: none;
        padding: 1 0 0 0;
        background: $surface;
        scrollbar-size-vertical: 1;
        &:focus { border: none; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; text-style: bold; }
    }
    """

    class Left(Message):
        """The trainee wants back to the text."""

    def __init__(self, screens: Sequence[Screen], states: Mapping[str, str]) -> None:
        self._screens = screens
        self._states = states
        self._read: Collection[str] = ()
        self._here = -1
        self._shown: dict[int, tuple[object, ...]] = {}
        super().__init__(*self._prompts(), markup=False)

    def _prompts(self) -> list[Option]:
        options: list[Option] = []
        part = ""
        for number, screen in enumerate(self._screens):
            # A task stands under the heading of the reading before it.
            if isinstance(screen.shows, Reading) and screen.shows.part != part:
                part = screen.shows.part
                above: list[Piece] = [Paragraph(Content(""))] if options else []
                heading = Paragraph(Content(one_line(part)), close=True)
                options.append(Option(Typeset([*above, heading]), disabled=True))
            options.append(Option(self._line(number), id=str(number)))
        return options

    def _facts(self, number: int) -> tuple[object, ...]:
        screen = self._screens[number]
        return number == self._here, screen.place in self._read, self._states.get(screen.shows.id, "")

    def _line(self, number: int) -> Typeset:
        screen = self._screens[number]
        here = "▸" if number == self._here else " "
        title = Content(one_line(screen.title))
        self._shown[number] = self._facts(number)
        if isinstance(screen.shows, Reading):
            mark = DONE if screen.place in self._read else NOTHING_YET
            return Typeset([Paragraph(title, f"{here}{mark} ", "   ")])
        state = self._states.get(screen.shows.id, "not started")
        mark = MARKS.get(state, NOTHING_YET)
        below = Paragraph(Content(f"{screen.shows.kind}, {state}"), "   ", "   ", close=True)
        return Typeset([Paragraph(title.stylize("bold"), f"{here}{mark} ", "   "), below])

    def show_progress(self, here: int, read: Collection[str], states: Mapping[str, str]) -> None:
        """Mark where the trainee is, what is read and how the tasks stand; the cursor follows the trainee."""
        moved, self._here, self._read, self._states = here != self._here, here, read, states
        for number in range(len(self._screens)):
            if self._shown[number] != self._facts(number):
                self.replace_option_prompt(str(number), self._line(number))
        if moved:
            self.highlighted = self.get_option_index(str(here))

    @property
    def under_cursor(self) -> str:
        """The place of the screen the cursor is on."""
        at = self.highlighted_option
        return self._screens[int(at.id)].place if at is not None and at.id else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape closes the contents only where they lie over the text; elsewhere it leaves the room."""
        return self.screen.has_class("-narrow") if action == "close" else True

    def action_leave(self) -> None:
        """Go back to the text."""
        self.post_message(self.Left())

    def action_close(self) -> None:
        """Go back to the text."""
        self.post_message(self.Left())
