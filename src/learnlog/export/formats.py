"""The formats there are. A new one joins here, and touches none of the others.

A format is a function from a document to bytes, or to :class:`Written` where it may have something to tell. Its module
is imported when it is used, so that a library one format needs is loaded for that format alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from learnlog.errors import LearnlogError
from learnlog.export.document import Document
from learnlog.export.written import Written

Write = Callable[[Document], bytes | Written]


def check_installed(name: str, needs: tuple[str, str]) -> None:
    """Say where something is missing that does not come with learnlog. Raises LearnlogError.

    Args:
        name: what needs it.
        needs: the module, and the package it is in.
    """
    module, package = needs
    if find_spec(module) is None:
        raise LearnlogError(
            f"{name} needs “{package}”, which is not installed.",
            "Nothing was written.",
            how_to_add(package, pip=find_spec("pip") is not None),
        )


def how_to_add(package: str, *, pip: bool) -> str:
    """Return what to do where a package is missing.

    Args:
        pip: whether there is a pip beside learnlog; uv and a folder of wheels put none there.
    """
    if pip:
        return f'Add it: "{sys.executable}" -m pip install {package}'
    return "Install learnlog again with all its extras, as “learnlog[office,pdf,calendar]”."


@dataclass(frozen=True)
class Format:
    """A way to write a document.

    Attributes:
        id: what it is called on the command line.
        name: what it is called by people.
        suffix: how its files end, with the dot.
        about: what it is good for, in a few words.
        where: ``module:function`` that writes it.
        needs: a module that does not come with learnlog, and the package it is in; else nothing.
        slides: whether it writes the presentations of a document, and so needs one.
        for_reading: whether it is a document that a person reads, so that writing it is handing in.
    """

    id: str
    name: str
    suffix: str
    about: str
    where: str
    needs: tuple[str, str] | None = None
    slides: bool = False

    def suits(self, document: Document) -> bool:
        """Return whether there is anything in a document that it can write."""
        return bool(document.decks) or not self.slides

    def check_for(self, document: Document) -> None:
        """Say before any work is done where there is nothing to write. Raises LearnlogError."""
        if not self.suits(document):
            raise LearnlogError(
                "There is no presentation in this: none of its tasks makes one.",
                "Nothing was written.",
                "Choose another format, or an entry of a task that makes slides.",
            )

    for_reading: bool = True

    def check(self) -> None:
        """Say before any work is done where something is missing that this format needs. Raises LearnlogError."""
        if self.needs is not None:
            check_installed(self.name, self.needs)

    def write(self, document: Document) -> Written:
        """Return the document in this format. Raises LearnlogError where something is missing that it needs."""
        self.check()
        self.check_for(document)
        module, _, function = self.where.partition(":")
        write: Write = getattr(import_module(module), function)
        made = write(document)
        return made if isinstance(made, Written) else Written(made)


FORMATS = {
    one.id: one
    for one in (
        Format("html", "Web page", ".html", "to read, print and send", "learnlog.export.html:write_html"),
        Format(
            "docx",
            "Word",
            ".docx",
            "to print, send and comment on",
            "learnlog.export.docx_file:write_docx",
            ("docx", "python-docx"),
        ),
        Format(
            "pdf",
            "PDF",
            ".pdf",
            "to print and send; looks the same everywhere",
            "learnlog.export.pdf_file:write_pdf",
            ("typst", "typst"),
        ),
        Format("md", "Markdown", ".md", "to go on with in another editor", "learnlog.export.markdown:write_markdown"),
        Format(
            "pptx",
            "PowerPoint slides",
            ".pptx",
            "to show to colleagues, with notes",
            "learnlog.export.pptx_file:write_pptx",
            ("pptx", "python-pptx"),
            slides=True,
        ),
        Format(
            "slides",
            "Slides as Markdown",
            ".slides.md",
            "for Pandoc and its like",
            "learnlog.export.slides_md:write_slides",
            slides=True,
        ),
        Format("json", "JSON", ".json", "for programs", "learnlog.export.json_data:write_json", for_reading=False),
        Format(
            "actions",
            "Actions as CSV",
            ".actions.csv",
            "for a spreadsheet",
            "learnlog.export.csv_tables:write_actions",
            for_reading=False,
        ),
        Format(
            "ratings",
            "Ratings as CSV",
            ".ratings.csv",
            "for a spreadsheet",
            "learnlog.export.csv_tables:write_ratings",
            for_reading=False,
        ),
    )
}
"""Every format, by its id, the one most people want first."""
