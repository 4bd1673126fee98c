"""What README promises to somebody who has just got the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from learnlog.cli.arguments import parser
from scripts import quick_start, sample_log, screenshot

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(path for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md"))


def test_the_quick_start_holds_two_commands_of_one_line_each() -> None:
    blocks = quick_start.commands(README)
    assert len(blocks) == 2
    assert not any("\n" in block for block in blocks)
    assert quick_start.section(README).count("\n```") == 4


def test_both_work_where_pip_refuses_to_install_outside_an_environment() -> None:
    for command in quick_start.commands(README):
        make, install, _ = command.split(" && ")
        assert make == "python3 -m venv .venv"
        assert install.startswith(".venv/bin/python -m pip install -c constraints.txt ")


def test_the_first_opens_learnlog_and_the_second_runs_the_tests() -> None:
    first, second = quick_start.commands(README)
    assert first.endswith(" && .venv/bin/learnlog")
    assert second.endswith(" && .venv/bin/python -m pytest -n auto")


def test_the_windows_spelling_stands_beside_each() -> None:
    for command in quick_start.commands(README):
        spelling = (
            command.replace("python3 -m", "py -m").replace(" && ", "; ").replace(".venv/bin/", ".venv\\Scripts\\")
        )
        assert f"`{spelling}`" in quick_start.section(README)


def test_every_command_there_is_stands_in_it() -> None:
    table = README.partition("## Other commands")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `(learnlog[^`]*)`", table, flags=re.MULTILINE)
    helped = re.findall(
        r"^  (\w+(?: list| check)?)", parser().format_help().partition("\ncommands:\n")[2], re.MULTILINE
    )
    commands = helped[: helped.index("units check") + 1]
    assert [command for command in commands if not any(one.startswith(f"learnlog {command}") for one in told)] == []


def test_the_pictures_are_made_by_learnlog_and_fetch_nothing() -> None:
    pictures = {f"{name}.svg" for name in screenshot.WAYS}
    assert {path.name for path in screenshot.FOLDER.glob("*.svg")} == pictures
    for name in pictures:
        svg = (screenshot.FOLDER / name).read_text(encoding="utf-8")
        assert "@font-face" not in svg
        assert set(re.findall(r"(?:href|src|url)[=(][^#]{6}", svg)) == set()


async def test_the_log_in_the_pictures_can_be_made(tmp_path: Path) -> None:
    svg = await screenshot.picture(sample_log.write(tmp_path), ())
    assert "Continue" in svg


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_links_to_is_there(document: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", _without_blocks(document))
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [link for link in links if link and "://" not in link and not (document.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_part_of_a_document_a_link_names_is_there(document: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", _without_blocks(document))
    named = re.findall(r"\]\(([^)\s#:]*)#([^)\s]+)\)", text)
    missing = [(file, part) for file, part in named if part not in _parts(document.parent / file if file else document)]
    assert not missing


def test_every_page_of_the_manual_is_in_its_contents() -> None:
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert pages <= set(re.findall(r"\]\(([\w-]+\.md)\)", contents))


def _without_blocks(document: Path) -> str:
    return re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def _parts(document: Path) -> set[str]:
    """Return the names that parts of a page have where Markdown is shown: the words of their headings."""
    headings = re.findall(r"^#+ (.+)$", _without_blocks(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


def test_every_pin_is_exact_and_names_no_place_to_get_it_from() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[a-z0-9-]+==[0-9][a-z0-9.]*( ; [^:@/]+)?", line)] == []
    assert pins == sorted(pins)
