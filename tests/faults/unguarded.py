"""learnlog as it would be if nobody caught its errors: the mutant of the checks for odd surroundings.

Run as ``python -m tests.faults.unguarded``.
"""

from __future__ import annotations

import sys

from learnlog.cli.arguments import parser
from learnlog.cli.run import _run

if __name__ == "__main__":
    sys.exit(_run(parser().parse_args()))
