"""Print a command of README's quick start, so that what is tested is what is written there.

``python scripts/quick_start.py open`` prints the first, ``python scripts/quick_start.py test`` the second.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
COMMANDS = ("open", "test")

_SECTION = re.compile(r"^## Quick start$\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)


def section(readme: str) -> str:
    """Return what stands under the heading "Quick start"."""
    found = _SECTION.search(readme)
    return found[1] if found else ""


def commands(readme: str) -> list[str]:
    """Return what stands in each fenced block of the quick start."""
    return [block[2].strip("\n") for block in _BLOCK.finditer(section(readme))]


def main(arguments: list[str]) -> int:
    """Print the command that is asked for."""
    found = commands(README.read_text(encoding="utf-8"))
    if len(arguments) != 1 or arguments[0] not in COMMANDS or len(found) != len(COMMANDS):
        print(__doc__, file=sys.stderr)
        return 2
    print(found[COMMANDS.index(arguments[0])])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
