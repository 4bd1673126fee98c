"""What the manual takes from the parser is as the parser has it."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from learnlog.cli.arguments import parser
from scripts import manual


def words(text: str) -> list[str]:
    # Pythons differ in where they break lines.
    return text.split()


def test_the_page_holds_every_help_as_it_is() -> None:
    page = manual.PAGE.read_text(encoding="utf-8")
    assert words(manual.renewed(page)) == words(page)
    told = set(re.findall(r"^\$ (learnlog.*) --help$", page, re.MULTILINE))
    # There is nothing more to tell of these two than what the help of learnlog says, and of the list of units.
    assert {one.prog for one in manual.commands(parser())} - told <= {"learnlog continue", "learnlog units list"}


def test_the_page_for_man_is_made_of_the_parser() -> None:
    page = manual.MAN.read_text(encoding="utf-8")
    assert words(page) == words(manual.man_page()), "make it anew: python -m scripts.manual"
    for one in manual.commands(parser()):
        assert f".SH {one.prog.upper()}".replace("-", "\\-") in page or one.prog in ("learnlog", "learnlog units")


def test_man_sets_it_without_a_complaint() -> None:
    if not shutil.which("groff"):
        pytest.skip("groff is not on this machine")
    command = ["groff", "-man", "-Tutf8", "-ww", "-rLL=78n", str(manual.MAN)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert "delete an entry for good" in done.stdout
