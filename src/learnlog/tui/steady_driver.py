"""The way to the terminal, also where that stops reading, goes away, or was a shell's for a while.

Textual's driver, with six things put right that Textual 8.2.8 gets wrong. Five of them lose words or the screen:

- Where the terminal reads nothing for a while, as over a network that stands still, it waits for it for ever, and with
  it the whole app: no key gets to the disk any more, and no signal ends it. Here drawing is left out, and made good
  when the terminal reads again.
- Where the terminal is gone and no SIGHUP came, as for a program in a session of its own, it reads the end of its input
  again and again, for ever. Here the signal is made up for.
- Continued after a SIGSTOP, it begins to read keys a second time beside the first, so that they come in any order, and
  takes the terminal as it is then for how it was found. Here it goes on where it stopped.
- It takes every terminal for one of UTF-8. Where the locale says otherwise, an é that is typed would be none.
- Of two sizes shortly after one another it may tell the older one last, and the screen is drawn for a window that is
  not there. Here the size is looked at when there is nothing in between.

And one keeps people waiting: told to stop, its thread that waits for keys goes on waiting for a fifth of a second, the
greater part of what closing takes. Here it is woken.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import select
import signal
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from learnlog.tui.abilities import keys_encoding

PATIENCE = 0.1
"""Seconds that drawing waits for a terminal that is slow to read, before it is left out."""

LOOK = 0.5
"""Seconds between two looks at whether the terminal is there, and reads again."""

TICK = 0.1
"""Seconds after which a key that began like another, longer one counts as itself."""

_SYNC_END = "\x1b[?2026l"


class _Bell(threading.Event):
    """An event that also makes a file descriptor readable, for whoever waits for that."""

    def __init__(self) -> None:
        super().__init__()
        self.fileno, self._rope = os.pipe()

    def set(self) -> None:
        super().set()
        os.write(self._rope, b"!")

    def clear(self) -> None:
        os.read(self.fileno, 64)
        super().clear()


class SteadyDriver(LinuxDriver):
    """Keeps the app going whatever its terminal does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._bell = self.exit_event = _Bell()
        self._behind = False
        self._gone = False
        self._attributes: list[Any] | None = None
        self._looking: asyncio.TimerHandle | None = None

    # -- a terminal that does not read

    def write(self, data: str) -> None:
        """Draw, or leave it out where the terminal does not read; then all is drawn anew when it does."""
        if self._behind or self._writer_thread is None:
            return
        try:
            self._writer_thread._queue.put(data, timeout=PATIENCE)
        except queue.Full:
            self._behind = True

    def _catch_up(self) -> None:
        if self._behind and self._writer_thread is not None and self._writer_thread._queue.empty():
            self._behind = False
            self._app.refresh(layout=True)

    # -- from the first frame to the last

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        signal.signal(signal.SIGWINCH, self._sigwinch_application)
        with contextlib.suppress(termios.error):
            self._attributes = termios.tcgetattr(self.fileno)
        self._look_later()

    def stop_application_mode(self) -> None:
        """Give the terminal back. What is not drawn yet need not be: it would be gone at once."""
        if self._looking is not None:
            self._looking.cancel()
        if self._writer_thread is not None:
            with contextlib.suppress(queue.Empty):
                while True:
                    self._writer_thread._queue.get_nowait()
        self._behind = False
        self.write(_SYNC_END)
        super().stop_application_mode()

    def close(self) -> None:
        """Wait until all is drawn. Where the terminal is gone, what could not be is dropped."""
        super().close()
        if self._file is not None and self._hung_up():
            # Python would stumble over it on the way out, and end with an exit code of its own.
            with contextlib.suppress(OSError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self._file.fileno())
                os.close(nowhere)

    # -- keys

    def run_input_thread(self) -> None:
        """Read keys and tell the app of them, until the bell rings or the terminal is at its end."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder(keys_encoding())("replace").decode
        poll = select.poll()
        for readable in (self.fileno, self._bell.fileno):
            poll.register(readable, select.POLLIN)
        while not self.exit_event.is_set():
            ready = [fd for fd, _ in poll.poll(TICK * 1000)]
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, 4096)
                except OSError:
                    return  # it is gone: what is to be done then is not up to this thread
                if not data:
                    return
                self._tell(parser.feed(decode(data)))
            self._tell(parser.tick())

    def _tell(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    # -- a terminal that is gone

    def _look_later(self) -> None:
        self._looking = self._loop.call_later(LOOK, self._look)

    def _look(self) -> None:
        if not self._hung_up():
            self._catch_up()
        elif self._gone:
            signal.raise_signal(signal.SIGHUP)
            return
        else:
            self._gone = True  # the system's own signal comes before the next look
        self._look_later()

    def _hung_up(self) -> bool:
        poll = select.poll()
        poll.register(self.fileno, 0)
        return any(what & select.POLLHUP for _, what in poll.poll(0))

    # -- another size

    def _sigwinch_application(self, *_: Any) -> None:
        # Not here: a second signal that came in between would be told of first, and the older size last.
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell_size)

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(events.Resize(size, size))

    # -- lent to another program

    @contextlib.contextmanager
    def no_automatic_restart(self) -> Iterator[None]:
        """While the terminal is lent to another program; given back, it is as it was lent, whatever that one left."""
        with super().no_automatic_restart():
            try:
                yield
            finally:
                if self.attrs_before is not None:
                    with contextlib.suppress(termios.error):
                        termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    # -- stopped and continued

    def _sigtstp_application(self, *_: Any) -> None:
        if self._auto_restart and not self._loop.is_closed():
            # Not here, where a write may be under way: giving the terminal back would wait for it, and it for us.
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            signal.raise_signal(signal.SIGSTOP)

    def _sigcont_application(self, *_: Any) -> None:
        # While the terminal is lent to another program, or learnlog is over, there is nothing to take again.
        if self._auto_restart and not self._loop.is_closed():
            given_back = self._must_signal_resume
            self._loop.call_soon_threadsafe(super()._sigcont_application if given_back else self._take_again)

    def _take_again(self) -> None:
        """Undo what a shell has done to the terminal meanwhile."""
        if self._attributes is None:
            return
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._attributes)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        self._app.refresh(layout=True)
