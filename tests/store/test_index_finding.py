"""The index answers as the scan does; and however it came to be, it is as if it had been made from nothing."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.journal.planned import PlannedAction
from learnlog.journal.summary import Summary
from learnlog.search import Listed, Query, parse
from learnlog.search.filters import Filters
from learnlog.store.files import Files
from learnlog.store.index import Index
from learnlog.store.index.finding import indexed as words_and_signs
from learnlog.store.index.finding import keys_of, newest_of_many
from learnlog.store.index.view import Connections, IndexView
from learnlog.store.index.writing import Item
from learnlog.text import folded

from .samples import NOON

if TYPE_CHECKING:
    from learnlog.search.filters import Period

Log = tuple[Summary, ...]

WORDS = [
    "pupil",
    "pupils",
    "one",
    "Crèche",
    "don’t",
    "Straße",
    "ﬁnal",
    "2",
    "→",
    "🎉",
    "_",
    "-",
    "…",
    "self-worth",
    "ab½",
]
WORDS += ["हिन्दी", "a_b", "²"]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=8).map(" ".join)
IDS = st.integers(0, 60).map(lambda number: f"01kbq0000{number % 3}{number % 2 * 9}{number:015d}")
DAYS = st.integers(0, 800).map(lambda days: date(2025, 1, 1) + timedelta(days=days))
NAMES = st.sampled_from(["inclusion", "Inclusion", "respect", "speech therapy", "weak", "task-2", "Ünlü"])


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """Return an entry as a list shows it, as far as finding goes by it."""
    title, tags, text, day = draw(TEXTS), tuple(draw(st.sets(NAMES, max_size=2))), draw(TEXTS), draw(DAYS)
    chosen, rated = tuple(draw(st.sets(NAMES, max_size=2))), tuple(draw(st.sets(NAMES, max_size=1)))
    entry_id = draw(IDS)
    actions = (
        (PlannedAction(entry_id, "unit-5", "task-2", title, "s", "", "f", "1", what="Ask", by=day),)
        if draw(st.booleans())
        else ()
    )
    return Summary(
        id=entry_id,
        unit=draw(st.sampled_from(["", "unit-5"])),
        task=draw(st.sampled_from(["free", "task-2", "task-12"])),
        title=title,
        state=draw(st.sampled_from(["draft", "complete"])),
        created=NOON + timedelta(days=draw(st.integers(0, 50))),
        updated=NOON,
        happened_on=day,
        words=draw(st.integers(0, 40)),
        excerpt=title,
        tags=tags,
        chosen=chosen,
        chosen_names=tuple(one.upper() for one in chosen),
        rated=rated,
        rated_names=rated,
        has=("action",) if actions else (),
        actions=actions,
        searchable=folded("\n".join((title, *tags, text))),
    )


LOGS = st.lists(summaries(), max_size=12, unique_by=lambda one: one.id).map(
    lambda found: tuple(sorted(found, key=lambda one: one.id, reverse=True))
)
PIECES = st.one_of(
    st.sampled_from(
        [
            *("pu", "pupil", '"one pupil"', '"one pu', "creche", "don't", "→", "🎉", "...", "strasse", "fi", "x", "-"),
            *(
                "task:2",
                "task:12",
                "unit:free",
                "unit:5",
                "state:d",
                "tag:speech",
                'tag:"speech therapy"',
                "value:incl",
            ),
            *(
                "rating:weak",
                "has:action",
                "has:tags",
                "before:2026",
                "after:2025-06",
                "on:2026-03",
                "before:2026-03-01",
            ),
            *("nothing:here", "before:soon", "has:nothing", "value:"),
        ]
    ),
    TEXTS,
)
QUERIES = st.lists(st.tuples(st.sampled_from(["", "-"]), PIECES).map("".join), max_size=4).map(" ".join)
TODAY = date(2026, 3, 4)


@contextlib.contextmanager
def indexed(log: Log, order: list[int] | None = None) -> Iterator[IndexView]:
    """Give a view of an index with these entries, put into it one by one in some order."""
    with TemporaryDirectory() as folder:
        index, finding, paging = (Index(Path(folder) / "index.sqlite3", Files()) for _ in range(3))
        with index, finding, paging:
            for number in order if order is not None else range(len(log)):
                assert index.put([Item(f"2026/{log[number].id}.toml", "1", log[number])])
            yield IndexView(Connections(finding, paging))


@settings(max_examples=60, deadline=None)
@given(LOGS, st.lists(QUERIES, max_size=6), st.sampled_from([None, True, False]), st.randoms(use_true_random=False))
def test_index_and_scan_give_the_same_answers(
    log: Log, queries: list[str], best_first: bool | None, chance: random.Random
) -> None:
    order = list(range(len(log)))
    chance.shuffle(order)
    scan = Listed(log)
    with indexed(log, order) as view:
        for asked in ("", *queries):
            query = parse(asked)
            right, found = (one.find(query, TODAY, best_first=best_first) for one in (scan, view))
            assert tuple(found) == tuple(right), asked
            assert found.best_first == right.best_first
            assert list(found.ids()) == list(right.ids())
            for number in (1, 3):
                first, more = view.glance(query, TODAY, number, best_first=best_first)
                assert (tuple(first), more) == (tuple(right[:number]), len(right) > number)
                assert _newest_of_many(view, query, number) in (None, _newest(view, query, number))
            for one in log:
                assert found.place_of(one.id) == right.place_of(one.id)
        assert view.total == scan.total
        assert view.facets() == scan.facets()
        for number in (1, 2, 100):
            assert set(view.actions_due(TODAY, number)) == set(scan.actions_due(TODAY, number))
        assert view.actions_total == scan.actions_total and view.all_actions() == scan.all_actions()
        assert view.oldest() == scan.oldest()
        days = [NOON.date() + timedelta(days=number) for number in (0, 1, 20, 40)]
        assert view.begun_on(days) == scan.begun_on(days)
        for number in (1, 3):
            assert view.earlier(days[2], 10, number) == scan.earlier(days[2], 10, number)
        for unit, task in (("", "free"), ("unit-5", "task-2")):
            assert view.count_of(unit, task) == scan.count_of(unit, task)
            assert tuple(view.of_task(unit, task)) == tuple(scan.of_task(unit, task))
            for state in ("", "draft", "complete"):
                assert view.newest_of(unit, task, state) == scan.newest_of(unit, task, state)
        for one in log:
            assert view.entry(one.id) == scan.entry(one.id)
        assert view.note == ""


@settings(max_examples=30, deadline=None)
@given(LOGS)
def test_what_is_put_again_takes_the_place_of_what_was_there(log: Log) -> None:
    # All that one filters by stays as it was: the most frequent of all changes.
    before = tuple(
        one._replace(
            excerpt="beforehand",
            searchable="beforehand",
            actions=tuple(action._replace(what="Beforehand", by=None) for action in one.actions),
        )
        for one in log
    )
    scan = Listed(log)
    with indexed((*before, *log)) as view:
        assert tuple(view.find(Query(), TODAY)) == tuple(scan.find(Query(), TODAY))
        assert len(view.find(parse("beforehand"), TODAY)) == 0
        assert view.all_actions() == scan.all_actions()
        assert set(view.actions_due(TODAY, 3)) == set(scan.actions_due(TODAY, 3))
        assert view.facets() == scan.facets()


def _newest_of_many(view: IndexView, query: Query, number: int) -> list[int] | None:
    found = view._connections.finding.attempt(lambda one: newest_of_many(one, query, TODAY, number, number + 1))
    return None if found is None else list(found)


def _newest(view: IndexView, query: Query, number: int) -> list[int]:
    return list(view._connections.finding.attempt(lambda one: keys_of(one, query, TODAY, number)) or ())


def test_the_newest_with_a_common_word_are_those_that_have_it_or_a_longer_one() -> None:
    said = ["pupils", "a pupil", "nobody", "one pupil, two pupils", "pupillage", *["the pupil"] * 300]
    log = tuple(_summary(f"01kbq{999 - number:05d}{number:016d}", text) for number, text in enumerate(said))
    with indexed(log) as view:
        assert _newest_of_many(view, parse("pupil"), 4) == _newest(view, parse("pupil"), 4)
        found, more = view.glance(parse("pupil"), TODAY, 4)
        assert [one.id for one in found] == [log[place].id for place in (0, 1, 3, 4)]
        assert more and not found.best_first
        # Where most do not have it as it stands, the index is asked for all of them.
        assert _newest_of_many(view, parse("nobod"), 4) is None


@settings(max_examples=40, deadline=None)
@given(LOGS, NAMES, st.sampled_from(["", "month", "year"]))
def test_chosen_filters_find_the_same(log: Log, name: str, period: Period) -> None:
    with indexed(log) as view:
        for filters in (
            Filters(tag=name),
            Filters(chosen=name, period=period),
            Filters(task=("unit-5", "task-2"), rating=name),
            Filters(has="action", state="draft"),
        ):
            query = Query().narrow(filters)
            assert tuple(view.find(query, TODAY)) == tuple(Listed(log).find(query, TODAY))


@given(st.text(max_size=60))
def test_the_index_is_given_every_word_and_every_sign(text: str) -> None:
    words, signs = words_and_signs(folded(text))
    assert words.isascii() or all(one.isalnum() or one == "_" for one in words if not one.isascii())
    assert [chr(int(one, 16)) for one in signs.split()] == sorted(
        one for one in set(folded(text)) if not one.isalnum() and not one.isspace()
    )
    assert "".join(filter(str.isalnum, words)) == "".join(filter(str.isalnum, folded(text)))


def test_very_much_asked_at_once_is_found() -> None:
    many = " ".join(f"word{number}" for number in range(300))
    log = (_summary("1" * 26, many), _summary("0" * 26, f"{many} word300 {'long' * 2000}"))
    with indexed(log) as view:
        queries = (many, f'"{many}"', f"{many} word300", "long" * 2000, "long" * 1999, f'"{"long" * 2000}"')
        for asked in (*queries, f"-{'long' * 2000} word1", f'{many} -"{many} word300"'):
            query = parse(asked)
            assert tuple(view.find(query, TODAY)) == tuple(Listed(log).find(query, TODAY)), asked[:40]
            assert len(view.find(query, TODAY)) > 0


def _summary(entry_id: str, text: str) -> Summary:
    return Summary(entry_id, "", "free", "", "draft", NOON, NOON, NOON.date(), 1, "", searchable=folded(text))


def test_many_entries_of_one_moment_keep_their_order() -> None:
    log = tuple(_summary(f"01kbq00000{number:016d}", "same") for number in reversed(range(300)))
    # The worst order: each between the two before it.
    order = sorted(range(300), key=lambda number: (bin(number)[::-1], number))
    with indexed(log, order) as view:
        assert tuple(one.id for one in view.find(parse("same"), TODAY, best_first=False)) == tuple(
            one.id for one in log
        )


def test_one_that_is_gone_since_it_was_found_is_told_from_others() -> None:
    log = (_summary("1" * 26, "same"), _summary("0" * 26, "same"))
    with indexed(log) as view:
        found = view.find(parse(""), TODAY)
        paging = view._connections.paging
        paging.attempt(lambda connection: connection.execute("DELETE FROM entries WHERE id LIKE '0%'"))
        assert [one.state for one in found] == ["draft", "gone"]
        assert list(found.ids()) == ["1" * 26]
