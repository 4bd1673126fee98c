"""Two versions side by side: what is shown of them, and how it is decided what stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Button

from learnlog.journal.compare import Part, compare
from learnlog.journal.merge import merge
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp
from learnlog.tui.compare import SAVE, Action, CompareScreen, Decision
from learnlog.tui.compare_part import AROUND, PartView, Side, shortened
from learnlog.tui.footer import KeyFooter
from learnlog.tui.help import HelpScreen
from learnlog.tui.page import Page
from tests.variations import the_first

from .comparing import BASE, MINE, NOON, SIDES, THEIRS, UNANSWERED, Comparer, clashing, looking, settling
from .driving import screen_text, until
from .log_room import NASTY

WIDE, SMALL = (120, 40), (80, 24)


def shown(pilot: Pilot[Any]) -> str:
    return screen_text(pilot.app)


def current(app: Comparer) -> PartView:
    return app.screen.query_one("PartView.-current", PartView)


async def test_only_what_differs_is_shown_until_all_is_asked_for() -> None:
    app = Comparer(looking())
    async with app.run_test(size=(120, 100)) as pilot:
        await pilot.pause()
        assert "difference 1 of 5" in shown(pilot)
        assert "Which two values" not in shown(pilot)
        assert "words the same" in shown(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "Which two values" in shown(pilot)
        assert "= The same on both sides" in shown(pilot)
        assert "words the same" not in shown(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "Which two values" not in shown(pilot)
        assert "words the same" in shown(pilot)


async def test_what_differs_is_marked_by_signs() -> None:
    app = Comparer(looking())
    async with app.run_test(size=(170, 100)) as pilot:
        await pilot.pause()
        for words in ("[−in my setting]", "[+at school]", "[+for his friend]", "[−The others noticed.]"):
            assert words in shown(pilot)
        assert "− Yours, 14:02 today · 3 words only here" in shown(pilot)
        assert "+ On the disk, 13:40 · 2 words only here" in shown(pilot)


@pytest.mark.parametrize(("size", "beside"), [((100, 40), True), ((99, 40), False), (SMALL, False), ((60, 20), False)])
async def test_sides_stand_beside_each_other_where_there_is_room(size: tuple[int, int], beside: bool) -> None:
    app = Comparer(looking())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        before, after = (current(app).query_one(f".-{one}").region for one in ("before", "after"))
        assert (before.y == after.y) is beside
        assert (before.x == after.x) is not beside
        assert abs(before.width - after.width) <= 1
        assert not before.overlaps(after)


async def test_next_and_previous_go_round_the_differences() -> None:
    app = Comparer(looking())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        seen = [current(app)]
        for _ in range(5):
            await pilot.press("n")
            await pilot.pause()
            seen.append(current(app))
            assert app.screen.query_one(Page).region.contains_region(
                current(app).region.intersection(app.screen.region)
            )
        assert len(set(seen)) == 5
        assert seen[5] is seen[0]
        await pilot.press("p")
        await pilot.pause()
        assert current(app) is seen[4]
        assert "difference 5 of 5" in shown(pilot)


async def test_a_click_goes_to_a_difference() -> None:
    app = Comparer(looking())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = list(app.screen.query("PartView").exclude(".-hidden").results(PartView))[1]
        await pilot.click(view)
        assert current(app) is view


async def test_long_texts_scroll_to_their_end() -> None:
    long = BASE.changed(
        title="Other",
        answers=tuple(
            answer.model_copy(update={"text": "word " * 3000 + "END"}) if answer.kind == "prose" else answer
            for answer in BASE.answers
        ),
    )
    app = Comparer(CompareScreen("Long", SIDES, compare(BASE, long)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.press("a", "end")
        await pilot.pause()
        assert app.screen.query_one(Page).at_end
        await pilot.press("home", "pagedown")
        assert app.screen.query_one(Page).row > 10


@pytest.mark.parametrize(("size", "at"), [(WIDE, 0), (SMALL, 1)])
async def test_an_action_is_given_back_by_its_name(size: tuple[int, int], at: int) -> None:
    app = Comparer(looking())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.click(f"#compare-way-{at}")
        assert app.decision == Decision(["recover", "keep"][at])
    app = Comparer(looking())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*["tab"] * (at + 1), "enter")
        assert app.decision == Decision(["recover", "keep"][at])


@pytest.mark.parametrize("screen", the_first(1, [looking, settling]))
async def test_escape_and_leaving_give_back_nothing(screen: Any) -> None:
    app = Comparer(screen())
    async with app.run_test() as pilot:
        await pilot.press("m", "escape")
        await pilot.pause()
        assert app.decision is None
    app = Comparer(made := screen())
    async with app.run_test() as pilot:
        await made.leave()
        await pilot.pause()
        assert app.decision is None


async def test_two_that_read_the_same_say_so() -> None:
    app = Comparer(CompareScreen("Same", SIDES, compare(BASE, BASE)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("n", "p")
        await pilot.pause()
        assert "Both read the same." in shown(pilot)
        assert "no differences" in shown(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "Two values in your setting" in shown(pilot)


async def test_what_is_empty_and_what_differs_in_spaces_say_so() -> None:
    parts = [Part.of(("title",), "", "Title", "", "new"), Part.of(("hours",), "", "Hours", "1  x", "1 x")]
    app = Comparer(CompareScreen("Gaps", SIDES, parts))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "(nothing)" in shown(pilot)
        assert "Only spaces, line breaks or signs differ." in shown(pilot)


@pytest.mark.parametrize("size", the_first(1, [SMALL, WIDE]))
async def test_text_is_only_text(size: tuple[int, int]) -> None:
    part = Part.of(("answers", "s", "", "f", "0"), NASTY, NASTY, NASTY, f"{NASTY} and \x1b[32m more")
    screen = CompareScreen(NASTY, (Side(NASTY), Side(NASTY, NASTY)), [part], actions=[Action("x", NASTY)], note=NASTY)
    app = Comparer(screen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = shown(pilot)
        assert text.count("not bold[/]") > 5
        assert "\x1b" not in text


async def test_in_learnlog_help_opens_and_another_room_is_a_way_out(tmp_path: Path) -> None:
    app = LearnlogApp(Opening(Folders.find(tmp_path, {}), lambda: NOON))
    given: list[Decision | None] = []
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.home.overview is not None)
        await app.push_screen(looking(), given.append)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert "Two versions, compared" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        assert given == []
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.home)
        assert given == [None]


# -- deciding


async def test_clashes_are_decided_one_by_one_and_then_saved() -> None:
    app = Comparer(settling())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "difference 1 of 4" in shown(pilot)
        assert "4 of 4 left to decide" in shown(pilot)
        await pilot.press("ctrl+s")
        assert app.decision is UNANSWERED
        await pilot.press("m", "n", "b", "n", "t", "n")
        await pilot.pause()
        assert "1 of 4 left to decide" in shown(pilot)
        assert app.screen.query_one("#compare-way-0", Button).disabled
        await pilot.press("right")
        await pilot.pause()
        assert "Everything is decided" in shown(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert isinstance(app.decision, Decision)
    assert app.decision.action == SAVE
    merged = clashing()
    assert list(app.decision.picks.values()) == ["mine", "both", "theirs", "theirs"]
    entry = merged.settled(app.decision.picks)
    assert entry.title == MINE.title
    assert [answer.asked for answer in entry.answers] == [answer.asked for answer in THEIRS.answers]


async def test_clashes_are_decided_with_the_mouse_too() -> None:
    app = Comparer(settling())
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        for view in app.screen.query("PartView").exclude(".-hidden").results(PartView):
            await pilot.click(view.query_one(".-theirs"))
            await pilot.pause()
            assert current(app) is view
            assert "(•) On the disk" in shown(pilot)
        await pilot.click("#compare-way-0")
        await pilot.pause()
    assert isinstance(app.decision, Decision)
    assert set(app.decision.picks.values()) == {"theirs"}
    assert set(app.decision.picks) == {clash.key for clash in clashing().clashes}


async def test_a_decision_can_be_changed() -> None:
    app = Comparer(settling())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("m", "t")
        await pilot.pause()
        assert "( ) Yours" in shown(pilot)
        assert "(•) On the disk" in shown(pilot)
        assert "3 of 4 left" in shown(pilot)


async def test_both_is_offered_only_where_it_can_be() -> None:
    app = Comparer(settling())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert current(app).pick is None
        assert current(app).part.key == ("title",)
        assert not current(app).query("Push.-both")


async def test_tab_goes_to_the_choices_of_the_difference_and_makes_it_the_current_one() -> None:
    app = Comparer(settling())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert "difference 2 of 4" in shown(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert current(app).pick == "mine"


async def test_a_clash_whose_sides_read_the_same_says_so() -> None:
    one, other = (BASE.changed(answers=(BASE.answers[0].model_copy(update={"mood": mood}),)) for mood in ("a", "b"))
    merged = merge(None, one, other)
    app = Comparer(CompareScreen("Same", SIDES, compare(one, other), clashes=merged.clashes))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "Both read the same; what differs" in shown(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "Everything is decided" in shown(pilot)


async def test_what_was_merged_by_itself_is_there_to_be_looked_at() -> None:
    app = Comparer(settling())
    async with app.run_test(size=(120, 120)) as pilot:
        await pilot.pause()
        assert "playground team" not in shown(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "[+Action: Show it to the playground team]" in shown(pilot)


# -- manners


def test_every_key_says_what_it_does() -> None:
    for binding in CompareScreen.BINDINGS:
        assert isinstance(binding, Binding) and binding.id and binding.description and binding.tooltip
    assert CompareScreen.HELP


@pytest.mark.parametrize("screen", the_first(1, [looking, settling]))
async def test_the_keys_fit_at_80_columns(screen: Any) -> None:
    app = Comparer(screen())
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(KeyFooter)
        assert footer.max_scroll_x == 0
        assert "Back" in shown(pilot).splitlines()[-1]


def test_only_the_middle_of_long_stretches_is_left_out() -> None:
    long = " ".join(f"w{number}" for number in range(500))
    part = Part.of(("title",), "", "", f"old {long} old {long}", f"new {long} new {long}")
    assert [change for _, change in shortened(part.before)] == [
        "gone", "same", "left out", "same", "gone", "same", "left out", "same"
    ]  # fmt: skip
    text = "".join(text for text, _ in shortened(part.before))
    assert text.startswith("old w0 ")
    assert f"w{AROUND - 1} (… {500 - 2 * AROUND} words the same …) w{500 - AROUND}" in text
    short = Part.of(("title",), "", "", f"old {'x ' * 2 * AROUND}", f"new {'x ' * 2 * AROUND}")
    assert "left out" not in [change for _, change in shortened(short.before)]
