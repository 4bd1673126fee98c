"""Every example that a help shows can be written as it stands there."""

from __future__ import annotations

import re
import shlex

from learnlog.cli.arguments import parser
from scripts.manual import commands


def test_every_example_is_understood_and_is_of_its_command() -> None:
    seen = 0
    for one in commands(parser()):
        _, _, told = one.format_help().partition("\nexamples:\n")
        for line in re.findall(r"^  (learnlog.*)$", told.partition("\n\n")[0], re.MULTILINE):
            words = shlex.split(line.partition(" > ")[0])[1:]
            asked = parser().parse_args(words)
            assert one.prog == "learnlog" or f"learnlog {asked.command}" == one.prog, line
            seen += 1
    assert seen > 40
