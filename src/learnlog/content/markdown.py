"""A unit, or one screen of it, as Markdown: what ``learnlog read`` prints.

Text of the unit stands in it as its author wrote it; whoever prints it passes it through ``learnlog.text.visible``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from learnlog.content.markdown_task import plain, task_lines
from learnlog.content.reading import LinkHere, Notes, Prose, Reading
from learnlog.content.task import Task
from learnlog.content.unit import Link, Screen, Unit

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?=\s|$)")


@dataclass
class _Page:
    """What is being written, and the notes it has called so far."""

    unit: Unit
    called: dict[str, None] = field(default_factory=dict)

    def notes(self) -> list[str]:
        """Return the footnotes called, in the order of their numbers."""
        called = sorted((self.unit.reference(name) for name in self.called), key=lambda one: one.number)
        return ["\n".join(f"[^{one.number}]: {plain(one.text)}" for one in called)] if called else []


def screen_markdown(unit: Unit, screen: Screen) -> str:
    """Return one screen as a Markdown document of its own, with its title as the first heading."""
    page = _Page(unit)
    blocks = _screen(page, screen, 1)
    return "\n\n".join([*blocks, *page.notes()]) + "\n"


def unit_markdown(unit: Unit) -> str:
    """Return the whole unit in its order as one Markdown document, with the references at its end."""
    page = _Page(unit)
    blocks = [f"# {plain(unit.name)}"]
    blocks += [plain(text) for text in (unit.series, unit.about) if text]
    for screen in unit.screens():
        blocks += _screen(page, screen, 2)
    notes = page.notes()
    return "\n\n".join([*blocks, *(["## References", *notes] if notes else [])]) + "\n"


def _screen(page: _Page, screen: Screen, level: int) -> list[str]:
    if isinstance(screen.shows, Task):
        return task_lines(page.unit, screen.shows, screen.part, level)
    return _reading(page, screen.shows, screen.part, level)


def _reading(page: _Page, reading: Reading, part: str, level: int) -> list[str]:
    blocks = [f"{'#' * level} {plain(reading.title)}"]
    if not part:
        points = "\n".join(f"- {plain(point)}" for point in reading.key_points)
        blocks += [f"*{plain(reading.part)}*", f"**Key points**\n\n{points}"]
    shown = reading.under(part)
    for index, block in enumerate(shown):
        if isinstance(block, Prose):
            after = shown[index + 1] if index + 1 < len(shown) else None
            blocks.append(_lowered(_with_notes(page, block.markdown, after), level - 1))
        elif isinstance(block, LinkHere):
            blocks.append(_link(page.unit, page.unit.link(block.link)))
    return blocks


def _with_notes(page: _Page, markdown: str, after: object) -> str:
    """Return a text with its marks as real footnotes, where a Notes block says that it has some."""
    if not isinstance(after, Notes):
        return markdown
    for name in after.references:
        number = page.unit.reference(name).number
        page.called[name] = None
        markdown = markdown.replace(rf"\[{number}\]", f"[^{number}]")
    return markdown


def _lowered(markdown: str, by: int) -> str:
    """Return Markdown with its headings some levels lower, so that they stand under a title."""
    if not by:
        return markdown
    lines: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence):
            fence = ""
        heading = None if fence else _HEADING.match(line)
        lines.append(f"{'#' * min(by, 6 - heading[0].count('#'))}{line.lstrip()}" if heading else line)
    return "\n".join(lines)


def _link(unit: Unit, link: Link) -> str:
    address = f"<{link.address}>" if "://" in link.address else f"`{link.address}`"
    lines = [f"**Link:** {address}", plain(link.about)]
    if link.closed:
        lines.append("*Closed: nothing answers at this address any more.*")
    offered = f"“{plain(unit.screen(link.offers).title)}”" if link.offers else ""
    if link.instead or offered:
        lines.append(" ".join(part for part in ("**In its place:**", plain(link.instead), _see(offered)) if part))
    return "\n>\n".join("> " + line.replace("\n", "\n> ") for line in lines)


def _see(offered: str) -> str:
    return f"See {offered}." if offered else ""
