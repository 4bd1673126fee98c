"""A task or activity as Markdown: what it asks, step by step."""

from __future__ import annotations

import re

from learnlog.content.placeholders import PLACEHOLDER, filled
from learnlog.content.pools import Pool, Pools
from learnlog.content.task import (
    ChoiceField,
    ChoicesField,
    Column,
    Field,
    Option,
    PeopleField,
    ProseField,
    RowsField,
    ScaleField,
    Step,
    Task,
    When,
)
from learnlog.content.unit import Item, Unit

_SPECIAL = re.compile(r"[\\`*_\[\]<>|]|&(?=#?\w+;)|~(?=~)")
_OPENING = re.compile(r"^(\s*)([#+=~-]|\d{1,9}(?=[.)]))", re.MULTILINE)

_NOTES = {
    "line": "One line",
    "prose": "Text",
    "date": "A day",
    "choice": "Choose one",
    "choices": "Choose",
    "scale": "Rate each",
    "people": "People, by role",
    "rows": "A table",
}


def plain(text: str) -> str:
    """Return text so that Markdown shows it as it stands."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], text.strip())
    return _OPENING.sub(_shielded, escaped)


def task_lines(unit: Unit, task: Task, part: str, level: int) -> list[str]:
    """Return the Markdown blocks of a task.

    Args:
        part: a step's id to show that step alone, or empty for all.
        level: of the task's own heading, from 1.
    """
    blocks = [f"{'#' * level} {plain(task.name)}", plain(task.asks)]
    about = [f"About {task.minutes} minutes."] if task.minutes else []
    about += ["Meant to be done with colleagues."] if task.colleagues else []
    if about and not part:
        blocks.append(f"*{' '.join(about)}*")
    writer = _Writer(unit, task, level + 1)
    for step in task.steps:
        if part in ("", step.id):
            blocks += writer.step(step)
    return [block for block in blocks if block]


class _Writer:
    def __init__(self, unit: Unit, task: Task, level: int) -> None:
        self.unit = unit
        self.task = task
        self.level = level
        self.pools = Pools(unit, task)
        self._item: Item | None = None
        self._pool: Pool | None = None

    def step(self, step: Step) -> list[str]:
        """Return a step, once for each item of a list; a step repeated for an answer once, with the items in it."""
        pool = self.pools.round(step)
        if pool is None:
            return self._round(step, None, None)
        if pool.people or not self._fixed(step.for_each or ""):
            return self._round(step, None, pool)
        return [line for item in pool.items for line in self._round(step, item, None)]

    def _fixed(self, source: str) -> bool:
        return source in ("areas", "outcomes") or source.startswith(("lists.", "scales."))

    def _round(self, step: Step, item: Item | None, pool: Pool | None) -> list[str]:
        self._item, self._pool = item, pool
        blocks = [f"{'#' * self.level} {self._text(step.title)}"]
        if pool:
            blocks.append(f"*{self._each(step, pool)}*")
        if step.when:
            blocks.append(f"*{self._condition(step.when, step)}*")
        blocks.append(self._text(step.intro))
        beside = self._beside(step.beside)
        blocks += [f"Beside it: {beside}."] if beside else []
        for field in step.fields:
            blocks += self._field(field, step)
        return blocks

    def _each(self, step: Step, pool: Pool) -> str:
        asked = plain(self._asked(step.for_each or "", step)[1].label)
        if pool.people:
            return f"Once for each person you name under “{asked}”"
        names = ", ".join(plain(item.name) for item in pool.items)
        return f"Once for each one you choose under “{asked}”: of {names}"

    def _beside(self, place: str | None) -> str:
        if not place:
            return ""
        items: tuple[Item | None, ...] = (self._item,)
        if self._pool and PLACEHOLDER.search(place):
            items = self._pool.items
        places = dict.fromkeys(filled(place, item) for item in items)
        return ", ".join(f"“{plain(self._title(one))}”" for one in places)

    def _title(self, place: str) -> str:
        screen = self.unit.screen(place)
        return f"{screen.title}, {screen.part.replace('-', ' ')}" if screen.part else screen.title

    def _condition(self, when: When, step: Step) -> str:
        asked_in, field = self._asked(when.field, step)
        names = dict(self._choices(field, asked_in)) if isinstance(field, (ChoiceField, ChoicesField)) else {}
        chosen = " or ".join(f"“{names.get(one, plain(one))}”" for one in when.is_)
        return f"Only if you chose {chosen} under “{self._text(field.label)}”"

    def _asked(self, source: str, step: Step) -> tuple[Step, Field]:
        return self.pools.field(source, step, len(step.fields))

    def _field(self, field: Field, step: Step) -> list[str]:
        notes = [_note(field), *(["required"] if field.required else [])]
        blocks = [f"**{self._text(field.label)}** ({', '.join(notes)})"]
        if field.when:
            blocks.append(f"*{self._condition(field.when, step)}*")
        blocks.append(self._text(field.guidance))
        if isinstance(field, (ChoiceField, ChoicesField)):
            blocks.append(_points([name for _, name in self._choices(field, step)]))
        elif isinstance(field, ScaleField):
            blocks += self._scale(field, step)
        elif isinstance(field, RowsField):
            blocks.append(_points([self._column(column, step) for column in field.columns]))
            if field.offer:
                _, rated = self._asked(field.offer.from_.replace(".*.", "."), step)
                does = "rate" if field.offer.levels else "write"
                blocks.append(f"Proposed from what you {does} under “{self._text(rated.label)}”.")
        return [block for block in blocks if block]

    def _scale(self, field: ScaleField, step: Step) -> list[str]:
        levels = []
        for level in self.unit.scales[field.levels.removeprefix("scales.")]:
            meaning = f": {plain(level.meaning)}" if level.meaning else ""
            levels.append(f"{plain(level.mark)} {plain(level.name)}{meaning}")
        blocks = [f"To rate:\n\n{self._rated(field, step)}", f"Levels:\n\n{_points(levels)}"]
        if field.evidence != "none":
            blocks.append(f"For each: {plain(field.evidence_label)}.")
        return blocks

    def _rated(self, field: ScaleField, step: Step) -> str:
        own = PLACEHOLDER.fullmatch(field.items)
        if own and self._pool:
            # Each item of the round has its own things to rate: all of them, under its name.
            return "\n".join(
                f"- {plain(item.name)}\n" + "\n".join(f"  - {plain(one.name)}" for one in item.lists[own[1]])
                for item in self._pool.items
            )
        if own and self._item:
            return _points([plain(one.name) for one in self._item.lists[own[1]]])
        pool = self._of(field.items, step)
        if pool.people:
            return _points(["the people you name"])
        ends = field.ends or ()
        return _points([_with_ends(item, ends) for item in pool.items])

    def _choices(self, field: ChoiceField | ChoicesField | Column, step: Step) -> list[tuple[str, str]]:
        options: str | tuple[Option, ...] = field.options or ()
        own = PLACEHOLDER.fullmatch(options) if isinstance(options, str) else None
        if own and self._item:
            return [(one.id, plain(one.name)) for one in self._item.lists[own[1]]]
        pool = self._of(options, step)
        if pool.people:
            return [("", "the people you name")]
        return [(item.id, plain(item.name)) for item in pool.items]

    def _of(self, source: str | tuple[Option, ...], step: Step) -> Pool:
        # The unit was checked, so every source names something that was asked before.
        return self.pools.of(source, step, len(step.fields))

    def _column(self, column: Column, step: Step) -> str:
        notes = [_NOTES[column.kind].lower(), *(["required"] if column.required else [])]
        text = f"{plain(column.label)} ({', '.join(notes)})"
        names = [name for _, name in self._choices(column, step)] if column.options else []
        return f"{text}: {', '.join(names)}" if names else text

    def _text(self, text: str) -> str:
        """Return words with the item's in them; where the round is the trainee's choice, dots stand for it."""
        if self._item:
            return plain(filled(text, self._item))
        if self._pool and PLACEHOLDER.fullmatch(text):
            return plain(" / ".join(filled(text, item) for item in self._pool.items))
        return plain(PLACEHOLDER.sub("…", text))


def _shielded(match: re.Match[str]) -> str:
    # A digit cannot be escaped, so for a number it is the dot or bracket behind it that is.
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _points(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _with_ends(item: Item, ends: tuple[str, ...]) -> str:
    between = " … ".join(plain(item.texts[end]) for end in ends)
    return f"{plain(item.name)}: {between}" if between else plain(item.name)


def _note(field: Field) -> str:
    note = _NOTES[field.kind].lower()
    if isinstance(field, ProseField) and field.words:
        return f"{note}, about {field.words[0]} to {field.words[1]} words"
    if isinstance(field, ChoicesField):
        return _between("choose", field.min, field.max) or "choose any number"
    if isinstance(field, PeopleField):
        return ", ".join(part for part in (note, _between("", field.min, field.max)) if part)
    if isinstance(field, RowsField) and field.min:
        return f"{note}, at least {field.min}"
    return note


def _between(verb: str, low: int, high: int | None) -> str:
    if high is None:
        text = f"at least {low}" if low else ""
    elif low == high:
        text = f"exactly {low}"
    else:
        text = f"{low} to {high}" if low else f"at most {high}"
    return f"{verb} {text}".strip() if text else ""
