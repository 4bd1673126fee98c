"""The footer: the keys of the screen in front, as many as fit whole, drawn anew only when they have changed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Footer

_KEPT = "app.help"
"""The one key that is always named: it leads to all the others."""

_SPARED_FIRST = ("app.actions", "app.free", "app.log", "app.unit")
"""Keys that hold everywhere, so that those of the screen go before them; the way Home stays as long as it can."""


@dataclass(frozen=True)
class Named:
    """A key in the footer.

    Attributes:
        binding: what it does.
        name: how the key is called.
        enabled: whether it can be pressed now.
        tooltip: what it does, in a sentence.
    """

    binding: Binding
    name: str
    enabled: bool
    tooltip: str

    @property
    def width(self) -> int:
        """The columns it takes: name and description with a space between, and one behind."""
        return cell_len(self.name) + cell_len(self.binding.description) + 2


def fitting(named: list[Named], width: int, spared: tuple[str, ...] = (), *, leads: bool = False) -> list[Named]:
    """Return the keys that fit into a width, whole and in their order, nothing said twice.

    Args:
        named: every key that can be shown, the nearest to the focus first.
        width: columns there are.
        spared: ids of bindings that are left out first, after those of the whole app; then the last go first.
        leads: whether they are left out before those of the whole app.
    """
    kept: dict[str, Named] = {}
    for one in named:
        kept.setdefault(one.binding.description, one)
    left = list(kept.values())
    go_first = [*spared, *_SPARED_FIRST] if leads else [*_SPARED_FIRST, *spared]
    while len(left) > 1 and sum(one.width for one in left) > width:
        by_id = {one.binding.id: one for one in left}
        least = next((by_id[id_] for id_ in go_first if id_ in by_id), None)
        left.remove(least or next(one for one in reversed(left) if one.binding.id != _KEPT))
    return left


class KeyFooter(Footer):
    """Textual's footer without half words, drawn as one line.

    Textual's has a widget for each key, builds them all anew at every change of focus, and lays the screen out for
    them, which takes longer than showing a reading. Here another key is another line of text.

    Args:
        spared: ids of bindings of this screen that are left out first where there is no room for all.
        leads: whether this screen leads to the other rooms, so that the keys to them are named rather than those.
    """

    COMPONENT_CLASSES = {"footer-key--key", "footer-key--description", "footer-key--hover", "footer-key--off"}

    DEFAULT_CSS = """
    KeyFooter {
        overflow: hidden;
        text-wrap: nowrap;
        & > .footer-key--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        & > .footer-key--description {
            color: $footer-description-foreground;
            background: $footer-description-background;
        }
        /* Not dim: that would be in no palette. Without colours, it is told by not being bold. */
        & > .footer-key--off { color: $text-disabled; background: $footer-description-background; }
        & > .footer-key--hover { color: $footer-key-foreground; background: $block-hover-background; }
    }
    """

    def __init__(self, spared: tuple[str, ...] = (), *, leads: bool = False) -> None:
        # The palette's key is in the help; the room it takes here belongs to the keys of the screen.
        super().__init__(show_command_palette=False, compact=True)
        self._spared = spared
        self._leads = leads
        self._shown: list[Named] = []
        self._hovered: int | None = None

    @property
    def shown(self) -> tuple[Named, ...]:
        """The keys it names."""
        return tuple(self._shown)

    def compose(self) -> ComposeResult:
        """No widgets."""
        yield from ()

    def render(self) -> Content:
        """The keys that fit."""
        return Content(" ").join(self._said(index, one) for index, one in enumerate(self._shown))

    def _said(self, index: int, one: Named) -> Content:
        over = ("footer-key--hover",) if index == self._hovered and one.enabled else ()
        parts = ("key", "description") if one.enabled else ("off", "off")
        key, words = (self.get_visual_style(f"footer-key--{part}", *over) for part in parts)
        pressed = Style.from_meta({"key": index})
        return Content.assemble((one.name, key + pressed), (f" {one.binding.description}", words + pressed))

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draw the footer anew if other keys are to be named, or one of them became possible or impossible."""
        if screen.app.app_focus and screen is self.screen:
            self._show_fitting()

    def on_resize(self) -> None:
        """More or fewer keys fit now."""
        self._show_fitting()

    def _show_fitting(self) -> None:
        shown = fitting(
            [
                Named(binding, self.app.get_key_display(binding), enabled, tooltip)
                for _, binding, enabled, tooltip in self.screen.active_bindings.values()
                if binding.show
            ],
            self.app.size.width,
            self._spared,
            leads=self._leads,
        )
        if shown != self._shown:
            self._shown = shown
            self._hover(None)
            self.refresh()

    # -- the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key that was clicked."""
        index = event.style.meta.get("key")
        if index is None:
            return
        if self._shown[index].enabled:
            self.app.simulate_key(self._shown[index].binding.key)
        else:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which key a click would press, and in a moment what it does."""
        self._hover(event.style.meta.get("key"))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.tooltip = self._shown[index].tooltip or None if index is not None else None
            self.refresh()
