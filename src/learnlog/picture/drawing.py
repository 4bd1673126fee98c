"""Pictures drawn in text: bars of shades, marks and words, for a screen and for a plain print alike.

Every bar stands beside the words for it. Four shades can be told apart everywhere; a longer scale is drawn in heights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.picture.facts import Continuum, Group, Level, Moved, Picture, Progress, Ratings, ThenAndNow, Weeks
from learnlog.picture.lines import BLANK, Line, Span, beside, flow, padded, paragraph, plain, wrap
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
    for group in picture.groups:
        if group.title:
            number = len(group.items)
            rated = f"{number} rated" if group.rated == number else f"{group.rated} of {number} rated"
            yield (Span(padded(one_line(group.title), 24), "title"), Span(f"  {rated}", "muted"))
        yield from _stacked(group, picture, width)
        yield BLANK
        yield from _each(group, picture, width)
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


def _each(group: Group, picture: Ratings, width: int) -> Iterator[Line]:
    said = max(cells(one.level.said) for one in group.items)
    step = max(1, min(4, 20 // max(picture.places, 1)))
    track = step * picture.places
    room = min(max(width - track - said - 4, 16), 64)
    for one in group.items:
        names = [Span(text) for text in wrap(one.name, room)]
        yield from beside(
            [
                (names, room),
                ([Span(_track(one.level, picture.places, step), "bar")], track),
                ([Span(one.level.said)], said),
            ]
        )


def _track(level: Level, places: int, step: int) -> str:
    """Return a bar as long as the level is high, and the way it has not gone; nothing for what is off the scale."""
    if not level.place:
        return ""
    return shade(level, places) * (step * level.place) + _EMPTY * (step * (places - level.place))


# A continuum


def _continuum(picture: Continuum, width: int) -> Iterator[Line]:
    for group in picture.groups:
        if group.title:
            yield (Span(one_line(group.title), "title"),)
            yield BLANK
        for one in group.items:
            gap = max(1, min(5, 20 // max(picture.places - 1, 1)))
            line = _line(one.level, picture.places, gap)
            side = min((width - len(line) - 4) // 2, _SIDE)
            yield from paragraph(f"{one.name}: {one.level.said}", width, "strong")
            left, right = ([Span(text, "muted") for text in wrap(end, max(side, 8))] for end in one.ends)
            yield from beside([(left, side), ([Span(line, "bar")], len(line)), (right, side)])
            yield BLANK


def _line(level: Level, places: int, gap: int) -> str:
    """Return a line with a notch for each level, and a dot where it is placed."""
    if places < 2:
        return "●" if level.place else "┼"
    notches = ["├", *"┼" * (places - 2), "┤"]
    if level.place:
        notches[level.place - 1] = "●"
    return ("─" * gap).join(notches)


# Then and now


def _then_and_now(picture: ThenAndNow, width: int) -> Iterator[Line]:
    step = max(1, min(5, 20 // max(picture.places, 1)))
    said = max(cells(level.said) for one in picture.items for level in (one.then, one.now))
    for one in picture.items:
        yield from paragraph(one.name, min(width, 80), "strong")
        yield from _sides(one, picture.places, step, said)
        yield BLANK


def _sides(moved: Moved, places: int, step: int, said: int) -> Iterator[Line]:
    for name, level, change in (("then", moved.then, ""), ("now", moved.now, moved.change)):
        yield (
            Span(f"  {name:<6}", "muted"),
            Span(padded(_track(level, places, step), step * places), "bar"),
            Span(f"  {padded(level.said, said)}"),
            Span(f"   {change}" if change else "", "strong"),
        )


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
