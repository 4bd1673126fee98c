"""Every action there is, room by room, with its usual keys: gathered from the bindings of the screens and widgets.

It imports every screen, which takes a while, so it is asked only where somebody chose keys, or wants to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode

from learnlog.keymap import KEPT, Action, Room

_ROOMS: tuple[tuple[str, bool, str], ...] = (
    ("Everywhere", False, "app.LearnlogApp"),
    ("Home", False, "line.Line home.HomeScreen"),
    (
        "Reading the unit",
        False,
        "note.NoteLine link.LinkCard contents.Contents reading.ReadingView taskpage.TaskPage unit.UnitScreen",
    ),
    (
        "A task",
        True,
        "fields.prose_area.ProseArea fields.line_input.LineInput fields.picker.Picker fields.option_marks.OptionMarks "
        "fields.scale.ScaleWidget review.ReviewPanel step.StepPanel tour.Tour task.TaskScreen",
    ),
    (
        "Your log",
        False,
        "query_box.QueryBox filter_line.FilterLine entry_list.EntryList log.LogScreen",
    ),
    ("An entry", False, "entry_page.EntryPage entry.EntryScreen"),
    (
        "Your actions",
        False,
        "search_box.SearchBox action_filters.ActionFilters action_table.ActionTable actions.ActionsScreen",
    ),
    ("Pictures", False, "picture.PictureList picture_table.FactsTable picture.PictureScreen"),
    ("The bin", False, "entry_list.EntryList bin.BinScreen"),
    ("Two versions side by side", False, "page.Page compare.CompareScreen"),
    ("Ratings then and now", False, "page.Page then_and_now.ThenAndNowScreen"),
    ("Presenting", False, "present.PresentScreen"),
    ("What colleagues said", False, "page.Page evaluations.EvaluationsScreen"),
    ("As it was handed in", False, "page.Page as_it_was.AsItWasScreen"),
    ("Settings", False, "line.Line setting_line.SettingLine settings.SettingsScreen"),
    ("Keys", False, "key_list.KeyList keys.KeysScreen"),
    ("Dialogs", True, "form.Form dialogs.Dialog dialogs.MessageDialog"),
    ("Welcome", True, "form.Form setting_line.SettingLine welcome.WelcomeScreen"),
    ("About you", True, "form.Form profile.ProfileScreen"),
    ("A follow-up", True, "fields.prose_area.ProseArea follow_up.FollowUpDialog"),
    ("Versions", False, "versions.VersionsDialog"),
    ("Handing in", True, "hand_in.HandInDialog"),
    ("Who does it", True, "action_dialogs.PersonDialog"),
    ("Another day", True, "action_dialogs.PostponeDialog"),
    ("Pressing a key", True, "press_key.KeyCatcher"),
    ("Help", False, "help.HelpScreen palette.Palette"),
)
"""What each room is called, whether one mostly types in it, and what has bindings in it, what has the focus first."""


@cache
def rooms() -> tuple[Room, ...]:
    """Return every room with its actions; the first holds those that are there everywhere."""
    found = [Room(name, _actions(classes.split()), typing) for name, typing, classes in _ROOMS]
    # What has to stay as it is in one room stays so in all: it has one name.
    fixed = {one.id for room in found for one in room.actions if one.fixed and one.id}
    return tuple(
        replace(room, actions=tuple(replace(one, fixed=one.fixed or one.id in fixed) for one in room.actions))
        for room in found
    )


def classes_with_keys() -> Iterator[type[DOMNode]]:
    """Return every class named in a room."""
    for _, _, classes in _ROOMS:
        yield from map(_class, classes.split())


def _class(path: str) -> type[DOMNode]:
    module, _, name = path.rpartition(".")
    found: type[DOMNode] = getattr(import_module(f"learnlog.tui.{module}"), name)
    return found


def _actions(classes: list[str]) -> tuple[Action, ...]:
    found: dict[str, Action] = {}
    for path in classes:
        for number, action in enumerate(_own(_class(path))):
            # What has no id is told apart by where it stands: it is never asked for, it only has its keys.
            found.setdefault(action.id or f"{path} {number}", action)
    return tuple(found.values())


def _own(kind: type[DOMNode]) -> Iterator[Action]:
    """Return what the bindings of a class and of those it is made of do, keys of one binding taken together."""
    by_key = kind._merge_bindings().key_to_bindings
    together: dict[tuple[str, str], list[Binding]] = {}
    for bindings in by_key.values():
        for binding in bindings:
            together.setdefault((binding.id or "", binding.action), []).append(binding)
    for (id_, _), bindings in together.items():
        first, keys = bindings[0], tuple(dict.fromkeys(binding.key for binding in bindings))
        # Textual takes both away where one of two bindings on a key gets another, so those stay as they are.
        shared = any(len(by_key[key]) > 1 for key in keys)
        yield Action(
            id_,
            keys,
            first.description,
            first.tooltip,
            fixed=not id_ or shared or not first.description or set(keys) <= set(KEPT),
            before_typing=first.priority,
        )
