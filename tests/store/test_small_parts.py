"""Folders, ids and the last picture of Home."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.errors import LearnlogError
from learnlog.journal.settings import Place, Settings
from learnlog.store import snapshot
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.names import ID, NAME
from learnlog.store.toml import TomlStore

from .samples import NOON, entry, prose


def test_a_home_named_on_the_command_line_comes_before_all_others(tmp_path: Path) -> None:
    named = Folders.find(tmp_path / "a", {"LEARNLOG_HOME": str(tmp_path / "b")})
    assert (named.home, named.cache) == (tmp_path / "a", tmp_path / "a" / "cache")
    assert Folders.find(None, {"LEARNLOG_HOME": str(tmp_path / "b")}).home == tmp_path / "b"
    assert all(path.is_relative_to(named.home) for path in (named.entries, named.locks, named.index, named.settings))


def test_without_a_name_the_log_is_where_the_system_keeps_such_things() -> None:
    for environ in ({}, {"LEARNLOG_HOME": ""}):
        usual = Folders.find(None, environ)
        assert usual.home.is_absolute()
        assert usual.home.name == "learnlog"
        assert usual.home != usual.cache


def test_a_home_that_cannot_be_told_is_a_clear_error() -> None:
    with pytest.raises(LearnlogError, match="cannot be found") as caught:
        Folders.find(Path("~nobody-of-this-name/log"), {})
    assert "--home" in caught.value.do


@pytest.mark.skipif(os.name != "posix", reason="HOME is told so on Unix")
def test_a_system_without_a_home_is_a_clear_error() -> None:
    script = (
        "import os, pwd\n"
        "from learnlog.errors import LearnlogError\n"
        "from learnlog.store.folders import Folders\n"
        "def nobody(uid): raise KeyError(uid)\n"
        "pwd.getpwuid = nobody\n"
        "try: Folders.find(None, {})\n"
        "except LearnlogError as error: print(error.message)\n"
    )
    kept = {key: value for key, value in os.environ.items() if key != "HOME" and not key.startswith("XDG_")}
    told = subprocess.run([sys.executable, "-c", script], env=kept, capture_output=True, text=True, check=True)
    assert "Your home folder cannot be found." in told.stdout


@given(st.lists(st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1)), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_ids_grow_whatever_the_clock_does(moments: list[datetime]) -> None:
    make_id = IdMaker()
    ids = [make_id(moment.replace(tzinfo=UTC)) for moment in moments]
    assert ids == sorted(set(ids))
    assert all(ID.match(one) for one in ids)


def test_an_id_can_be_made_larger_than_any_in_the_log() -> None:
    newest = IdMaker()(NOON + timedelta(days=400))
    assert IdMaker()(NOON) < newest < IdMaker()(NOON, after=newest)


def test_names_are_matched_strictly() -> None:
    name = f"2026-11-23-task-2-{'0' * 26}.toml"
    assert NAME.match(name)
    for other in (name + "\n", name.upper(), " " + name, name.replace("task", "Task"), name.replace("-", "/", 1)):
        assert not NAME.match(other)


def test_the_last_picture_of_home_is_kept(folders: Folders) -> None:
    assert snapshot.load(folders) is None
    assert snapshot.save(folders, "{}\nשלום")
    assert snapshot.load(folders) == "{}\nשלום"
    folders.home_picture.write_bytes(b"\xff")
    assert snapshot.load(folders) is None


def test_a_picture_that_cannot_be_kept_is_no_error(folders: Folders) -> None:
    folders.home_picture.mkdir(parents=True)
    assert not snapshot.save(folders, "{}")
    assert snapshot.load(folders) is None


def test_the_stamp_changes_with_everything_home_shows(folders: Folders, store: TomlStore, tmp_path: Path) -> None:
    one = entry(prose("words"))
    unit = tmp_path / "unit.toml"
    steps = (
        lambda: store.save(one, ""),
        lambda: store.drafts.keep(Draft(one, NOON, ""), durable=False),
        lambda: store.save(one.with_answer(prose("more")), store.load(one.id).version),
        lambda: store.drafts.drop(one.id),
        lambda: store.bin.put(one.id),
        lambda: store.bin.bring_back(one.id),
        lambda: store.records.save_settings(Settings(welcomed=True)),
        lambda: store.records.save_place(Place(room="log")),
        lambda: store.records.save_read(()),
        lambda: unit.write_bytes(b""),
    )
    for step in steps:
        # Everything is made old first, because two steps may fall into one tick of the disk's clock.
        for path in (unit, *folders.home.rglob("*")):
            if path.exists():
                os.utime(path, (1, 1))
        before = snapshot.stamp(folders, [unit])
        step()
        assert snapshot.stamp(folders, [unit]) != before
    last = snapshot.stamp(folders, [unit])
    snapshot.save(folders, "{}")
    store.listing()
    assert snapshot.stamp(folders, [unit]) == last


def test_the_first_frame_loads_no_model_and_no_parser() -> None:
    script = (
        "import sys\n"
        "import learnlog.store.snapshot, learnlog.store.folders\n"
        "print([name for name in ('pydantic', 'tomllib', 'tomli_w', 'sqlite3', 'filelock', 'platformdirs')"
        " if name in sys.modules], any(name.startswith('learnlog.journal') for name in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[] False"
