"""The log: everything that was written, searched in the same words as everywhere, and each entry at hand."""

from __future__ import annotations

from collections.abc import Callable

from learnlog.errors import EntryUnreadable, LearnlogError
from learnlog.journal.days import short_date
from learnlog.journal.readback import read_back
from learnlog.journal.settings import Place
from learnlog.journal.summary import Copy, Summary
from learnlog.plain.asking import EVERYWHERE, TROUBLES, lead, one_of, told, unescaped, word
from learnlog.plain.bin import look_into_bin
from learnlog.plain.desk import Desk
from learnlog.plain.entry import at_entry
from learnlog.plain.hand_in import hand_in_entries, tell_hand_ins
from learnlog.plain.odd_files import see_to_file
from learnlog.plain.picking import Pick
from learnlog.plain.sitting_down import begin_free
from learnlog.plain.talk import Back, counted
from learnlog.search import parse
from learnlog.search.completing import ABOUT
from learnlog.search.context import context
from learnlog.search.log_view import Found, LogView
from learnlog.search.writing import with_filter
from learnlog.text import one_line

PAGE = 10
"""Entries that are told at once."""

_AROUND = 120
"""Characters around a hit."""

HELP = (
    "The number of an entry opens it. more: the next entries. all: everything again.",
    'search WORDS: only entries with all these words, such as: search listen pupil; search "quiet corner"; '
    "search -maths task:2 state:draft tag:autism before:2026-03. filters: what can be filtered by.",
    "best: of what was found the best first. newest: the newest first.",
    "new: a note of your own. hand in: everything that is found, as one document. handed in: what you handed in.",
    "bin: what you deleted. undelete: bring back what you deleted last. files: files that are no entries.",
)


