"""A reader's comments: the file for them that goes with a document, and what comes back of it into the log."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.export.names import replaced
from learnlog.handed_in import as_handed_in
from learnlog.journal.answers import Answer
from learnlog.journal.comments import Comment, comment_id
from learnlog.journal.entry import Entry
from learnlog.store import format as form
from learnlog.store.comment_file import ENDING, LIMIT, Question, dump_comment_file, parse_comment_file
from learnlog.store.files import Files
from learnlog.store.names import ID
from learnlog.text import folded
from learnlog.workspace import Workspace

ON_THE_WHOLE = "On the whole"
"""The question of a comment that is about an entry and no single answer."""


@dataclass(frozen=True)
class Incoming:
    """A comment that would come in.

    Attributes:
        entry_id, title: of the entry it is about.
        comment: as it would stand there.
        line: where it is in the file.
    """

    entry_id: str
    title: str
    comment: Comment
    line: int


@dataclass(frozen=True)
class Stray:
    """A comment that finds no place: where it is, what it says, and why, without a full stop."""

    line: int
    text: str
    why: str


@dataclass(frozen=True)
class Brought:
    """What a file of comments brings.

    Attributes:
        path: the file.
        by: who comments.
        new: what would come in, in the order of the file.
        known: how many comments the log has already.
        strays: those that belong to nothing in this log.
    """

    path: Path
    by: str
    new: tuple[Incoming, ...]
    known: int = 0
    strays: tuple[Stray, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What came in: the comments, and why others did not."""

    taken: tuple[Incoming, ...]
    troubles: tuple[LearnlogError, ...] = ()


def beside(path: Path) -> Path:
    """Return where the file for comments on a document goes."""
    return path.with_name(f"{path.stem}{ENDING}")


def files_for_comments(*folders: Path, most: int = 8) -> tuple[Path, ...]:
    """Return the files of comments in some folders and among the downloads, the newest first; none where it cannot."""
    from platformdirs import user_downloads_path

    with contextlib.suppress(OSError, RuntimeError, KeyError):
        folders = (*folders, user_downloads_path())
    found: dict[Path, float] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            found |= {path: path.lstat().st_mtime for path in folder.glob(f"*{ENDING}") if path.is_file()}
    return tuple(sorted(found, key=lambda path: found[path], reverse=True))[:most]


def comment_file(entries: Sequence[Entry], by: Mapping[str, str]) -> bytes:
    """Return the file for comments on a document of some entries.

    Args:
        by: what is replaced in the document, and with what.
    """
    questions = tuple(one for entry in entries for one in _questions(entry))
    words = b"".join(form.dump_entry(one) for one in entries)
    return dump_comment_file(form.version_of(words)[:32], replaced(questions, by))


def _questions(entry: Entry) -> Iterator[Question]:
    title = entry.title.strip() or "Untitled"
    yield Question(entry.id, title, ON_THE_WHOLE)
    for answer in entry.answers:
        if not answer.empty:
            yield Question(f"{entry.id}/{answer.address}", title, _asked(answer))


def _asked(answer: Answer) -> str:
    """Return the question with what it stood under, unless it says that itself."""
    under, asked = answer.under.strip(), answer.asked.strip()
    if folded(asked).startswith(folded(under)):
        return asked or answer.field
    return f"{under}: {asked}" if asked else under


def look_at(workspace: Workspace, path: Path, files: Files | None = None) -> Brought:
    """Return what a file of comments would bring. Nothing is changed.

    Raises:
        FileNotFoundError: there is no such file.
        EntryUnreadable: it cannot be read; with the line and the cause.
    """
    back = parse_comment_file((files or Files()).read(path, LIMIT), str(path))
    by = back.said.by.strip()
    log = _Log(workspace)
    new: list[Incoming] = []
    strays: list[Stray] = []
    known = 0
    seen: set[str] = set()
    for block, line in zip(back.said.comments, back.lines, strict=True):
        text = block.comment.strip()
        if not text:
            continue
        try:
            entry, answer = log.place_of(block.answer)
        except LearnlogError as error:
            strays.append(Stray(line, text, error.happened.rstrip(".")))
            continue
        name = comment_id(back.said.document, block.answer, by, text)
        if name in seen or any(one.id == name for one in entry.comments):
            known += 1
            continue
        seen.add(name)
        address = answer.address._asdict() if answer else {}
        asked = answer.asked if answer else ""
        comment = Comment(id=name, written=workspace.clock(), by=by, text=text, asked=asked, **address)
        new.append(Incoming(entry.id, entry.title, comment, line))
    return Brought(path, by, tuple(new), known, tuple(strays))


def take_in(workspace: Workspace, brought: Brought) -> Taken:
    """Put the comments of a file beside the answers they are about. No answer is changed; nothing comes in twice."""
    taken: list[Incoming] = []
    troubles: list[LearnlogError] = []
    for entry_id in dict.fromkeys(one.entry_id for one in brought.new):
        mine = [one for one in brought.new if one.entry_id == entry_id]
        try:
            workspace.changes.comment(entry_id, tuple(one.comment for one in mine))
        except LearnlogError as error:
            troubles.append(error)
        else:
            taken += mine
    return Taken(tuple(taken), tuple(troubles))


class _Log:
    """Finds what comments are about. Each entry is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._entries: dict[str, Entry | EntryUnreadable | None] = {}
        self._handed_in = workspace.hand_ins()

    def place_of(self, named: str) -> tuple[Entry, Answer | None]:
        """Return the entry and the answer that a file names; no answer where it means the whole entry.

        Raises LearnlogError where there is none.
        """
        entry_id, _, address = named.partition("/")
        entry = self._entry(entry_id)
        if entry is None:
            raise LearnlogError("it is about an entry that is not in this log.")
        if isinstance(entry, EntryUnreadable):
            raise entry
        if not address:
            return entry, None
        # The answer may have been taken back since.
        for state in (entry, *self._before(entry_id)):
            for answer in state.answers:
                if str(answer.address) == address:
                    return entry, answer
        raise LearnlogError("it is about an answer that this entry never had.")

    def _before(self, entry_id: str) -> Iterator[Entry]:
        for record in self._handed_in.of_entry(entry_id):
            before = as_handed_in(self._workspace, record, entry_id)
            if before is not None:
                yield before

    def _entry(self, entry_id: str) -> Entry | EntryUnreadable | None:
        if entry_id not in self._entries:
            self._entries[entry_id] = self._read(entry_id)
        return self._entries[entry_id]

    def _read(self, entry_id: str) -> Entry | EntryUnreadable | None:
        if not ID.match(entry_id):
            return None
        try:
            return self._workspace.read_entry(entry_id)
        except EntryMissing:
            return None
        except EntryUnreadable as error:
            return error
