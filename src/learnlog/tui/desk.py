"""What the screens over one log share while the app runs: what was deleted here."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from learnlog.workspace import Workspace


class Desk:
    """One for each workspace; every screen that is over that log sees the same one.

    Attributes:
        deleted: ids of entries moved to the bin from here, the last one last.
    """

    def __init__(self) -> None:
        self.deleted: list[str] = []

    @classmethod
    def of(cls, workspace: Workspace) -> Desk:
        """Return the desk of a workspace."""
        return _DESKS.setdefault(workspace, cls())


_DESKS: WeakKeyDictionary[Workspace, Desk] = WeakKeyDictionary()
