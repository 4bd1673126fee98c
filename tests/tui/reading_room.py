"""A small unit made of models, and an app that shows one screen of the Unit room, for the tests of reading."""

from __future__ import annotations

from datetime import UTC, datetime

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from learnlog.content.reading import LinkHere, Notes, Prose, Reading
from learnlog.content.task import ProseField, Step, Task
from learnlog.content.unit import Item, Link, Reference, Unit
from learnlog.store.ids import IdMaker
from learnlog.store.memory import MemoryStore
from learnlog.store.units import Catalog
from learnlog.tui.navigation import OpenTask, OpenUnit
from learnlog.tui.theme import THEMES
from learnlog.tui.unit import UnitScreen
from learnlog.workspace import Workspace

NASTY = "[bold]not bold[/] [@click=app.bell]x[/] \x1b[31m \u202e"

TABLE = """\
| Personalisation | Differentiation |
| --- | --- |
| Different objectives for each learner, as far as that can be foreseen at all | Same objectives for all learners |
| **Tutor** has a key role | Teacher has a key role |
"""

LONG = "\n\n".join(f"Paragraph {number} says what it has to say in one line." for number in range(60))


def _step(name: str, title: str, for_each: str | None = None) -> Step:
    return Step(id=name, title=title, for_each=for_each, fields=(ProseField(id="text", kind="prose", label="What?"),))


def small_unit() -> Unit:
    """Return a unit of three readings, a task and an activity that comes twice."""
    return Unit(
        id="small",
        version="1",
        label="Unit S",
        title="Small [unit]",
        order=(
            "activities/rating#start",
            "readings/short",
            "readings/long",
            "tasks/task-1",
            "readings/last",
            "activities/rating#now",
        ),
        lists={"values": (Item(id="respect", name="Respect"), Item(id="inclusion", name="Inclusion"))},
        references=(
            Reference(id="one", number=1, text="Pollard & James [2004] The first source."),
            Reference(id="two", number=2, text="Hartley (2009)"),
        ),
        links=(
            Link(
                id="gone",
                address="www.example.org/gone",
                about="It was a page.",
                closed=True,
                instead="The long one.",
                offers="readings/long#middle",
            ),
            Link(id="to-task", address="https://example.org/x", about="A page.", offers="tasks/task-1"),
            Link(id="plain", address="ftp://example.org", about="Nothing instead."),
        ),
        readings=(
            Reading(
                id="short",
                title="A short one",
                part="First part",
                key_points=("It is short.", f"It says {NASTY}"),
                blocks=(
                    Prose(markdown=f"Said once[1] and {NASTY} with *emphasis*.".replace("[1]", r"\[1]")),
                    Notes(references=("one", "two")),
                    LinkHere(link="gone"),
                    LinkHere(link="to-task"),
                    LinkHere(link="plain"),
                ),
            ),
            Reading(
                id="long",
                title="A long one",
                part="First part",
                key_points=("It is long.",),
                blocks=(
                    Prose(markdown=LONG),
                    Prose(markdown="## Middle\n\nHere is the middle.", anchor="middle"),
                    Notes(references=("two",), anchor="middle"),
                    Prose(markdown="## End\n\n" + LONG, anchor="end"),
                ),
            ),
            Reading(
                id="last",
                title="Table 1",
                part="Second part",
                key_points=("It is a table.",),
                blocks=(Prose(markdown=TABLE),),
            ),
        ),
        tasks=(
            Task(
                id="task-1",
                kind="task",
                label="Task 1",
                title="Think [hard]",
                asks="Think about it.",
                minutes=40,
                colleagues=True,
                steps=(_step("a", "Begin"), _step("b", "Value: {item.name}", "lists.values")),
            ),
            Task(
                id="rating",
                kind="activity",
                title="Rate it",
                asks="Rate it.",
                steps=(_step("start", "At the start"), _step("now", "Now")),
            ),
        ),
    )


def workspace(*units: Unit) -> Workspace:
    """Return a workspace in memory."""
    now = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    return Workspace(Catalog(units=units), MemoryStore(), lambda: now, IdMaker())


class Shell(App[None]):
    """Shows a screen or a widget, and keeps the messages that the app would act on."""

    def __init__(self, shown: UnitScreen | Widget) -> None:
        super().__init__()
        self.animation_level = "none"
        self._shown = shown
        self.asked: list[Message] = []
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        if not isinstance(self._shown, UnitScreen):
            yield self._shown

    async def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "learnlog-dark"
        if isinstance(self._shown, UnitScreen):
            await self.push_screen(self._shown)

    @on(OpenTask)
    @on(OpenUnit)
    def keep(self, message: Message) -> None:
        self.asked.append(message)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        self.opened.append(url)

    @property
    def text(self) -> str:
        """What the whole screen shows, line by line, with trailing blanks cut."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
