"""What stands in place of the table of actions where it has no row: why, and what leads on."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learnlog.content.task import RowsField
from learnlog.journal.action_list import Wanted
from learnlog.store.units import Catalog
from learnlog.text import one_line
from learnlog.tui.fields.push import Push
from learnlog.tui.key_names import key_on
from learnlog.tui.line import Line
from learnlog.tui.navigation import OpenTask

_EMPTY = """\
[b]You have planned no actions yet.[/b]

An action is a row of an action plan: what you will do, who does it, by when, and how you will know that it worked. \
All of them will stand here, to tick off, to postpone and to pass on. They are made in:"""


class NoActions(Vertical):
    """Says why no action is shown.

    Args:
        catalog: the units, some of whose tasks plan actions.
    """

    DEFAULT_CSS = """
    NoActions {
        height: auto;
        padding: 1 2;
        max-width: 84;
        & #makes { height: auto; margin-top: 1; }
        & Push { margin-top: 1; }
    }
    """

    def __init__(self, catalog: Catalog, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._catalog = catalog

    def compose(self) -> ComposeResult:
        """Why, the tasks in which actions are planned, and a way to all of them."""
        yield Static(id="why")
        with Vertical(id="makes"):
            for number, (unit, task, name) in enumerate(self._makers()):
                text = Content.assemble(("▸ ", "$primary"), one_line(name))
                yield Line(text, partial(OpenTask, unit, task), id=f"makes-{number}")
        yield Push("Show everything to do", id="show-all")

    def _makers(self) -> list[tuple[str, str, str]]:
        """The tasks in which actions are planned."""
        return [
            (unit.id, task.id, task.name)
            for unit in self._catalog.units
            for task in unit.tasks
            if any(isinstance(one, RowsField) and one.actions for step in task.steps for one in step.fields)
        ]

    def say(self, wanted: Wanted | None) -> None:
        """Say why no action is shown.

        Args:
            wanted: what the actions there are were asked for; None where there is not one.
        """
        self.query_one("#why", Static).update(_why(wanted, key_on(self, "actions.filters")))
        self.query_one("#makes").display = wanted is None
        # Where everything that is to do is shown, there is no more of it to be had.
        self.query_one("#show-all").display = wanted is not None and wanted.narrowed

    def focus_first(self) -> bool:
        """Go to what leads on; return whether anything does."""
        for one in (*self.query("#makes Line"), self.query_one("#show-all")):
            if all(part.display for part in one.ancestors_with_self):
                one.focus()
                return True
        return False


def _why(wanted: Wanted | None, filters: str) -> Content:
    if wanted is None:
        return Content.from_markup(_EMPTY)
    if wanted.narrowed:
        said, more = "No action is like that.", f"Fewer words find more; {filters} shows others."
    else:
        said, more = "Nothing is left to do.", f"Every action you planned is ticked. {filters} shows what is done."
    return Content.assemble((said, "bold"), "\n\n", more)
