"""What was written can be copied, and gets into a file where the clipboard cannot be reached."""

from __future__ import annotations

from pathlib import Path

from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.log import LogScreen
from tests.tui.driving import sitting_down

STEP = "Your note\n\nA title\n\nFractions\n\nWhat do you want to keep?\n\nPaper strips.\nTwice."


async def test_a_step_and_an_entry_are_copied_and_saved_to_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "Documents"
    folder.mkdir()
    home = tmp_path / "log"
    home.mkdir()
    (home / "settings.toml").write_text(f"welcomed = true\nhand_in_folder = '{folder}'\n", encoding="utf-8")
    async with sitting_down(home) as trainee:
        await trainee.press("ctrl+c")
        assert trainee.notifications == ["Nothing is selected, so nothing was copied. Ctrl+Q closes learnlog."]
        await trainee.press("alt+k")
        assert trainee.notifications[1:] == ["Nothing was copied yet."]
        await trainee.press("f5")
        await trainee.until(lambda: bool(trainee.app.screen.query(ProseArea)))
        await trainee.write("title", "Fractions")
        await trainee.write("text", "Paper strips.\nTwice.")
        await trainee.press("alt+y")
        assert trainee.app.clipboard == STEP
        assert "Alt+K writes it into a file" in trainee.notifications[-1]
        await trainee.press("alt+k", "alt+k")
        first, second = sorted(folder.iterdir())
        assert first.read_text(encoding="utf-8") == second.read_text(encoding="utf-8") == f"{STEP}\n"
        assert trainee.notifications[-1] == f"Saved: {max(first, second, key=lambda one: len(one.name))}"
        await trainee.press("f4")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen) and "1 entry" in trainee.text)
        await trainee.press("y")
        await trainee.until(lambda: trainee.app.clipboard.startswith("Fractions\n\nYour note"))
        folder.rename(tmp_path / "gone")
        folder.write_text("a file stands here now", encoding="utf-8")
        await trainee.press("alt+k")
        assert "Not saved" in trainee.notifications[-1]
