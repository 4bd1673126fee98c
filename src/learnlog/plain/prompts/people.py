"""Prompts of the kind ``people``: a role and an alias for each, then whether there is another."""

from __future__ import annotations

from datetime import date

from learnlog.content.task import PeopleField
from learnlog.guide import Asked, answering
from learnlog.guide.gaps import number
from learnlog.journal.aliases import next_alias
from learnlog.journal.answers import Answer, PeopleAnswer, Person
from learnlog.plain.prompts.prompt import ANOTHER, Pick, Prompt, Taken, of_kind
from learnlog.plain.prompts.words import aliased
from learnlog.text import one_line

ALIAS = "/alias"
"""After a person's id, names the alias as a part."""


def people(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for the role and the alias of everybody, then for another one."""
    spec = asked.spec
    assert isinstance(spec, PeopleField)
    given = of_kind(PeopleAnswer, answer)
    known = given.people if given is not None else ()
    prompts: list[Prompt] = []
    for place, one in enumerate(known, start=1):
        prompts += _of_person(asked, spec, answer, one, place, [other.alias for other in known])
    if spec.max is None or len(known) < spec.max:
        prompts.append(_another(asked, spec, answer, len(known)))
    return tuple(prompts)


def _of_person(
    asked: Asked, spec: PeopleField, answer: Answer | None, one: Person, place: int, aliases: list[str]
) -> tuple[Prompt, Prompt]:
    who = f"{spec.person.capitalize()} {place}"
    remove = (f"{spec.person} {place}, {one.shown}", lambda: answering.without_person(asked, answer, one.id))
    picks = () if one.alias else (Pick("alias", next_alias(one_line(spec.person), aliases)),)

    def alias(typed: str) -> Taken:
        return aliased(picks, typed, lambda said: answering.person(asked, answer, one.id, alias=said))

    return (
        Prompt(
            asked,
            one.id,
            f"{who}: role, such as Teaching assistant",
            lambda typed: Taken(answering.person(asked, answer, one.id, role=typed.strip())),
            has=one_line(one.role),
            remove=remove,
        ),
        Prompt(
            asked,
            one.id + ALIAS,
            f"{who}, {one.role or 'no role yet'}: an alias, if you need one to tell two in one role apart",
            alias,
            has=one_line(one.alias),
            picks=picks,
            how="Never the full name.",
            clear=lambda: answering.person(asked, answer, one.id, alias=""),
            remove=remove,
            counts=False,
        ),
    )


def _another(asked: Asked, spec: PeopleField, answer: Answer | None, there: int) -> Prompt:
    low = max(spec.min, int(spec.required))
    asks = f" At least {number(low)} asked for, {number(there)} so far." if there < low else ""

    def add(typed: str) -> Taken:
        added = answering.add_person(asked, answer, typed.strip())
        return Taken(added.answer, added.id + ALIAS)

    which = "Another" if there else "First"
    return Prompt(
        asked,
        ANOTHER,
        f"{which} {spec.person}, by role, never by full name.{asks}",
        add,
        how="Enter alone adds nobody.",
        counts=there < low,
    )
