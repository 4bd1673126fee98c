"""Settings that are one of a few values, and what the environment says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.journal.preferences import PREFERENCES, preference, read_environment
from learnlog.journal.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_every_value_that_is_offered_can_be_kept() -> None:
    for one in PREFERENCES:
        assert one.default in [value for value, _ in one.options], one.name
        for value, words in one.options:
            assert getattr(Settings.model_validate({one.name: value}), one.name) == value and words
            assert one.read(one.values[[value for value, _ in one.options].index(value)]) == value


def test_a_variable_sets_a_setting_and_is_named() -> None:
    said = {"LEARNLOG_THEME": "learnlog-cream", "LEARNLOG_READING_WIDTH": "62", "LEARNLOG_MOTION": "Off", "OTHER": "1"}
    found = read_environment(said)
    assert found.values == {"theme": "learnlog-cream", "reading_width": 62, "motion": False}
    assert found.variables["reading_width"] == "LEARNLOG_READING_WIDTH" and found.troubles == ()
    over = found.over(Settings(ruler=True))
    assert (over.theme, over.reading_width, over.motion, over.ruler) == ("learnlog-cream", 62, False, True)


def test_a_bad_variable_is_said_in_one_line_and_an_empty_one_is_none() -> None:
    found = read_environment({"LEARNLOG_READING_WIDTH": "wide", "LEARNLOG_RULER": "", "LEARNLOG_THEME": "pink"})
    assert not found.values
    assert [said.partition(",")[0] for said in found.troubles] == [
        "LEARNLOG_THEME is “pink”",
        "LEARNLOG_READING_WIDTH is “wide”",
    ]
    assert "50 to 90" in found.troubles[1] and "\n" not in "".join(found.troubles)


@pytest.mark.parametrize(
    ("environ", "name", "value"),
    [
        ({"ACCESSIBLE": "1"}, "plain", True),
        ({"ACCESSIBLE": "0"}, "plain", None),
        ({"ACCESSIBLE": "1", "LEARNLOG_PLAIN": "no"}, "plain", False),
        ({"TEXTUAL_ANIMATIONS": "none"}, "motion", False),
        ({"TEXTUAL_ANIMATIONS": "basic"}, "motion", None),
    ],
)
def test_conventions_of_other_programs_are_heeded(environ: dict[str, str], name: str, value: bool | None) -> None:
    assert read_environment(environ).values.get(name) == value


def test_the_page_about_settings_names_each_with_values_default_and_variable() -> None:
    rows = {row.split("|")[1].strip(" `"): row for row in DOCS.read_text("utf-8").splitlines() if row.startswith("| `")}
    for one in PREFERENCES:
        row = rows[one.name]
        values = (
            f"{one.values[0]} to {one.values[-1]}" if one.steps else ", ".join(f"`{value}`" for value in one.values)
        )
        usual = preference(one.name).values[[value for value, _ in one.options].index(one.default)]
        assert f"| {values} | `{usual}` | `{one.variable}` |" in row, one.name
    others = set(Settings.model_fields) - {one.name for one in PREFERENCES}
    assert others <= rows.keys(), "every other key of the file is named, too"
