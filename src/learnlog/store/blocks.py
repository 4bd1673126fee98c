"""The answers of an entry as TOML, remembered from one save to the next.

A save changes an answer or two of many. Answers are frozen: one that is the very object it was at the last save has the
text it had then, and that text was proven then to read back as this answer. A table of TOML means the same whatever
stands around it, so neither needs doing again. It is most of what a save costs beside the disk.
"""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.journal.answers import Answer
from learnlog.journal.entry import Entry
from learnlog.store.tomltext import Data, Ready, table_to_toml


class Blocks:
    """What is known of the answers of one file, from the last time it was written.

    Args:
        name: the name of their tables in the file.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        # By identity: comparing two answers costs as much as writing one. Each is held here, so no other has its id.
        self._texts: dict[int, tuple[Answer, Ready]] = {}
        self._proven: dict[int, Answer] = {}

    def data(self, entry: Entry) -> Data:
        """Return an entry as plain data, with its answers as TOML. Raises as ``to_toml`` does."""
        # With one answer, so that they get their place among the rest.
        data = entry.model_copy(update={"answers": entry.answers[:1]}).model_dump()
        if entry.answers:
            data["answers"] = [self._text(one) for one in entry.answers]
        return data

    def unproven(self, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Return those that were not proven to read back as they are."""
        return tuple(one for one in answers if id(one) not in self._proven)

    def without_proven(self, blocks: Sequence[str]) -> list[str]:
        """Return the blocks of a file but for those of answers that were proven."""
        proven = {id(self._texts[key][1].text) for key in self._proven if key in self._texts}
        return [one for one in blocks if id(one) not in proven]

    def keep(self, answers: Sequence[Answer], *, proven: bool) -> None:
        """Remember these until the next time and forget all others.

        Args:
            proven: whether they were proven to read back as they are.
        """
        kept = {id(one): one for one in answers}
        self._texts = {key: text for key, text in self._texts.items() if key in kept}
        if proven:
            self._proven = kept

    def _text(self, answer: Answer) -> Ready:
        known = self._texts.get(id(answer))
        if known is None:
            known = answer, Ready(table_to_toml(answer.model_dump(), self._name))
            self._texts[id(answer)] = known
        return known[1]
