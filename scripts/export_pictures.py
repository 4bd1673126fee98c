"""Renews the pictures in docs/exporting.md: the sample log handed in, in every format that has pages.

    python -m scripts.export_pictures

Needs Chromium, LibreOffice and Poppler, which nothing else does. Look at every picture before it is committed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from learnlog.demo import EVENING, UNIT, write_demo
from learnlog.export.formats import FORMATS, Format
from learnlog.handing_in import HandIn, task_to_hand_in
from learnlog.opening import Opening
from learnlog.store.folders import Folders

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "screenshots"

SHOWN = {"html": ("task-2", 2), "docx": ("task-2", 1), "pdf": ("task-2", 1), "pptx": ("task-3", 4)}
"""For each format the task that is handed in, and the page that is shown."""

DOTS = "64"
"""Dots per inch of a picture: a page can be read, and takes little room."""


def main() -> int:
    """Make every picture; return 2 where a program is missing."""
    missing = [one for one in ("chromium", "soffice", "pdftoppm") if shutil.which(one) is None]
    if missing:
        print(f"Not installed: {', '.join(missing)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="learnlog-pictures-") as place:
        folders = Folders.find(Path(place) / "log", {})
        write_demo(folders)
        workspace = Opening(folders, lambda: EVENING).workspace()
        unit = workspace.catalog.unit(UNIT)
        assert unit is not None, "it comes with learnlog"
        for format_id, (task, page) in SHOWN.items():
            found = task_to_hand_in(workspace, unit, task)
            pages = _pages(FORMATS[format_id], found, Path(place))
            _picture(pages, page, PICTURES / f"export-{format_id}")
    return 0


def _pages(written_as: Format, found: HandIn, place: Path) -> Path:
    """Write a document and return it as a PDF, printed by the program that people would open it with."""
    path = place / f"document{written_as.suffix}"
    path.write_bytes(written_as.write(found.document).data)
    if path.suffix == ".pdf":
        return path
    if path.suffix == ".html":
        printed = place / f"{written_as.id}.pdf"
        flags = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={place}/own",
        )
        _run("chromium", *flags, f"--print-to-pdf={printed}", path.as_uri())
        return printed
    own = f"-env:UserInstallation=file://{place}/office"
    _run("soffice", own, "--headless", "--convert-to", "pdf", "--outdir", place / written_as.id, path)
    return place / written_as.id / "document.pdf"


def _picture(pages: Path, page: int, target: Path) -> None:
    number = str(page)
    _run("pdftoppm", "-png", "-r", DOTS, "-f", number, "-l", number, "-singlefile", pages, target)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    sys.exit(main())
