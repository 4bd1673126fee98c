from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.content.parse import parse_unit
from learnlog.content.task import RowsField, ScaleField
from learnlog.errors import Fault, UnitFaults

from ..units import UNIT_ID, listening_to_readers
from .broken import BOTH, NOTICE, ONE, UNIT, WELCOME, WHY, changed, faults_of


def test_the_second_unit_is_read_whole() -> None:
    unit = parse_unit("folder", listening_to_readers())
    assert (unit.id, unit.version, unit.name) == (UNIT_ID, "1.2", "Unit L: Listening to readers")
    assert [screen.place for screen in unit.screens()] == list(unit.order)
    assert [task.id for task in unit.tasks] == ["before-and-now", "notice", "one-reader"]
    assert [reading.id for reading in unit.readings] == ["welcome", "why-listen", "habits"]
    kinds = {field.kind for task in unit.tasks for step in task.steps for field in step.fields}
    assert kinds == {"line", "prose", "date", "choice", "choices", "scale", "people", "rows"}
    rows = unit.task("notice").steps[4].fields[2]
    assert isinstance(rows, RowsField)
    assert rows.offer is not None
    assert rows.offer.from_ == "watch.*.signs"
    scale = unit.task("one-reader").steps[0].fields[0]
    assert isinstance(scale, ScaleField)
    assert scale.ends == ("less", "more")


def test_files_with_windows_line_ends_are_the_same_unit() -> None:
    plain = parse_unit("folder", listening_to_readers())
    windows = {path: text.replace("\n", "\r\n") for path, text in listening_to_readers().items()}
    assert parse_unit("folder", windows) == plain


def test_everything_wrong_is_said_at_once_in_the_order_of_the_files() -> None:
    files = changed(
        (UNIT, "series =", "serie ="),
        (UNIT, 'offers = "tasks/notice"', 'offers = "tasks/none"'),
        (NOTICE, 'title = "Begin"', "title = 3"),
        (NOTICE, 'options = "lists.habits"', 'options = "lists.none"'),
        (ONE, "[10, 50]", "[10, 50"),
        (BOTH, 'kind = "scale"', 'kind = "scales"'),
        (WHY, "Quiet is", "<i>Quiet is"),
        (WELCOME, "part =", "parts ="),
    )
    files["notes.txt"] = "x"
    files["readings/Habit s.md"] = files["readings/habits.md"]
    found = faults_of(files)
    assert [fault.file for fault in found if fault.file == UNIT] == [fault.file for fault in found][:2]
    assert [fault.file for fault in found][2:] == sorted(fault.file for fault in found[2:])
    assert [(fault.file, fault.key) for fault in found] == [
        (UNIT, "serie"),
        (UNIT, "links.0.offers"),
        (BOTH, "steps.0.fields.0.kind"),
        ("notes.txt", ""),
        ("readings/Habit s.md", ""),
        ("readings/Habit s.md", ""),
        (WELCOME, "part"),
        (WELCOME, "parts"),
        (WHY, ""),
        (NOTICE, "steps.0.title"),
        (NOTICE, "steps.0.fields.3.options"),
        (ONE, ""),
    ]


def test_what_stands_in_one_file_is_all_said_though_its_model_fails() -> None:
    found = faults_of(
        changed(
            (NOTICE, "minutes = 40", 'minuts = 40\nlabel2 = "x"'),
            (NOTICE, 'is = ["yes"] }\n  required', 'is = ["yess"] }\n  required'),
            (NOTICE, 'id = "plan"\ntitle = "Plan"', 'id = "plan"'),
            (NOTICE, 'into = "about"', 'into = "nothing"'),
            (NOTICE, 'title = "Ask {item.name}"', 'title = "Ask {item.names}"'),
        )
    )
    assert {fault.key for fault in found} == {
        "minuts",
        "label2",
        "steps.0.fields.5.when.is.0",
        "steps.4.title",
        "steps.4.fields.2.offer.into",
        "steps.5.title",
    }


def test_a_field_left_out_for_its_own_fault_causes_no_other() -> None:
    found = faults_of(changed((NOTICE, 'kind = "choices"', 'kind = "many"')))
    assert [fault.key for fault in found] == ["steps.0.fields.3.kind"]


