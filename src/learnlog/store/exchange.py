"""Swapping the names of two files in one step, where the system can.

What was in the place of a saved file can then be looked at after it was replaced, so that nothing another program put
there in the last thousandth of a second is lost.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_SWAP = 2
"""``RENAME_EXCHANGE`` of Linux and ``RENAME_SWAP`` of macOS: by chance the same number."""

_AT_FDCWD = -100


def swap(one: Path, other: Path) -> None:
    """Give each of two files the other's name, in one step.

    Raises:
        OSError: what went wrong, ENOSYS or EINVAL where the system or the disk has no such call. Nothing has changed.
    """
    call = _call()
    if call is None:
        raise OSError(errno.ENOSYS, "names cannot be swapped here")
    if call(os.fsencode(one), os.fsencode(other)):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


@functools.cache
def _call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform == "win32":
        return None
    library: Any = ctypes.CDLL(None, use_errno=True)
    flags = ctypes.c_uint(_SWAP)
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, flags))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, flags))
    return None
