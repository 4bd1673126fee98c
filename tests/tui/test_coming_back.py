"""What comes back by itself: a review that is due, an old entry, the last time; and that it can rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from learnlog.journal.answers import ChoicesAnswer, Chosen, LineAnswer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.terms import Term
from learnlog.returning import LOOKED
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.toml import TomlStore
from learnlog.tui.entry import EntryScreen
from learnlog.tui.last_time import LastTime
from learnlog.tui.profile import ProfileScreen
from learnlog.tui.task import TaskScreen
from learnlog.tui.terms import TermsDialog
from tests.tui.driving import Clock, Trainee, sitting_down

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)
MONTH_AGO = NOW - timedelta(days=31)
STORY = "Pupil A reads aloud to the younger ones now, and nobody has had to ask for it even once in all these weeks."


def reviewed() -> Entry:
    """Return Task 5, written a month ago, about Pupil A, reviewed every week."""
    return Entry(
        id=IdMaker(lambda bits: 5)(MONTH_AGO),
        unit="unit-5",
        unit_version="1.0",
        task="task-5",
        title="Task 5: One pupil or group",
        created=MONTH_AGO,
        updated=MONTH_AGO,
        happened_on=MONTH_AGO.date(),
        answers=(
            LineAnswer(step="pupil", field="alias", under="The pupil or group", asked="Alias?", text="Pupil A"),
            ProseAnswer(step="begin", field="why", under="The one area", asked="Why this one?", text=STORY),
            ChoicesAnswer(
                step="reviewing",
                field="intervals",
                under="Reviews",
                asked="How often?",
                chosen=(Chosen(id="weekly", name="Weekly"),),
            ),
        ),
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    TomlStore(Folders.find(tmp_path / "log", {})).save(reviewed(), "")
    return tmp_path / "log"


def lines(trainee: Trainee) -> set[str]:
    return {one.id or "" for one in trainee.app.home.query("Line")}


async def test_a_review_that_is_due_is_read_and_done_from_home(home: Path) -> None:
    one = reviewed()
    async with sitting_down(home, Clock(), size=(120, 40)) as trainee:
        assert "↻ Task 5, Pupil A, last looked at" in trainee.text
        await trainee.choose_line("review-0")
        trainee.screen(EntryScreen)
        assert "Its review is due (every week, last looked at 4 weeks ago)." in trainee.says("#entry-review")
        await trainee.press("l")
        assert [added.text for added in trainee.kept(one.id).follow_ups] == [LOOKED]
        assert "next on Monday 30 November 2026" in trainee.says("#entry-review")
        await trainee.press("s")
        assert "not reviewed any more" in trainee.says("#entry-review")
        await trainee.press("s", "escape")
        assert "review-0" not in lines(trainee)


async def test_what_is_said_of_a_review_and_of_versions_names_the_keys_as_they_are(home: Path) -> None:
    (home / "keys.toml").write_text('[entry]\nlooked = "K"\nversions = "V"\n[home]\nprofile = "W"\n', "utf-8")
    async with sitting_down(home, Clock(), size=(120, 40)) as trainee:
        trainee.app.home.query_one("#earlier").focus()
        await trainee.press("z", "down", "enter")
        assert "About you (W)" in trainee.notifications[-1]
        await trainee.choose_line("review-0")
        assert "; K notes that you looked" in " ".join(trainee.says("#entry-review").split())
        await trainee.press("K", "V", "enter", "tab", "enter")
        assert "among its versions (V)" in trainee.notifications[-1]


async def test_a_review_that_is_ended_from_home_says_which_key_takes_it_up_again(home: Path) -> None:
    (home / "keys.toml").write_text('[entry]\nreviews = "Q"\n', "utf-8")
    async with sitting_down(home, Clock(), size=(120, 40)) as trainee:
        trainee.app.home.query_one("#review-0").focus()
        await trainee.press("z", "end", "enter")
        assert "Q on the entry takes its reviews up again." in trainee.notifications[-1]


async def test_what_comes_back_is_left_alone_for_as_long_as_is_wanted(home: Path) -> None:
    clock = Clock()
    async with sitting_down(home, clock, size=(120, 40)) as trainee:
        assert "A month ago you wrote" in trainee.text
        trainee.app.home.query_one("#review-0").focus()
        await trainee.press("z", "escape")
        assert trainee.app.focused is trainee.app.home.query_one("#review-0"), "still there, and still the one at hand"
        trainee.app.home.query_one("#earlier").focus()
        await trainee.press("z", "enter")
        assert "left alone for a month" in trainee.notifications[-1]
        assert not lines(trainee) & {"earlier", "review-0"}, "the entry rests, for whatever it came back"
        clock.on(days=31)
        await trainee.press("f4", "f2")
        assert lines(trainee) >= {"earlier", "review-0"}
        trainee.app.home.query_one("#earlier").focus()
        await trainee.press("z", "down", "enter")
        assert "earlier" not in lines(trainee) and "About you" in trainee.notifications[-1]
        trainee.app.home.query_one("#review-0").focus()
        await trainee.press("z", "down", "down", "enter")
        assert "review-0" not in lines(trainee)


async def test_the_last_time_stands_above_a_task_that_is_begun_again_and_is_never_in_the_way(home: Path) -> None:
    async with sitting_down(home, Clock(), size=(120, 40)) as trainee:
        await trainee.choose_line(f"entry-{reviewed().id}")
        await trainee.press("b")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        last = trainee.one("LastTime", LastTime)
        await trainee.until(lambda: last.has_class("-shown"))
        assert "Last time, 23 October 2026 (4 weeks ago): “Pupil A reads aloud" in str(last.render())
        assert trainee.app.focused is not last
        last.focus()
        await trainee.press("enter")
        assert trainee.screen(EntryScreen).at_hand == reviewed()
        await trainee.press("escape")
        assert trainee.task.sitting.entry.answers == ()


async def test_terms_are_written_as_one_would_and_said_back(tmp_path: Path) -> None:
    home = tmp_path / "log"
    async with sitting_down(home, Clock()) as trainee:
        await trainee.press("p")
        trainee.screen(ProfileScreen)._terms.press()
        await trainee.settle()
        dialog = trainee.screen(TermsDialog)
        assert "after about four months" in trainee.says("#terms-said")
        dialog.query_one("ProseArea").text = "Autumn: 2 Sep – 18 Dec\nnever"  # type: ignore[attr-defined]
        await trainee.settle()
        assert "✓ Autumn: Wednesday 2 September 2026 to Friday 18 December 2026" in trainee.says("#terms-said")
        assert "! Line 2: it needs a first and a last day" in trainee.says("#terms-said")
        await trainee.push("#terms-look-back")
        await trainee.push("#terms-keep")
        assert isinstance(trainee.app.screen, TermsDialog), "what is lost by it is said first"
        await trainee.push("#terms-keep")
        settings = TomlStore(trainee.folders).records.settings()
        assert settings.terms == (Term(name="Autumn", first=date(2026, 9, 2), last=date(2026, 12, 18)),)
        assert not settings.look_back
