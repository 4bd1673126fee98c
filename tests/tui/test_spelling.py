"""Unknown words of long text are underlined, if that is wanted, and one key goes to the next with what was meant."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from learnlog.tui.comfort import use
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.spelling import SpellingDialog
from tests.tui.driving import Trainee, sitting_down


def underlined(area: ProseArea) -> list[str]:
    return [
        area.document.get_line(row)[span.start : span.end]
        for row in range(area.document.line_count)
        for span in area.get_line(row).spans
    ]


async def opened(trainee: Trainee) -> ProseArea:
    await trainee.press("f5")
    await trainee.until(lambda: bool(trainee.app.screen.query(ProseArea)))
    area = trainee.one("ProseArea", ProseArea)
    area.focus()
    await trainee.settle()
    return area


async def test_words_are_marked_taken_and_learnt(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("welcomed = true\n", encoding="utf-8")
    async with sitting_down(tmp_path) as trainee:
        area = await opened(trainee)
        area.insert("The SENCO recieved it.\nZorbina was definately there, teh")
        await trainee.until(lambda: len(underlined(area)) == 3)
        # The last word has the cursor at its end: it may not be whole.
        assert underlined(area) == ["recieved", "Zorbina", "definately"]
        await trainee.press("alt+u")
        await trainee.until(lambda: isinstance(trainee.app.screen, SpellingDialog))
        assert "Not in the dictionary: recieved" in trainee.text, "from the end it goes round"
        await trainee.press("escape", "x")
        assert area.document.get_line(0) == "The SENCO recievedx it.", "what is left alone is not written over"
        await trainee.press("ctrl+z")
        area.move_cursor((0, 0))
        await trainee.press("alt+u")
        await trainee.until(lambda: isinstance(trainee.app.screen, SpellingDialog))
        assert "received" in str(trainee.one("OptionList", OptionList).get_option_at_index(0).prompt)
        await trainee.press("enter")
        assert area.document.get_line(0) == "The SENCO received it."
        await trainee.press("alt+u")
        await trainee.until(lambda: isinstance(trainee.app.screen, SpellingDialog))
        options = trainee.one("OptionList", OptionList)
        options.highlighted = options.option_count - 2
        await trainee.press("enter")
        await trainee.until(lambda: "Zorbina" not in underlined(area))
        await trainee.until(lambda: '"Zorbina"' in (tmp_path / "settings.toml").read_text(encoding="utf-8"))
        await trainee.press("ctrl+z")
        assert "recieved" in area.text, "a word that was taken can be taken back"
        # Told no longer to mark, it marks nothing at once; the key goes on working.
        workspace = (await trainee.app.opened()).workspace
        workspace.settings.change(workspace.settings.now.model_copy(update={"spelling": False}))
        use(trainee.app, workspace.settings.now)
        assert underlined(area) == []
        area.text = "Nothing wrong with Zorbina here"
        await trainee.press("alt+u")
        await trainee.until(lambda: "Every word of this text is known." in trainee.notifications)


async def test_where_the_dictionary_is_not_installed_that_is_said(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        area = await opened(trainee)
        spelling = (await trainee.app.opened()).spelling
        spelling._loaded = True
        area.insert("teh")
        await trainee.press("alt+u")
        assert any("addition that is not installed" in said for said in trainee.notifications)
        assert area.text == "teh"
