"""Words that are right though no dictionary has them: the unit's, those for people, the trainee's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from learnlog.journal.answers import PeopleAnswer
from learnlog.journal.entry import Entry
from learnlog.workspace import Workspace

OF_THE_FIELD = """
    ADHD catchup dyscalculia dyscalculic dyspraxia dyspraxic dysregulated dysregulation EHCPs inclusivity keyworker
    keyworkers learnlog Makaton mentee metacognition metacognitive multisensory neurodivergent neurodiversity
    neurotypical onboarding pedagogies printables scaffolded SENCOs SENDCo summative TAs TreeHouse wellbeing
"""
"""What people write who work in special education, and the dictionary lacks."""


def vocabulary(workspace: Workspace) -> Iterator[str]:
    """Return texts whose every word is known: all units, what the trainee says of themselves, and their own words."""
    for unit in workspace.catalog.units:
        yield from _texts(unit.model_dump())
    yield OF_THE_FIELD
    settings = workspace.settings.now
    yield from (settings.profile.name, settings.profile.setting)
    for one in settings.names:
        yield from (one.name, one.alias)
    yield from settings.words


def _texts(value: object) -> Iterator[str]:
    """Return every text in what a model is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)


def people_in(entry: Entry) -> Iterator[str]:
    """Return how people are called in an entry: roles and aliases."""
    for answer in entry.answers:
        if isinstance(answer, PeopleAnswer):
            for person in answer.people:
                yield from (person.role, person.alias)
