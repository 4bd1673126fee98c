"""``python -m learnlog``, and where the ``learnlog`` command begins."""

from __future__ import annotations

import sys

from learnlog.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
