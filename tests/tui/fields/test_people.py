"""People by role and alias."""

from __future__ import annotations

from learnlog.journal.answers import PeopleAnswer, Person
from learnlog.tui.fields.people import PeopleWidget
from learnlog.tui.fields.push import Push
from tests.tui.fields.harness import ADDRESS, NASTY, Harness, asked, paste


def widget(app: Harness) -> PeopleWidget:
    field = app.field
    assert isinstance(field, PeopleWidget)
    return field


async def test_as_many_rows_as_are_asked_for() -> None:
    app = Harness((asked("people", min=2), None))
    async with app.run_test() as pilot:
        field = widget(app)
        assert len(field.rows) == 2 and field.answer().empty
        assert "Add a colleague" in app.drawn and "Undo" not in app.drawn
        await paste(pilot, "Head of year")
        await pilot.press("tab")
        await paste(pilot, "Ms B")
        assert field.answer() == PeopleAnswer(**ADDRESS, people=(Person(id="p1", role="Head of year", alias="Ms B"),))
        assert app.changes == 2


async def test_any_words_come_back_exactly() -> None:
    given = PeopleAnswer(**ADDRESS, people=tuple(Person(id=f"p{n}", role=t, alias=t) for n, t in enumerate(NASTY, 1)))
    app = Harness((asked("people", min=1), given))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert widget(app).answer() is given
        assert app.changes == 0
        assert "\x1b" not in app.drawn


async def test_adding_removing_and_undoing_by_keys() -> None:
    given = PeopleAnswer(**ADDRESS, people=(Person(id="p1", role="Tutor"), Person(id="p4", role="Head [/]")))
    app = Harness((asked("people"), given))
    async with app.run_test() as pilot:
        field = widget(app)
        await pilot.press("tab", "tab", "enter")
        assert [one.id for one in field.build().people] == ["p4"]
        assert app.focused is field.rows[0].role
        field._undo.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert field.answer() is given
        field._add.focus()
        await pilot.press("enter")
        await pilot.pause()
        await paste(pilot, "Nurse")
        assert field.build().people[-1] == Person(id="p5", role="Nurse")


async def test_the_mouse_does_the_same() -> None:
    app = Harness((asked("people", min=1), None))
    async with app.run_test() as pilot:
        field = widget(app)
        await pilot.click(field._add)
        await pilot.pause()
        assert [row.person_id for row in field.rows] == ["p1", "p2"]
        await pilot.click(field.rows[0].query_one(Push))
        await pilot.pause()
        assert [row.person_id for row in field.rows] == ["p2"]
        await pilot.click(field._undo)
        assert [row.person_id for row in field.rows] == ["p1", "p2"]


async def test_an_id_never_means_two_people() -> None:
    given = PeopleAnswer(**ADDRESS, people=(Person(id="p1", role="a"), Person(id="p2", role="b")))
    app = Harness((asked("people"), given))
    async with app.run_test() as pilot:
        field = widget(app)
        await pilot.click(field.rows[1].query_one(Push))
        await pilot.pause()
        shorter = field.build()
        assert shorter.numbered == 2
    app = Harness((asked("people"), shorter))
    async with app.run_test() as pilot:
        field = widget(app)
        assert field.answer() is shorter
        await pilot.click(field._add)
        await pilot.pause()
        assert field.rows[-1].person_id == "p3"


async def test_keys_this_version_does_not_know_survive() -> None:
    person = Person.model_validate({"id": "p1", "role": "a", "phone": "1"})
    given = PeopleAnswer.model_validate({**ADDRESS, "people": (person,), "later": 1})
    app = Harness((asked("people"), given))
    async with app.run_test():
        field = widget(app)
        field.rows[0].alias.value = "x"
        answer = field.build()
        assert answer.model_extra == {"later": 1}
        assert answer.people[0].model_extra == {"phone": "1"} and answer.people[0].alias == "x"


async def test_no_more_than_the_most() -> None:
    app = Harness((asked("people", min=1, max=1), None))
    async with app.run_test():
        assert widget(app)._add.disabled
        assert "At most one" in app.drawn


async def test_parts_and_places() -> None:
    given = PeopleAnswer(**ADDRESS, people=(Person(id="p1", role="Tutor", alias="Mr C"),))
    app = Harness((asked("people"), given))
    async with app.run_test() as pilot:
        field = widget(app)
        field.go_to("p1/alias", (0, 2))
        await pilot.pause()
        assert field.where() == ("p1/alias", (0, 2))
        assert field.part("p1") is field.rows[0].role


async def test_read_only_cannot_be_changed() -> None:
    given = PeopleAnswer(**ADDRESS, people=(Person(id="p1", role="Tutor"),))
    app = Harness((asked("people", min=2), given), read_only=True)
    async with app.run_test() as pilot:
        await pilot.press("x", "tab", "y")
        assert widget(app).answer() is given
        assert "Remove" not in app.drawn and "Add a" not in app.drawn


async def test_an_alias_is_proposed_and_taken_with_one_key() -> None:
    given = PeopleAnswer(**ADDRESS, people=(Person(id="p1", role="Tutor", alias="Colleague A"),))
    app = Harness((asked("people", min=3), given))
    async with app.run_test() as pilot:
        await pilot.pause()
        field = widget(app)
        assert "Colleague B (→)" in app.drawn and "Colleague C (→)" in app.drawn
        assert field.answer() is given
        field.rows[2].alias.focus()
        await pilot.press("right")
        assert field.build().people[-1] == Person(id="p3", alias="Colleague C")
        await pilot.press("left", "right", "right")
        assert field.rows[2].alias.value == "Colleague C"
        await pilot.press("tab", "enter")
        field._add.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert field.rows[2].alias.proposed == "Colleague D", "the row that was removed may come back"
