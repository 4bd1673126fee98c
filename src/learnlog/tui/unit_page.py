"""The page that shows a screen of a unit: a reading, or what a task asks, with the way on under it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from learnlog.content.reading import Reading
from learnlog.content.unit import Unit
from learnlog.text import one_line
from learnlog.tui.page import Page
from learnlog.tui.reading import ReadingView
from learnlog.tui.taskpage import TaskPage
from learnlog.tui.typeset import Paragraph, Passage
from learnlog.tui.way import Way

_END = "This is the end of the unit. Your log stays open for as long as you like."


def page_of(unit: Unit, way: Way, number: int, states: Mapping[str, str]) -> Page:
    """Return a page for a screen of a unit.

    Args:
        way: the line through the unit.
        number: of the screen in it, from 0.
        states: how the tasks stand, by id.
    """
    shown, tail = way.screens[number], _way_on(way, number)
    if isinstance(shown.shows, Reading):
        return ReadingView(unit, shown.shows, titled=True, tail=tail)
    return TaskPage(unit, shown, states.get(shown.shows.id, "not started"), tail=tail)


def _way_on(way: Way, number: int) -> list[Widget]:
    if number == way.last:
        return [Passage([Paragraph(Content(_END))], classes="way-on")]
    label = Content(f"Next: {one_line(way.screens[number + 1].title)} →")
    return [Button(label, classes="way-on next", flat=True)]


def focus_of(page: Page) -> Widget:
    """Return what has the focus on a page first: the button that opens a task, else the page, to scroll it."""
    return page.begin if isinstance(page, TaskPage) else page
