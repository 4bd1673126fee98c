"""The terminal's own cursor, where the keys act.

A magnifier and a braille display follow the terminal's cursor, and know nothing of one that is only drawn. Textual
hides it. Here it stands in the focused field, on the row of a list, or on the button that has the focus, and it is the
only one: no other is drawn over it, which on many terminals would leave neither to be seen.
"""

from __future__ import annotations

import sys
from typing import Any, Generic, Protocol, runtime_checkable

from textual import events
from textual.app import ReturnType
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.widget import Widget

from learnlog.tui.orderly import OrderlyApp

SHOW, HIDE = "\x1b[?25h", "\x1b[?25l"
STEADY, AS_SET = "\x1b[2 q", "\x1b[0 q"
"""A cursor that does not blink, and one as its owner has set it in the terminal."""


@runtime_checkable
class Pointing(Protocol):
    """A widget that has a place of its own in which keys act.

    Attributes:
        pointer: that place, from the top left corner of its content as it is scrolled.
    """

    @property
    def pointer(self) -> Offset:
        """Where keys act."""


class RealCursorApp(OrderlyApp[ReturnType], Generic[ReturnType]):
    """An app that keeps the terminal's own cursor where the keys act, and blinks as little as it is told to.

    Attributes:
        real_cursor: whether the terminal's own cursor is shown.
        motion: whether a cursor may blink.
    """

    CSS = """
    Input.-real-cursor > .input--cursor { background: transparent; color: $foreground; text-style: none; }
    TextArea.-real-cursor > .text-area--cursor,
    ProseArea.-read-only.-real-cursor:focus > .text-area--cursor {
        background: transparent; color: $foreground; text-style: none;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.real_cursor = False
        self.motion = True
        self._steadied = self._placed = False

    def use_cursor(self, *, real: bool, motion: bool) -> None:
        """Show the terminal's own cursor or a drawn one, blinking or not, from now on."""
        if (real, motion) == (self.real_cursor, self.motion):
            return
        self.real_cursor, self.motion = real, motion
        if self.focused is not None:
            self._suit(self.focused)
        if self._shows_cursor or self._steadied:
            self._steady(not motion)
        self._tell_terminal(SHOW if self._shows_cursor else HIDE)
        if self.is_running:
            self.refresh(layout=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Have what takes the focus draw a cursor only where the terminal does not."""
        self._suit(event.widget)

    def _suit(self, widget: Widget) -> None:
        if hasattr(widget, "cursor_blink"):
            widget.cursor_blink = self.motion and not self._shows_cursor and self.animation_level != "none"
            widget.set_class(self._shows_cursor, "-real-cursor")

    # -- to the terminal

    @property
    def _shows_cursor(self) -> bool:
        return self.real_cursor and not self.is_headless

    def _tell_terminal(self, data: str) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(data)

    def _steady(self, steady: bool) -> None:
        if steady != self._steadied:
            self._steadied = steady
            self._tell_terminal(STEADY if steady else AS_SET)

    def _begin_update(self) -> None:
        super()._begin_update()
        if self._shows_cursor:
            # Hidden while a frame is drawn, or it would be seen running about.
            self._tell_terminal(HIDE)
            place = self._place()
            self._placed = place is not None
            if place is not None:
                self.cursor_position = place

    def _end_update(self) -> None:
        if self._shows_cursor and self._placed:
            self._tell_terminal(SHOW)
        super()._end_update()

    def _place(self) -> Offset | None:
        """Return where on the screen keys act now; None where that cannot be seen."""
        focused = self.screen.focused if self.screen_stack else None
        if focused is None:
            return None
        try:
            seen = self.screen.find_widget(focused).visible_region
        except (NoWidget, NoMatches):
            return None
        if not seen.area:
            return None
        place = pointer_of(focused)
        # Scrolled out of sight, the nearest of it that can be seen says where to look.
        x = max(seen.x, min(place.x, seen.right - 1))
        y = max(seen.y, min(place.y, seen.bottom - 1))
        return Offset(x, y)

    def finish(self) -> None:
        """Give the terminal its cursor back as it was set. Call it after ``run``."""
        if self._steadied and sys.__stderr__ is not None:
            sys.__stderr__.write(AS_SET)
            sys.__stderr__.flush()


def pointer_of(widget: Widget) -> Offset:
    """Return where on the screen keys act in a widget that has the focus."""
    # Textual's own are told by what they have: importing them all would delay the first frame.
    any_widget: Any = widget
    if isinstance(widget, Pointing):
        return widget.content_region.offset + widget.pointer
    if hasattr(widget, "cursor_screen_offset"):
        place: Offset = any_widget.cursor_screen_offset
        # One column too far, at the end of the text in an input of one line.
        too_far = hasattr(widget, "cursor_at_end") and any_widget.cursor_at_end
        return place - Offset(1, 0) if too_far else place
    if hasattr(widget, "_index_to_line"):
        row = any_widget._index_to_line.get(any_widget.highlighted or 0, 0)
        return widget.content_region.offset + Offset(0, row - int(widget.scroll_y))
    if hasattr(widget, "_get_row_region"):
        row = any_widget._get_row_region(any_widget.cursor_row).y
        return widget.content_region.offset + Offset(0, row - int(widget.scroll_y))
    return widget.content_region.offset
