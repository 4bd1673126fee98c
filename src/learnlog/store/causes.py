"""What the system says when a disk refuses, in plain English."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from learnlog.errors import SaveFailed

_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read, not written",
    errno.EACCES: "the folder or the file can only be read, or not even that",
    errno.EPERM: "the folder or the file can only be read, or not even that",
    errno.EIO: "the disk reports a fault",
    errno.ENOENT: "the folder is no longer there",
    errno.ENODEV: "the disk is no longer there",
    errno.ENXIO: "the disk is no longer there",
    errno.ESTALE: "the disk is no longer there",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where the file should be",
    errno.EEXIST: "another file has that name already",
    errno.ELOOP: "a link stands where the file should be",
    errno.ENAMETOOLONG: "the name of the folder is too long",
    errno.EFBIG: "the file is larger than this disk allows",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOLCK: "this disk cannot lock files",
    errno.ENOSYS: "this disk cannot do what a safe save needs",
}


def plain_cause(error: OSError) -> str:
    """Return what went wrong with the disk, in plain English and without a full stop."""
    if getattr(error, "winerror", None) in (32, 33):
        return "another program has the file open"
    return _CAUSES.get(error.errno or 0, "the disk refused it")


@contextlib.contextmanager
def saving() -> Iterator[None]:
    """Turn the system's refusals inside the block into SaveFailed with a plain cause."""
    try:
        yield
    except OSError as error:
        raise SaveFailed(plain_cause(error)) from error
