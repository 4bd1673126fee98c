"""``keys.toml`` as somebody wrote it, and what becomes of it when learnlog changes a line."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.keymap import Asked
from learnlog.store.keys_file import read_keys, write_keys

BY_HAND = b"""\
# for my small keyboard
[task]
next = ["F9", "Alt+N"]  # both
back = "F7"

[log]
new = 3
"""


def test_a_key_or_several_are_read_with_their_lines() -> None:
    asked, faults = read_keys(BY_HAND + b'"app.help" = "h"', "keys.toml")
    assert asked == (
        Asked("task.next", ("F9", "Alt+N"), 3),
        Asked("task.back", ("F7",), 4),
        Asked("log.app.help", ("h",), 8),
    )
    assert [(one.line, one.id) for one in faults] == [(7, "log.new")]
    with pytest.raises(EntryUnreadable) as caught:
        read_keys(b"[task]\nnext = [", "keys.toml")
    assert caught.value.line == 2


def test_a_change_leaves_everything_else_as_it_was_written() -> None:
    changed = write_keys({"task.back": ("F6",), "app.help": ("F1", "Alt+H")}, BY_HAND, "keys.toml")
    assert changed.startswith(b'# for my small keyboard\n[task]\nnext = ["F9", "Alt+N"]  # both\nback = ["F6"]\n')
    assert b"new = 3" in changed
    back = write_keys({"task.back": None, "app.help": None, "task.nothing": None}, changed, "keys.toml")
    asked, _ = read_keys(back, "keys.toml")
    assert [one.id for one in asked] == ["task.next"] and b"[app]" not in back


def test_a_wrong_line_can_be_taken_out_and_a_broken_file_is_left_alone() -> None:
    assert read_keys(write_keys({"log.new": None}, BY_HAND, "keys.toml"), "")[1] == ()
    with pytest.raises(EntryUnreadable):
        write_keys({"task.next": ("F8",)}, b"[task", "keys.toml")
    with pytest.raises(SaveFailed, match="text editor"):
        write_keys({"task.next": ("F8",)}, b"task = 3\n", "keys.toml")


def test_the_first_change_makes_a_file_that_says_what_it_is() -> None:
    made = write_keys({"task.next": ("F9",)}, None, "keys.toml")
    assert made.startswith(b"# Keys of learnlog.") and read_keys(made, "")[0] == (Asked("task.next", ("F9",), 9),)
