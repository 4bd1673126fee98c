"""What the settings say of motion and of the cursor counts at once."""

from __future__ import annotations

from pathlib import Path

from textual.constants import TEXTUAL_ANIMATIONS

from learnlog.tui.comfort import use
from learnlog.tui.fields.prose_area import ProseArea
from tests.tui.driving import sitting_down


async def test_without_motion_nothing_glides_or_blinks_and_with_it_again(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("welcomed = true\nmotion = false\n", encoding="utf-8")
    async with sitting_down(tmp_path) as trainee:
        app = trainee.app
        assert app.animation_level == "none"
        await trainee.press("f5")
        await trainee.until(lambda: bool(app.screen.query(ProseArea)))
        area = trainee.one("ProseArea", ProseArea)
        area.focus()
        await trainee.settle()
        assert not area.cursor_blink
        settings = (await app.opened()).workspace.settings.now
        use(app, settings.model_copy(update={"motion": True}))
        assert app.animation_level == TEXTUAL_ANIMATIONS
        assert area.cursor_blink
        use(app, settings)
        assert (app.animation_level, area.cursor_blink) == ("none", False)
        # Without a terminal there is no cursor but the one that is drawn.
        assert not area.has_class("-real-cursor")
