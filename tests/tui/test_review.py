"""The review of an entry: what is missing is named where it will read."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import App, ComposeResult

from learnlog.guide import Guide
from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Profile
from learnlog.tui.about import AboutEntry
from learnlog.tui.entry_view import EntryView
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.review import ReviewPanel
from tests.tui.log_room import NOW, TASK, UNIT, prose, screen_text, task_entry


class Reviewed(App[None]):
    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._guide = Guide(UNIT, TASK, entry, Profile())

        self.described: list[AboutEntry.Changed] = []

    def compose(self) -> ComposeResult:
        yield ReviewPanel(self._guide, today=lambda: date(2026, 11, 23))

    @on(AboutEntry.Changed)
    def _described(self, message: AboutEntry.Changed) -> None:
        self.described.append(message)


def read(app: App[None]) -> str:
    """The entry as it will read, without the list of what is missing above it."""
    _, heading, text = screen_text(app).partition("As it ")
    assert heading
    return text


async def test_what_is_missing_stands_where_it_will_read() -> None:
    empty: ProseAnswer = prose(" ")
    app = Reviewed(task_entry(1, empty))
    async with app.run_test(size=(100, 70)) as pilot:
        await pilot.pause()
        text = read(app)
        assert text.index("What does it mean here?") < text.index("! “What does it mean here?” has no answer yet.")
        assert text.index("Still missing") < text.index("! “What next?” has no answer yet.")
        assert text.count("!") == 2


async def test_a_complete_entry_names_nothing() -> None:
    entry = task_entry(1, prose("Words.")).changed(state="complete", completed=NOW)
    app = Reviewed(entry)
    async with app.run_test(size=(100, 70)) as pilot:
        await pilot.pause()
        assert read(app).startswith("reads") and "!" not in read(app)
        assert app.query_one(EntryView).entry == entry


async def test_looking_at_the_review_leaves_the_facts_as_they_were_written() -> None:
    tags = ("bell \x07 rings", "two\nlines")
    app = Reviewed(task_entry(1, prose("Words.")).tagged(tags).changed(hours=1.23456789))
    async with app.run_test(size=(100, 70)) as pilot:
        await pilot.pause()
        assert "bell ␇ rings" in screen_text(app) and "\x07" not in screen_text(app)
        assert app.described == []
        line = app.query(LineInput).last()
        line.value += ", new"
        await pilot.pause()
        assert [tuple(tag.strip() for tag in one.tags or ()) for one in app.described] == [(*tags, "new")]
        assert app.described[0].hours is None and app.described[0].day is None


async def test_its_buttons_are_as_low_as_a_line() -> None:
    draft = task_entry(1, prose("Words."))
    for entry in (draft, draft.changed(state="complete", completed=NOW)):
        app = Reviewed(entry)
        async with app.run_test(size=(100, 70)) as pilot:
            await pilot.pause()
            assert [(one.size.height, one.disabled) for one in app.query("#finish Push").results(Push)] == [
                (1, entry is draft)
            ]


async def test_what_happened_on_a_day_without_a_year_happened_last_time_there_was_one() -> None:
    app = Reviewed(task_entry(1, prose("Words.")))
    async with app.run_test(size=(100, 70)) as pilot:
        app.query(LineInput).first().value = "11 Dec"
        await pilot.pause()
        assert [one.day for one in app.described] == [date(2025, 12, 11)]
        assert "Thursday 11 December 2025" in screen_text(app)
