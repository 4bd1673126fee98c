"""A picture as pieces of a page: where it comes from, then its lines in the colours of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from learnlog.picture.counts import Progress, Weeks
from learnlog.picture.drawing import draw
from learnlog.picture.facts import Picture
from learnlog.picture.lines import Line, Role
from learnlog.text import visible
from learnlog.tui.typeset import Paragraph, Piece

_STYLES: dict[Role, str] = {
    "": "",
    "title": "bold $primary",
    "strong": "bold",
    "muted": "$text-muted",
    "bar": "$primary",
}


@dataclass(frozen=True)
class Drawing:
    """A picture, drawn for whatever width there is."""

    picture: Picture
    close: bool = False

    def lines(self, width: int) -> list[Content]:
        """Return its lines."""
        return [_content(line) for line in draw(self.picture, width)]


def drawn(picture: Picture) -> list[Piece]:
    """Return where a picture comes from, where Enter leads, and the picture."""
    said: list[Piece] = [
        Paragraph(Content.styled(visible(text), "$text-muted"), close=bool(number))
        for number, text in enumerate(one for one in (picture.unit_name, picture.about) if one)
    ]
    if picture.origin is not None:
        origin = Content.styled(f"{visible(picture.origin.said)} Enter shows it.", "$text-muted")
        said.append(Paragraph(origin, close=bool(said)))
    way = [] if picture.origin is not None else [Paragraph(Content.styled(_way(picture), "$text-muted"))]
    return [*said, Drawing(picture), *way]


def empty(text: str) -> list[Piece]:
    """Return a page that says one thing."""
    return [Paragraph(Content(visible(text)))]


def _way(picture: Picture) -> str:
    match picture:
        case Progress():
            return "Enter goes on with the unit."
        case Weeks():
            return "Enter begins a free entry." if picture.empty else "Enter opens your log."
        case _:
            return "Enter leads there."


def _content(line: Line) -> Content:
    return Content.assemble(*((span.text, _STYLES[span.role]) for span in line))
