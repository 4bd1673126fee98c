"""The terminal a measured program runs in: bytes in, presented frames and replies out, drawn on a pyte screen."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyte

from benchmarks.answers import SYNCHRONISED_OUTPUT, answer

SYNC_LIMIT = 0.15
"""Seconds after which a terminal shows a synchronised frame that was never finished."""

ALTERNATE_SCREEN = frozenset({47, 1047, 1049})

# One escape sequence. What is not matched here goes to pyte as it stands.
_TOKEN = re.compile(
    r"\x1b\[(?P<prefix>[<=>?]?)(?P<args>[0-9:;]*)(?P<inter>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<string>[PX^_])[^\x1b]*\x1b\\"
)
# The beginning of one, cut off by the end of a read.
_CUT = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?)?\Z")


@dataclass(frozen=True)
class Frame:
    """A presented screen that differs from the one before.

    Attributes:
        at: when its last byte arrived, in seconds of ``time.perf_counter``.
        text: whether a character changed.
        style: whether a colour or attribute changed.
        cursor: whether the cursor moved, appeared or vanished.
    """

    at: float
    text: bool
    style: bool
    cursor: bool


class Terminal:
    """An emulated terminal.

    While the program holds synchronised output no frame is presented until it lets go, as on a real terminal.

    Args:
        columns: width in characters.
        lines: height in characters.

    Attributes:
        rows: the text of the frame presented last, one string a line.
        modes: private modes the program has set.
        reply: called with bytes for the program.
        on_frame: called with each Frame; inside, ``rows`` holds what that frame shows.
        unparsed: how many pieces of output pyte could not draw.
    """

    def __init__(self, columns: int, lines: int) -> None:
        self.columns, self.lines = columns, lines
        self.rows = [" " * columns] * lines
        self.modes: set[int] = set()
        self.reply: Callable[[bytes], None] = lambda data: None
        self.on_frame: Callable[[Frame], None] = lambda frame: None
        self.unparsed = 0
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self._screen, strict=False)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""  # the cut-off sequence from the read before
        self._kitty_flags = [0]
        self._sync_since: float | None = None
        self._primary: dict[int, dict[int, Any]] | None = None  # kept while the alternate screen is shown
        self._cells: list[Any] = [None] * lines
        self._cursor = (0, 0, False)
        self._take_over_rows()

    @property
    def text(self) -> str:
        """The frame presented last."""
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def cursor(self) -> tuple[int, int]:
        """Line and column, from 0, of the cursor in the frame presented last, whether it is shown or hidden."""
        return self._cursor[:2]

    @property
    def kitty(self) -> int:
        """The flags of the kitty keyboard protocol in force."""
        return self._kitty_flags[-1]

    @property
    def holding(self) -> bool:
        """Whether a synchronised frame is under way."""
        return self._sync_since is not None

    def feed(self, data: bytes, at: float) -> None:
        """Draw one read's bytes, which arrived at time ``at``."""
        text = self._held + self._decoder.decode(data)
        self._held = ""
        drawn = 0  # end of the text already given to pyte
        end = 0
        for token in _TOKEN.finditer(text):
            end = token.end()
            if token["final"] and not self._is_ours(token):
                continue
            self._draw(text[drawn : token.start()])
            drawn = end
            if token["final"]:
                self._control(token, at)
        cut = _CUT.search(text, end)
        if cut:
            self._held = text[cut.start() :]
            text = text[: cut.start()]
        self._draw(text[drawn:])
        self.show(at)

    def show(self, at: float) -> None:
        """Present what has been drawn, unless a synchronised frame is under way and not overdue."""
        if self._sync_since is not None and at - self._sync_since > SYNC_LIMIT:
            self._sync_since = None
        if self._sync_since is None:
            self._present(at)

    # -- drawing

    def _draw(self, text: str) -> None:
        if text:
            try:
                self._stream.feed(text)
            except Exception:  # whatever pyte stumbles over: its parser resets itself, and the count is reported
                self.unparsed += 1

    @staticmethod
    def _is_ours(token: re.Match[str]) -> bool:
        return bool(token["prefix"] or token["inter"] or token["final"] in "cntu")

    def _control(self, token: re.Match[str], at: float) -> None:
        args = [int(arg) if arg.isdigit() else 0 for arg in token["args"].split(";")]
        kind = token["prefix"] + token["inter"] + token["final"]
        if kind in ("?h", "?l"):
            for mode in args:
                self._set_mode(mode, kind == "?h", at)
        elif kind == ">u":
            self._kitty_flags.append(args[0])
        elif kind == "<u":
            del self._kitty_flags[max(1, len(self._kitty_flags) - (args[0] or 1)) :]
        else:
            place = (self._screen.cursor.x, self._screen.cursor.y)
            text = answer(kind, args[0], self.modes, self.kitty, (self.columns, self.lines), place)
            if text:
                self.reply(text.encode())

    def _set_mode(self, mode: int, on: bool, at: float) -> None:
        (self.modes.add if on else self.modes.discard)(mode)
        if mode == SYNCHRONISED_OUTPUT:
            self._present(at)
            self._sync_since = at if on else None
        elif mode in ALTERNATE_SCREEN:
            self._switch_screen(to_alternate=on)
        else:
            self._draw(f"\x1b[?{mode}{'h' if on else 'l'}")

    def _switch_screen(self, to_alternate: bool) -> None:
        screen = self._screen
        if to_alternate and self._primary is None:
            self._primary = {y: dict(line) for y, line in screen.buffer.items()}
            screen.save_cursor()
            screen.buffer.clear()
        elif not to_alternate and self._primary is not None:
            screen.buffer.clear()
            for y, line in self._primary.items():
                screen.buffer[y].update(line)
            self._primary = None
            screen.restore_cursor()
        screen.dirty.update(range(self.lines))

    # -- frames

    def _take_over_rows(self) -> tuple[bool, bool]:
        """Take over the rows pyte marked dirty: whether text changed, whether style changed."""
        text_changed = style_changed = False
        for y in self._screen.dirty:
            if y >= self.lines:
                continue
            line = self._screen.buffer[y]
            cells = [line[x] for x in range(self.columns)]
            if cells == self._cells[y]:
                continue
            text = "".join(cell.data for cell in cells)
            if text != self.rows[y]:
                text_changed = True
            else:
                style_changed = True
            self.rows[y], self._cells[y] = text, cells
        self._screen.dirty.clear()
        return text_changed, style_changed

    def _present(self, at: float) -> None:
        text, style = self._take_over_rows()
        cursor = (self._screen.cursor.y, self._screen.cursor.x, self._screen.cursor.hidden)
        moved = cursor != self._cursor and not (cursor[2] and self._cursor[2])
        self._cursor = cursor
        if text or style or moved:
            self.on_frame(Frame(at, text, style, moved))
