"""The words of the unit, of the field, of people and of the trainee need no dictionary."""

from __future__ import annotations

from learnlog.journal.answers import PeopleAnswer, Person
from learnlog.journal.settings import KnownName, Profile, Settings
from learnlog.spelling import Speller
from learnlog.store.memory import MemoryStore
from learnlog.store.units import bundled_units, load_catalog
from learnlog.vocabulary import people_in, vocabulary
from learnlog.workspace import Workspace
from tests.entries import NOON, entry


class Empty:
    """A dictionary without any word."""

    def spell(self, word: str) -> bool:
        return False

    def suggest(self, word: str) -> list[str]:
        return []


def test_they_are_known() -> None:
    workspace = Workspace(load_catalog(bundled_units(), None), MemoryStore(), lambda: NOON, lambda now, after: "")
    workspace.settings.change(
        Settings(
            profile=Profile(name="Ada", setting="Zorbin Road School"),
            names=(KnownName(name="Jamie", alias="Quibbo"),),
            words=("mizzling",),
        )
    )
    speller = Speller(Empty(), vocabulary(workspace))
    written = entry(
        answers=(PeopleAnswer(step="s", field="f", people=(Person(id="p", role="mentoress", alias="Zed"),)),)
    )
    line = "Ada Zorbin Jamie Quibbo mizzling TreeHouse neurodiversity personalised fostering mentoress Zed plockish"
    speller.look_up([line])
    assert [one.word for one in speller.unknown(line)] == ["mentoress", "Zed", "plockish"]
    speller.learn(people_in(written))
    speller.look_up([line])
    assert [one.word for one in speller.unknown(line)] == ["plockish"]
