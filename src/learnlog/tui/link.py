"""One of the unit's links: its address, that it is closed, and what there is instead."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.style import Style

from learnlog.content.task import Task
from learnlog.content.unit import Link, Unit
from learnlog.text import one_line, visible
from learnlog.tui.navigation import OpenTask, OpenUnit
from learnlog.tui.read_passage import ReadPassage
from learnlog.tui.typeset import Flow, Paragraph, Piece


class LinkCard(ReadPassage):
    """A link that can be opened in a browser, copied, or left for what learnlog offers in its place.

    Going to what is offered posts OpenUnit or OpenTask.
    """

    can_focus = True

    BINDINGS = [
        Binding("enter", "go", "Go there", id="link.go", tooltip="Opens what learnlog offers instead"),
        Binding("o", "browse", "Browser", id="link.browse", tooltip="Opens the address in your browser"),
        Binding("y", "copy", "Copy", id="link.copy", tooltip="Puts the address on the clipboard"),
    ]

    DEFAULT_CSS = """
    LinkCard {
        border-left: blank;
        link-color: $foreground;
        link-style: none;
        link-background-hover: $panel;
        link-color-hover: $foreground;
        link-style-hover: bold;
        &:focus { border-left: thick $border; background: $boost; }
    }
    """

    def __init__(self, unit: Unit, link: Link) -> None:
        self.unit = unit
        self.link = link
        self.target = unit.screen(link.offers) if link.offers else None
        super().__init__(self._pieces())

    @property
    def url(self) -> str:
        """The address as a browser takes it. Only the web is ever opened, whatever a unit says."""
        address = one_line(self.link.address)
        return address if address.startswith(("https://", "http://")) else f"https://{address}"

    def _pieces(self) -> list[Piece]:
        link = self.link
        closed = (Content.styled("closed resource", "$warning"),) if link.closed else ()
        pieces: list[Piece] = [
            Flow((Content.styled(one_line(link.address), "$primary"), *closed), "↗ ", "  "),
            Paragraph(Content(visible(link.about)), "  ", "  ", close=True),
        ]
        if link.instead:
            instead = Content.assemble(("Instead  ", "bold"), visible(link.instead))
            pieces.append(Paragraph(instead, "  ", "  ", close=True))
        ways = [_way("o", "Open in browser", "browse"), _way("y", "Copy address", "copy")]
        if self.target:
            ways.insert(0, _way("Enter", f"Go to “{one_line(self.target.title)}”", "go"))
        pieces.append(Flow(tuple(ways), "  ", "  ", close=True))
        return pieces

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nowhere to go where nothing is offered."""
        return self.target is not None if action == "go" else True

    def action_go(self) -> None:
        """Go to what is offered instead."""
        if self.target is None:
            return
        if isinstance(self.target.shows, Task):
            self.post_message(OpenTask(self.unit.id, self.target.shows.id, self.target.part))
        else:
            self.post_message(OpenUnit(self.unit.id, self.target.place))

    def action_browse(self) -> None:
        """Open the address in the browser."""
        self.app.open_url(self.url)
        closed = " It is a closed resource, so it may show nothing." if self.link.closed else ""
        self.notify(f"Your browser was asked to open {self.url}.{closed}", markup=False)

    def action_copy(self) -> None:
        """Copy the address."""
        self.app.copy_to_clipboard(self.url)


def _way(key: str, does: str, action: str) -> Content:
    """Return a key with what it does, which can be clicked as well."""
    return Content.assemble((key, "bold"), " ", does).stylize(Style.from_meta({"@click": action}))
