"""A list or a page that draws its lines itself, however many there are."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Lines(ScrollView):
    """Lines to scroll in.

    Textual lays the whole screen out anew when what is scrolled in gets longer or shorter, which takes longer than all
    the rest of an answer to a key. Here a layout comes only of what can move anything else: whether there is a
    scrollbar, and the length itself where it is as high as its lines.
    """

    def set_length(self, lines: int) -> None:
        """Take the number of lines there are from now on, and draw them."""
        before = self.virtual_size.height
        self.set_reactive(Widget.virtual_size, Size(0, lines))
        self._scroll_update(self.virtual_size)
        self.refresh(layout=lines != before and self.styles.is_auto_height)
