"""Writing a text in the trainee's own editor: out into a private file, and back as it was meant.

Used by every front end. Whatever the editor does, fails at or leaves behind, the text as it was is still the caller's,
and what the editor had saved is not thrown away unasked.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from learnlog.errors import LearnlogError
from learnlog.text import normalise, writable

NAME = "learnlog.txt"
"""What the file is called that the editor opens."""

FOLDER = "editor-"
"""What the name of the private folder begins with that the file is in."""

LARGEST = 1_000_000
"""Characters that are taken back: as many as a field of long text takes."""

AT_ONCE = 2.0
"""Seconds. An editor that ends sooner, with nothing changed, may have handed the file to a window of its own."""

LAST_WORD = 1.0
"""Seconds that an editor which is told to end has for saving what is typed in it."""

_IN_THE_TERMINAL = frozenset(
    """
    ed emacs ex helix hx jed joe kak mcedit mg micro nano ne nvi nvim pico red tilde vi view vim vim.basic vim.tiny
    """.split()  # noqa: SIM905  one name after another reads better
)
"""Editors that end only when they are closed, however soon that is."""

_LOCK = ".lock"
"""The file that is locked as long as the text is lent: the system lets go of it when a program dies."""

_LEFT = "left-by-editor-"

_AS_IT_WAS = "Your text is as it was before."
_AGAIN = "You can open it again."


class EditorFailed(LearnlogError):
    """The editor did not give a text back.

    Attributes:
        written: what it had saved by then, cleaned, where that is not the text it was given; None where it is.
        kept: the folder in which that, or anything else it left, still is; None where there is nothing.
    """

    def __init__(self, happened: str, do: str, *, written: str | None = None, kept: Path | None = None) -> None:
        means = f"{_AS_IT_WAS} What the editor had saved is kept in {kept}" if kept else _AS_IT_WAS
        super().__init__(happened, f"{means}." if kept else means, do)
        self.written = written
        self.kept = kept

    def forget(self) -> None:
        """Remove what is kept, because it was taken over or is not wanted."""
        if self.kept is not None:
            shutil.rmtree(self.kept, ignore_errors=True)


def editor_of(environ: Mapping[str, str]) -> list[str] | None:
    """Return the command of the trainee's editor, word by word: of ``VISUAL``, else ``EDITOR``; None if neither is set.

    A value that is no command, such as one with a quotation mark left open, is taken as the name of one program.
    """
    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not named:
        return None
    try:
        # Windows names its folders with the sign that quotes the next one elsewhere.
        words = shlex.split(named, posix=os.name != "nt")
    except ValueError:
        return [named]
    return [word.strip('"') for word in words] if os.name == "nt" else words


def edited(text: str, command: Sequence[str], folder: Path) -> str:
    """Have a text edited, and return it as it is then. Waits until the editor is closed.

    Args:
        text: as the log keeps it; handed out with a line end at its end, which is taken off again.
        command: the editor, see :func:`editor_of`.
        folder: where a private folder for the file is made; it is gone afterwards.

    Returns:
        The text with ``\\n`` at the end of each line, and no control character that was not in it before. Left
        unchanged, it is the very text that was given.

    Raises:
        EditorFailed: the editor cannot be started, ended with an error, emptied or deleted the file, or wrote more than
            can be taken back.
    """
    with left_to_the_editor():
        return Loan(text, command, folder).run()


class Loan:
    """One text lent to one editor.

    Args:
        text, command, folder: see :func:`edited`.
        done: waits until the trainee says that they are done, where the editor ended at once and changed nothing.
    """

    def __init__(self, text: str, command: Sequence[str], folder: Path, done: Callable[[], None] | None = None) -> None:
        self._text = text
        self._command = command
        self._folder = folder
        self._done = done or _ask_whether_done
        self._process: subprocess.Popen[bytes] | None = None
        self._told_to_end = False

    @property
    def _name(self) -> str:
        return Path(self._command[0]).name

    def run(self) -> str:
        """Do what :func:`edited` says; call it from a thread where something else must go on."""
        try:
            place = self._lay_out()
        except OSError as error:
            raise EditorFailed(
                f"No file could be made for your editor: {error.strerror or 'the disk refused it'}.",
                "Go on writing here, and look whether the disk is full.",
            ) from None
        from filelock import FileLock  # imported late: what is lent is locked, and little is

        kept: Path | None = None
        try:
            with FileLock(place / _LOCK):
                code = self._edit(place / NAME)
            # What is typed and not saved, an editor that is told to end may have put beside the file.
            kept = place if self._told_to_end and _others(place) else None
            return self._take_back(place, code)
        except EditorFailed as failed:
            kept = failed.kept
            raise
        finally:
            if kept is None:
                shutil.rmtree(place, ignore_errors=True)

    def end(self) -> None:
        """Tell the editor to end, from another thread; what it has saved by then still comes back."""
        self._told_to_end = True
        process = self._process
        if process is not None and process.poll() is None:
            with contextlib.suppress(OSError):
                process.terminate()
            try:
                process.wait(LAST_WORD)
            except subprocess.TimeoutExpired:
                process.kill()

    def _lay_out(self) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=FOLDER, dir=self._folder))
        try:
            number = os.open(place / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(self._laid_out)
        except OSError:
            shutil.rmtree(place, ignore_errors=True)
            raise
        return place

    @property
    def _laid_out(self) -> bytes:
        # Editors end a file with a line end, and add one where there is none.
        return f"{self._text}\n".encode("utf-8", "replace") if self._text else b""

    def _edit(self, path: Path) -> int:
        begun = time.monotonic()
        try:
            self._process = subprocess.Popen([*self._command, str(path)])
        except (OSError, ValueError) as error:
            missing = isinstance(error, FileNotFoundError)
            raise EditorFailed(
                f"“{self._command[0]}” {'was not found' if missing else 'could not be started'}.",
                "Name an editor that is on this computer in the variable VISUAL or EDITOR, such as EDITOR=nano, and "
                "start learnlog again.",
            ) from None
        code = self._process.wait()
        quick = time.monotonic() - begun < AT_ONCE and self._name not in _IN_THE_TERMINAL
        if code == 0 and quick and not self._told_to_end and _read(path) == self._laid_out:
            self._done()
        return code

    def _take_back(self, place: Path, code: int) -> str:
        raw = _read(place / NAME)
        raw = self._laid_out if raw is None and self._told_to_end else raw
        if self._told_to_end or code:
            # nano saves what is typed in it beside the file when it is told to end.
            saved = _read(place / f"{NAME}.save")
            raw = raw if saved is None else saved
        changed = raw is not None and raw != self._laid_out
        written = self._understood(raw) if raw is not None and changed else None
        if self._told_to_end:
            return self._text if written is None or len(written) > LARGEST else written
        if code:
            how = f"was ended by a signal ({-code})" if code < 0 else f"ended with an error (code {code})"
            kept = place if changed or _others(place) else None
            raise EditorFailed(f"“{self._name}” {how}.", _AGAIN, written=written, kept=kept)
        if raw is None:
            raise EditorFailed(f"“{self._name}” left no file behind.", _AGAIN)
        if written is not None and len(written) > LARGEST:
            raise EditorFailed(
                f"The text is {len(written):,} characters long now, and a field takes {LARGEST:,}.",
                "Keep that file elsewhere, or shorten it and paste it in parts.",
                kept=place,
            )
        if written is not None and not written.strip() and self._text.strip():
            raise EditorFailed(f"“{self._name}” gave back an empty text.", _AGAIN, written=written, kept=place)
        return self._text if written is None else written

    def _understood(self, raw: bytes) -> str:
        text = normalise(_decoded(raw)).removesuffix("\n")
        return writable(text, keep=self._text)


@contextlib.contextmanager
def left_to_the_editor() -> Iterator[None]:
    """Leave the keys that end a program, Ctrl+C and Ctrl+\\, to the editor. Only the main thread can.

    In a terminal that is not taken over they go to every program in it, and would end learnlog beside the editor.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    # Not ignored: the editor would inherit that.
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)


