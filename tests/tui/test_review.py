"""The review of an entry: what is missing is named where it will read."""

from __future__ import annotations

from datetime import date

from textual.app import App, ComposeResult

from learnlog.guide import Guide
from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Profile
from learnlog.tui.entry_view import EntryView
from learnlog.tui.review import ReviewPanel
from tests.tui.log_room import NOW, TASK, UNIT, prose, screen_text, task_entry


class Reviewed(App[None]):
    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._guide = Guide(UNIT, TASK, entry, Profile())

    def compose(self) -> ComposeResult:
        yield ReviewPanel(self._guide, today=lambda: date(2026, 11, 23))


def read(app: App[None]) -> str:
    """The entry as it will read, without the list of what is missing above it."""
    return screen_text(app).split("As it will read")[1]


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
        assert "!" not in read(app)
        assert app.query_one(EntryView).entry == entry
