"""``settings.toml``: read value by value, and changed without touching what somebody wrote into it by hand.

A wrong value costs that value alone. A change is made in the text as it stands, so comments, the order and keys that
learnlog does not know stay where they are, and so does a wrong line that was not meant to be changed.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from learnlog.errors import EntryUnreadable, SaveFailed, SettingWrong
from learnlog.journal.settings import Settings
from learnlog.store import format as form
from learnlog.store.outline import Path, line_of
from learnlog.store.plainwords import faults_of
from learnlog.store.tomltext import Data, to_toml

_CANNOT = (
    "settings.toml is written in a way that cannot be changed here without losing something in it; "
    "change it in a text editor"
)


@dataclass(frozen=True)
class SettingsRead:
    """What a settings file says.

    Attributes:
        settings: with the usual value for whatever is wrong or missing.
        wrong: each value that is none, in the order of the file.
        data: everything in the file, as it stands there.
    """

    settings: Settings
    wrong: tuple[SettingWrong, ...]
    data: Data


def read_settings(raw: bytes, path: str) -> SettingsRead:
    """Return what the bytes of a settings file say. Raises EntryUnreadable where they can't be read at all."""
    data, text = form.open_record(raw, path)
    try:
        return SettingsRead(Settings.model_validate(data), (), data)
    except ValidationError as error:
        faults = faults_of(error)
    wrong = {_what_to_leave_out(place): (cause, place) for cause, place in reversed(faults)}
    lines = {target: line_of(text, place) for target, (_, place) in wrong.items()}
    said = tuple(
        SettingWrong(path, cause, lines[target], _name(target))
        for target, (cause, _) in sorted(wrong.items(), key=lambda one: lines[one[0]])
    )
    try:
        return SettingsRead(Settings.model_validate(_without(data, wrong)), said, data)
    except ValidationError:
        cause, place = faults[0]
        raise EntryUnreadable(path, cause, line_of(text, place)) from None


def write_settings(settings: Settings, raw: bytes | None, path: str) -> bytes:
    """Return a settings file that says these settings and whatever else the old one says.

    Args:
        settings: as they are to be.
        raw: the old file; None where there is none.
        path: where it is, for the error.

    Raises:
        EntryUnreadable: the old file is broken; it is somebody's to mend.
        SaveFailed: it cannot be changed without losing something that stands in it.
    """
    if raw is None:
        return form.dump_record(settings, settings=True)
    before = read_settings(raw, path)
    changes = _changes(before.settings.model_dump(), settings.model_dump(), _defaults())
    if not changes:
        return raw
    # Loaded for this alone: it keeps the words around the values, for which reading and writing everything else by it
    # would be much too slow.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(raw.decode("utf-8-sig"))
        _apply(document, changes, before.data)
        changed = document.as_string().encode()
        if not changed.strip():
            return form.dump_record(settings, settings=True)
        after = read_settings(changed, path)
    except (TOMLKitError, EntryUnreadable, TypeError, ValueError, KeyError) as error:
        raise SaveFailed(_CANNOT) from error
    same = {key: value for key, value in before.data.items() if key not in changes}
    wanted, said = settings.model_dump(), after.settings.model_dump()
    if any(said.get(key) != value for key, value in wanted.items()) or any(
        after.data.get(key) != value for key, value in same.items()
    ):
        raise SaveFailed(_CANNOT)
    return changed


def _what_to_leave_out(place: Path) -> Path:
    """Return the smallest part of the file that can go without: an item of a list, a line of the profile, a value."""
    several = len(place) > 1 and (isinstance(place[1], int) or place[0] == "profile")
    return place[:2] if several else place[:1]


def _name(target: Path) -> str:
    return str(target[0])


def _without(data: Data, targets: Mapping[Path, object]) -> Data:
    left = {
        key: dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value
        for key, value in data.items()
    }
    # The last of several items first: the others then stand where they stood.
    for first, *rest in sorted(targets, key=lambda target: [str(target[0]), *target[1:]], reverse=True):
        if not rest:
            left.pop(str(first), None)
        elif isinstance(value := left[str(first)], dict):
            value.pop(str(rest[0]), None)
        elif isinstance(value, list) and isinstance(rest[0], int):
            del value[rest[0]]
    return left


def _defaults() -> Data:
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in Settings.model_fields.items()
        if name != "profile"
    }


def _changes(old: Data, new: Data, defaults: Data) -> Data:
    """Return what is to be written: each key whose value is another, with the usual value where it is not named.

    What is in the file and unknown both to learnlog and to the new settings was written there by hand: it stays.
    """
    known = dict.fromkeys([*(key for key in old if key in Settings.model_fields), *new])
    return {key: new.get(key, defaults.get(key, {})) for key in known if old.get(key) != new.get(key)}


def _apply(document: MutableMapping[str, Any], changes: Data, before: Data) -> None:
    for key, value in changes.items():
        if isinstance(value, Mapping):
            _apply_table(document, key, value, before.get(key))
        elif isinstance(value, (list, tuple)):
            items = [dict(one) if isinstance(one, Mapping) else one for one in value]
            _apply_list(document, key, items, before.get(key))
        elif key in document:
            document[key] = value
        else:
            document[key] = _item(key, value)


def _apply_table(document: MutableMapping[str, Any], key: str, value: Mapping[str, Any], before: object) -> None:
    if not isinstance(before, Mapping):
        document[key] = _item(key, dict(value))
        return
    table = document[key]
    for inner in dict.fromkeys([*before, *value]):
        if inner in value and before.get(inner) != value[inner]:
            table[inner] = value[inner]
        elif inner not in value and isinstance(before[inner], str):
            table[inner] = ""


def _apply_list(document: MutableMapping[str, Any], key: str, value: list[Any], before: object) -> None:
    """Leave the tables alone that stay, with whatever is written around them; one that is wrong stays, too."""
    said = before if isinstance(before, list) else []
    readable = read_settings(to_toml({key: said}).encode(), "").settings.model_dump().get(key, ()) if said else ()
    wrong = [one for one in said if one not in readable]
    if not said or not _is_tables(document[key]):
        if value or wrong:
            document[key] = _item(key, [*value, *wrong])
        elif key in document:
            del document[key]
        return
    import tomlkit

    tables = list(zip(said, document[key], strict=True))
    ordered = tomlkit.aot()
    for one in value:
        at = next((at for at, (said, _) in enumerate(tables) if said == one), None)
        ordered.append(tomlkit.item(one) if at is None else tables.pop(at)[1])
    for one, table in tables:
        if one in wrong:
            ordered.append(table)
    if len(ordered):
        document[key] = ordered
    else:
        del document[key]


def _is_tables(item: object) -> bool:
    from tomlkit.items import AoT

    return isinstance(item, AoT)


def _item(key: str, value: Any) -> Any:
    """Return a value as it would stand in a file of its own, where learnlog writes it."""
    import tomlkit

    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        tables = tomlkit.aot()
        for one in value:
            tables.append(tomlkit.item(one))
        return tables
    return tomlkit.parse(to_toml({key: value}))[key]
