"""``learnlog search``: the entries that a query finds, each with the words around the first hit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from learnlog.cli.known import Known
from learnlog.cli.log import as_data, rows
from learnlog.cli.output import complain, say, say_json, width
from learnlog.errors import LearnlogError
from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING
from learnlog.search.context import context
from learnlog.search.query import Query, parse
from learnlog.store.brief import LIMIT, NOT_PLAIN, texts
from learnlog.store.disk import read_ordinary
from learnlog.store.folders import Folders
from learnlog.text import one_line

if TYPE_CHECKING:
    from learnlog.journal.entry import Entry

NUMBER = 20
"""So many hits are printed where no other number is given; as JSON all of them."""

_WIDTH, _INDENT = 88, "        "


def search(
    folders: Folders, words: Sequence[str], *, number: int | None, best_first: bool | None, as_json: bool
) -> int:
    """Print the entries that a query finds, then name what cannot be read; return the exit code.

    Args:
        words: the query, perhaps in several words of the command line.
        number: how many to print.
        best_first: whether the best or the newest come first; None for what suits.
    """
    query, known = parse(" ".join(words)), Known(folders)
    most = number or (max(known.view.total, 1) if as_json else NUMBER)
    found, more = known.view.glance(query, date.today(), most, best_first=best_first)
    entries = tuple(found)
    if not known.is_true_of([one.id for one in entries]):
        known.catch_up()
        found, more = known.view.glance(query, date.today(), most, best_first=best_first)
        entries = tuple(found)
    paths = known.paths_of([one.id for one in entries]) if query.terms else {}
    contexts = [_context(folders, paths.get(one.id, ""), query, one) for one in entries]
    if as_json:
        say_json([{**as_data(one), "context": said} for one, said in zip(entries, contexts, strict=True)])
    elif entries:
        lines = zip(rows(known.view, entries), contexts, strict=True)
        say("\n".join(f"{line}\n{_INDENT}{said}" if said else line for line, said in lines))
    elif known.view.total:
        complain("Nothing is found. Fewer words, or the beginnings of words, find more.")
    else:
        complain(f"There is no entry yet in {folders.home}.")
    if more and not as_json:
        order = "best" if found.best_first else "newest"
        complain(f"These are the {order} {len(entries):,}; there are more. -n shows as many as you say.")
    known.complain()
    return known.code


def _context(folders: Folders, path: str, query: Query, one: Summary) -> str:
    """Return the words around the first hit in an entry; ``path`` is its file, if it is known."""
    if not query.terms:
        return one.excerpt
    room = (width() or _WIDTH) - len(_INDENT)
    if path and not (one.ahead or one.outside):
        try:
            found = context(query, texts(read_ordinary(path, LIMIT), query.terms[0].words[0]), room)
            return one_line(found) or one.excerpt
        except (LearnlogError, FileNotFoundError):
            return one.excerpt
        except NOT_PLAIN:
            pass
    return one_line(context(query, _strictly(folders, one.id), room)) or one.excerpt


def _strictly(folders: Folders, entry_id: str) -> list[str]:
    # Imported late: only for what was edited outside learnlog, or stands in a draft.
    from learnlog.journal.readback import read_back
    from learnlog.store.toml import TomlStore

    store = TomlStore(folders)
    try:
        entry: Entry = store.as_left(entry_id)
    except LearnlogError:
        return []
    answers = [answer for section in read_back(entry) for answer in section.answers]
    written = [line for answer in answers for line in answer.lines]
    more = [*(one.text for one in entry.follow_ups), *(one.asked for one in answers)]
    return [entry.title, *entry.tags, *written, *more, *(one.text for one in entry.comments)]
