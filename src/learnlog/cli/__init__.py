"""The command line: it opens the app, and does without a screen what can be done without one.

``arguments`` says what can be written, for the quickest commands by what ``quick`` says, and ``descriptions`` what the
help tells of it; ``run`` passes it on and turns what happened into an exit code, ``output`` is the one way out for
words; the commands are in ``log`` (list), ``search``, ``show``, ``read`` and so on, each loaded only when it is asked
for.
"""

from learnlog.cli.run import main

__all__ = ["main"]
