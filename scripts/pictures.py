"""Renews the pictures in docs/pictures.md: those of the sample log, as ``learnlog picture`` writes them.

    python -m scripts.pictures

Look at every picture before it is committed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from learnlog.demo import EVENING, UNIT, write_demo
from learnlog.opening import Opening
from learnlog.picture.facts import Picture
from learnlog.picture.svg import to_svg
from learnlog.picturing import pictures
from learnlog.store.folders import Folders

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"

SHOWN = ("task-2", "continua", "outcomes", "weeks")
"""The pictures that the page shows, by name."""


def drawn() -> dict[str, bytes]:
    """Return the file of each picture that is shown, by name: the same bytes every time."""
    with tempfile.TemporaryDirectory(prefix="learnlog-pictures-") as place:
        folders = Folders.find(Path(place) / "log", {})
        write_demo(folders)
        workspace = Opening(folders, lambda: EVENING).workspace()
        found: dict[str, Picture] = {one.name: one for one in pictures(workspace) if one.unit in ("", UNIT)}
        workspace.backing_up.finish(60)
    return {name: to_svg(found[name]) for name in SHOWN}


def main() -> int:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, data in drawn().items():
        (PICTURES / f"{name}.svg").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
