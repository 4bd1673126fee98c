"""Pictures in words: what was rated and written, as sentences, or as the rows of its table."""

from __future__ import annotations

from functools import partial

from learnlog.picture.facts import Picture
from learnlog.picture.svg import to_svg
from learnlog.picturing import file_name, pictures
from learnlog.plain.asking import TROUBLES, one_of, told
from learnlog.plain.desk import Desk
from learnlog.plain.filing import put_into_folder
from learnlog.plain.picking import Pick
from learnlog.plain.said import unmarked
from learnlog.plain.talk import Back
from learnlog.text import one_line


def look_at_pictures(desk: Desk) -> None:
    """Tell which pictures there are, and what each shows. Raises LearnlogError, and what leads elsewhere."""
    while True:
        found = pictures(desk.workspace)
        desk.talk.title("Pictures of what you rated and wrote, in words.")
        picks = [Pick(str(at), one.title, "nothing rated yet" if one.empty else "") for at, one in enumerate(found)]
        chosen = one_of(desk.talk, "Which one? Enter goes back:", picks)
        if chosen is None:
            return
        try:
            _tell(desk, found[int(chosen.id)])
        except Back:
            continue
        except TROUBLES as error:
            desk.talk.say(told(error))


def _tell(desk: Desk, picture: Picture) -> None:
    talk = desk.talk
    talk.title(picture.title)
    if picture.about:
        talk.say(picture.about)
    if picture.empty:
        talk.say(picture.to_do)
        return
    if picture.origin:
        talk.say(picture.origin.said)
    talk.say(*picture.sentences)
    picks = [Pick("table", "the same as a table, row by row"), Pick("file", "save it as a file, an SVG picture")]
    while (chosen := one_of(talk, "What with it? Enter goes back:", picks)) is not None:
        if chosen.id == "file":
            put_into_folder(desk, file_name(picture, desk.workspace.today), partial(to_svg, picture))
            continue
        for number, row in enumerate(picture.rows, start=1):
            cells = [
                f"{name}: {unmarked(one_line(cell)) or 'nothing'}" for name, cell in zip(picture.head, row, strict=True)
            ]
            talk.say(f"Row {number} of {len(picture.rows)}. {'. '.join(cells)}.", rest="  ")
