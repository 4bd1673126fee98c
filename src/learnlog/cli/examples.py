"""The examples at the end of each command's help: what is asked of it most often, as it is written."""

from __future__ import annotations

_EXAMPLES = {
    "read": ("read", "read respect", "read --all > unit.md"),
    "list": ("list --state draft", "list --task task-2 -n 5"),
    "search": ("search inclusion", "search -- reading -maths", "search rating:weak after:2026-01"),
    "show": ("show 9f3kq2", "show 9f3kq2 --json"),
    "actions": ("actions --due --overdue", "actions --who SENCO", "actions --ics -o ~/Documents"),
    "export": (
        "export",
        "export task-2 --format docx -o ~/Documents",
        "export --for-comment --anonymise",
        "export log --format zip -o /media/stick",
    ),
    "hand-ins": ("hand-ins", "hand-ins --since"),
    "comments": ("comments unit-5.comments.toml", "comments unit-5.comments.toml --yes"),
    "picture": ("picture", "picture task-2", "picture weeks -o weeks.svg"),
    "doctor": ("doctor", "doctor --json > report.json"),
    "backup": ("backup", "backup /media/stick"),
    "restore": ("restore", "restore 2026-11-23", "restore 2026-11-23 --yes"),
    "import": ("import log.zip", "import log.zip --yes"),
    "erase": ("erase 9f3kq2", "erase 9f3kq2 --versions --yes"),
    "demo": ("demo --home /tmp/ada",),
    "completion": ("completion bash --install", "completion fish"),
    "units check": ("units check", "units check ~/units/my-unit"),
}
"""By command, what can be written after ``learnlog``."""


def examples_of(prog: str) -> str | None:
    """Return the examples of one command as its help shows them; None where there are none.

    Args:
        prog: the command with ``learnlog`` before it.
    """
    program, _, command = prog.partition(" ")
    found = _EXAMPLES.get(command)
    return "\n".join(["examples:", *(f"  {program} {one}" for one in found)]) if found else None
