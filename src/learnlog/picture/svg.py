"""Pictures as SVG files, to put into a document or to print: each with all its facts as its description."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.picture.canvas import BAR, BODY, FAINT, HEADING, INNER, MARGIN, TITLE, WIDTH, Canvas, measure
from learnlog.picture.counts import Progress, Weeks
from learnlog.picture.facts import Picture
from learnlog.picture.ratings import Continuum, Group, Level, Ratings, ThenAndNow
from learnlog.picture.year import MANY, month_starts

_HIGH = 22
"""Height of a whole bar."""

_ROW = 14
"""Height of the bar of one item."""

_SMALL = 13

_NAMES = 430
"""Width of what items are called."""

_TRACK, _TRACK_AT = 200, MARGIN + _NAMES + 24
_SAID_AT = _TRACK_AT + _TRACK + 16
_SAID = WIDTH - MARGIN - _SAID_AT


def to_svg(picture: Picture) -> bytes:
    """Return a picture as an SVG file, the same bytes for the same facts. One with nothing to draw says what to do."""
    said = picture.sentences if not picture.empty else (picture.to_do,)
    origin = picture.origin.said if picture.origin else ""
    about = [one for one in (picture.unit_name, picture.about, origin) if one]
    name = "-".join(one for one in (picture.unit, picture.name) if one)
    title = f"{picture.title} ({picture.unit_name})" if picture.unit_name else picture.title
    canvas = Canvas(name, title, " ".join([*(one if one[-1] in ".?!" else f"{one}." for one in about), *said]))
    canvas.paragraph(picture.title, size=TITLE, bold=True)
    canvas.space(4)
    for one in about:
        canvas.paragraph(one, muted=True)
    canvas.space(16)
    if picture.empty:
        canvas.paragraph(picture.to_do)
        return canvas.data()
    match picture:
        case Continuum():
            _continuum(canvas, picture)
        case Ratings():
            _ratings(canvas, picture)
        case ThenAndNow():
            _then_and_now(canvas, picture)
        case Weeks():
            _weeks(canvas, picture)
        case Progress():
            _progress(canvas, picture)
        case _:
            raise TypeError(picture)
    return canvas.data()


# Ratings


def _ratings(canvas: Canvas, picture: Ratings) -> None:
    for group in picture.groups:
        if group.title:
            number = len(group.items)
            rated = f"{number} rated" if group.rated == number else f"{group.rated} of {number} rated"
            canvas.paragraph(f"{group.title}: {rated}", size=HEADING, bold=True)
            canvas.space(4)
        counts = group.counts(picture.levels)
        _stacked(canvas, [(_fill(canvas, level, picture.places), level.name, number) for level, number in counts])
        canvas.space(12)
        _each(canvas, group, picture)
        canvas.space(20)


def _fill(canvas: Canvas, level: Level, places: int) -> str:
    """Return how a level is filled; what is not rated has an outline alone."""
    return canvas.pattern(level.place, places) if level.place or level.mark else "none"


def _stacked(canvas: Canvas, parts: Sequence[tuple[str, str, int]]) -> None:
    """Draw parts as one bar across the page, and under it how each is drawn, its name and number."""
    total = sum(number for _, _, number in parts)
    x: float = MARGIN
    for fill, _, number in parts:
        if number:
            canvas.bar(x, canvas.y, INNER * number / total, _HIGH, fill)
            x += INNER * number / total
    canvas.space(_HIGH + 8)
    x, high = MARGIN, 24.0
    for fill, name, number in parts:
        text = f"{name} {number}"
        width = measure(text, BODY) + 40
        if x > MARGIN and x + width > WIDTH - MARGIN:
            canvas.space(high)
            x, high = MARGIN, 24.0
        canvas.bar(x, canvas.y + 2, 16, 16, fill)
        high = max(high, canvas.text(text, x + 22, min(width, WIDTH - MARGIN - x - 22)) + 4)
        x += width
    canvas.space(high)


def _each(canvas: Canvas, group: Group, picture: Ratings) -> None:
    for one in group.items:
        height = canvas.text(one.name, MARGIN, _NAMES)
        _track(canvas, one.level, picture.places, _TRACK_AT, canvas.y + 4)
        height = max(height, canvas.text(one.level.name, _SAID_AT, _SAID))
        canvas.space(height + 6)


def _track(canvas: Canvas, level: Level, places: int, x: float, y: float) -> None:
    """Draw how high a level stands on its scale; nothing where it does not."""
    if not level.place:
        return
    canvas.bar(x, y, _TRACK, _ROW, "none")
    canvas.bar(x, y, _TRACK * level.place / places, _ROW, canvas.pattern(level.place, places))


# A continuum


def _continuum(canvas: Canvas, picture: Continuum) -> None:
    side, gap = 270, 24
    left, right = MARGIN + side + gap, WIDTH - MARGIN - side - gap
    for group in picture.groups:
        if group.title:
            canvas.paragraph(group.title, size=HEADING, bold=True)
            canvas.space(6)
        for one in group.items:
            canvas.paragraph(f"{one.name}: {one.level.name}", bold=True)
            canvas.space(2)
            middle = canvas.y + 12
            canvas.line(left, middle, right, middle, width=2)
            for place in range(1, picture.places + 1):
                x = left + (right - left) * (place - 1) / max(picture.places - 1, 1)
                canvas.line(x, middle - 6, x, middle + 6, width=2)
                if place == one.level.place:
                    canvas.dot(x, middle, 9)
            heights = [canvas.text(one.ends[0], MARGIN, side, muted=True)]
            heights.append(canvas.text(one.ends[1], right + gap, side, muted=True))
            canvas.space(max(*heights, 24) + 14)


# Then and now


def _then_and_now(canvas: Canvas, picture: ThenAndNow) -> None:
    for one in picture.items:
        canvas.paragraph(one.name, bold=True)
        canvas.space(4)
        for when, level, change in (("then", one.then, ""), ("now", one.now, one.change)):
            canvas.text(when, MARGIN + 12, 60, muted=True)
            _track(canvas, level, picture.places, MARGIN + 72, canvas.y + 4)
            said = f"{level.name}, {change}" if change else level.name
            canvas.space(canvas.text(said, MARGIN + 72 + _TRACK + 16, INNER - 88 - _TRACK) + 4)
        canvas.space(14)


# What is counted


def _weeks(canvas: Canvas, picture: Weeks) -> None:
    high, axis = 200, 70
    most = max(one.words for one in picture.weeks)
    each = (INNER - axis) / len(picture.weeks)
    left, bottom = MARGIN + axis, canvas.y + 24 + high
    canvas.text(f"{most:,} words", MARGIN, axis - 6, size=_SMALL, muted=True)
    canvas.line(left, canvas.y + 24, WIDTH - MARGIN, canvas.y + 24, stroke=FAINT, width=0.5)
    for at, one in enumerate(picture.weeks):
        if one.words:
            tall = max(high * one.words / most, 1)
            canvas.bar(left + at * each + 1, bottom - tall, each - 2, tall, BAR)
        if one.entries:
            number = str(one.entries) if one.entries < 10 else "+"
            canvas.text(number, left + (at + 0.5) * each, 40, y=bottom + 4, size=_SMALL, middle=True)
    canvas.line(left, bottom, WIDTH - MARGIN, bottom)
    canvas.text("entries", MARGIN, axis - 6, y=bottom + 4, size=_SMALL, muted=True)
    starts = month_starts(picture.weeks)
    for (at, name), (following, _) in zip(starts, [*starts[1:], (len(picture.weeks), "")], strict=True):
        if following - at > 1:
            canvas.text(name, left + at * each, 60, y=bottom + 24, size=_SMALL, muted=True)
    canvas.y = bottom + 56
    for sentence in picture.summed_up:
        canvas.paragraph(sentence)
    if any(one.entries > 9 for one in picture.weeks):
        canvas.paragraph(MANY)


def _progress(canvas: Canvas, picture: Progress) -> None:
    if picture.screens:
        canvas.paragraph("Reading", size=HEADING, bold=True)
        canvas.space(4)
        parts = ((BAR, "screens read", picture.read), ("none", "not yet read", picture.screens - picture.read))
        _stacked(canvas, parts)
        canvas.space(16)
    for title, kind in (("Tasks", "task"), ("Beside the tasks", "activity")):
        tasks = picture.of_kind(kind)
        if not tasks:
            continue
        canvas.paragraph(title, size=HEADING, bold=True)
        canvas.space(4)
        fills = {"complete": BAR, "draft": canvas.pattern(2, 3), "not started": "none"}
        _stacked(canvas, [(fills[state], state, number) for state, number in picture.counts(tasks)])
        canvas.space(8)
        for one in tasks:
            canvas.bar(MARGIN, canvas.y + 2, 16, 16, fills[one.state])
            canvas.text(one.state, MARGIN + 28, 120, muted=True)
            canvas.space(canvas.text(one.name, MARGIN + 140, INNER - 140) + 4)
        canvas.space(16)
