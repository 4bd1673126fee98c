"""Looks for bytes that make reading a file go wrong, guided by which lines of the reader they reach.

Needs the package ``atheris``, which is on Linux only and no part of the tools:
``pip install atheris``, then ``python -m tests.faults.fuzz -max_total_time=60``. The options are those of libFuzzer.
Ends with an error at the first bytes that raise anything but EntryUnreadable, or take longer than ten seconds.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

_READER = ("learnlog.store.format", "learnlog.store.tomltext", "learnlog.store.outline", "learnlog.store.plainwords")


def main() -> None:
    """Fuzz until told to stop."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=[*_READER, "learnlog.journal"]):
        for name in _READER:
            import_module(name)
    from learnlog.store.format import dump_entry

    from .logs import numbered
    from .test_fuzz import read_in_every_way

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "entry").write_bytes(dump_entry(numbered(1, 3)))
        atheris.Setup([sys.argv[0], "-timeout=10", *sys.argv[1:], folder], read_in_every_way)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
