"""A long text written in somebody's own editor, and brought back exactly.

The text goes into a file that only its owner can read, the editor is run on it, and what the file holds then comes
back. Whatever goes wrong, the text as it was is still with whoever asked: nothing here takes it away.
"""

from __future__ import annotations

import contextlib
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from learnlog.errors import LearnlogError
from learnlog.store.causes import plain_cause
from learnlog.text import normalise

LIMIT = 5_000_000
"""Bytes a text may come back with."""

_UNCHANGED = "Your text is as it was before."


class EditorFailed(LearnlogError):
    """The editor gave nothing back that could be taken; the text is as it was."""

    def __init__(self, happened: str, do: str = "") -> None:
        super().__init__(happened, _UNCHANGED, do)


def editor_of(environ: Mapping[str, str]) -> list[str] | None:
    """Return the command of the editor somebody has chosen, ``VISUAL`` before ``EDITOR``; None where there is none."""
    for name in ("VISUAL", "EDITOR"):
        said = environ.get(name, "").strip()
        if not said:
            continue
        with contextlib.suppress(ValueError):  # a quotation mark that is never closed
            # A backslash is a part of a path on Windows, and elsewhere protects what follows.
            if words := shlex.split(said, posix=sys.platform != "win32"):
                return [word.strip('"') for word in words] if sys.platform == "win32" else words
    return None


def edited(text: str, command: Sequence[str], folder: Path) -> str:
    """Have a text changed in an editor, and return it as it is then. Waits until the editor is closed.

    Most editors end a file with a line end; where the text had none at its end, it has none after.

    Args:
        text: what to begin with.
        command: the editor; the file is put behind it.
        folder: where the file goes, in a folder of its own that only its owner can look into, gone afterwards.

    Raises:
        EditorFailed: it could not be started, ended with an error, or left nothing that can be read.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="editor-", dir=folder) as private:
            path = Path(private) / "learnlog.txt"
            path.write_bytes(text.encode("utf-8"))
            path.chmod(0o600)
            _run([*command, str(path)])
            back = _read(path)
    except OSError as error:
        raise EditorFailed(f"Your text could not be put into a file for the editor: {plain_cause(error)}.") from None
    back = normalise(back)
    return back.removesuffix("\n") if back.endswith("\n") and not text.endswith("\n") else back


def _run(command: list[str]) -> None:
    name = command[0]
    try:
        with _left_to_the_editor():
            code = subprocess.run(command, check=False).returncode
    except OSError as error:
        cause = "it is not there" if isinstance(error, FileNotFoundError) else plain_cause(error)
        raise EditorFailed(
            f"The editor “{name}” could not be started: {cause}.", "Name another in the variable EDITOR."
        ) from None
    if code:
        raise EditorFailed(f"The editor “{name}” ended with an error ({code}), so what it left was not taken.")


@contextlib.contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Leave Ctrl+C to the editor: in a terminal it goes to every program in it, and would end learnlog beside it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # Not SIG_IGN, which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(path: Path) -> str:
    if not path.exists():
        raise EditorFailed("The editor took the file with your text away.")
    if path.stat().st_size > LIMIT:
        raise EditorFailed("The editor left more than learnlog can take.")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EditorFailed(
            "The editor left a file that is no text in UTF-8.", "Have it save as UTF-8, and try again."
        ) from None
