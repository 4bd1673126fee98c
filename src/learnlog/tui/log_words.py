"""What the Log room says: where one is in it, what to try where nothing was found, its help."""

from __future__ import annotations

from textual.content import Content

from learnlog.journal.summary import Copy
from learnlog.search import pieces
from learnlog.search.completing import ABOUT
from learnlog.search.filters import DAYS
from learnlog.text import one_line, shorten
from learnlog.tui.finding import Answer

PLACEHOLDER = "Search: words, “a phrase”, -without, tag: task: value: …"


def empty(new: str, unit: str) -> Content:
    """Return what stands where nothing is written yet, with the names of the keys that lead on."""
    width = max(len(new), len(unit)) + 2
    return Content.assemble(
        ("Nothing is written here yet.", "bold"),
        "\n\nEverything you write will stand here, newest first: your tasks, the\n"
        "activities beside them, and notes of your own.\n\n",
        (new.ljust(width), "bold"),
        "write a note of your own\n",
        (unit.ljust(width), "bold"),
        "read the unit, and begin a task from there",
    )


SPARED = (
    "entry.hand-ins",
    "entry.comments",
    "log.unmark",
    "log.mark-all",
    "log.hand-in",
    "log.mark",
    "entry.tags",
    "log.order",
    "log.show-all",
    "log.bin",
    "entry.versions",
    "entry.delete",
    "entry.complete",
    "entry.reopen",
    "entry.follow-up",
    "entry.hand-in",
)
"""Keys that are left out of the footer first."""

HELP = """
# Your log

Everything you have written, newest first. ◐ is a draft, ✓ is complete. ! is a file that cannot be read, or a
copy that another program made: Enter shows what can be done.

| Key | What it does |
| --- | --- |
| ↑ ↓, PageUp, PageDown | move from entry to entry |
| Enter | read the whole entry; after a search {entry.next-hit} and {entry.hit-before} go from hit to hit in it |
| {log.search} | search; Escape clears the search, then leaves it |
| {log.filters} | show only some: a task, drafts, a tag, a choice, a time, a rating |
| {log.show-all} | show everything again |
| {log.order} | show the best of what was found first, or the newest |
| {entry.edit} | edit the entry |
| {entry.complete}, {entry.reopen} | complete it, or reopen it |
| {entry.follow-up} | follow up: add something, dated, that leaves the entry as it was |
| {entry.tags} | change its tags |
| {entry.versions} | its earlier versions, to compare and restore |
| {log.mark} | mark it, or take the mark away; {log.mark-all} marks all shown, {log.unmark} takes all marks away |
| {entry.hand-in}, {log.hand-in} | hand it in; the marked entries, or all shown, as one document for your tutor |
| {entry.hand-ins}, {entry.comments} | the entry as you handed it in; your tutor's comments on it, to answer them |
| {entry.delete} | move it to the bin; {entry.undo} brings it back |
| {log.bin} | the bin: everything you deleted |
| {log.new} | write a note of your own |

## How to search

A search finds entries in which **all** your words occur, wherever: in what you wrote, titles, tags, follow-ups,
comments and the questions. Accents and capitals make no difference. Anything may be typed; nothing is wrong.

| You type | It finds |
| --- | --- |
| `listen pupil` | both words, or words that begin so, anywhere in the entry |
| `"quiet corner"` | these words next to each other |
| `-maths` | entries without it; also `-"a phrase"` and `-tag:autism` |
| `task:2` | entries for Task 2 |
| `value:inclusion` | entries in which that was chosen |
| `state:draft` | drafts; `state:complete` what is complete |
| `tag:autism` | entries with that tag; `tag:"speech therapy"` where it has a blank in it |
| `rating:weak` | entries in which something was rated so |
| `has:action` | with an action to do; also `has:follow-up`, `has:comment`, `has:done`, `has:people` |
| `on:2026-03` | what happened then: a year, a month or a day; also `before:` and `after:` |

Two of one kind find either (`task:2 task:3`), two of different kinds only what is both. While you type the name or the
value of a filter, a list below shows what there is: → or End takes the first, ↓ chooses another, Escape puts it away.

The line below the search box shows the same filters: **{log.filters}** goes to it, ← → move, Enter chooses, Backspace
takes one back. What you choose there is written into the search, and what you type there is shown in the line.
"""


def where(answer: Answer | None, highlighted: int | None, marked: int, progress: tuple[int, int]) -> str:
    """Return where one is: which of the entries found, in which order; and what else there is to know at a glance."""
    parts: list[str] = []
    if progress[1]:
        parts.append(f"{progress[0]:,} of {progress[1]:,} indexed")
    if answer is not None:
        parts.append(_place(answer, highlighted))
        copies = sum(isinstance(one, Copy) for one in answer.files)
        unreadable = len(answer.files) - copies
        if unreadable:
            parts.append("1 file cannot be read" if unreadable == 1 else f"{unreadable:,} files cannot be read")
        if copies:
            parts.append("1 copy" if copies == 1 else f"{copies:,} copies")
    if marked:
        parts.append(f"{marked:,} marked")
    return " · ".join(part for part in parts if part)


def _place(answer: Answer, highlighted: int | None) -> str:
    found = len(answer.found)
    number = f"more than {found:,}" if answer.more else f"{found:,}"
    at = -1 if highlighted is None else highlighted - len(answer.files)
    if not answer.narrowed:
        many = "1 entry" if found == 1 else f"{found:,} entries"
        return f"{at + 1:,} of {many}" if found > 1 and at >= 0 else many if found else ""
    if not found:
        return "nothing found" if answer.is_known else "nothing found yet"
    order = "" if found == 1 or not answer.query.terms else ", best first" if answer.best_first else ", newest first"
    return f"{at + 1:,} of {number} found{order}" if at >= 0 else f"{number} found{order}"


def nothing_found(answer: Answer) -> Content:
    """Return what to say where nothing was found, and what to try."""
    said = shorten(one_line(answer.text), 60)
    what = f"No entry matches “{said}”." if answer.narrowed else "There is no entry here."
    return Content.assemble((what, "bold"), "\n\n", "\n".join(_to_try(answer)))


def _to_try(answer: Answer) -> list[str]:
    query = answer.query
    tries: list[str] = []
    unknown = [name for name in _names_meant(answer.text) if name]
    if unknown:
        names = ", ".join(f"{one}:" for one in ABOUT)
        tries.append(f"“{unknown[0]}” is no filter with a value, so it was searched for as words. There are {names}")
        if any(one.partition(":")[0].lower() in DAYS for one in unknown):
            tries.append("A day is written 2026-11-24 there, a month 2026-11, a year 2026. When: has days to choose.")
    if len(query.terms) > 1:
        tries.append("All words must occur in one entry: fewer words find more.")
    if not unknown and any(len(term.words) > 1 for term in query.terms):
        tries.append("Words in quotes must stand next to each other: without the quotes they find more.")
    if query.terms and not tries:
        tries.append("The beginning of a word is enough: a shorter one finds more.")
    if query.filters or query.without_filters:
        tries.append("The filters leave some entries out: Tab goes from the search to them, Backspace takes one back.")
    if query.without:
        tries.append("What has a hyphen in front leaves entries out.")
    return tries


def _names_meant(text: str) -> list[str]:
    """Return what looks like a filter and is none, as it was typed."""
    found = []
    for piece in pieces(text):
        said = text[piece.start : piece.end].lstrip("-")
        name, colon, value = said.partition(":")
        if piece.filter is None and colon and name.isalpha() and not value.startswith("//"):
            found.append(shorten(one_line(said), 24))
    return found
