from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from learnlog.content.free import FREE_UNIT
from learnlog.errors import Fault
from learnlog.store.units import (
    LARGEST_FILE,
    MOST_FILES,
    Catalog,
    bundled_units,
    check_folder,
    find_folder,
    load_catalog,
    load_unit,
)

from ..tui.log_room import UNIT as SMALL
from ..tui.log_room import note, task_entry
from ..units import UNIT, UNIT_ID, listening_to_readers, write_unit

ROOT = Path(__file__).resolve().parents[2]


def places(faults: tuple[Fault, ...]) -> list[tuple[str, int]]:
    return [(fault.file, fault.line) for fault in faults]


def renamed(unit_id: str) -> dict[str, str]:
    return {**listening_to_readers(), "unit.toml": UNIT.replace('id = "listening"', f'id = "{unit_id}"', 1)}


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    write_unit(tmp_path / "bundled" / "listening")
    return tmp_path / "bundled"


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    assert load_unit(folder).id == UNIT_ID
    assert check_folder(folder) == ()


def test_marks_at_the_beginning_and_hidden_files_do_no_harm(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    (folder / "unit.toml").write_bytes(b"\xef\xbb\xbf" + UNIT.replace("\n", "\r\n").encode())
    (folder / ".git").mkdir()
    (folder / "tasks" / ".DS_Store").write_bytes(b"\xff")
    (folder / "Thumbs.db").write_bytes(b"\xff")
    assert check_folder(folder) == ()


def test_what_is_no_part_of_a_unit_is_named_and_not_opened(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    (folder / "notes.docx").write_bytes(b"\xff\xfe")
    (folder / "readings" / "picture.png").write_bytes(b"\xff\xfe")
    (folder / "tasks" / "old").mkdir()
    (folder / "drafts").mkdir()
    (folder / "drafts" / "x.md").write_text("x")
    assert places(check_folder(folder)) == [
        ("drafts", 0),
        ("notes.docx", 0),
        ("readings/picture.png", 0),
        ("tasks/old", 0),
    ]


def test_a_file_that_is_no_text_is_named_with_its_line_and_hides_no_other_fault(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    (folder / "tasks" / "notice.toml").write_bytes(b'id = "notice"\ntitle = "caf\xe9"\n')
    (folder / "readings" / "habits.md").write_bytes(b"x" * (LARGEST_FILE + 1))
    reader = folder / "tasks" / "one-reader.toml"
    reader.write_text(reader.read_text("utf-8").replace("asks =", "ask ="), "utf-8")
    faults = check_folder(folder)
    named = [(fault.file, fault.line) for fault in faults]
    assert ("tasks/notice.toml", 2) in named
    assert ("readings/habits.md", 0) in named
    assert ("tasks/one-reader.toml", 5) in named
    assert not [fault for fault in faults if "There is no “tasks/notice”" in fault.problem], list(map(str, faults))


def test_too_many_files_are_not_read(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    for number in range(MOST_FILES):
        (folder / "readings" / f"r{number}.md").touch()
    assert any("at most" in fault.problem for fault in check_folder(folder))


def test_no_folder(tmp_path: Path) -> None:
    assert [fault.problem for fault in check_folder(tmp_path / "none")] == ["There is no such folder."]
    assert [fault.problem for fault in check_folder(tmp_path)] == ["There is no unit.toml."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_place_of_a_file_does_not_stop_it(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    (folder / "unit.toml").unlink()
    os.mkfifo(folder / "unit.toml")
    assert places(check_folder(folder))[0] == ("unit.toml", 0)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that hold")
def test_what_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    for path in (folder / "tasks", folder / "unit.toml"):
        path.chmod(0)
        assert "could not be read" in " ".join(fault.problem for fault in check_folder(folder))
        path.chmod(0o700)
    folder.chmod(0)
    assert check_folder(folder)
    folder.chmod(0o700)


def test_a_refusal_of_the_system_is_a_fault(tmp_path: Path) -> None:
    folder = write_unit(tmp_path / "listening")
    (folder / "unit.toml").unlink()
    (folder / "unit.toml").symlink_to(folder / "unit.toml")  # a circle: no system opens it
    assert [fault.file for fault in check_folder(folder)] == ["unit.toml"]


def test_own_units_stand_beside_the_bundled_ones_in_order(tmp_path: Path, bundled: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "unit-10", renamed("ten"))
    write_unit(own / "unit-2", renamed("two"))
    (own / "readme.txt").write_text("mine")
    catalog = load_catalog(bundled, own)
    assert [unit.id for unit in catalog.units] == [UNIT_ID, "two", "ten"]
    assert catalog.broken == ()
    assert catalog.notes == ()


def test_a_broken_unit_hides_nothing_else(tmp_path: Path, bundled: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "good", renamed("good"))
    write_unit(own / "bad", {**renamed("bad"), "tasks/notice.toml": "title = "})
    (own / "empty").mkdir()
    catalog = load_catalog(bundled, own)
    assert [unit.id for unit in catalog.units] == [UNIT_ID, "good"]
    assert [broken.unit for broken in catalog.broken] == ["bad", "empty"]
    assert catalog.broken[0].faults[0].file == "tasks/notice.toml"


def test_an_own_unit_stands_in_for_a_bundled_one_and_it_is_said(tmp_path: Path, bundled: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "mine", {**listening_to_readers(), "unit.toml": UNIT.replace('"1.2"', '"9"')})
    catalog = load_catalog(bundled, own)
    assert [unit.version for unit in catalog.units] == ["9"]
    assert catalog.notes == ("Your own “Unit L: Listening to readers” stands in for the one that comes with learnlog.",)


def test_a_faulty_own_unit_leaves_the_bundled_one_in_place(tmp_path: Path, bundled: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "listening", {**listening_to_readers(), "unit.toml": UNIT.replace("version =", "versoin =")})
    catalog = load_catalog(bundled, own)
    assert [unit.version for unit in catalog.units] == ["1.2"]
    assert [broken.unit for broken in catalog.broken] == ["listening"]


def test_two_own_units_with_one_id(tmp_path: Path, bundled: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "a", renamed("same"))
    write_unit(own / "b", renamed("same"))
    catalog = load_catalog(bundled, own)
    assert [unit.id for unit in catalog.units] == [UNIT_ID, "same"]
    assert [(broken.unit, broken.faults[0].key) for broken in catalog.broken] == [("b", "id")]


def test_missing_folders(tmp_path: Path, bundled: Path) -> None:
    assert len(load_catalog(bundled, tmp_path / "none").units) == 1
    assert len(load_catalog(bundled, None).units) == 1
    assert load_catalog(tmp_path / "none", None).broken[0].faults[0].problem == "The bundled units are missing."


def test_a_unit_is_found_by_path_or_by_its_folder_s_name(tmp_path: Path, bundled: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "mine", renamed("mine"))
    assert find_folder("mine", bundled, own) == own / "mine"
    assert find_folder("listening", bundled, own) == bundled / "listening"
    assert find_folder(str(own / "mine"), bundled, None) == own / "mine"
    assert find_folder("none", bundled, own) == Path("none")
    assert find_folder("..", bundled / "listening", None) == Path("..")


def test_the_bundled_units_are_found_from_a_checkout() -> None:
    assert (bundled_units() / "unit-5" / "unit.toml").is_file()


def found_by(package_root: Path) -> Path:
    """Return where a learnlog that is imported from this folder looks for its units."""
    code = "from learnlog.store.units import bundled_units; print(bundled_units())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(package_root)},
        check=True,
        capture_output=True,
        text=True,
    )
    return Path(done.stdout.strip())


def test_an_installed_package_finds_the_units_inside_it(tmp_path: Path) -> None:
    # What a wheel unpacks to: the package with the folder units in it.
    shutil.copytree(ROOT / "src" / "learnlog", tmp_path / "learnlog", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data" / "units", tmp_path / "learnlog" / "units")
    assert found_by(tmp_path) == tmp_path / "learnlog" / "units"


def test_an_editable_install_finds_the_units_of_the_checkout() -> None:
    assert found_by(ROOT / "src") == ROOT / "data" / "units"


def test_the_wheel_holds_the_units(tmp_path: Path) -> None:
    if not (ROOT / "README.md").is_file():
        pytest.skip("the project cannot be built yet")
    code = "import os, sys; from hatchling import build; os.chdir(sys.argv[1]); print(build.build_wheel(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, str(ROOT), str(tmp_path)], check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    units = found_by(tmp_path / "site")
    assert units == tmp_path / "site" / "learnlog" / "units"
    assert load_catalog(units, None).broken == ()
    assert load_catalog(units, None).units


def test_a_catalog_knows_units_by_id_and_the_free_one_by_none() -> None:
    catalog = Catalog((SMALL,), ())
    assert catalog.unit("small") is SMALL
    assert catalog.unit("") is catalog.unit("free") is FREE_UNIT
    assert catalog.unit("gone") is None
    assert catalog.areas == SMALL.areas


def test_a_catalog_knows_the_task_of_an_entry() -> None:
    catalog, one = Catalog((SMALL,), ()), task_entry(1)
    assert catalog.task_of(one) == (SMALL, SMALL.tasks[0])
    assert catalog.task_of(note(2, "A walk")) == (FREE_UNIT, FREE_UNIT.tasks[0])
    assert catalog.task_of(one.changed(unit="gone")) is None
    assert catalog.task_of(one.changed(task="gone")) is None
