"""The field kind ``people``: who takes part, by role and by alias."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from learnlog.content.task import PeopleField
from learnlog.guide.gaps import number
from learnlog.journal.aliases import next_alias
from learnlog.journal.answers import PeopleAnswer, Person
from learnlog.journal.numbering import Numbering
from learnlog.text import one_line
from learnlog.tui.fields.base import Cursor, FieldWidget, cursor_in, remade
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push

ALIAS = "/alias"
"""After a person's id, names the alias as a part."""


class PersonRow(Horizontal):
    """One person: role, alias, and a way to take the row out.

    Args:
        person_id: the person's id.
        person: as given, or None for a new one.
        proposed: an alias for them.
        read_only: cannot be changed.
    """

    DEFAULT_CSS = """
    PersonRow {
        height: 1;
        margin-bottom: 1;
        & > .role { width: 2fr; margin-right: 1; }
        & > .alias { width: 1fr; margin-right: 1; }
        & > Push { margin-right: 0; }
    }
    """

    class Removed(Message):
        """The row is to be taken out."""

        def __init__(self, row: PersonRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, person_id: str, person: Person | None, proposed: str, *, read_only: bool) -> None:
        super().__init__()
        self.person_id = person_id
        self._given = person
        self._read_only = read_only
        role, alias = (person.role, person.alias) if person else ("", "")
        self.role = LineInput(
            role, placeholder="Role, such as Teaching assistant", bare=True, read_only=read_only, classes="role"
        )
        self.alias = LineInput(
            alias, placeholder="Alias", proposed=proposed, bare=True, read_only=read_only, classes="alias"
        )

    def compose(self) -> ComposeResult:
        """The two inputs and the button."""
        yield self.role
        yield self.alias
        if not self._read_only:
            yield Push("Remove")

    @property
    def texts(self) -> tuple[str, str]:
        """Role and alias as they stand."""
        return self.role.value, self.alias.value

    @property
    def person(self) -> Person | None:
        """The person as it stands; None for one of whom nothing is said."""
        role, alias = self.texts
        if not (role or alias or (self._given and self._given.model_extra)):
            return None
        return remade(Person, self._given, id=self.person_id, role=role, alias=alias)

    @on(Button.Pressed)
    def _remove(self, message: Button.Pressed) -> None:
        message.stop()
        self.post_message(self.Removed(self))


class PeopleWidget(FieldWidget):
    """Rows of people, never fewer on the screen than are asked for.

    Parts are people's ids; an id with ``/alias`` is that person's alias.
    """

    ANSWERS = PeopleAnswer

    DEFAULT_CSS = """
    PeopleWidget {
        & > .people-rows { height: auto; }
        & > .field-buttons { height: 1; margin-bottom: 1; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        spec = self.asked.spec
        assert isinstance(spec, PeopleField)
        self.spec = spec
        given = self.given if isinstance(self.given, PeopleAnswer) else None
        people = given.people if given else ()
        self._numbers = Numbering("p", (one.id for one in people), given.numbered if given else 0)
        self.rows: list[PersonRow] = []
        self._removed: list[tuple[int, PersonRow]] = []
        for one in people:
            self.rows.append(self._row(one.id, one))
        while not self.read_only and len(self.rows) < max(spec.min, int(spec.required)):
            self.rows.append(self._new_row())
        self._said = {row: row.texts for row in self.rows}
        self._holder = Vertical(*self.rows, classes="people-rows")
        self._add = Push(f"Add a {one_line(spec.person)}", classes="add")
        self._undo = Push("Undo remove", classes="undo")
        self._hint = Static(Content(self.hint), classes="field-hint")
        self._show_buttons()

    def _new_row(self) -> PersonRow:
        return self._row(self._numbers.next(), None)

    def _row(self, person_id: str, person: Person | None) -> PersonRow:
        """Return a row that proposes an alias no other row has or proposes."""
        taken = [name for row in (*self.rows, *self._taken_out) for name in (row.alias.value, row.alias.proposed)]
        given = self.given.people if isinstance(self.given, PeopleAnswer) else ()
        mine = person.alias if person else ""
        proposed = mine or next_alias(one_line(self.spec.person), {*taken, *(one.alias for one in given)})
        return PersonRow(person_id, person, proposed, read_only=self.read_only)

    @property
    def _taken_out(self) -> tuple[PersonRow, ...]:
        return tuple(row for _, row in self._removed)

    def compose_input(self) -> ComposeResult:
        """The rows, the buttons, and a word about aliases."""
        yield self._holder
        if not self.read_only:
            with Horizontal(classes="field-buttons"):
                yield self._add
                yield self._undo
        yield self._hint

    @property
    def hint(self) -> str:
        """How many are asked for, what an alias is, and how to take one."""
        low, high = max(self.spec.min, int(self.spec.required)), self.spec.max
        limits = f"At least {number(low)}. " if low else ""
        if high is not None:
            limits = f"{limits}At most {number(high)}. "
        return f"{limits}An alias tells two people in one role apart; never the full name. → writes the proposed one."

    def build(self) -> PeopleAnswer:
        """Return everybody of whom anything is said, in order."""
        people = tuple(person for row in self.rows if (person := row.person) is not None)
        numbered = self._numbers.numbered(one.id for one in people)
        return remade(PeopleAnswer, self.given, **self.about, people=people, numbered=numbered)

    # -- changes

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        row = message.input.parent
        if isinstance(row, PersonRow) and self._said.get(row) != row.texts:
            self._said[row] = row.texts
            self.say_changed()

    @on(Button.Pressed, ".add")
    async def _add_row(self, message: Button.Pressed) -> None:
        message.stop()
        row = self._new_row()
        self.rows.append(row)
        self._said[row] = row.texts
        await self._holder.mount(row)
        self._show_buttons()
        row.role.focus()

    @on(PersonRow.Removed)
    async def _remove_row(self, message: PersonRow.Removed) -> None:
        message.stop()
        row = message.row
        at = self.rows.index(row)
        self._removed.append((at, row))
        self.rows.remove(row)
        # Taken from the screen and kept whole, so that undoing brings back every letter.
        row.display = False
        self._show_buttons()
        (self.rows[min(at, len(self.rows) - 1)].role if self.rows else self._add).focus()
        self.say_changed()

    @on(Button.Pressed, ".undo")
    def _undo_remove(self, message: Button.Pressed) -> None:
        message.stop()
        if self._removed:
            at, row = self._removed.pop()
            self.rows.insert(min(at, len(self.rows)), row)
            row.display = True
            self._show_buttons()
            row.role.focus()
            self.say_changed()

    def _show_buttons(self) -> None:
        self._undo.display = bool(self._removed)
        self._add.disabled = self.spec.max is not None and len(self.rows) >= self.spec.max

    # -- places

    def where(self) -> tuple[str, Cursor]:
        """The person, with ``/alias`` where the alias has the focus."""
        focused = self.screen.focused
        for row in self.rows:
            if focused is row.role:
                return row.person_id, cursor_in(row.role)
            if focused is row.alias:
                return row.person_id + ALIAS, cursor_in(row.alias)
        return "", (0, 0)

    def part(self, name: str) -> Widget | None:
        """Return the input for a person's role or alias."""
        for row in self.rows:
            if name == row.person_id:
                return row.role
            if name == row.person_id + ALIAS:
                return row.alias
        return None