class LogRoom:
    """The Log room.

    Args:
        desk: where.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._typed = ""
        self._best: bool | None = None
        self._from = 0
        self._found: Found | None = None
        self._words: dict[str, Callable[[], None]] = {
            "again": self._tell,
            "all": lambda: self._search(""),
            "best": lambda: self._order(best=True),
            "bin": lambda: self._visit(lambda: look_into_bin(desk)),
            "files": self._files,
            "filters": self._filters,
            "hand in": self._hand_in,
            "handed in": lambda: tell_hand_ins(desk),
            "more": self._more,
            "new": lambda: self._visit(lambda: begin_free(desk)),
            "newest": lambda: self._order(best=False),
            "undelete": self._undelete,
        }

    def enter(self) -> None:
        """Tell the entries, and do what is typed, until somebody goes back or elsewhere."""
        self._desk.workspace.bookmarks.stop_at(Place(room="log"))
        self._tell()
        while True:
            line = self._talk.ask("Your log. A number, “search”, or “help”:")
            said = word(line)
            lead(said)
            try:
                self._do(said, unescaped(line).strip())
            except Back:
                continue
            except TROUBLES as error:
                self._talk.say(told(error))

    def _do(self, said: str, typed: str) -> None:
        first, _, rest = said.partition(" ")
        if said in ("help", "?"):
            self._talk.say(*HELP, EVERYWHERE)
        elif said.isascii() and said.isdigit():
            self._open(int(said[:9]))
        elif said in self._words:
            self._words[said]()
        elif first in ("search", "find") and rest:
            self._search(typed.partition(" ")[2])
        elif said:
            self._talk.say(
                f"“{one_line(typed)}” is no word learnlog knows here. To look for it: search {one_line(typed)}"
            )

    # -- what is shown

    def _view(self) -> LogView:
        return self._desk.workspace.current_view()

    def _search(self, typed: str) -> None:
        self._typed, self._best, self._from = typed, None, 0
        self._tell()

    def _order(self, *, best: bool) -> None:
        self._best, self._from = best, 0
        self._tell()

    def _more(self) -> None:
        if self._found is not None and self._from + PAGE < len(self._found):
            self._from += PAGE
            self._tell()
        else:
            self._talk.say("These were the last ones.")

    def _tell(self) -> None:
        view, today = self._view(), self._desk.workspace.today
        self._found = found = view.find(parse(self._typed), today, best_first=self._best)
        order = "the best first" if found.best_first else "the newest first"
        many = counted(len(found), "entry", "entries")
        if self._typed:
            self._talk.title(f"Your log, searched for: {self._typed}. {many}, {order}.")
        else:
            self._talk.title(f"Your log. {many}, {order}.")
        files = len(view.unreadable) + len(view.copies)
        if files:
            self._talk.say(f"{counted(files, 'file is no entry', 'files are no entries')}: “files” says which.")
        if view.note:
            self._talk.say(view.note)
        if not found:
            self._talk.say("“all” shows everything again." if self._typed else "Nothing is written here yet.")
        shown = found[self._from : self._from + PAGE]
        self._talk.items((self._line(view, one) for one in shown), self._from + 1)
        left = len(found) - self._from - len(shown)
        if left > 0:
            self._talk.say(f"{left:,} more: type “more”.")

    def _line(self, view: LogView, one: Summary) -> str:
        ahead = ", with words not yet in the log" if one.id in view.ahead else ""
        tags = f", tags {', '.join(map(one_line, one.tags))}" if one.tags else ""
        day = short_date(one.happened_on, self._desk.workspace.today)
        title = one_line(one.title) or "Untitled"
        return f"{title}, {day}, {one.state}{ahead}, {counted(one.words, 'word')}{tags}. {self._around(one)}".rstrip()

    def _around(self, one: Summary) -> str:
        """Return the words around what was searched for; else how the entry begins."""
        query = parse(self._typed)
        if not query.terms:
            return one_line(one.excerpt)
        try:
            entry = self._desk.workspace.read_entry(one.id)
        except LearnlogError:
            return one_line(one.excerpt)
        answers = [answer for section in read_back(entry) for answer in section.answers]
        texts = [line for answer in answers for line in answer.lines]
        texts += [one.text for one in entry.follow_ups] + [one.text for one in entry.comments]
        texts += [one.asked for one in answers]
        return one_line(context(query, texts, _AROUND)) or one_line(one.excerpt)

    def _filters(self) -> None:
        """Say what can be filtered by, and take one of them."""
        kinds = [Pick(kind, kind, about) for kind, about in ABOUT.items()]
        kind = one_of(self._talk, "Filter by what? Enter goes back:", kinds)
        if kind is None:
            return
        values = [one for one in self._view().facets() if one.kind == kind.id]
        if not values:
            self._talk.say(f"Type it with the search: {kind.about}.")
            return
        picks = [Pick(one.key.rpartition("/")[2], one.name or one.key, f"{one.number:,}") for one in values]
        chosen = one_of(self._talk, "Which? Enter goes back:", picks)
        if chosen is not None:
            self._search(with_filter(self._typed, kind.id, chosen.id))

    # -- what is done

    def _visit(self, go: Callable[[], None]) -> None:
        try:
            go()
        finally:
            self._from = 0
        self._tell()

    def _open(self, number: int) -> None:
        found = self._found
        if found is None or not 1 <= number <= len(found):
            self._talk.say(f"There is no entry {number} in this list.")
            return
        at_entry(self._desk, found[number - 1].id)
        self._tell()

    def _undelete(self) -> None:
        if not self._desk.deleted:
            self._talk.say("You have deleted nothing since learnlog was opened. “bin” shows what was deleted earlier.")
            return
        self._desk.workspace.changes.undelete(self._desk.deleted[-1])
        self._desk.deleted.pop()
        self._talk.say("It is in your log again.")
        self._tell()

    def _files(self) -> None:
        view = self._view()
        files: list[EntryUnreadable | Copy] = [*view.unreadable, *view.copies]
        if not files:
            self._talk.say("Every file of your log is an entry that can be read.")
            return
        picks = [
            Pick(str(at), f"A copy of “{one_line(one.entry.title)}”", one.why)
            if isinstance(one, Copy)
            else Pick(str(at), one_line(one.lines[0]), f"cannot be read: {one.cause}")
            for at, one in enumerate(files)
        ]
        chosen = one_of(self._talk, "Which file? Enter goes back:", picks)
        if chosen is not None:
            see_to_file(self._desk, files[int(chosen.id)])

    def _hand_in(self) -> None:
        ids = list(self._found.ids()) if self._found is not None else []
        if ids:
            hand_in_entries(self._desk, ids, counted(len(ids), "entry", "entries"))
        else:
            self._talk.say("There is nothing here to hand in.")
