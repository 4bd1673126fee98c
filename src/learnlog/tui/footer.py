"""The footer: the keys of the screen in front, as many as fit whole, drawn anew only when they have changed."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

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


def fitting(named: list[Named], width: int, spared: tuple[str, ...] = ()) -> list[Named]:
    """Return the keys that fit into a width, whole and in their order, nothing said twice.

    Args:
        named: every key that can be shown, the nearest to the focus first.
        width: columns there are.
        spared: ids of bindings that are left out first, after those of the whole app; then the last go first.
    """
    kept: dict[str, Named] = {}
    for one in named:
        kept.setdefault(one.binding.description, one)
    left = list(kept.values())
    go_first = [*_SPARED_FIRST, *spared]
    while len(left) > 1 and sum(one.width for one in left) > width:
        by_id = {one.binding.id: one for one in left}
        least = next((by_id[id_] for id_ in go_first if id_ in by_id), None)
        left.remove(least or next(one for one in reversed(left) if one.binding.id != _KEPT))
    return left


class KeyFooter(Footer):
    """Textual's footer without half words, and without its needless work.

    Textual builds its footer from scratch, twice, at every change of focus, which takes longer than showing a
    reading. Most changes of focus leave the keys as they are.

    Args:
        spared: ids of bindings of this screen that are left out first where there is no room for all.
    """

    def __init__(self, spared: tuple[str, ...] = ()) -> None:
        # The palette's key is in the help; the room it takes here belongs to the keys of the screen.
        super().__init__(show_command_palette=False, compact=True)
        self._spared = spared
        self._shown: list[Named] = []

    def compose(self) -> ComposeResult:
        """The keys that fit."""
        for one in self._shown:
            yield FooterKey(
                one.binding.key,
                one.name,
                one.binding.description,
                one.binding.action,
                disabled=not one.enabled,
                tooltip=one.tooltip,
            ).data_bind(compact=Footer.compact)

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
        )
        if shown != self._shown:
            self._shown = shown
            if self.is_attached:
                self.call_after_refresh(self.recompose)
