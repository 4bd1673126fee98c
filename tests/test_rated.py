"""Every time the items of a scale were rated, found in versions, in other entries, and within one entry."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from learnlog.content.task import ChoiceField
from learnlog.content.unit import Unit
from learnlog.errors import EntryUnreadable
from learnlog.journal.answers import ChoiceAnswer, Chosen, Rating, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.then_and_now import Order, side_by_side
from learnlog.rated import OTHERS, rated_scales, rates
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.store.units import Catalog, load_unit
from learnlog.workspace import Workspace
from tests.entries import NOON, entry
from tests.tui.log_room import entry_id
from tests.units import write_unit

ORDER = Order(("never", "sometimes", "often", "no-chance"), frozenset({"no-chance"}))


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Unit:
    return load_unit(write_unit(tmp_path_factory.mktemp("units") / "listening"))


def scale(level: str, step: str = "place", field: str = "ratings", item: str = "", under: str = "") -> ScaleAnswer:
    rating = Rating(item="waiting", name="Waiting", level=level, level_name=level)
    return ScaleAnswer(step=step, item=item, field=field, under=under or step, asked="Where?", ratings=(rating,))


def of(task: str, number: int, *answers: ScaleAnswer, day: int = 0, unit: str = "listening") -> Entry:
    begun = NOON + timedelta(days=day)
    return entry(*answers, begun=begun, id=entry_id(number), unit=unit, task=task, title=f"Entry {number}")


class Desk:
    """A log with the second unit, in which entries are saved again and again."""

    def __init__(self, *units: Unit) -> None:
        self.store = MemoryStore(MemoryDisk())
        self.workspace = Workspace(Catalog(units, ()), self.store, lambda: NOON, lambda now, after: entry_id(999))
        self.versions: dict[str, str] = {}

    def save(self, one: Entry) -> None:
        self.versions[one.id] = self.store.save(one, self.versions.get(one.id, ""))


class Shut(Workspace):
    """A log whose first entry is listed and cannot be read."""

    def read_entry(self, entry_id: str) -> Entry:
        if entry_id.endswith("1"):
            raise EntryUnreadable(entry_id, "it is shut")
        return super().read_entry(entry_id)


def levels(workspace: Workspace, number: int) -> list[list[tuple[str, str]]]:
    found = rated_scales(workspace, entry_id(number))
    return [[(one.label, one.ratings[0].level) for one in scale.occasions] for scale in found]


def test_earlier_ratings_are_in_the_versions(unit: Unit) -> None:
    desk = Desk(unit)
    for day, level in enumerate(("never", "never", "often")):
        desk.save(of("one-reader", 1, scale(level)).changed(updated=NOON + timedelta(days=day)))
    (found,) = rated_scales(desk.workspace, entry_id(1))
    assert [(one.when, one.ratings[0].level) for one in found.occasions] == [
        (NOON, "never"),
        (NOON + timedelta(days=2), "often"),
    ]
    assert found.order == ORDER and (found.heading, found.question) == ("place", "Where?")
    (row,) = side_by_side(found.occasions[0].ratings, found.occasions[1].ratings, found.order)
    assert (row.sign, row.change) == ("▲", "2 steps up")


def test_and_in_other_entries_of_the_same_task(unit: Unit) -> None:
    desk = Desk(unit)
    desk.save(of("one-reader", 1, scale("never")))
    desk.save(of("one-reader", 2, scale("often"), day=40))
    desk.save(of("notice", 3, scale("often"), day=50))
    assert levels(desk.workspace, 2) == [[("the entry begun on 23 November 2026", "never"), ("", "often")]]


def test_one_scale_asked_twice_in_an_entry_is_one(unit: Unit) -> None:
    desk = Desk(unit)
    desk.save(of("before-and-now", 1, scale("never", "before", under="Before"), scale("often", "now", under="Now")))
    assert levels(desk.workspace, 1) == [[("Before", "never"), ("Now", "often")]]


def test_rounds_of_a_step_are_scales_of_their_own(unit: Unit) -> None:
    desk = Desk(unit)
    rounds = (scale("never", "watch", "signs", "waiting"), scale("often", "watch", "signs", "praising"))
    desk.save(of("notice", 1, *rounds))
    assert levels(desk.workspace, 1) == [[("", "never")], [("", "often")]]


def test_without_the_unit_the_versions_are_still_there() -> None:
    desk = Desk()
    desk.save(of("gone", 1, scale("never")))
    desk.save(of("gone", 1, scale("often")))
    assert levels(desk.workspace, 1) == [[("", "never"), ("", "often")]]
    assert rated_scales(desk.workspace, entry_id(1))[0].order == Order()


def test_an_entry_that_rates_nothing_has_no_scales(unit: Unit, tmp_path: Path) -> None:
    desk = Desk(unit)
    desk.save(of("one-reader", 1))
    assert rated_scales(desk.workspace, entry_id(1)) == ()


def test_a_choice_among_levels_is_a_rating_of_each_round(unit: Unit) -> None:
    watch = next(step for step in unit.task("notice").steps if step.id == "watch")
    extent = ChoiceField(id="extent", kind="choice", label="How often?", options="scales.seen")
    steps = (watch.model_copy(update={"fields": (extent,)}),)
    task = unit.task("notice").model_copy(update={"steps": steps})
    desk = Desk(unit.model_copy(update={"tasks": (task,)}))

    def chose(**by_item: str) -> Entry:
        answers = [
            ChoiceAnswer(step="watch", item=item, field="extent", under=item, chosen=Chosen(id=level, name=level))
            for item, level in by_item.items()
        ]
        return entry(*answers, id=entry_id(1), unit="listening", task="notice", title="Entry 1")

    desk.save(chose(waiting="never", praising="often"))
    desk.save(chose(waiting="often", praising="often"))
    (found,) = rated_scales(desk.workspace, entry_id(1))
    rows = side_by_side(found.occasions[0].ratings, found.occasions[1].ratings, found.order)
    assert [(row.name, row.change) for row in rows] == [("waiting", "2 steps up"), ("praising", "the same")]
    assert rows[0].now is not None and rows[0].now.mark == "●"
    assert rates(desk.workspace, desk.workspace.read_entry(entry_id(1)))
    assert not rates(desk.workspace, chose())


def test_of_very_many_entries_the_newest_are_looked_at_and_the_others_are_counted(unit: Unit) -> None:
    desk = Desk(unit)
    for number in range(OTHERS + 3):
        desk.save(of("one-reader", number, scale("never"), day=number))
    (found,) = rated_scales(desk.workspace, entry_id(OTHERS + 2))
    assert (len(found.occasions), found.left_out) == (1 + OTHERS, 2)
    assert found.occasions[0].when == NOON + timedelta(days=2), "the two oldest are left out"


def test_what_cannot_be_read_is_passed_over_and_what_rates_nothing_is_no_time(unit: Unit) -> None:
    desk = Desk(unit)
    desk.save(of("one-reader", 1, scale("never")))
    desk.save(of("one-reader", 2, ScaleAnswer(step="place", field="ratings")))
    desk.save(of("one-reader", 3, scale("often"), day=3).changed(updated=NOON + timedelta(days=9)))
    desk.workspace = Shut(Catalog((unit,), ()), desk.store, lambda: NOON, lambda now, after: entry_id(999))
    assert levels(desk.workspace, 2) == [[("the entry begun on 26 November 2026", "often")]]


def test_a_free_entry_has_nothing_to_do_with_others(unit: Unit) -> None:
    desk = Desk(unit)
    for number in (1, 2):
        desk.save(of("free", number, scale("never"), unit=""))
    assert levels(desk.workspace, 2) == [[("", "never")]]


@pytest.mark.parametrize("other", [{"levels": "scales.other"}, {"items": "lists.places"}], ids=["levels", "items"])
def test_other_items_or_other_levels_are_another_scale(unit: Unit, other: dict[str, str]) -> None:
    task = unit.task("before-and-now")
    steps = [
        step.model_copy(update={"fields": tuple(field.model_copy(update=other) for field in step.fields)})
        if step.id == "now"
        else step
        for step in task.steps
    ]
    changed = task.model_copy(update={"steps": tuple(steps)})
    desk = Desk(unit.model_copy(update={"tasks": (changed,)}))
    desk.save(of("before-and-now", 1, scale("never", "before", under="Before"), scale("often", "now", under="Now")))
    found = rated_scales(desk.workspace, entry_id(1))
    assert [(one.heading, len(one.occasions)) for one in found] == [("Before", 1), ("Now", 1)]


def test_two_choices_in_a_step_are_two_scales_and_only_what_was_chosen_is_a_time(unit: Unit) -> None:
    begin = next(step for step in unit.task("notice").steps if step.id == "begin")
    fields = tuple(ChoiceField(id=one, kind="choice", label=one, options="scales.seen") for one in ("now", "hoped"))
    task = unit.task("notice").model_copy(update={"steps": (begin.model_copy(update={"fields": fields}),)})
    desk = Desk(unit.model_copy(update={"tasks": (task,)}))

    def chose(**levels: str) -> Entry:
        answers = [
            ChoiceAnswer(
                step="begin",
                field=field,
                under="To begin",
                asked=f"{field}?",
                chosen=Chosen(id=level, name=level) if level else None,
            )
            for field, level in levels.items()
        ]
        return entry(*answers, id=entry_id(1), unit="listening", task="notice", title="Entry 1")

    desk.save(chose(now="never", hoped=""))
    desk.save(chose(now="sometimes", hoped="often"))
    now, hoped = rated_scales(desk.workspace, entry_id(1))
    assert [(one.heading, one.question) for one in (now, hoped)] == [("To begin", "now?"), ("To begin", "hoped?")]
    assert [one.level for time in now.occasions for one in time.ratings] == ["never", "sometimes"]
    assert [[one.level for one in time.ratings] for time in hoped.occasions] == [["often"]]
