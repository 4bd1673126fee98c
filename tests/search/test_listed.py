"""A log held in memory, asked for other things than words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from learnlog.journal.planned import PlannedAction
from learnlog.journal.summary import Summary
from learnlog.search import NOTHING_ASKED, Listed

NOW = datetime(2026, 11, 23, 19, 2, tzinfo=UTC)
TODAY = NOW.date()


def planned(entry: str, *days: date | None, done: bool = False) -> Summary:
    """An entry with an action for each of these days."""
    actions = tuple(
        PlannedAction(entry, "", "free", "", "s", "", "f", f"{at}", by=day, done=TODAY if done else None)
        for at, day in enumerate(days)
    )
    return Summary(entry, "", "free", "", "draft", NOW, NOW, TODAY, 1, "", actions=actions)


def test_the_earliest_actions_to_do_are_due_and_all_of_the_same_day() -> None:
    days = [date(2026, 11, day) for day in (20, 22, 23, 24)]
    log = Listed(
        (planned("c", days[3], days[2]), planned("b", days[1], None, days[0]), planned("a", days[0], done=True))
    )
    due = [[one.by for one in log.actions_due(TODAY, number)] for number in (1, 2, 9)]
    assert due == [days[:1], days[:2], days[:3]]
    same = Listed((planned("b", days[0]), planned("a", days[0], days[1])))
    assert [one.entry for one in same.actions_due(TODAY, 1)] == ["b", "a"]
    assert Listed().actions_due(TODAY, 1) == () and (log.actions_total, same.actions_total) == (6, 3)


def test_a_glance_says_whether_there_are_more() -> None:
    log = Listed((planned("b"), planned("a")))
    for number, ids, more in ((1, ["b"], True), (2, ["b", "a"], False), (3, ["b", "a"], False)):
        found, there_are = log.glance(NOTHING_ASKED, TODAY, number)
        assert ([one.id for one in found], there_are) == (ids, more)


def test_the_end_of_an_id_is_as_long_as_it_has_to_be() -> None:
    log = Listed((planned("xxab"), planned("yyab"), planned("zzcd")))
    assert (log.ending(["zzcd"], 1), log.ending(["xxab", "zzcd"], 1), log.ending(["zzcd"], 3)) == (1, 3, 3)
