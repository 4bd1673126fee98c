"""What was copied, into a file: for terminals that have no clipboard, or do not let a program reach it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from learnlog.handing_in import put, usual_folder
from learnlog.workspace import Workspace


def save_copied(text: str, workspace: Workspace) -> str:
    """Write text into a new file where documents go, and return what is to be said. For a thread. Raises SaveFailed."""
    if not text:
        return "Nothing was copied yet."
    folder = Path(usual_folder(workspace)).expanduser()
    for number in count(1):
        name = f"learnlog-copied-{workspace.today.isoformat()}{f'-{number}' if number > 1 else ''}.txt"
        try:
            put(f"{text}\n".encode("utf-8", "replace"), folder / name)
        except FileExistsError:
            continue
        break
    return f"Saved: {folder / name}"
