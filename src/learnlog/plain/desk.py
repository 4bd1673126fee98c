"""What every room works with: the conversation, the log, the editor, and what was deleted last."""

from __future__ import annotations

from dataclasses import dataclass, field

from learnlog.plain.long_text import Edit
from learnlog.plain.talk import Talk
from learnlog.text import one_line
from learnlog.workspace import Workspace


@dataclass
class Desk:
    """A trainee's desk.

    Attributes:
        talk: the one way in and out.
        workspace: units, log, settings and clock.
        edit: has a text changed in the trainee's own editor; None where they have named none.
        deleted: ids of entries moved to the bin from here, the last one last.
        notes: what was told from another thread, to be said when the trainee is Home.
    """

    talk: Talk
    workspace: Workspace
    edit: Edit | None = None
    deleted: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def tell_notes(self) -> None:
        """Say what was told meanwhile."""
        while self.notes:
            self.talk.say(one_line(self.notes.pop(0)))
