"""A year of weeks drawn in text: the words as columns, the entries as figures under them, the months under both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.picture.counts import Week, Weeks
from learnlog.picture.lines import BLANK, Line, Span, paragraph

_HEIGHT = 8
"""Lines of the highest column."""

MANY = "+ stands for 10 entries or more."

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_weeks(picture: Weeks, width: int) -> Iterator[Line]:
    """Yield a year as lines. Where a window has no room for all weeks, the newest are drawn, and it is said."""
    most = max(one.words for one in picture.weeks)
    axis = max(len(f"{most:,}"), len("entries"))
    room = width - axis - 2
    wide = 2 if room >= 2 * len(picture.weeks) else 1
    weeks = picture.weeks[-(room // wide) :]
    yield (Span("Words", "title"),)
    for line in range(_HEIGHT, 0, -1):
        label = f"{most:,}" if line == _HEIGHT else ""
        columns = "".join(_cell(one.words, most, line) * wide for one in weeks)
        yield (Span(f"{label:>{axis}} │", "muted"), Span(columns, "bar"))
    yield (Span(f"{0:>{axis}} └{'─' * (wide * len(weeks))}", "muted"),)
    yield (Span(f"{'entries':>{axis}}  ", "muted"), Span("".join(_figure(one.entries).ljust(wide) for one in weeks)))
    yield (Span(" " * (axis + 2)), Span(_months(weeks, wide), "muted"))
    yield BLANK
    for sentence in picture.summed_up:
        yield from paragraph(sentence, width)
    if len(weeks) < len(picture.weeks):
        yield from paragraph(f"Only the last {len(weeks)} weeks have room here; the table has them all.", width)
    if any(one.entries > 9 for one in weeks):
        yield from paragraph(MANY, width, "muted")


def _cell(words: int, most: int, line: int) -> str:
    """Return what a column shows in one line, counted from below; whatever was written shows at least a little."""
    eighths = max(round(words * 8 * _HEIGHT / most), 1) if words else 0
    return _EIGHTHS[min(max(eighths - 8 * (line - 1), 0), 8)]


def _figure(entries: int) -> str:
    return "·" if not entries else str(entries) if entries < 10 else "+"


def _months(weeks: Sequence[Week], wide: int) -> str:
    """Return the names of the months, each under the first week that begins in it, where it has room."""
    starts = month_starts(weeks)
    line = ""
    for (at, name), (following, _) in zip(starts, [*starts[1:], (len(weeks), "")], strict=True):
        if (following - at) * wide >= len(name) + (following < len(weeks)):
            line = line.ljust(at * wide) + name
    return line


def month_starts(weeks: Sequence[Week]) -> list[tuple[int, str]]:
    """Return the place of the first week that begins in each month, with the name of the month."""
    months = [one.monday.month for one in weeks]
    return [(at, _MONTHS[month - 1]) for at, month in enumerate(months) if not at or month != months[at - 1]]
