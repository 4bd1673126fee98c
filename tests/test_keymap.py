"""The rules for keys somebody chose: each slip is named, and costs nothing but itself."""

from __future__ import annotations

import string

from hypothesis import example, given
from hypothesis import strategies as st

from learnlog.keymap import KEPT, Action, Asked, Keymap, Room, check, read_key, spoken

APP = Room(
    "Everywhere",
    (
        Action("app.help", ("f1", "question_mark"), "Help"),
        Action("app.quit", ("ctrl+q",), "Quit", before_typing=True),
        Action("app.back", ("escape",), "Leave"),
    ),
)
TASK = Room(
    "A task",
    (
        Action("", ("ctrl+z",), "Undo", fixed=True),
        Action("task.next", ("f8", "ctrl+pagedown"), "Next"),
        Action("task.back", ("f7",), "Back"),
    ),
    typing=True,
)
LOG = Room("Your log", (Action("log.new", ("n",), "New"), Action("log.order", ("a", "right"), "Order")))
ROOMS = (APP, TASK, LOG)


def checked(*asked: tuple[str, tuple[str, ...]]) -> Keymap:
    return check([Asked(id_, keys, line) for line, (id_, keys) in enumerate(asked, 1)], ROOMS)


def test_keys_are_read_as_a_person_writes_them() -> None:
    written = ("Ctrl+N", "ctrl+pagedown", "Shift+F5", "?", "comma", "N", "Esc", "Alt+x", "Space", "<", "Control+G")
    read = [read_key(one) for one in written]
    assert read == [
        *("ctrl+n", "ctrl+pagedown", "shift+f5", "question_mark", "comma", "N", "escape", "alt+x", "space"),
        *("less_than_sign", "ctrl+g"),
    ]
    nothing = (
        "",
        "F13",
        "Ctrl+Hyper",
        "hyper+x",
        "shift+h",
        "ctrl+1",
        "Ctrl+Space",
        "shift+enter",
        "ctrl+ctrl+x",
        "two words",
        "ctrl",
        "\x1b",
    )
    assert [read_key(one) for one in nothing] == [""] * len(nothing)
    assert read_key("Ctrl+I") == "tab", "no terminal tells them apart"


@given(st.sampled_from([*string.ascii_letters, *string.digits, *string.punctuation, "f5", "pageup", "space"]))
def test_what_is_spoken_reads_back(key: str) -> None:
    read = read_key(key)
    assert read and read_key(spoken(read)) == read
    if len(key) == 1 and key.isalpha():
        assert read_key(spoken(f"ctrl+{key.lower()}")) == read_key(f"ctrl+{key}")


@given(st.text(max_size=12))
@example("±")
def test_any_text_is_a_key_or_none(text: str) -> None:
    if key := read_key(text):
        assert read_key(key) == key


def test_good_lines_count_and_bad_ones_do_not() -> None:
    found = checked(
        ("task.next", ("F9",)),
        ("task.nxt", ("F10",)),
        ("log.new", ("Hyper",)),
        ("log.order", ("o", "Right")),
        ("app.help", ()),
    )
    assert found.keys == {"task.next": ("f9",), "log.order": ("o", "right")}
    assert [str(one) for one in found.faults] == [
        "keys.toml, line 2: There is no action task.nxt. Did you mean task.next?",
        "keys.toml, line 3: There is no key “Hyper”, so log.new keeps its usual keys.",
        "keys.toml, line 5: app.help needs a key, so app.help keeps its usual keys.",
    ]


def test_what_leads_on_and_out_cannot_be_lost() -> None:
    found = checked(
        ("app.back", ("F9",)),
        ("log.new", ("Tab",)),
        ("app.quit", ("q",)),
        ("app.help", ("?", "h")),
        ("task.back", ("b",)),
    )
    assert found.keys == {}
    said = [str(one) for one in found.faults]
    assert "cannot do without Escape" in said[0] and "Tab stays what it is" in said[1]
    assert "q is typed where app.quit is" in said[2] and "works while you type" in said[3]
    assert "b is typed where task.back is" in said[4]


def test_two_actions_on_one_key_are_named_and_the_later_gives_way() -> None:
    found = checked(("task.next", ("F9",)), ("task.back", ("F9", "F10")), ("log.new", ("F9",)))
    assert found.keys == {"task.next": ("f9",), "log.new": ("f9",)}, "another room is no clash"
    assert [one.line for one in found.faults] == [2] and "F9 is “Next” (task.next) already" in found.faults[0].why
    assert "“Undo”" in checked(("task.next", ("Ctrl+Z",))).faults[0].reason
    assert checked(("log.new", ("F1",))).faults, "what holds everywhere is there, too"


def test_keys_can_be_swapped_and_a_bad_half_of_a_swap_takes_the_other_along() -> None:
    assert checked(("task.next", ("F7",)), ("task.back", ("F8",))).keys == {"task.next": ("f7",), "task.back": ("f8",)}
    half = checked(("task.next", ("F7",)), ("task.back", ("F88",)))
    assert half.keys == {} and [one.line for one in half.faults] == [1, 2]


ids = st.sampled_from([one.id for room in ROOMS for one in room.actions if one.id] + ["task.nothing"])
keys = st.sampled_from(["F1", "F7", "F8", "F9", "n", "?", "Tab", "Escape", "Ctrl+Q", "Ctrl+Z", "Right", "Hyper"])


@given(st.dictionaries(ids, st.lists(keys, max_size=3).map(tuple), max_size=7))
def test_whatever_is_asked_no_two_meet_and_the_way_out_stays(asked: dict[str, tuple[str, ...]]) -> None:
    found = checked(*asked.items())
    assert {one.id for one in found.faults} | found.keys.keys() <= asked.keys()
    for room in ROOMS:
        taken: dict[str, str] = {}
        for action in dict.fromkeys([*room.actions, *APP.actions]):
            assert found.of(action)
            for key in found.of(action):
                assert taken.setdefault(key, action.id) == action.id
    assert "escape" in found.of(APP.actions[2])
    assert all(key not in KEPT for action, its in found.keys.items() if action != "app.back" for key in its)
