"""The welcome: who you are, how it looks, how it works. Three short screens, each of which can be skipped."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, ContentSwitcher, Static

from learnlog.journal.preferences import Value, preference
from learnlog.journal.settings import Profile, Settings
from learnlog.status import Status
from learnlog.store.folders import with_tilde
from learnlog.text import visible
from learnlog.tui.choosing import ChangeSettings
from learnlog.tui.fields.push import Push
from learnlog.tui.footer import KeyFooter
from learnlog.tui.form import Form
from learnlog.tui.key_names import key_on
from learnlog.tui.profile import ProfileFields
from learnlog.tui.sample import Sample
from learnlog.tui.setting_line import SettingLine
from learnlog.tui.typeset import Paragraph, Passage, Piece
from learnlog.workspace import Workspace

PAGES = ("who", "looks", "works")
"""The three screens, in their order."""

_TITLES = {
    "who": "Welcome",
    "looks": "How it looks",
    "works": "How it works",
}

_WHO = (
    "Read the unit, work through its tasks, and keep what you write. What is asked here goes on the cover of what you "
    "hand in. All of it can stay empty, and can be changed later."
)

_LOOKS = "Choose what is easiest to read. Everything changes at once, and there is more in the settings."


class WelcomeScreen(Form[Profile]):
    """Welcomes somebody; gives back the profile as it was filled in, also where the rest was skipped.

    Args:
        workspace: for the profile, the areas of need and the settings as they are.
        folder: where the log is.
    """

    HELP = """
    # Welcome

    Three short screens: who you are, how learnlog looks, and how it works. Tab goes from line to line, and to the
    buttons; Enter presses one. In the list ↑ and ↓ move, Space chooses, and the same once more takes it back. On the
    second screen ← and → choose another value. **Escape** skips what is left; what you have filled in is kept.
    Nothing here has to be answered, and all of it can be changed later in the settings.
    """

    BINDINGS = [
        Binding("escape", "skip", "Skip", id="welcome.skip", tooltip="Skip this; everything can be changed later"),
    ]

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        & > #welcome-box {
            width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
            border: round $border-blurred;
        }
        & #welcome-title { text-style: bold; color: $primary; }
        & .welcome-text { height: auto; margin: 1 0; }
        & ContentSwitcher { height: auto; max-height: 1fr; }
        & VerticalScroll { height: auto; max-height: 28; scrollbar-size-vertical: 1; }
        & Sample { margin-top: 1; background: $background; padding: 1 0 0 0; }
        & #welcome-ways { height: 1; margin-top: 1; }
        &.-short VerticalScroll { max-height: 16; }
        &.-short > #welcome-box { padding: 0 2; }
        &.-short .welcome-text { margin: 0 0 1 0; }
        &.-short Sample { padding: 0; }
        &.-short ProfileFields LineInput { margin-bottom: 0; }
    }
    """

    def __init__(self, workspace: Workspace, folder: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._folder = folder
        self._fields = ProfileFields(workspace.settings.now.profile, workspace.catalog.areas)
        self._page = PAGES[0]

    def compose(self) -> ComposeResult:
        """A title that says how many there are, the screen in front, and the ways on."""
        with Vertical(id="welcome-box"):
            yield Static(id="welcome-title", markup=False)
            with ContentSwitcher(initial=self._page):
                with VerticalScroll(id="who", can_focus=False):
                    yield Static(_WHO, classes="welcome-text", markup=False)
                    yield self._fields
                with VerticalScroll(id="looks", can_focus=False):
                    yield Static(_LOOKS, classes="welcome-text", markup=False)
                    yield self._line("theme")
                    yield self._line("reading_width")
                    yield Sample(self._workspace.settings.now.reading_width)
                with VerticalScroll(id="works", can_focus=False):
                    yield Passage(self._works(), classes="welcome-text")
            with Horizontal(id="welcome-ways"):
                yield Push("Next", id="welcome-next")
                yield Push("Back", id="welcome-back")
                yield Push("Skip", id="welcome-skip")
        yield KeyFooter()

    def _line(self, name: str) -> SettingLine:
        one = preference(name)
        value: Value = getattr(self._workspace.settings.now, name)
        options = one.options
        if name == "theme":
            options = tuple((theme, words) for theme, words in options if theme in self.app.available_themes)
        return SettingLine(one, value, options, variable=self._workspace.settings.outside.variables.get(name, ""))

    def on_mount(self) -> None:
        """Begin at the name."""
        self._show(PAGES[0])

    def _show(self, page: str) -> None:
        self._page = page
        at = PAGES.index(page)
        self.query_one("#welcome-title", Static).update(Content(f"{_TITLES[page]}  ·  {at + 1} of {len(PAGES)}"))
        self.query_one(ContentSwitcher).current = page
        self.query_one("#welcome-next", Push).label = "Begin" if page == PAGES[-1] else "Next"
        self.query_one("#welcome-back", Push).display = at > 0
        self.query_one("#welcome-skip", Push).display = page != PAGES[-1]
        if page == "who":
            self._fields.begin()
        elif page == "looks":
            self.query(SettingLine).first().focus()
        else:
            self.query_one("#welcome-next").focus()

    def _works(self) -> list[Piece]:
        named = {one: key_on(self, one) for one in ("app.help", "app.palette", "app.settings")}
        points = (
            "Everything you type is saved by itself. There is nothing to press, and the corner of the screen says what "
            "is true.",
            f"The line at the bottom names the keys. {named['app.help']} says what a screen is for, "
            f"{named['app.palette']} finds any command by its name, {named['app.settings']} on Home opens the "
            "settings.",
            "You can leave at any time, in the middle of a word. Home leads back to it with Enter.",
            f"What you write stays on this computer, in text files that only you can read: {with_tilde(self._folder)}",
        )
        return [Paragraph(Content(visible(one)), "• ", "  ") for one in points]

    @on(SettingLine.Chosen)
    def _choose(self, message: SettingLine.Chosen) -> None:
        message.stop()
        self.post_message(ChangeSettings({message.line.preference.name: message.value}))

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        at = PAGES.index(self._page)
        if event.button.id == "welcome-skip":
            self.action_skip()
        elif event.button.id == "welcome-back":
            self._show(PAGES[at - 1])
        elif at + 1 < len(PAGES):
            self._show(PAGES[at + 1])
        else:
            self.dismiss(self._fields.profile)

    def action_skip(self) -> None:
        """Skip what is left; what was filled in is kept all the same."""
        self.dismiss(self._fields.profile)

    def show_settings(self, settings: Settings, status: Status) -> None:
        """Show what was chosen, and say so where it cannot be kept."""
        for line in self.query(SettingLine):
            line.show(getattr(settings, line.preference.name))
        self.query_one(Sample).show(settings.reading_width)
        if status.problem:
            self.notify(status.problem, severity="warning", timeout=12, markup=False)
