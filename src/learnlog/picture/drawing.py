"""Pictures drawn in text: bars of shades, marks and words, for a screen and for a plain print alike.

Every bar stands beside the words for it. Four shades can be told apart everywhere; a longer scale is drawn in heights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.picture.counts import Progress, Weeks
from learnlog.picture.facts import Picture
from learnlog.picture.lines import BLANK, Line, Span, beside, flow, padded, paragraph, plain, wrap
from learnlog.picture.ratings import Continuum, Group, Level, Moved, Ratings, ThenAndNow
from learnlog.picture.year import draw_weeks
from learnlog.text import cells, one_line

WIDEST = 100
"""Columns. In a wider window a picture stays in one view."""

_SHADES = "░▒▓█"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_OFF, _EMPTY = "-", "·"
"""What is off the scale, and what is not rated or not reached."""

_BAR = 48
"""Columns of a whole bar."""

_SIDE = 36
"""Columns, at most, of the words at either end of a continuum."""

_NEEDED = 20
"""Columns those words need to be read easily."""


def draw(picture: Picture, width: int) -> tuple[Line, ...]:
    """Return a picture as lines of at most so many columns, 40 or more; where there is nothing to draw, what to do."""
    width = min(width, WIDEST)
    if picture.empty:
        return tuple(paragraph(picture.to_do, width))
    match picture:
        case Continuum():
            lines = _continuum(picture, width)
        case Ratings():
            lines = _ratings(picture, width)
        case ThenAndNow():
            lines = _then_and_now(picture, width)
        case Weeks():
            lines = draw_weeks(picture, width)
        case Progress():
            lines = _progress(picture, width)
        case _:
            raise TypeError(picture)
    found = list(lines)
    while found and not plain(found[-1]):
        found.pop()
    return tuple(found)


def shade(level: Level, places: int) -> str:
    """Return the character a level is drawn with: the fuller, the higher it stands."""
    if not level.place:
        return _EMPTY if not level.mark else _OFF
    signs = _SHADES if places <= len(_SHADES) else _HEIGHTS
    return signs[_spread(level.place, places, len(signs))]


def _spread(place: int, places: int, signs: int) -> int:
    """Return which of so many signs a place gets: the last one the highest, the lowest the first."""
    if places <= 1:
        return signs - 1
    return round((place - 1) * (signs - 1) / (places - 1))


# Ratings


def _ratings(picture: Ratings, width: int) -> Iterator[Line]:
    # Bars stand under each other through the whole picture.
    longest = max((cells(one.level.said) for group in picture.groups for one in group.items), default=0)
    said = min(longest, max(width // 3, 12))
    for group in picture.groups:
        if group.title:
            number = len(group.items)
            rated = f"{number} rated" if group.rated == number else f"{group.rated} of {number} rated"
            title, number = one_line(group.title), max(width - cells(rated) - 2, 8)
            names = [Span(one, "title") for one in wrap(title, number)]
            yield from beside([(names, min(max(cells(title), 24), number)), ([Span(rated, "muted")], cells(rated))])
        yield from _stacked(group, picture, width)
        yield BLANK
        yield from _each(group, picture, width, said)
        yield BLANK


def _stacked(group: Group, picture: Ratings, width: int) -> Iterator[Line]:
    """The whole group as one bar, every item as wide as the others, and what its parts are."""
    counts = group.counts(picture.levels)
    signs = [(shade(level, picture.places), number) for level, number in counts]
    yield (Span(_bar([number for _, number in signs], [sign for sign, _ in signs], min(width, _BAR)), "bar"),)
    yield from flow(
        [f"{sign} {level.name} {number}" for (sign, _), (level, number) in zip(signs, counts, strict=True)],
        width,
        "muted",
    )


def _bar(numbers: Sequence[int], signs: Sequence[str], room: int) -> str:
    """Return a bar in which each of the things counted is as wide as the others, as far as there is room."""
    total = sum(numbers)
    if not total:
        return ""
    if total <= room:
        each = room // total
        return "".join(sign * (number * each) for number, sign in zip(numbers, signs, strict=True))
    ends = [round(room * sum(numbers[: at + 1]) / total) for at in range(len(numbers))]
    starts = [0, *ends[:-1]]
    return "".join(sign * (end - start) for start, end, sign in zip(starts, ends, signs, strict=True))


def _each(group: Group, picture: Ratings, width: int, said: int) -> Iterator[Line]:
    track = _track_width(picture.places, width)
    room = min(width - track - said - 4, 64)
    for one in group.items:
        names = [Span(text) for text in wrap(one.name, room)]
        levels = [Span(text) for text in wrap(one.level.said, said)]
        bar = [Span(_track(one.level, picture.places, track), "bar")]
        yield from beside([(names, room), (bar, track), (levels, said)])


def _track_width(places: int, width: int) -> int:
    """Return how long the bar of one item is at most: the same for each level, and never most of a line."""
    room = max(min(width // 5, 20), min(places, 12))
    return min(max(room // max(places, 1), 1), 4) * places if places <= room else room


def _track(level: Level, places: int, width: int) -> str:
    """Return a bar as long as the level is high, and the way it has not gone; nothing for what is off the scale."""
    if not level.place:
        return ""
    length = max(round(width * level.place / places), 1)
    return shade(level, places) * length + _EMPTY * (width - length)


# A continuum


def _continuum(picture: Continuum, width: int) -> Iterator[Line]:
    # The words at the ends need room more than the line between them.
    length = min(max(width - 4 - 2 * _NEEDED, 9), max((picture.places - 1) * 6 + 1, 2), 25)
    side = min((width - length - 4) // 2, _SIDE)
    for group in picture.groups:
        if group.title:
            yield from paragraph(group.title, width, "title")
            yield BLANK
        for one in group.items:
            yield from paragraph(f"{one.name}: {one.level.said}", width, "strong")
            left, right = ([Span(text, "muted") for text in wrap(end, side)] for end in one.ends)
            line = [Span(_line(one.level, picture.places, length), "bar")]
            yield from beside([(left, side), (line, length), (right, side)])
            yield BLANK


def _line(level: Level, places: int, length: int) -> str:
    """Return a line with a notch for each level, and a dot where it is placed."""
    signs = ["─"] * length
    for place in range(1, places + 1):
        at = round((place - 1) * (length - 1) / max(places - 1, 1))
        signs[at] = "├" if place == 1 else "┤" if place == places else "┼"
    if level.place:
        signs[round((level.place - 1) * (length - 1) / max(places - 1, 1))] = "●"
    return "".join(signs)


# Then and now


def _then_and_now(picture: ThenAndNow, width: int) -> Iterator[Line]:
    track = _track_width(picture.places, width)
    said = max((cells(level.said) for one in picture.items for level in (one.then, one.now)), default=0)
    for one in picture.items:
        yield from paragraph(one.name, min(width, 80), "strong")
        yield from _sides(one, picture.places, track, said, width)
        yield BLANK


def _sides(moved: Moved, places: int, track: int, said: int, width: int) -> Iterator[Line]:
    room = width - track - 10
    for name, level, change in (("then", moved.then, ""), ("now", moved.now, moved.change)):
        text = [f"{padded(level.said, said)}   {change}".rstrip()]
        if cells(text[0]) > room:
            text = wrap(f"{level.said}, {change}" if change else level.said, room)
        bar = [Span(_track(level, places, track), "bar")]
        yield from beside([([Span(f"  {name}", "muted")], 6), (bar, track), ([Span(one) for one in text], room)])


# Progress


def _progress(picture: Progress, width: int) -> Iterator[Line]:
    room = min(width, _BAR)
    yield (Span("Reading", "title"),)
    if picture.screens:
        # Rounded so that only what is read to the end is full, and only what is not begun is empty.
        done = room * picture.read // picture.screens or min(picture.read, 1)
        yield (Span("█" * done + _EMPTY * (room - done), "bar"),)
    yield (Span(f"{picture.read} of {picture.screens} screens read"),)
    for title, kind in (("Tasks", "task"), ("Beside the tasks", "activity")):
        tasks = picture.of_kind(kind)
        if not tasks:
            continue
        counts = picture.counts(tasks)
        signs = dict(zip((state for state, _ in counts), "█▒·", strict=True))
        yield BLANK
        yield (Span(title, "title"),)
        yield (Span(_bar([number for _, number in counts], list(signs.values()), room), "bar"),)
        yield from flow([f"{signs[state]} {state} {number}" for state, number in counts], width, "muted")
        for one in tasks:
            yield from beside(
                [
                    ([Span(signs[one.state], "bar")], 1),
                    ([Span(one.state, "muted")], 12),
                    ([Span(text) for text in wrap(one.name, width - 16)], width - 17),
                ]
            )
