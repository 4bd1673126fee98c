"""The Actions room: every planned action in one table, to tick, postpone, pass on, and put into a calendar."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from textual.coordinate import Coordinate
from textual.widgets import OptionList

from learnlog.acting import tick
from learnlog.content.task import Column, RowsField, Step
from learnlog.journal.action_list import Show, Wanted
from learnlog.journal.actions import planned_actions
from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName
from learnlog.search.log_view import LogView
from learnlog.store.memory import MemoryStore
from learnlog.store.units import Catalog
from learnlog.tui.action_detail import ActionDetail
from learnlog.tui.action_dialogs import PersonDialog, PostponeDialog, TickDialog
from learnlog.tui.action_filters import ActionFilters
from learnlog.tui.action_table import ActionTable
from learnlog.tui.actions import ActionsScreen
from learnlog.tui.calendar_file import CalendarDialog
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.names import FoundDialog
from learnlog.tui.navigation import EditEntry, OpenTask, ReadEntry
from learnlog.tui.search_box import SearchBox
from learnlog.tui.written import WrittenDialog
from learnlog.workspace import Workspace
from tests.planned import planned, row
from tests.tui.driving import PATIENCE, sitting_down, until
from tests.tui.log_room import (
    NARROW,
    NASTY,
    NOW,
    TASK,
    UNIT,
    WIDE,
    Shell,
    entry_id,
    has_focus,
    in_front,
    press,
    screen_text,
    settled,
    shown_keys,
    workspace,
)

TODAY = NOW.date()


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def plans() -> tuple[Entry, ...]:
    """Two plans: overdue, due, later, without a day; and one done."""
    return (
        planned(
            row("r1", "Ask every pupil", who="SENCO", by=day(1), offered="extent/respect/ratings/privacy"),
            row("r2", "Look again", who="Form tutor", by=day(-3), about="voice", success="They say so"),
            row("r3", "Think", by="after Easter"),
            id=entry_id(1),
        ),
        planned(
            row("r1", "Hold the talk", who="SENCO", by=day(40)),
            row("r2", "Read the plan", by=day(-9), done=day(-8)),
            id=entry_id(2),
        ),
    )


def room(*entries: Entry, key: str = "") -> tuple[Workspace, ActionsScreen, Shell]:
    desk = workspace(*entries)
    screen = ActionsScreen(desk, key)
    return desk, screen, Shell(lambda: screen)


def shown(screen: ActionsScreen) -> list[str]:
    """The actions in the table, from top to bottom."""
    table = screen.query_one(ActionTable)
    return [one.what for one in table._actions] if table.display else []


def at_hand(screen: ActionsScreen) -> str:
    return screen.at_hand.what if screen.at_hand else ""


def kept(desk: Workspace, number: int) -> dict[str, object]:
    """What the entry on the disk says of its actions: the day each is done or due."""
    return {one.what: one.done or one.by or one.by_typed for one in planned_actions(desk.read_entry(entry_id(number)))}


async def test_an_action_is_ticked_in_one_line_and_the_tick_taken_back() -> None:
    desk, screen, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert shown(screen) == ["Look again", "Ask every pupil", "Hold the talk", "Think"]
        assert "1 overdue, 1 due, 1 later, 1 without a day, 1 done" in screen_text(app)
        assert "overdue" in screen_text(app) and "How we will know: They say so" in screen_text(app)
        assert "u" not in shown_keys(screen)
        await press(pilot, "space", "escape")
        assert kept(desk, 1)["Look again"] == day(-3), "Escape leaves it to be done"
        await press(pilot, "space", *"They did.", "enter")
        assert kept(desk, 1)["Look again"] == TODAY
        assert [one.text for one in desk.read_entry(entry_id(1)).follow_ups] == ["Done: Look again\nThey did."]
        assert shown(screen) == ["Ask every pupil", "Hold the talk", "Think"] and at_hand(screen) == "Ask every pupil"
        assert app.said == ["Done. u takes it back."]
        await press(pilot, "x", "enter", "u", "u")
        assert at_hand(screen) == "Look again" and len(shown(screen)) == 4
        assert kept(desk, 1) == {"Ask every pupil": day(1), "Look again": day(-3), "Think": "after Easter"}
        assert desk.read_entry(entry_id(1)).follow_ups == ()
        assert "u" not in shown_keys(screen)


async def test_while_another_window_writes_in_its_entry_nothing_typed_is_lost() -> None:
    desk, screen, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        hold = desk.store.hold(entry_id(1))
        await press(pilot, "space", *"They did.", "enter")
        assert isinstance(app.screen, TickDialog) and "then do this again" in screen_text(app)
        assert app.screen.query_one(LineInput).value == "They did."
        assert kept(desk, 1)["Look again"] == day(-3)
        hold.release()
        await press(pilot, *" All.", "enter")
        assert in_front(app, screen) and kept(desk, 1)["Look again"] == TODAY
        assert desk.read_entry(entry_id(1)).follow_ups[0].text.endswith("They did. All.")


class Slow(MemoryStore):
    """A log that is known only when somebody says so."""

    def __init__(self) -> None:
        super().__init__()
        self.known = threading.Event()

    def log_view(self) -> LogView:
        assert self.known.wait(PATIENCE)
        return super().log_view()


async def test_while_the_log_is_read_it_says_so_and_nothing_that_is_not_known() -> None:
    store = Slow()
    for one in plans():
        store.save(one, "")
    screen = ActionsScreen(Workspace(Catalog((UNIT,), ()), store, lambda: NOW, lambda now, after: entry_id(999)))
    app = Shell(lambda: screen)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "Looking through your log …" in screen_text(app))
        assert "no actions yet" not in screen_text(app) and "▏" not in screen_text(app)
        store.known.set()
        await until(pilot, lambda: "1 overdue, 1 due" in screen_text(app))
        assert at_hand(screen) == "Look again" and "Show: everything to do" in screen_text(app)


async def test_what_changes_outside_shows_and_nobody_loses_their_place() -> None:
    desk, screen, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        assert at_hand(screen) == "Hold the talk"
        tick(desk, planned_actions(desk.read_entry(entry_id(1)))[1])
        await until(pilot, lambda: shown(screen) == ["Ask every pupil", "Hold the talk", "Think"])  # by itself
        assert at_hand(screen) == "Hold the talk" and "2 done" in screen_text(app)
        # What has the cursor goes while a dialog is open about it: nothing is changed, and the table tells why.
        await press(pilot, "space", *"Held.")
        desk.store.bin.put(entry_id(2))
        await press(pilot, "enter")
        assert isinstance(app.screen, TickDialog) and "Nothing was" in screen_text(app)
        await press(pilot, "escape")
        await until(pilot, lambda: shown(screen) == ["Ask every pupil", "Think"])
        assert at_hand(screen) == "Think" and has_focus(app, screen.query_one(ActionTable))


async def test_an_action_that_says_something_else_by_now_is_told_as_it_is() -> None:
    desk, screen, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        entry = desk.read_entry(entry_id(1))
        other = planned(row("r2", "Listen", by=day(-3)), id=entry_id(1)).changed(updated=entry.updated)
        desk.changes.make(entry_id(1), lambda _: other)
        await press(pilot, "enter")
        assert app.said == ["Done. It was written anew elsewhere: “Listen”. u takes it back."]
        await press(pilot, "u")
        assert at_hand(screen) == "Listen"


@pytest.mark.parametrize(("show", "left"), [("done", 4), ("all", 5)])
async def test_who_moves_on_while_an_action_is_taken_up_again_stays_where_they_went(show: Show, left: int) -> None:
    store, may_write = MemoryStore(), threading.Event()
    many = planned(*(row(f"r{at}", f"Number {at}", by=day(at), done=TODAY) for at in range(5)), id=entry_id(1))
    store.save(many, "")

    def clock() -> datetime:
        """Changes are written in threads, and held up there."""
        if threading.current_thread() is not threading.main_thread():
            assert may_write.wait(PATIENCE)
        return NOW

    desk = Workspace(Catalog((UNIT,), ()), store, clock, lambda now, after: entry_id(999))
    screen = ActionsScreen(desk)
    app = Shell(lambda: screen)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "5 done" in screen_text(app))
        screen.query_one(ActionFilters).want(Wanted(show))
        await until(pilot, lambda: len(shown(screen)) == 5)
        screen.query_one(ActionTable).focus()
        await pilot.press("space", "down", "down")
        assert at_hand(screen) == "Number 2"
        may_write.set()
        await until(pilot, lambda: bool(app.said))
        assert len(shown(screen)) == left and kept(desk, 1)["Number 0"] == day(0)
        assert at_hand(screen) == "Number 2"
        await press(pilot, "u")
        assert at_hand(screen) == "Number 0", "what is taken back has the cursor"


async def test_a_ticked_action_is_taken_up_again_and_what_was_said_stays() -> None:
    desk, screen, app = room(*plans(), key=f"{entry_id(2)}/plan/actions/r2")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert at_hand(screen) == "Read the plan", "one that is named is shown, though it is done"
        await press(pilot, "space")
        assert kept(desk, 2)["Read the plan"] == day(-9)
        await press(pilot, "space", "enter")
        assert kept(desk, 2)["Read the plan"] == TODAY and desk.read_entry(entry_id(2)).follow_ups == ()
        await press(pilot, "u", "u")
        assert kept(desk, 2)["Read the plan"] == day(-8)


async def test_another_day_by_a_key_a_line_and_any_day() -> None:
    desk, screen, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "p")
        assert isinstance(app.screen, PostponeDialog) and "3 days ago, overdue" in screen_text(app)
        await press(pilot, "1")
        assert kept(desk, 1)["Look again"] == day(7) and at_hand(screen) == "Look again"
        await press(pilot, "p")
        assert "A week later: Monday 7 December 2026" in screen_text(app)
        await press(pilot, "down", "enter")
        assert kept(desk, 1)["Look again"] == day(21)
        await press(pilot, "p")
        dialog = app.screen
        dialog.query_one(DayInput).input.value = "soon, or later"
        dialog.query_one(DayInput).input.focus()
        await press(pilot, "enter")
        assert app.screen is dialog and "is no date yet" in screen_text(app)
        await press(pilot, *["backspace"] * len("soon, or later"), *"31 Feb", "tab", "enter")
        assert "“31 Feb” is no date yet" in screen_text(app), "by its button, too"
        await press(pilot, *["backspace"] * len("31 Feb"), *"24 Dec")
        assert app.screen is dialog, "the 2 that is typed next is no day of the list"
        await press(pilot, "enter")
        assert kept(desk, 1)["Look again"] == date(2026, 12, 24)
        await press(pilot, "u", "u", "u")
        assert kept(desk, 1)["Look again"] == day(-3)


async def test_another_person_from_those_there_are_or_a_new_one() -> None:
    desk, screen, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "w")
        dialog = app.screen
        assert isinstance(dialog, PersonDialog) and dialog.query_one(LineInput).value == "Form tutor"
        options = dialog.query_one(OptionList)
        offered = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        assert offered == ["SENCO", "Teaching assistant", "Form tutor"]
        await press(pilot, "down", "down", "enter")
        assert screen.at_hand is not None and screen.at_hand.who == "Teaching assistant"
        await press(pilot, "w")
        app.screen.query_one(LineInput).value = "Careers adviser"
        await press(pilot, "enter")
        assert planned_actions(desk.read_entry(entry_id(1)))[1].who == "Careers adviser"
        await press(pilot, "u")
        assert planned_actions(desk.read_entry(entry_id(1)))[1].who == "Teaching assistant"


async def test_which_are_shown_and_in_which_order() -> None:
    _, screen, app = room(*plans())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert shown(screen) == ["Hold the talk", "Ask every pupil", "Look again", "Think"]
        assert "By day, latest first" in screen_text(app) and "By ▼" in screen_text(app)
        await press(pilot, "t", "down", "enter")
        assert shown(screen) == ["Ask every pupil", "Hold the talk", "Look again", "Think"]
        table = screen.query_one(ActionTable)
        await pilot.click(ActionTable, offset=(table._get_cell_region(Coordinate(0, 3)).x + 2, 0))
        await settled(pilot)
        assert screen.query_one(ActionFilters).order == "who" and shown(screen)[0] == "Look again"
        await press(pilot, "s", "right", "enter", "down", "enter", "down")
        assert shown(screen) == ["Ask every pupil", "Hold the talk"] and has_focus(app, table)
        await press(pilot, "slash", *"talk", "enter")
        assert shown(screen) == ["Hold the talk"]
        await press(pilot, "slash", *"zzz")
        assert shown(screen) == [] and "No action is like that." in screen_text(app)
        await press(pilot, "enter", "enter")
        assert len(shown(screen)) == 4 and has_focus(app, table)
        assert not screen.query_one(SearchBox).display
        await press(pilot, "s", "enter", *["down"] * 5, "enter", "down")
        assert shown(screen) == ["Read the plan"]


async def test_among_many_the_cursor_and_the_order_are_true_after_every_key() -> None:
    """Three hundred, in thirty entries: ten a day, from overdue on."""
    many = [
        planned(
            *(
                row(f"r{at}", f"Ask pupil {number:03} {'twice' if at == 7 else 'once'}", by=day(number - 5))
                for at, number in ((at, entry * 10 + at) for at in range(10))
            ),
            id=entry_id(entry + 1),
        )
        for entry in range(30)
    ]
    desk, screen, app = room(*many, key=f"{entry_id(21)}/plan/actions/r4")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert at_hand(screen) == "Ask pupil 204 once" and "▌☐ Ask pupil 204 once" in screen_text(app)
        await press(pilot, "slash")
        for typed, left in (("o", 300), ("n", 270), ("c", 270), ("e", 270)):
            await press(pilot, typed)
            assert len(shown(screen)) == left and at_hand(screen) == "Ask pupil 204 once"
        await press(pilot, *["backspace"] * 4, *"twice")
        assert len(shown(screen)) == 30, "where it is not among them, the cursor is on another that is"
        assert at_hand(screen) in shown(screen) and f"☐ {at_hand(screen)}" in screen_text(app)
        await press(pilot, "escape", "down", "end", "r")
        assert at_hand(screen) == "Ask pupil 299 once" and shown(screen)[0] == at_hand(screen)
        assert "▌☐ Ask pupil 299 once" in screen_text(app)
        await press(pilot, "down", "down", "space", "enter")
        assert at_hand(screen) == "Ask pupil 296 once" and len(shown(screen)) == 299, "the next one has the cursor"
        assert kept(desk, 30)["Ask pupil 297 twice"] == TODAY
        await press(pilot, "end", "space", "enter")
        assert at_hand(screen) == "Ask pupil 001 once" and len(shown(screen)) == 298
        await press(pilot, "u")
        assert at_hand(screen) == "Ask pupil 000 once" and kept(desk, 1)["Ask pupil 000 once"] == day(-5)


async def test_in_the_smallest_window_the_state_of_an_action_still_stands_in_the_table() -> None:
    entry = planned(
        row("r1", "Look again", who="Form tutor and SENCO", by=day(-3), about="their own voice in class"),
        id=entry_id(1),
    )
    _, _, app = room(entry)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "What for" in screen_text(app)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        head, line = screen_text(app).splitlines()[2:4]
        assert head.split() == ["What", "Who", "By", "▲", "State"]
        assert line.startswith("▌☐ Look again ") and "! overdue" in line
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert "What for" in screen_text(app)


async def test_what_an_action_is_for_stands_in_the_column_that_is_ordered_by_it() -> None:
    rows = (
        row("r1", "First", about="voice"),
        row("r2", "Second", offered="extent/respect/ratings/privacy"),
        row("r3", "Third"),
    )
    _, screen, app = room(planned(*rows, id=entry_id(1)))
    for size in (NARROW, WIDE):
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            screen.query_one(ActionFilters).order_by("about")
            await settled(pilot)
            lines = screen_text(app).splitlines()
            at = lines[2].index("What for")
            said = [line[at : at + 10].split()[0] for line in lines[3:6]]
            assert said == ["Respect", "voice", "–"], "what is for nothing stands last"
        _, screen, app = room(planned(*rows, id=entry_id(1)))


async def test_from_an_action_to_its_entry() -> None:
    _, _, app = room(*plans())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter", "o")
        edit, read = app.asked
        assert isinstance(edit, EditEntry) and isinstance(read, ReadEntry)
        assert (edit.entry, edit.step, edit.field, edit.part) == (entry_id(1), "plan", "actions", "r1")
        assert read.entry == entry_id(1)


async def test_nothing_that_anybody_wrote_is_markup() -> None:
    hostile = planned(row("r1", NASTY, who=NASTY, about=NASTY, by=NASTY, success=NASTY), title=NASTY, id=entry_id(1))
    desk, screen, app = room(hostile)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "[bold]not bold[/]" in screen_text(app) and "\x1b" not in screen_text(app)
        for key in ("p", "w", "space"):
            await press(pilot, key)
            assert "[bold]not bold[/]" in screen_text(app)
            await press(pilot, "escape")
        await press(pilot, "space", *"[/]", "enter", "u")
        assert at_hand(screen) == NASTY
        assert screen.query_one(ActionDetail).display
        assert desk.read_entry(entry_id(1)) == hostile.changed(updated=NOW)


async def test_without_an_action_it_says_what_one_is_and_where_they_are_made() -> None:
    columns = (Column(id="action", kind="line", label="What?"),)
    plan = Step(
        id="plan",
        title="Plan",
        fields=(RowsField(id="actions", kind="rows", label="What will you do?", columns=columns, actions=True),),
    )
    unit = UNIT.model_copy(update={"tasks": (TASK.model_copy(update={"steps": (*TASK.steps, plan)}),)})
    desk = Workspace(Catalog((unit,), ()), MemoryStore(), lambda: NOW, lambda now, after: entry_id(999))
    app = Shell(lambda: ActionsScreen(desk))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "You have planned no actions yet." in screen_text(app)
        assert not shown_keys(app.screen) & {"x", "p", "w", "u", "o", "slash", "s", "i"}  # type: ignore[arg-type]
        await press(pilot, "enter")
        (asked,) = app.asked
        assert isinstance(asked, OpenTask) and (asked.unit, asked.task) == ("small", "task-1")


async def test_what_is_said_in_the_room_names_the_keys_as_they_are() -> None:
    _, screen, app = room(planned(row("r1", "Think", by="after Easter"), id=entry_id(1)))
    app.set_keymap({"actions.postpone": "P", "actions.undo": "Z", "actions.filters": "F", "actions.calendar": "K"})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "By: “after Easter”, which is no date yet: P gives it one" in screen_text(app)
        await press(pilot, "K")
        assert isinstance(app.screen, MessageDialog) and "P gives one a day." in screen_text(app)
        await press(pilot, "escape", "P")
        assert isinstance(app.screen, PostponeDialog), "in front of the days, nobody needs a key for them"
        assert "Now: “after Easter”, which is no date yet" in screen_text(app) and "gives it" not in screen_text(app)
        await press(pilot, "escape", "space", "enter")
        assert app.said == ["Done. Z takes it back."]
        assert "F shows what is done." in screen_text(app)
        screen.action_find()
        await press(pilot, *"zzz")
        await until(pilot, lambda: "F shows others." in screen_text(app))


async def test_all_ticked_says_so() -> None:
    _, screen, app = room(planned(row("r1", "Ask", by=TODAY), id=entry_id(1)))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "space", "enter")
        assert "Nothing is left to do." in screen_text(app)
        await press(pilot, "u")
        assert shown(screen) == ["Ask"] and has_focus(app, screen.query_one(ActionTable))


async def test_a_calendar_is_written_after_a_look_for_names(tmp_path: Path) -> None:
    desk, _, app = room(*plans())
    names = (KnownName(name="Look", alias="Pupil A"),)
    desk.settings.change(desk.settings.now.model_copy(update={"names": names, "hand_in_folder": str(tmp_path)}))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        assert isinstance(app.screen, CalendarDialog)
        said = str(app.screen.query_one("#calendar-name").render())
        assert "4 actions in it. 1 without a day is left out. 1 text in it may tell who" in said
        await press(pilot, "enter")
        assert isinstance(app.screen, FoundDialog)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, WrittenDialog) and "Your calendar file is written" in screen_text(app)
        path = tmp_path / "learnlog-actions-2026-11-23.ics"
        todos = Calendar.from_ical(path.read_text("utf-8")).walk("VTODO")
        assert [str(one["summary"]) for one in todos] == [
            *("Read the plan", "Pupil A again", "Ask every pupil", "Hold the talk")
        ]
        await press(pilot, "escape", "i")
        app.screen.query_one(LineInput).value = str(tmp_path / "nowhere")
        await press(pilot, "enter", "tab", "enter")
        assert "There is no folder" in screen_text(app)
        app.screen.query_one(LineInput).value = str(tmp_path)
        app.screen.query_one(LineInput).focus()
        await press(pilot, "enter")
        assert "There is a file of this name already" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, WrittenDialog)


async def test_what_is_changed_in_its_entry_stands_in_the_table_on_the_way_back(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task("unit-5", "task-5")
        await trainee.jump("begin")
        await trainee.write("first-steps", ({"action": "Ask first", "by": "1 May 2027"}, {"action": "Wait"}))
        await trainee.press("f10")
        screen = trainee.screen(ActionsScreen)
        assert shown(screen) == ["Ask first", "Wait"]
        await trainee.press("down", "enter")
        assert trainee.task.panel.where()[:2] == ("first-steps", "r2/action")
        await trainee.press("end", *" a while", "escape")
        assert trainee.app.screen is screen and at_hand(screen) == "Wait a while"
        await trainee.press("space", "enter")  # the dialog stays until the tick is on the disk, and takes no other key
        await trainee.press("f2")
        assert "Nothing is due now: 2 actions …" in trainee.says("#all-actions")
        await trainee.press("a")
        assert shown(trainee.screen(ActionsScreen)) == ["Ask first"]


async def test_without_a_day_there_is_nothing_for_a_calendar() -> None:
    _, _, app = room(planned(row("r1", "Think"), id=entry_id(1)))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        assert isinstance(app.screen, MessageDialog) and "None of these actions has a day" in screen_text(app)
