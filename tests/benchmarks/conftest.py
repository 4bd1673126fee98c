"""The benchmarks stand beside the package, not in it, and read Linux's /proc."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]
