"""A tutor's comments on the screens: taken in, beside the answers, and answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import OptionList

from learnlog.commenting import comment_file
from learnlog.guide import Guide
from learnlog.journal.entry import Comment, Entry
from learnlog.tui.comments import CommentDialog, CommentsDialog
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.follow_up import FollowUpDialog
from learnlog.tui.step import StepPanel
from learnlog.tui.take_comments import BroughtDialog, CommentsFileDialog
from tests.tui.driving import sitting_down
from tests.tui.log_room import (
    NASTY,
    NOW,
    TASK,
    UNIT,
    Shell,
    entry_id,
    note,
    press,
    prose,
    screen_text,
    settled,
    task_entry,
    values,
    workspace,
)

SIZE = (80, 24)

ON_TEXT = Comment(
    id="a", written=NOW, by="Ms Smith", text="Who?", step="write", field="text", asked="What does it mean?"
)
ON_NEXT = Comment(id="b", written=NOW, by=NASTY, text=NASTY, step="write", field="next", asked="What next?")


def commented() -> Entry:
    one = task_entry(1, values("respect"), prose("One pupil waits."), prose("Ask why.", "next"))
    return one.changed(comments=(ON_TEXT, ON_NEXT, Comment(written=NOW, text="Well done.")))


async def test_each_comment_stands_beside_its_answer_and_is_answered_in_words_or_with_a_mark() -> None:
    desk = workspace(commented())
    screen = EntryScreen(desk, entry_id(1))
    app = Shell(lambda: screen)
    async with app.run_test(size=(100, 50)) as pilot:
        await settled(pilot)
        text = screen_text(app)
        assert "3 comments are not answered yet: press o" in text
        at = [
            text.index(part) for part in ("One pupil waits.", "┃ Ms Smith, 23 Nov", "┃   Who?", "Ask why.", "not bold")
        ]
        assert at == sorted(at) and text.index("Comments\n") > text.index("Ask why.")
        await press(pilot, "o", "enter")
        assert isinstance(app.screen, CommentDialog) and "On: What does it mean?" in screen_text(app)
        await press(pilot, "tab", "enter")  # mark as answered
        assert isinstance(app.screen, CommentsDialog)
        assert app.screen.query_one(OptionList).highlighted == 1, "the next that is not answered"
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, FollowUpDialog) and "In reply to: " in screen_text(app)
        app.screen.query_one(ProseArea).insert("I asked the rest.")
        await press(pilot, "ctrl+s")
        entry = desk.read_entry(entry_id(1))
        assert [one.responded for one in entry.comments] == [NOW, NOW, None]
        assert [(one.text, one.to) for one in entry.follow_ups] == [("I asked the rest.", "b")]
        assert entry.answers == commented().answers
        text = screen_text(app)
        assert "1 comment is not answered yet" in text and "answered 23 November 2026, 19:02" in text
        assert text.index("In reply, 23 November") < text.index("I asked the rest.") and "Followed up" not in text
        await press(pilot, "o", "up", "up", "enter", "tab", "enter")  # not answered yet, after all
        assert [one.responded for one in desk.read_entry(entry_id(1)).comments] == [None, NOW, None]
        await press(pilot, "escape")
        assert "2 comments are not answered yet" in screen_text(app)


async def test_an_entry_without_comments_says_so() -> None:
    desk = workspace(note(1, "A walk"))
    screen = EntryScreen(desk, entry_id(1))
    app = Shell(lambda: screen)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.set_keymap({"home.comments": "K"})
        await press(pilot, "o")
        assert isinstance(app.screen, MessageDialog) and "no comment on this entry" in screen_text(app)
        assert "(K on Home)" in screen_text(app)


async def test_a_step_shows_the_comments_on_its_answers_and_takes_them_along() -> None:
    guide = Guide(UNIT, TASK, commented())
    step = guide.step("write")
    assert step is not None

    class Panel(App[None]):
        def compose(self) -> ComposeResult:
            assert step is not None
            yield StepPanel(step, guide.entry, today=lambda: NOW.date())

    app = Panel()
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        at = [
            text.index(part) for part in ("One pupil waits.", "Ms Smith", "Who?", "What next?", "Ask why.", "not bold")
        ]
        assert at == sorted(at)
        panel = app.query_one(StepPanel)
        both = step.fields
        for fields, kinds in ((both[1:], 1), (both, 2)):
            await panel.stand(step.__class__(**{**vars(step), "fields": fields}), guide.entry)
            await pilot.pause()
            assert len(panel.query(".step-comments")) == kinds
        text = screen_text(app)
        assert text.index("Who?") < text.index("What next?") < text.index("not bold")


async def test_from_home_a_file_is_chosen_looked_at_and_taken_in(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "keys.toml").write_text('[entry]\ncomments = "K"\n', "utf-8")
    async with sitting_down(tmp_path / "log") as trainee:
        desk = (await trainee.app.opened()).workspace
        sitting = desk.sittings.begin_free()
        entry = sitting.entry.with_answer(prose("A walk."))
        desk.store.save(entry.changed(title="A walk"), "")
        sitting.close()
        file = tmp_path / "walk.comments.toml"
        raw = comment_file([desk.read_entry(entry.id)], {}).decode("utf-8-sig")
        await trainee.press("c")
        dialog = trainee.screen(CommentsFileDialog)

        async def look(shown: Callable[[], bool]) -> None:
            named = trainee.app.screen.query_one(LineInput)
            named.focus()
            named.value = f"'{file}'"
            await trainee.press("enter")
            await trainee.until(shown)

        await look(lambda: trainee.app.screen is not dialog and "There is no file" in trainee.text)
        file.write_text(raw.replace("comment = '''", 'comment = "', 1), encoding="utf-8")
        await look(lambda: "walk.comments.toml, line 25" in trainee.text)
        file.write_text(raw.replace("'''\r\n\r\n'''", f"'''\n{NASTY.replace(chr(27), '')}\n'''", 1), encoding="utf-8")
        await look(lambda: isinstance(trainee.app.screen, BroughtDialog))
        assert "A walk" in trainee.text and "On the whole" in trainee.text and "not bold" in trainee.text
        assert desk.read_entry(entry.id).comments == ()
        await trainee.press("enter")
        await trainee.until(
            lambda: any("1 comment stands" in one and "; K answers one." in one for one in trainee.notifications)
        )
        (comment,) = desk.read_entry(entry.id).comments
        assert comment.text == NASTY.replace(chr(27), "")
