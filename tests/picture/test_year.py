"""A year of weeks drawn in text."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.picture.counts import Week, Weeks
from learnlog.picture.lines import plain
from learnlog.picture.year import MANY, draw_weeks, month_starts

MONDAY = date(2026, 8, 31)
EIGHTHS = " ▁▂▃▄▅▆▇█"


def weeks(*written: tuple[int, int], first: date = MONDAY) -> Weeks:
    """Weeks with so many entries and words, one after the other."""
    found = (Week(first + timedelta(weeks=at), *one) for at, one in enumerate(written))
    return Weeks(name="weeks", title="Weeks", weeks=tuple(found))


def drawn(picture: Weeks, width: int) -> list[str]:
    return [plain(line) for line in draw_weeks(picture, width)]


def test_columns_stand_on_their_figures_and_these_on_their_months() -> None:
    picture = weeks((1, 640), (2, 320), (10, 5), (0, 0), (9, 80), (1, 0))
    assert drawn(picture, 80)[:12] == [
        "Words",
        "    640 │██",
        "        │██",
        "        │██",
        "        │██",
        "        │████",
        "        │████",
        "        │████",
        "        │████▁▁  ██",
        "      0 └────────────",
        "entries  1 2 + · 9 1",
        "           Sep",
    ]
    assert drawn(picture, 80)[-1] == MANY


def test_the_newest_weeks_are_drawn_where_not_all_have_room() -> None:
    picture = weeks(*[(20, 100)] * 10, *[(1, 100)] * 30)
    lines = drawn(picture, 39)
    assert lines[10] == "entries  " + "1" * 30
    assert "Only the last 30 weeks have room here; the table has them all." in " ".join(lines)
    assert MANY not in lines, "those with so many are not drawn"
    assert MANY in drawn(picture, 80)
    assert not any("have room here" in line for line in drawn(picture, 80))


def test_weeks_are_twice_as_wide_as_soon_as_there_is_room() -> None:
    picture = weeks(*[(1, 1)] * 10)
    assert drawn(picture, 28)[10] == "entries  " + "1" * 10
    assert drawn(picture, 29)[10] == "entries  " + " ".join("1" * 10)


def test_a_large_number_of_words_has_room_beside_its_column() -> None:
    assert drawn(weeks((1, 1_234_567)), 60)[1:3] == ["1,234,567 │██", "          │██"]


def test_months_have_their_name_where_they_begin() -> None:
    year = weeks(*[(0, 0)] * 53, first=date(2025, 12, 1))
    starts = month_starts(year.weeks)
    assert " ".join(name for _, name in starts) == "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov"
    assert all(year.weeks[at].monday.day <= 7 for at, _ in starts)
    assert drawn(weeks(*[(0, 0)] * 53, first=date(2025, 12, 15)), 64)[11].split()[:2] == ["Jan", "Feb"], (
        "no room for Dec"
    )
    over = month_starts(weeks(*[(0, 0)] * 3, first=date(2025, 12, 22)).weeks)
    assert over == [(0, "Dec"), (2, "Jan")]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10**7)), min_size=1, max_size=60), st.integers(40, 120))
def test_what_was_written_shows_and_the_more_the_higher(written: list[tuple[int, int]], width: int) -> None:
    picture = weeks(*written)
    lines = list(draw_weeks(picture, width))
    columns = [next(span.text for span in line if span.role == "bar") for line in lines[1:9]]
    shown = len(columns[0])
    wide = 2 if shown >= 2 * len(written) else 1
    newest = written[-(shown // wide) :]
    heights = [sum(EIGHTHS.index(line[at * wide]) for line in columns) for at in range(len(newest))]
    most = max(words for _, words in written)
    for (_, words), height in zip(newest, heights, strict=True):
        assert (height > 0) == (words > 0)
        assert not words or abs(height - words * 64 / most) <= 1
    assert all(len(plain(line)) <= width for line in lines)
