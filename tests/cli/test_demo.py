from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.cli import main


def test_a_sample_log_is_written_and_how_to_open_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "a log"
    assert main(["demo", "--home", str(home)]) == 0
    said = capsys.readouterr().out
    assert said == f"A sample log with 12 entries is in {home}.\nOpen it: learnlog --home {home}\n"
    assert main(["--home", str(home), "list"]) == 0
    assert "Task 5: One pupil or group" in capsys.readouterr().out


def test_it_never_goes_where_the_trainees_own_log_is_to_be(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 2
    assert "A sample log needs a folder of its own." in capsys.readouterr().err
    assert not own_home.exists()


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["demo", "--home", str(tmp_path)]) == 1
    assert "is not empty. Nothing was written" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