def left_behind(folder: Path) -> list[Path]:
    """Return the folders of editors that were open when learnlog itself was ended, each once, under another name.

    Those that another learnlog has open now are left alone.
    """
    left: list[Path] = []
    if not any(folder.glob(f"{FOLDER}*")):
        return left
    from filelock import FileLock, Timeout

    with contextlib.suppress(OSError):
        for place in sorted(folder.glob(f"{FOLDER}*")):
            with contextlib.suppress(OSError, Timeout):
                with FileLock(place / _LOCK, timeout=0):
                    pass
                left.append(place.rename(place.with_name(place.name.replace(FOLDER, _LEFT, 1))))
    return left


def _others(place: Path) -> list[Path]:
    """Return what an editor put beside the file for itself, such as words that are not saved."""
    with contextlib.suppress(OSError):
        return [one for one in place.iterdir() if one.name not in (NAME, f"{NAME}.save", _LOCK)]
    return []


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _decoded(raw: bytes) -> str:
    """Return text that an editor wrote: UTF-8 nearly always, else with a mark that says what, else as Windows did."""
    for codec in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig",):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode(codec)
    return raw.decode("cp1252", "replace")


def _ask_whether_done() -> None:
    """Wait for Enter. The terminal is not taken over while an editor has it."""
    print("Your editor has ended, and the text is as it was. Is it open in a window of its own?")
    print("Then write there, save, close it, and press Enter here. If not, just press Enter.", flush=True)
    with contextlib.suppress(EOFError, OSError, ValueError):
        input()
