"""What cannot be judged in a unit, because something that belongs to it could not be read and is named already."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.content.locate import KeyPath
from learnlog.content.pools import NoSource
from learnlog.content.tomlfile import TomlFile
from learnlog.content.trouble import Trouble


class Doubts:
    """What is in doubt for one task.

    Args:
        file: the task's.
        unit_file: the unit's own.
    """

    def __init__(self, file: TomlFile, unit_file: TomlFile) -> None:
        self._file = file
        self._unit_file = unit_file

    @property
    def in_steps(self) -> bool:
        """Whether a step or a field may be missing."""
        return any(path[:1] in ((), ("steps",)) for path in self._file.hazy)

    def in_step(self, index: int) -> bool:
        """Whether something in one step may be missing."""
        return self._file.is_hazy("steps", index)

    def in_source(self, source: object) -> bool:
        """Whether something may be missing in a part of the unit, given as a task names it, such as ``lists.aims``."""
        return isinstance(source, str) and self._unit_file.is_hazy(*source.split("."))

    def no_source(self, none: NoSource, at: KeyPath) -> Iterator[Trouble]:
        """Yield that there is nothing to take from, unless what is missing may be what could not be read."""
        if none.missing == "steps":
            in_doubt = self.in_steps
        else:
            tops = {(), ("areas",), ("outcomes",), (none.missing,)}
            in_doubt = bool(none.missing) and any(path[:1] in tops for path in self._unit_file.hazy)
        if none.problem and not in_doubt:
            yield Trouble(at, none.problem, none.mend)
