"""The formats there are. A new one joins here, and touches none of the others.

A format is a function from a document to bytes. Its module is imported when it is used, so that a library one format
needs is loaded for that format alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from learnlog.export.document import Document

Write = Callable[[Document], bytes]


@dataclass(frozen=True)
class Format:
    """A way to write a document.

    Attributes:
        id: what it is called on the command line.
        name: what it is called by people.
        suffix: how its files end, with the dot.
        about: what it is good for, in a few words.
        where: ``module:function`` that writes it.
    """

    id: str
    name: str
    suffix: str
    about: str
    where: str

    def write(self, document: Document) -> bytes:
        """Return the document in this format."""
        module, _, function = self.where.partition(":")
        write: Write = getattr(import_module(module), function)
        return write(document)


FORMATS = {
    one.id: one
    for one in (
        Format("html", "Web page", ".html", "to read, print and send", "learnlog.export.html:write_html"),
        Format("md", "Markdown", ".md", "to go on with in another editor", "learnlog.export.markdown:write_markdown"),
        Format("json", "JSON", ".json", "for programs", "learnlog.export.json_data:write_json"),
        Format(
            "actions", "Actions as CSV", ".actions.csv", "for a spreadsheet", "learnlog.export.csv_tables:write_actions"
        ),
        Format(
            "ratings", "Ratings as CSV", ".ratings.csv", "for a spreadsheet", "learnlog.export.csv_tables:write_ratings"
        ),
    )
}
"""Every format, by its id, the one most people want first."""
