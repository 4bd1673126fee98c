"""Keys: what the bindings say is what the documents, the footer and the help say, also when somebody changed them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import learnlog.tui
from learnlog.keymap import Asked, check, spoken
from learnlog.tui.help import HelpScreen
from learnlog.tui.help_text import NAMED
from learnlog.tui.home import HomeScreen
from learnlog.tui.key_list import KeyList
from learnlog.tui.key_rooms import classes_with_keys, rooms
from learnlog.tui.keys import KeysScreen
from learnlog.tui.navigation import OpenKeys
from learnlog.tui.press_key import PressKeyDialog
from scripts.keys import PAGE, page
from tests.tui.driving import Trainee, sitting_down

UNIT = "unit-5"

TAKEN = frozenset(f"ctrl+{letter}" for letter in "abnqstwz") | {"ctrl+backslash"}
"""Keys that tmux, screen, a browser or the terminal itself may take before learnlog sees them."""

F_KEY = re.compile(r"f\d+")


def every(kind: type[Any]) -> list[type[Any]]:
    """Return every class of learnlog's screens made of a kind."""
    for module in pkgutil.walk_packages(learnlog.tui.__path__, "learnlog.tui."):
        importlib.import_module(module.name)

    def below(one: type[Any]) -> Iterator[type[Any]]:
        for sub in one.__subclasses__():
            yield sub
            yield from below(sub)

    return sorted({one for one in below(kind) if one.__module__.startswith("learnlog.")}, key=lambda one: str(one))


def actions_of(kind: type[DOMNode]) -> dict[str, set[str]]:
    """Return the keys of every action of a class, those of its base classes among them."""
    found: dict[str, set[str]] = {}
    for key, bindings in kind._merge_bindings().key_to_bindings.items():
        for binding in bindings:
            found.setdefault(binding.action, set()).add(key)
    return found


def test_no_action_needs_a_key_that_something_else_takes() -> None:
    elsewhere = {action for kind in (HomeScreen,) for action in actions_of(kind)}
    for kind in every(DOMNode):
        for action, keys in actions_of(kind).items():
            if keys <= TAKEN:
                assert f"app.{action}" in elsewhere, f"{kind.__name__}: {action} has only {keys}"


def test_a_function_key_always_has_a_twin() -> None:
    for kind in every(DOMNode):
        for action, keys in actions_of(kind).items():
            assert not all(map(F_KEY.fullmatch, keys)), f"{kind.__name__}: {action} has only {keys}"


def test_every_class_with_keys_of_its_own_is_in_a_room() -> None:
    listed = set(classes_with_keys())
    for kind in every(DOMNode):
        own = {one.id for one in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())) if one.id}
        inherited = {one.id for room in rooms() for one in room.actions}
        assert kind in listed or own <= inherited, f"{kind.__name__} is in no room of tui/key_rooms.py: {own}"


def test_everything_that_can_be_changed_says_what_it_is_and_what_it_does() -> None:
    for room in rooms():
        for one in room.actions:
            if one.id and one.label:
                assert one.about and re.fullmatch(r"[a-z-]+\.[a-z0-9-]+", one.id), one


def test_the_usual_keys_can_all_be_asked_for() -> None:
    """So whatever learnlog itself writes into the file is taken, and no two usual keys are in each other's way."""
    asked = [
        Asked(one.id, tuple(map(spoken, one.keys)))
        for one in {one.id: one for room in rooms() for one in room.actions if not one.fixed}.values()
    ]
    found = check(asked, rooms())
    assert found.faults == () and found.keys == {}


def test_the_page_about_keys_is_what_the_bindings_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m scripts.keys"


# -- help


SCREENS = [
    one for one in every(Screen) if not any(issubclass(other, one) for other in every(Screen) if other is not one)
]


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: str(kind.__name__))
def test_every_screen_has_a_help_that_stays_true_when_keys_are_changed(kind: type[Screen[Any]]) -> None:
    assert kind.HELP, kind
    text = cleandoc(kind.HELP)
    assert text.startswith("# ") and len(text.splitlines()) > 2
    known = {one.id: one for room in rooms() for one in room.actions}
    assert set(NAMED.findall(text)) <= known.keys()
    outside = NAMED.sub("", text)
    literal = re.findall(r"\bF\d{1,2}\b|Ctrl\+\w+|\*\*[a-zA-Z]\*\*|^\| [a-zA-Z/](?:, [a-zA-Z])* \|", outside, re.M)
    assert not literal, f"{literal} may be another key: write {{id}} instead"


