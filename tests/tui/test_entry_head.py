"""What stands above an entry says all that is to be known of it, and is drawn anew only where that has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual.app import App, ComposeResult
from textual.widgets import Static

from learnlog.tui.entry_head import EntryHead, Standing
from learnlog.tui.theme import THEMES
from tests.tui.log_room import NASTY, WIDE, note, screen_text

TODAY = date(2026, 11, 24)


class Headed(App[None]):
    """An app with nothing but a head."""

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        yield EntryHead()


def notes(app: App[None]) -> list[str]:
    """Return what is said below the title."""
    return [str(one.render()) for one in app.query(".entry-note.-shown").results(Static)]


async def test_each_thing_to_know_has_a_line_and_what_is_in_the_bin_one_alone() -> None:
    app = Headed()
    async with app.run_test(size=WIDE) as pilot:
        head = app.query_one(EntryHead)
        now = Standing(note(1, "A walk"), outside=True, waiting="Words are waiting.")
        head.show(now, TODAY, 0, 0)
        await pilot.pause()
        assert "Your log › A walk" in screen_text(app) and "hit" not in screen_text(app)
        outside, waiting = notes(app)
        assert "Edited outside learnlog" in outside and waiting == "Words are waiting."
        head.show(replace(now, binned=True), TODAY, 1, 3)
        await pilot.pause()
        assert "hit 2 of 3 · in the bin" in screen_text(app)
        (binned,) = notes(app)
        assert "in the bin" in binned
        head.show(replace(now, gone="It is gone."), TODAY, 0, 0)
        assert notes(app)[0] == "It is gone."


async def test_it_is_drawn_only_where_something_has_changed() -> None:
    app = Headed()
    async with app.run_test(size=WIDE):
        head = app.query_one(EntryHead)
        now = Standing(note(1, NASTY))
        assert head.show(now, TODAY, 0, 2)
        assert not head.show(now, TODAY, 0, 2)
        assert head.show(now, TODAY, 1, 2)
        assert "[bold]not bold[/]" in str(app.query_one("#trail-where", Static).render())


async def test_an_entry_that_never_could_be_read_has_its_reason_elsewhere() -> None:
    app = Headed()
    async with app.run_test(size=WIDE) as pilot:
        app.query_one(EntryHead).show(Standing(gone="The file is empty."), TODAY, 0, 0)
        await pilot.pause()
        assert "An entry that cannot be shown" in screen_text(app) and notes(app) == []
