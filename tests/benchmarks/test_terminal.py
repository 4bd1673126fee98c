from __future__ import annotations

import pytest

from benchmarks.terminal import SYNC_LIMIT, Frame, Terminal


@pytest.fixture
def frames() -> list[Frame]:
    return []


@pytest.fixture
def terminal(frames: list[Frame]) -> Terminal:
    terminal = Terminal(20, 3)
    terminal.on_frame = frames.append
    return terminal


def test_a_frame_says_what_changed(terminal: Terminal, frames: list[Frame]) -> None:
    terminal.feed(b"\x1b[?25lhello", 1.0)
    terminal.feed(b"\x1b[1;1H\x1b[31mhello", 2.0)
    terminal.feed(b"\x1b[1;1H\x1b[31mhello", 3.0)
    assert frames == [Frame(1.0, True, False, True), Frame(2.0, False, True, False)]
    assert terminal.text == "hello\n\n"


def test_synchronised_output_is_one_frame_when_it_ends(terminal: Terminal, frames: list[Frame]) -> None:
    terminal.feed(b"\x1b[?2026hone", 1.0)
    assert not frames
    terminal.feed(b" two\x1b[?2026l", 1.1)
    assert [frame.at for frame in frames] == [1.1]


def test_an_unfinished_synchronised_frame_is_shown_after_a_while(terminal: Terminal, frames: list[Frame]) -> None:
    terminal.feed(b"\x1b[?2026hone", 1.0)
    terminal.show(1.0 + SYNC_LIMIT / 2)
    assert not frames
    terminal.show(1.1 + SYNC_LIMIT)
    assert len(frames) == 1


def test_sequences_and_letters_cut_by_a_read_are_joined(terminal: Terminal) -> None:
    for byte in "\x1b[2;3Hé\x1b]0;title\x07\x1bP+q544e\x1b\\!".encode():
        terminal.feed(bytes([byte]), 1.0)
    assert terminal.text == "\n  é!\n"


def test_what_a_program_asks_is_answered(terminal: Terminal) -> None:
    replies: list[bytes] = []
    terminal.reply = replies.append
    terminal.feed(b"\x1b[?2026$p\x1b[?2048$p\x1b[c\x1b[2;5H\x1b[6n\x1b[>25u\x1b[?u\x1b[<u\x1b[?u", 1.0)
    assert replies == [b"\x1b[?2026;2$y", b"\x1b[?2048;0$y", b"\x1b[?62;22c", b"\x1b[2;5R", b"\x1b[?25u", b"\x1b[?0u"]


def test_leaving_the_alternate_screen_brings_the_first_back(terminal: Terminal) -> None:
    terminal.feed(b"before\x1b[?1049h\x1b[Hduring", 1.0)
    assert terminal.text == "during\n\n"
    terminal.feed(b"\x1b[?1049l after", 2.0)
    assert terminal.text == "before after\n\n"
