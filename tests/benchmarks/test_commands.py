"""Whole commands are measured by turns with what stands beside them, and only where that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.commands import JRNL, LIST, RIPGREP, SEARCH, Times, beside, measure_commands, missing
from benchmarks.make_log import write_log

SCRIPT = """\
#!/bin/sh
echo "$0 $*" >> {said}
case "$0" in *jrnl) cp "$(dirname "$2")/jrnl.txt" {journal};; esac
"""


def test_commands_are_measured_beside_the_programs_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, programs, said, journal = (tmp_path / name for name in ("log", "bin", "said", "journal"))
    write_log(home, 3)
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/bin:/usr/bin")
    for rival in (RIPGREP, JRNL):
        script = programs / rival.program
        script.write_text(SCRIPT.format(said=said, journal=journal))
        script.chmod(0o700)
    ours: Times = {}
    floors: Times = {}
    measure_commands(home, 1, ours, floors)
    names = {SEARCH, LIST, beside(RIPGREP), beside(JRNL)}
    assert {name: len(times) for name, times in ours.items()} == dict.fromkeys(names, 1)
    assert {name: len(times) for name, times in floors.items()} == dict.fromkeys(names, 1)
    assert not missing()
    lines = said.read_text().splitlines()
    assert len(lines) == 4  # the first of each was to warm up
    assert f"pupil {home / 'entries'}" in lines[0] and "-contains pupil -n 20" in lines[-1]
    assert journal.read_text().count(" 09:00] ") == 3
    (programs / "jrnl").unlink()
    monkeypatch.setenv("PATH", str(programs))
    assert missing() == ("jrnl",)
