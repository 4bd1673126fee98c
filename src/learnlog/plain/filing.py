"""Something made of the log, such as a picture or a calendar, put as a file into a folder that one is asked for."""

from __future__ import annotations

from collections.abc import Callable

from learnlog.handing_in import folder_of, is_folder, put, usual_folder
from learnlog.plain.asking import agreed, heard
from learnlog.plain.desk import Desk


def put_into_folder(desk: Desk, name: str, make: Callable[[], bytes]) -> None:
    """Ask into which folder a file goes, and whether to replace one that is there; write it, and say where it is.

    Args:
        name: of the file.
        make: makes what is in it, once it is certain that it will be written.

    Raises:
        LearnlogError: the disk refused.
    """
    talk, usual = desk.talk, usual_folder(desk.workspace)
    folder = folder_of(heard(talk, f"Into which folder goes {name}? Enter takes {usual}:").strip() or usual)
    path = folder / name
    if not is_folder(folder):
        talk.say(f"There is no folder {folder}. Nothing was written.")
    elif not path.exists() or agreed(talk, f"There is a file {name} already. Replace it?"):
        put(make(), path, over=True)
        talk.say(f"Written: {path}")
