"""The command line: it opens the app, and does without a screen what can be done without one.

``arguments`` says what can be written, ``run`` passes it on and turns what happened into an exit code, ``output`` is
the one way out for words; the commands are in ``log`` (list, show, path), ``read`` and ``units``, each loaded only
when it is asked for.
"""

from learnlog.cli.run import main

__all__ = ["main"]
