"""An entry begun in one front end is finished in the other, in the same file; and two of them never write at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from learnlog.guide import answering
from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.fields.scale import ScaleWidget
from learnlog.workspace import Workspace
from tests.plain.player import hold, script
from tests.plain.test_tasks import every_entry
from tests.tui.driving import Trainee, set_text, sitting_down, until

BACK = "back"


def workspace(home: Path) -> Workspace:
    return Opening(Folders.find(home, {}), lambda: datetime(2026, 11, 25, 15, tzinfo=UTC)).workspace()


async def test_begun_line_by_line_it_goes_on_in_the_screens_at_the_same_question(tmp_path: Path) -> None:
    hold(tmp_path, script([BACK, "tasks", "Task 2", "1 3", "weak", "Nobody waited.", "absent", "quit"]))
    async with sitting_down(tmp_path, resume=True) as trainee:
        ratings = trainee.field("ratings")
        assert isinstance(ratings, ScaleWidget)
        assert trainee.task.key == "extent/respect"
        # The evidence of the second characteristic was asked for last.
        await until(trainee.pilot, lambda: ratings.where()[0] == "ways-of-communicating/evidence")
        assert [one.chosen for one in ratings.pickers.values()][:3] == ["weak", "absent", ""]
        set_text(ratings.evidence["ways-of-communicating"], "Looked in the hall.")
        await trainee.settle()
        await trainee.press("f2")
        await trainee.press("ctrl+q")
    said = hold(tmp_path, script(["continue", "quit"])).said
    assert "Now: Looked in the hall." in said
    (entry,) = every_entry(tmp_path)
    assert entry.task == "task-2"


async def test_begun_in_the_screens_it_is_finished_line_by_line(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await note(trainee)
    said = hold(tmp_path, script(["continue", "and a second", ".", "complete", "quit"])).said
    assert "Your text so far, 3 words:" in said
    assert "The entry is complete." in said
    (entry,) = every_entry(tmp_path)
    texts = [one.text for one in entry.answers if isinstance(one, (LineAnswer, ProseAnswer))]
    assert texts == ["A title", "A first line\n\nand a second"]
    assert entry.state == "complete"


async def note(trainee: Trainee) -> None:
    """Write a title and a line of a free entry, and close learnlog in the middle of it."""
    await trainee.press("f5")
    title, text = trainee.field("title"), trainee.field("text")
    title.query_one("LineInput").value = "A title"  # type: ignore[attr-defined]
    assert isinstance(text, ProseWidget)
    set_text(text.query_one("ProseArea"), "A first line")  # type: ignore[arg-type]
    text.go_to()
    await trainee.settle()
    await trainee.press("ctrl+q")


def test_what_another_window_is_writing_in_is_read_out_and_not_written(tmp_path: Path) -> None:
    other = workspace(tmp_path).sittings.begin_free()
    (asked, *_) = other.guide.steps[0].fields
    other.write(answering.line(asked, None, "Theirs"))
    other.save()
    over = hold(tmp_path, script([BACK, "log", "1", "edit", "home", "quit"]))
    assert "This entry is open in another learnlog window." in over.flat
    assert over.code == 0
    other.close()


def test_an_entry_that_something_else_changes_meanwhile_is_brought_together(tmp_path: Path) -> None:
    def change(said: str) -> str | None:
        """Write a title; then let another program write another one into the file, and go on."""
        line = next(lines, None)
        if line == "!":
            (path,) = (tmp_path / "entries").glob("*/*.toml")
            text = path.read_text(encoding="utf-8").replace("Mine", "Theirs")
            path.write_text(text, encoding="utf-8")
            return "Mine again"
        return line

    lines = iter([BACK, "new", "Mine", "save", "back", "!", "save", "keep yours", "1", "home", "quit"])
    over = hold(tmp_path, change)
    assert "Both changed this" in over.flat
    assert "Mine again" in over.said and "Theirs" in over.said
    assert "Both are one entry again." in over.flat
    (entry,) = every_entry(tmp_path)
    assert [one.text for one in entry.answers if isinstance(one, LineAnswer)] == ["Mine again"]


def test_words_left_behind_can_be_heard_compared_and_set_aside(tmp_path: Path) -> None:
    left = workspace(tmp_path).sittings.begin_free()
    (title, text) = left.guide.steps[0].fields
    left.write(answering.line(title, None, "Kept"))
    left.save()
    left.write(answering.prose(text, None, "Not saved"))
    left.keep(durable=True)
    left._hold.release()  # type: ignore[union-attr]  # as if its window had been killed

    over = hold(tmp_path, script([BACK, "read", "later", "quit"]))
    assert "Not saved" in over.said and "Your log holds this entry" in over.flat
    over = hold(tmp_path, script(["keep the saved one", "home", "log", "bin", "", "home", "quit"]))
    assert "These words are in the bin of your log" in over.flat
    assert "words you set aside" in over.flat
    (entry,) = every_entry(tmp_path)
    assert [one.field for one in entry.answers] == ["title"]


def test_a_command_that_became_a_line_of_a_text_is_named_and_can_be_taken_out(tmp_path: Path) -> None:
    typed = [BACK, "new", "A title", "A first line", "editor", ".undo", "Gaps", "no command", ".", "quit"]
    over = hold(tmp_path, script(typed))
    assert "“editor” is a line of your text now. “.undo” takes it out." in over.flat
    assert "“Gaps” is a line of your text now." in over.flat and "“no command” is" not in over.flat
    (entry,) = every_entry(tmp_path)
    texts = [one.text for one in entry.answers if isinstance(one, (LineAnswer, ProseAnswer))]
    assert texts == ["A title", "A first line\nGaps\nno command"]


def test_what_is_missing_is_told_with_its_step_where_several_ask_the_same(tmp_path: Path) -> None:
    flat = hold(tmp_path, script([BACK, "tasks", "Task 4", "gaps", "3", "jump 6", "quit"])).flat
    missing = "Step 2, Skilled staff who keep learning: “What is your evidence?” has no answer yet."
    assert flat.count(missing) == 2, "asked for, and in the review"
