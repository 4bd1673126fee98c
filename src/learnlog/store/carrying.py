"""The whole log in one archive that a trainee takes to another computer, where ``learnlog import`` takes it in.

It is what a backup is, but for the private list of names: that stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from learnlog.errors import ArchiveRefused, EntryUnreadable, LearnlogError, SaveFailed, SaveUnproven
from learnlog.journal.settings import Settings
from learnlog.store import format as form
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.backup_list import is_entry
from learnlog.store.backups import Made
from learnlog.store.collecting import Collector
from learnlog.store.files import Files
from learnlog.store.folders import Folders

_MAY_HOLD_NAMES = "it may hold your private list of names"


def name_to_carry(today: date) -> str:
    """Return the name to propose for an archive. It is none of a backup, which learnlog would remove in time."""
    return f"learnlog-whole-log-{today.isoformat()}.zip"


def has_log(folders: Folders) -> bool:
    """Return whether there is anything to carry."""
    return any(path.is_dir() for path in (folders.entries, folders.drafts, folders.bin))


def write_log(path: Path, folders: Folders, now: datetime, files: Files | None = None, *, over: bool = False) -> Made:
    """Write the whole log into an archive, whole or not at all, and return what is in it and what is not.

    Args:
        over: whether a file that is there may be replaced.

    Raises:
        FileExistsError: there is one, and it may not.
        LearnlogError: the disk refused; nothing half-written is left.
    """
    if not over and path.exists():
        raise FileExistsError(str(path))
    files = files or Files()
    collector = Collector(folders, files, _without_names)
    entries = 0

    def contents() -> Iterator[Put]:
        nonlocal entries
        for put in collector.contents():
            entries += is_entry(put.name)
            yield put

    proven = True
    try:
        write_archive(path, contents(), now, files, new=not over)
    except SaveUnproven:
        proven = False
    except (SaveFailed, ArchiveRefused) as error:
        raise LearnlogError(
            f"The log was not written into {path}: {error.cause}.",
            "Your log itself is not affected, and nothing half-written is left.",
            "Make room, or choose another folder.",
        ) from error
    return Made(path, entries, tuple(collector.left_out), proven=proven)


def _without_names(name: str, data: bytes) -> bytes:
    if name == "settings.toml":
        try:
            settings = form.parse_record(Settings, data, name)
            # Written anew, so that no remark somebody put beside a name goes along.
            return form.dump_record(settings.model_copy(update={"names": ()}), settings=True)
        except (EntryUnreadable, SaveFailed) as error:
            raise EntryUnreadable(name, _MAY_HOLD_NAMES) from error
    if name.startswith("unreadable/settings"):  # set aside by bringing back a backup
        raise EntryUnreadable(name, _MAY_HOLD_NAMES)
    return data
