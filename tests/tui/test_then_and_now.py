"""Ratings then and now: two times side by side, chosen among all there are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from learnlog.journal.answers import Rating, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.toml import TomlStore
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.entry import EntryScreen
from learnlog.tui.navigation import ShowThenAndNow
from learnlog.tui.then_and_now import ThenAndNowScreen
from tests.tui.driving import Clock, sitting_down
from tests.tui.log_room import NASTY

BEGUN = datetime(2026, 9, 7, 18, 30, tzinfo=UTC)


def scale(step: str, level: str, evidence: str = "") -> ScaleAnswer:
    rating = Rating(item="challenges", name="Weigh it up", level=level, level_name=level, mark="◑", evidence=evidence)
    return ScaleAnswer(step=step, field="ratings", under=step.title(), asked="How confident?", ratings=(rating,))


def rated(home: Path) -> Entry:
    """Save the outcomes three times, better each time, and return the entry."""
    store = TomlStore(Folders.find(home, {}))
    entry, version = (
        Entry(
            id=IdMaker(lambda bits: 5)(BEGUN),
            unit="unit-5",
            unit_version="1.0",
            task="outcomes",
            title="Your learning outcomes",
            created=BEGUN,
            updated=BEGUN,
            happened_on=BEGUN.date(),
        ),
        "",
    )
    for week, answer in enumerate(
        (scale("start", "not-yet", NASTY), scale("now", "beginning"), scale("now", "mostly"))
    ):
        entry = entry.with_answer(answer).changed(updated=BEGUN + timedelta(weeks=week))
        version = store.save(entry, version)
    return entry


async def test_two_ratings_stand_side_by_side_and_any_two_can(tmp_path: Path) -> None:
    entry = rated(tmp_path / "log")
    async with sitting_down(tmp_path / "log", Clock(), size=(120, 40)) as trainee:
        await trainee.choose_line(f"entry-{entry.id}")
        await trainee.press("w")
        trainee.screen(ThenAndNowScreen)
        assert "Then: Start (7 September 2026, 18:30)" in trainee.text
        assert "Now: Now (21 September 2026, 18:30)" in trainee.text
        assert "▲ 2 steps up" in trainee.text and "1 further on" in trainee.text
        assert "[bold]not bold[/]" in trainee.text and "\x1b" not in trainee.text
        await trainee.press("n", "up", "enter")
        assert "▲ 1 step up" in trainee.text and "14 September 2026" in trainee.text
        await trainee.press("t", "down", "down", "enter")
        assert "▼ 1 step down" in trainee.text
        await trainee.press("escape", "v", "w")
        assert isinstance(trainee.app.screen, ThenAndNowScreen), "from the versions as well"
        await trainee.press("escape")
        assert isinstance(trainee.app.screen, EntryScreen)


async def test_an_entry_that_rates_nothing_says_so(tmp_path: Path) -> None:
    home = tmp_path / "log"
    entry = rated(home)
    store = TomlStore(Folders.find(home, {}))
    store.save(entry.changed(answers=()), store.load(entry.id).version)
    async with sitting_down(home, Clock()) as trainee:
        await trainee.choose_line(f"entry-{entry.id}")
        await trainee.press("w")
        assert isinstance(trainee.app.screen, EntryScreen), "the key is not offered"
        trainee.app.post_message(ShowThenAndNow(entry.id, entry.title))
        await trainee.settle()
        assert isinstance(trainee.app.screen, MessageDialog) and "Nothing is rated" in trainee.text
