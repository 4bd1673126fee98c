"""How the figures of the suite get into docs/reliability.md."""

from __future__ import annotations

import json

import pytest

from scripts import faults


def report(*cases: str) -> str:
    return f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>"


def case(name: str, inside: str = "", **properties: list[object]) -> str:
    told = "".join(
        f"<property name='{kind}' value='{json.dumps(value).replace(chr(34), '&quot;')}'/>"
        for kind, value in properties.items()
    )
    return f"<testcase name='{name}' time='30'><properties>{told}</properties>{inside}</testcase>"


def test_the_whole_goes_before_the_share() -> None:
    results = faults.read(
        report(
            case("test_a[30]", figure=["test_a", False, "kill", "30 kills", "none lost"]),
            case("test_a[500]", figure=["test_a", True, "kill", "500 kills", "none lost"]),
            case("test_b", mutant=["test_b", False, "kill", "in place", "found out"]),
        )
    )
    page = "\n".join(faults.lines(results))
    assert "| kill | 500 kills | none lost |" in page
    assert "| kill | in place | found out |" in page
    assert "30 kills" not in page
    assert "3 passed; 2 minutes" in page


def test_what_failed_was_skipped_or_is_known_is_said() -> None:
    results = faults.read(
        report(
            case("test_a", "<failure message='no'/>"),
            case("test_b", "<skipped type='pytest.skip' message='strace is not installed'/>"),
            case("test_c", "<skipped type='pytest.xfail' message='not mended'/>"),
        )
    )
    page = "\n".join(faults.lines(results))
    assert "1 failed, 1 skipped, 1 known to fail" in page
    assert "- strace is not installed" in page
    assert "- not mended" in page


def test_figures_take_the_place_of_the_old_ones_and_of_nothing_else() -> None:
    page = f"Before.\n\n{faults.BEGIN}\nold\n{faults.END}\n\nAfter.\n"
    again = faults.placed(faults.placed(page, "one"), "two")
    assert again == f"Before.\n\n{faults.BEGIN}\n\ntwo\n\n{faults.END}\n\nAfter.\n"
    with pytest.raises(ValueError, match="marks"):
        faults.placed("no marks", "new")


def test_the_page_has_the_marks() -> None:
    faults.placed(faults.PAGE.read_text(encoding="utf-8"), "new")
