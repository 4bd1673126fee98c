"""``python -m learnlog``, and where the ``learnlog`` command begins."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Do what the command line says and return the exit code."""
    # Next to nothing made in a command is garbage, and looking for it takes longer than some of them.
    gc.disable()
    from learnlog.cli import main as do

    return do(leave=os._exit)


if __name__ == "__main__":
    sys.exit(main())
