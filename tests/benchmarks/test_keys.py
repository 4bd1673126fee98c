from __future__ import annotations

import pytest

from benchmarks.keys import Key, encode, parse

TEXTUAL = 1 | 8 | 16


def test_a_script_names_keys_repeats_texts_and_waits() -> None:
    assert parse("enter type:ab up*2 wait:50 'expect:Step 3'") == (
        Key("key", "enter"),
        Key("key", "a"),
        Key("key", "b"),
        Key("key", "up"),
        Key("key", "up"),
        Key("wait", "50.0"),
        Key("expect", "Step 3"),
    )


@pytest.mark.parametrize("script", ["entre", "hyper+a", "ctrl+entre"])
def test_a_key_nobody_knows_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match="unknown key"):
        parse(script)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a", b"a"),
        ("ctrl+s", b"\x13"),
        ("alt+x", b"\x1bx"),
        ("shift+tab", b"\x1b[Z"),
        ("up", b"\x1b[A"),
        ("ctrl+left", b"\x1b[1;5D"),
        ("f1", b"\x1bOP"),
        ("pagedown", b"\x1b[6~"),
    ],
)
def test_keys_are_sent_as_terminals_always_have(name: str, sent: bytes) -> None:
    assert encode(name) == sent


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a", b"\x1b[97;;97u"),
        ("Z", b"\x1b[122;2;90u"),
        ("space", b"\x1b[32;;32u"),
        ("enter", b"\x1b[13u"),
        ("ctrl+s", b"\x1b[115;5u"),
        ("up", b"\x1b[A"),
        ("esc", b"\x1b[27u"),
    ],
)
def test_keys_are_sent_by_the_kitty_protocol_when_it_is_on(name: str, sent: bytes) -> None:
    assert encode(name, kitty=TEXTUAL) == sent


def test_a_paste_is_bracketed_where_the_program_asked_for_it() -> None:
    paste = Key("paste", "one\ntwo")
    assert paste.encoded(set(), 0) == b"one\rtwo"
    assert paste.encoded({2004}, 0) == b"\x1b[200~one\rtwo\x1b[201~"
