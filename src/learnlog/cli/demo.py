"""``learnlog demo``: a sample log, to look at before writing one's own."""

from __future__ import annotations

from learnlog.cli.layout import counted
from learnlog.cli.output import say
from learnlog.demo import write_demo
from learnlog.errors import UsageError
from learnlog.store.folders import Folders
from learnlog.text import one_line


def demo(folders: Folders, *, named: bool) -> int:
    """Write the sample log, say how to open it, and return the exit code.

    Args:
        named: whether the folder was named for this; a sample never goes where a trainee's own log is to be.
    """
    if not named:
        raise UsageError(
            "A sample log needs a folder of its own.", "Nothing was written.", "Name one: learnlog demo --home DIR"
        )
    number = write_demo(folders)
    say(one_line(f"A sample log with {counted(number, 'entry', 'entries')} is in {folders.home}."))
    say(one_line(f"Open it: learnlog --home {folders.home}"))
    return 0
