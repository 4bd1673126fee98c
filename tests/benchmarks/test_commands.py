"""Whole commands are measured by turns with what stands beside them, and only where that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.commands import JRNL, LIST, RIPGREP, SEARCH, beside, measure_commands

SCRIPT = """\
#!/bin/sh
echo "$0 $*" >> {said}
case "$0" in *jrnl) cp "$(dirname "$2")/jrnl.txt" {journal};; esac
"""


def test_commands_are_measured_beside_the_programs_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, programs, said, journal = (tmp_path / name for name in ("log", "bin", "said", "journal"))
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/bin:/usr/bin")
    for rival in (RIPGREP, JRNL):
        script = programs / rival.program
        script.write_text(SCRIPT.format(said=said, journal=journal))
        script.chmod(0o700)
    taken = measure_commands(home, 3, 1)
    names = {SEARCH, LIST, beside(RIPGREP), beside(JRNL)}
    assert {name: len(times) for name, times in taken.ours.items()} == dict.fromkeys(names, 1)
    assert {name: len(times) for name, times in taken.floors.items()} == dict.fromkeys(names, 1)
    assert (taken.entries, taken.missing) == (3, ())
    lines = said.read_text().splitlines()
    assert len(lines) == 4  # the first of each was to warm up
    assert f"pupil {home / 'entries'}" in lines[0] and "-contains pupil -n 20" in lines[-1]
    assert journal.read_text().count(" 09:00] ") == 3
    for rival in (RIPGREP, JRNL):
        (programs / rival.program).unlink()
    monkeypatch.setenv("PATH", str(programs))
    taken = measure_commands(home, 3, 1)
    assert (set(taken.ours), taken.missing) == ({SEARCH, LIST}, ("ripgrep", "jrnl"))