# -- changed keys


async def to_action(trainee: Trainee, id_: str) -> None:
    keys = trainee.one("KeyList", KeyList)
    keys.highlighted = keys.get_option_index(id_)
    await trainee.settle()


async def test_a_key_is_changed_by_pressing_it_and_is_so_everywhere_from_then_on(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        trainee.app.post_message(OpenKeys())
        await trainee.settle()
        trainee.screen(KeysScreen)
        await to_action(trainee, "task.next")
        await trainee.press("enter")
        dialog = trainee.screen(PressKeyDialog)
        await trainee.press("f7")
        assert "F7 is “Back” (task.back) already" in trainee.text
        await trainee.press("n")
        assert "is typed where task.next is" in trainee.text
        await trainee.press("backspace", "backspace", "enter")
        assert "needs a key" in trainee.text and trainee.app.screen is dialog
        await trainee.press("alt+m", "alt+m", "f1")
        assert "F1 is “Help” (app.help) already" in trainee.text
        await trainee.press("enter")
        assert 'next = ["Alt+M"]' in (tmp_path / "keys.toml").read_text("utf-8")
        assert "* Alt+M" in trainee.text
        await trainee.press("escape")
        await trainee.open_task(UNIT, "task-1")
        first = trainee.key
        assert "Next →  Alt+M" in trainee.text
        await trainee.press("f8")
        assert trainee.key == first
        await trainee.press("alt+m")
        assert trainee.key != first
        await trainee.press("f1")
        assert "Alt+M" in trainee.text and "F8 or Ctrl+PageDown" not in trainee.text
        await trainee.press("escape")

    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        trainee.app.post_message(OpenKeys())
        await trainee.settle()
        await to_action(trainee, "task.next")
        await trainee.press("backspace")
        assert "next" not in (tmp_path / "keys.toml").read_text("utf-8").split("\n\n")[-1]
        await to_action(trainee, "home.hand-in")
        await trainee.press("enter", "w", "enter", "r", "enter")
        assert not trainee.app._keymap and "hand-in" not in (tmp_path / "keys.toml").read_text("utf-8")


async def test_a_slip_in_the_file_is_named_and_costs_nothing_but_itself(tmp_path: Path) -> None:
    text = '# mine\n[home]\nhand-in = "w"\nbackups = ["i"]\n\n[app]\nquitt = "F11"\n'
    (tmp_path / "keys.toml").write_text(text, encoding="utf-8")
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        assert any("keys.toml, line 4" in said and "1 more" in said for said in trainee.notifications)
        assert "w Hand in" in trainee.text
        await trainee.press("f1")
        assert trainee.screen(HelpScreen)._text.count("**w** writes") == 1
        assert trainee.screen(HelpScreen)._text.count("**b** shows where backups go") == 1
        await trainee.press("k")
        assert "line 4: i is “Handed in” (home.hand-ins) already" in trainee.text
        assert "line 7: There is no action app.quitt. Did you mean app.quit?" in trainee.text
        assert (tmp_path / "keys.toml").read_text("utf-8") == text
        await trainee.press("r", "enter")
        assert "line 4" not in trainee.text and "line 7" not in trainee.text
        assert (tmp_path / "keys.toml").read_text("utf-8").strip() == "# mine"


async def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text("[home\n", encoding="utf-8")
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        assert any("keys.toml, line 1" in said for said in trainee.notifications)
        await trainee.press("f1", "k")
        await to_action(trainee, "home.hand-in")
        await trainee.press("enter", "w", "enter")
        assert trainee.app._keymap["home.hand-in"] == "h,w", "it counts until learnlog is closed"
        assert "as usual" in trainee.text
    assert (tmp_path / "keys.toml").read_text("utf-8") == "[home\n"
