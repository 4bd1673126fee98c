"""Settings as somebody wrote them by hand, and what becomes of that when learnlog changes one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.settings import KnownName, Profile, Settings
from learnlog.journal.terms import Term
from learnlog.store.keys_file import read_keys
from learnlog.store.settings_file import read_settings, write_settings

BY_HAND = """\
# Mine. Do not touch the width!
welcomed = true   # since the first day
reading_width = 60  # not wider

later = "from a newer learnlog"

# Who I am
[profile]
name = "Ada"  # short
pet = "cat"

# Nobody is to read this one
[[names]]
name = "Jamie Lee"
alias = "Pupil A"

[[names]]
name = "Sam"  # the other Sam
"""


def changed(text: str, **values: Any) -> str:
    """Return the text of a settings file after these values were chosen."""
    before = read_settings(text.encode(), "settings.toml").settings
    return write_settings(before.model_copy(update=values), text.encode(), "settings.toml").decode()


def test_a_change_touches_one_line() -> None:
    assert changed(BY_HAND, reading_width=80) == BY_HAND.replace("reading_width = 60 ", "reading_width = 80 ")
    usual = changed(BY_HAND, reading_width=70)
    assert usual == BY_HAND.replace("reading_width = 60 ", "reading_width = 70 "), "its comment stays with it"
    assert changed(BY_HAND, profile=Profile(name="Grace", pet="cat")) == BY_HAND.replace("Ada", "Grace")
    assert changed(BY_HAND) == BY_HAND


def test_a_new_setting_stands_before_the_tables() -> None:
    text = changed(BY_HAND, theme="learnlog-light", terms=(Term(first=date(2026, 9, 2), last=date(2026, 12, 18)),))
    assert text.index('theme = "learnlog-light"') < text.index("[profile]")
    assert all(line in text for line in BY_HAND.splitlines())
    assert read_settings(text.encode(), "").settings.terms[0].first == date(2026, 9, 2)


def test_a_list_keeps_what_is_written_around_the_items_that_stay() -> None:
    names = (KnownName(name="Sam"), KnownName(name="Kim"))
    text = changed(BY_HAND, names=names)
    assert "Jamie" not in text and 'name = "Sam"  # the other Sam' in text
    assert read_settings(text.encode(), "").settings.names == names
    order = changed(BY_HAND, names=(KnownName(name="Sam"), KnownName(name="Jamie Lee", alias="Pupil A")))
    assert order.index("the other Sam") < order.index("Jamie Lee")
    assert "[[names]]" not in changed(BY_HAND, names=())


def test_a_wrong_item_stays_to_be_mended_when_others_change() -> None:
    text = BY_HAND + "\n[[names]]\nname = 3\n"
    read = read_settings(text.encode(), "settings.toml")
    assert [one.name for one in read.settings.names] == ["Jamie Lee", "Sam"]
    assert [(one.line, one.name) for one in read.wrong] == [(21, "names")]
    after = changed(text, names=(KnownName(name="Sam"),))
    assert "name = 3" in after and "Jamie" not in after


def test_every_wrong_value_is_named_and_costs_no_other() -> None:
    text = 'reading_width = 7\ntheme = 3\nspelling = true\n[profile]\nname = 1\nsetting = "A school"\n'
    read = read_settings(text.encode(), "settings.toml")
    assert read.settings == Settings(spelling=True, profile=Profile(setting="A school"))
    assert [one.line for one in read.wrong] == [1, 2, 5]
    assert "must be 50 or more" in read.wrong[0].message and "settings.toml, line 1" in read.wrong[0].message


def test_what_cannot_be_changed_without_a_loss_is_left_alone() -> None:
    inline = 'names = [{name = "Sam"}]\n'
    assert read_settings(changed(inline, ruler=True).encode(), "").settings.ruler
    assert [one.name for one in read_settings(changed(inline, names=()).encode(), "").settings.names] == []
    with pytest.raises(EntryUnreadable):
        write_settings(Settings(ruler=True), b"ruler = [", "settings.toml")
    after = changed("names = [3]  # a slip\n", names=(KnownName(name="Sam"),))
    assert "3" in after and after.endswith("# a slip\n"), "nor is what is wrong beside what can be changed"
    assert [one.name for one in read_settings(after.encode(), "").settings.names] == ["Sam"]


words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
settings = st.builds(
    Settings,
    profile=st.builds(Profile, name=words, setting=words),
    welcomed=st.booleans(),
    theme=st.sampled_from(["learnlog-dark", "learnlog-light"]),
    reading_width=st.integers(50, 90),
    ruler=st.booleans(),
    backup_folder=words,
    words=st.lists(words, max_size=3).map(tuple),
    names=st.lists(st.builds(KnownName, name=words, alias=words), max_size=3, unique_by=lambda one: one.name).map(
        tuple
    ),
)


@given(settings, settings, st.sampled_from(["\n", "\r\n"]))
def test_any_settings_become_any_others_and_no_comment_is_lost(one: Settings, other: Settings, end: str) -> None:
    first = b"# by hand\n" + write_settings(one.model_copy(update={"names": ()}), None, "settings.toml")
    raw = first.replace(b"\n", end.encode())
    again = read_settings(raw, "").settings
    after = write_settings(other, raw, "settings.toml")
    assert read_settings(after, "").settings == other
    assert after.startswith(b"# by hand")
    back = write_settings(again, after, "settings.toml")
    assert read_settings(back, "").settings == again


lines = st.lists(
    st.sampled_from(
        [
            *("theme = 3", "ruler = true", "[profile]", "name = 4", "[[names]]", 'name = "K"', "[[terms]]", "# x"),
            *("names = 3", "profile = 1", "reading_width = 1", "[profile.name]", "terms = [{}]", "first = 1"),
            *("later = [1, {a = 1}]", 'words = ["Zorbina", 3]', "words = [{}]"),
        ]
    ),
    max_size=8,
)


@given(lines)
def test_whatever_stands_in_the_file_is_read_or_refused_and_a_change_loses_none_of_it(text: list[str]) -> None:
    raw = "\n".join(["# by hand", *text]).encode()
    try:
        before = read_settings(raw, "settings.toml")
        changed_raw = write_settings(before.settings.model_copy(update={"spelling": True}), raw, "settings.toml")
    except (EntryUnreadable, SaveFailed):
        return
    after = read_settings(changed_raw, "settings.toml")
    assert after.settings.spelling and len(after.wrong) == len(before.wrong)
    assert {key: value for key, value in after.data.items() if key != "spelling"} == before.data


@given(st.binary(max_size=60))
def test_any_bytes_are_settings_and_keys_or_are_refused(raw: bytes) -> None:
    for read in (read_settings, read_keys):
        try:
            read(raw, "settings.toml")
        except EntryUnreadable:
            continue