@pytest.mark.parametrize("wrong", ["[[[", "lists = 3", 'id = "x"\nlists.Habits = []'])
def test_a_broken_unit_file_hides_no_fault_of_the_others_and_invents_none(wrong: str) -> None:
    files = changed((NOTICE, "minutes = 40", "minutes = 4.5"))
    files[UNIT] = wrong
    found = faults_of(files)
    others = [fault for fault in found if fault.file != UNIT]
    assert (NOTICE, "minutes") in {(fault.file, fault.key) for fault in others}
    assert not [fault for fault in others if "lists." in fault.problem]


def test_no_unit_file_is_a_fault() -> None:
    assert faults_of({})[0].problem == "There is no unit.toml."


def test_the_same_id_for_a_task_and_an_activity() -> None:
    files = dict(listening_to_readers())
    files["activities/notice.toml"] = files[NOTICE].replace('kind = "task"', 'kind = "activity"')
    files[UNIT] = files[UNIT].replace('"tasks/notice",', '"tasks/notice", "activities/notice",')
    assert [(fault.file, fault.key) for fault in faults_of(files)] == [(NOTICE, "id")]


def test_a_reference_nobody_calls() -> None:
    files = dict(listening_to_readers())
    files[WHY] = files[WHY].replace("[^ear-2004]", "")
    assert [(fault.file, fault.key) for fault in faults_of(files)] == [(UNIT, "references.1")]


@pytest.mark.parametrize(
    "hostile", ["a = " + "[" * 5000, "a = " + "{ b = " * 3000, "x." * 20_000 + "y = 1", "n = " + "9" * 9999]
)
def test_hostile_toml_is_a_fault_and_takes_no_time(hostile: str) -> None:
    files = {**listening_to_readers(), ONE: hostile}
    assert ONE in {fault.file for fault in faults_of(files)}


PATHS = sorted(listening_to_readers())
JARGON = re.compile(r"unreadable-|Input should|pydantic|validation|None\b|tuple|Traceback|str\b|dict\b|\bint\b|bool\b")


@given(
    path=st.sampled_from(PATHS),
    at=st.integers(0, 10_000),
    length=st.integers(0, 40),
    put=st.sampled_from(
        ["", " ", '"', "[", "]", "\n", "= 3", "{item.x}", "x", "[^x]", "<b>", "\\", "3", "true", "#", "++"]
    ),
)
@settings(max_examples=100, deadline=None)
def test_any_damage_ends_in_a_unit_or_in_plain_words(path: str, at: int, length: int, put: str) -> None:
    files = dict(listening_to_readers())
    text = files[path]
    at %= len(text)
    files[path] = text[:at] + put + text[at + length :]
    try:
        parse_unit("x", files)
    except UnitFaults as error:
        assert error.faults
        for fault in error.faults:
            assert_plain(fault, files)


@given(
    path=st.sampled_from([path for path in PATHS if path.endswith("toml")]),
    row=st.integers(0, 500),
    value=st.sampled_from(
        [
            "3",
            "-1",
            "true",
            '""',
            '"x"',
            '"A b"',
            "[]",
            "[3]",
            '["x"]',
            "{}",
            "[{}]",
            '{ id = "x" }',
            "1.5",
            "1999-01-01",
        ]
    ),
)
@settings(max_examples=100, deadline=None)
def test_any_value_in_any_place_ends_in_a_unit_or_in_plain_words(path: str, row: int, value: str) -> None:
    files = dict(listening_to_readers())
    rows = files[path].split("\n")
    keys = [index for index, line in enumerate(rows) if re.match(r"\s*[a-z_.-]+ = [^\[{]", line) or "= [" in line]
    at = keys[row % len(keys)]
    rows[at] = rows[at].split(" = ")[0] + " = " + value
    files[path] = "\n".join(rows)
    for fault in faults_of(files):
        assert_plain(fault, files)


def assert_plain(fault: Fault, files: dict[str, str]) -> None:
    assert fault.problem
    assert 0 <= fault.line <= files.get(fault.file, "").count("\n") + 1
    assert not JARGON.search(f"{fault.problem} {fault.mend}".replace("Did you mean", "")), str(fault)
