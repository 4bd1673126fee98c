"""A small log to take pictures of: a trainee called Ada, some weeks into Unit 5."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from learnlog.guide import Asked
from learnlog.journal.answers import (
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    LineAnswer,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.settings import Place, Profile
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.workspace import Workspace

NOW = datetime(2026, 11, 23, 19, 40, tzinfo=timezone(timedelta(0)))
UNIT = "unit-5"
AT = Place(room="task", unit=UNIT, step="extent/inclusion", field="ratings")
"""Where Ada stopped: in the middle of Task 2."""

Answers = Mapping[str, Any]
"""By the address of each field, what is written there: text, ids, people, rows, or levels with evidence."""

OUTCOMES: Answers = {
    "start/ratings": {
        "challenges": ("beginning", "I have read about it, but planned little."),
        "continuous": ("not-yet", "Plans in my setting are written and then filed."),
        "one-pupil": ("beginning", ""),
    },
}

VALUES: Answers = {
    "need/area": ("dyslexia",),
    "value/respect/implications": (
        "A pupil who reads slowly is often asked to hurry, or spared from reading at all. Both say: you hold us "
        "up. Respect means that Pupil A decides whether to read aloud, and is asked beforehand, not in front of "
        "the class."
    ),
    "value/self-determination/implications": (
        "Choices must be ones a pupil can take in. Three pages of options are no choice for somebody who needs "
        "ten minutes for each of them. I read them out, or we look at them the day before."
    ),
    "value/inclusion/implications": (
        "Being in the room is not being in the lesson. What I write on the board has to be on paper as well, and "
        "in the same words, so that nobody has to copy while the others are already thinking."
    ),
    "value/relationships/implications": (
        "Who works with whom is usually settled by who reads fastest. I mix the groups by what the task needs: "
        "someone who explains, someone who draws, someone who asks."
    ),
    "resonance/stands-out": ("some",),
    "resonance/values": ("respect",),
    "resonance/why": (
        "With dyslexia much depends on being believed. Nearly every adult who told me about their school "
        "remembers one teacher who took the effort for laziness, and one who did not."
    ),
}

EXTENT: Answers = {
    "choose/values": ("respect", "inclusion"),
    "extent/respect/ratings": {
        "listening": ("strong", "Year 8 make their own seating plan, this term and last"),
        "ways-of-communicating": ("partly", "Symbols in the canteen, none in science"),
        "time-for-responses": ("partly", "Pupil A was asked before the trip, but not about the group"),
        "privacy": ("weak", "Reading list read out by name, on two Mondays"),
    },
    "extent/respect/judgement": (
        "We are kind, and we ask pupils how they are. We seldom ask before we act for them: support is settled in "
        "meetings they hear about afterwards. The strongest evidence is the seating plan, which pupils in Year 8 "
        "now make themselves; the weakest is the list of who leaves the room for extra reading, read out in front "
        "of all."
    ),
    "extent/inclusion/ratings": {
        "social-or-leisure": ("partly", "Late bus leaves before the clubs end"),
        "community-living": ("not-seen", ""),
        "range-of-people": ("strong", "Kitchen project with Year 10"),
        "economic-life": ("weak", "Two placements of eleven, this year"),
    },
    "plan/colleagues": (Person(id="1", role="Teaching assistant, Year 8"), Person(id="2", role="Form tutor")),
    "plan/actions": (
        {
            "about": "privacy and personal space",
            "action": "Hand out the reading list on paper instead of reading names out",
            "who": "Form tutor",
            "by": date(2026, 11, 27),
            "success": "No names are read out for two weeks",
        },
    ),
}

FREE: Answers = {
    "note/title": "Pupil A explained fractions to Pupil B",
    "note/text": (
        "With the paper strips, not with the worksheet. It took four minutes and both laughed. I had planned to "
        "explain it again myself. Next time I wait longer before I step in."
    ),
}


def write(home: Path) -> Opening:
    """Write the log into an empty folder and return what opens it."""
    days = iter([27, 20, 13, 1])
    at = [NOW]
    opening = Opening(Folders.find(home, {}), lambda: at[0])
    workspace = opening.workspace()
    settings = workspace.settings.now
    profile = Profile(name="Ada", setting="A secondary school", area="dyslexia")
    workspace.settings.change(settings.model_copy(update={"welcomed": True, "profile": profile, "spelling": False}))
    unit = workspace.catalog.unit(UNIT)
    assert unit is not None, "the unit comes with learnlog"
    for screen in [one.place for one in unit.screens() if one.place.startswith("readings/")][:11]:
        workspace.bookmarks.mark_read(UNIT, screen)
    for task, given in (("outcomes", OUTCOMES), ("task-1", VALUES), ("", FREE), ("task-2", EXTENT)):
        at[0] = NOW - timedelta(days=next(days), hours=1)
        entry = _write(workspace, task, given)
        if task == "task-1":
            workspace.changes.complete(entry)
    workspace.bookmarks.stop_at(AT.model_copy(update={"entry": entry}))
    at[0] = NOW
    return opening


def _write(workspace: Workspace, task: str, given: Answers) -> str:
    sitting = workspace.sittings.begin(UNIT, task) if task else workspace.sittings.begin_free()
    for address, value in given.items():
        asked = next(one for step in sitting.guide.steps for one in step.fields if str(one.address) == address)
        sitting.write(_answer(asked, value))
    sitting.close()
    return sitting.entry.id


def _answer(asked: Asked, value: Any) -> Answer:
    about = {**asked.address._asdict(), "under": asked.under, "asked": asked.label}
    options = {one.id: one.name for one in asked.options}
    match asked.spec.kind:
        case "line":
            return LineAnswer(**about, text=value)
        case "prose":
            return ProseAnswer(**about, text=value)
        case "choice":
            return ChoiceAnswer(**about, chosen=Chosen(id=value[0], name=options[value[0]]))
        case "choices":
            return ChoicesAnswer(**about, chosen=tuple(Chosen(id=one, name=options[one]) for one in value))
        case "people":
            return PeopleAnswer(**about, people=value)
        case "scale":
            return ScaleAnswer(**about, ratings=_ratings(asked, value))
        case "rows":
            rows = tuple(Row(id=str(number), cells=cells) for number, cells in enumerate(value, start=1))
            columns = {one.id: one.label for one in asked.spec.columns}
            return RowsAnswer(**about, columns=columns, actions=asked.spec.actions, rows=rows)
    raise ValueError(f"no sample for a field of kind {asked.spec.kind}")


def _ratings(asked: Asked, value: Mapping[str, tuple[str, str]]) -> tuple[Rating, ...]:
    levels = {level.id: level for level in asked.levels}
    ratings: list[Rating] = []
    for item in asked.items:
        if item.id in value:
            level, evidence = levels[value[item.id][0]], value[item.id][1]
            words = {"level_name": level.name, "mark": level.mark, "evidence": evidence}
            ratings.append(Rating.model_validate({"item": item.id, "name": item.name, "level": level.id, **words}))
    return tuple(ratings)
