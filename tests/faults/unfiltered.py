"""learnlog as it would be if ``visible`` let everything through: the mutant of the checks for hostile text.

A program of its own, ``python -m tests.faults.unfiltered``, because nothing in learnlog can be told to leave its one
filter out.
"""

from __future__ import annotations

import re
import sys

from learnlog import text

text.UNSEEN = re.compile("(?!)")

if __name__ == "__main__":
    from learnlog.cli import main

    sys.exit(main())
