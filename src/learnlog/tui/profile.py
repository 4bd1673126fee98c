"""About you: name, setting and area of need. Asked once as a welcome, changed at any time."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.content.unit import Item
from learnlog.journal.settings import Profile
from learnlog.text import one_line
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.footer import KeyFooter
from learnlog.tui.navigation import ChangeTerms
from learnlog.tui.sized import Sized

WELCOME = (
    "Read the unit, work through its tasks, and keep what you write on this computer, in files of your own. "
    "Everything is saved by itself; nothing is sent anywhere. What is asked here can wait."
)


class ProfileScreen(Sized, ModalScreen[Profile | None]):
    """Asks for the profile; dismisses with the new one, or None when it was skipped.

    Args:
        profile: as it is.
        areas: areas of need to choose from.
        welcome: whether this is the first time.
    """

    HELP = """
    # About you

    Your name and setting go on the cover of what you hand in. The area of need is filled in where a task asks
    for it. All three can stay empty. Your terms, and whether old entries come back to Home, are behind a button of
    their own. Enter goes on to the next line; Escape leaves everything as it was.
    """

    BINDINGS = [
        Binding("escape", "skip", "Skip", id="profile.skip", tooltip="Leave everything as it is"),
        # In front of a dialog the app's own keys are out of reach.
        Binding("f1", "app.help", "Help", id="profile.help", tooltip="What this screen is for, and its keys"),
    ]

    DEFAULT_CSS = """
    ProfileScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
            border: round $border-blurred; scrollbar-size-vertical: 1;
        }
        & #title { text-style: bold; color: $primary; margin-bottom: 1; }
        & #text { margin-bottom: 1; }
        & Label { color: $text-muted; }
        & LineInput { margin-bottom: 1; }
        & OptionList {
            height: auto; border: none; border-left: outer $panel; background: transparent; padding: 0 1;
            &:focus { border: none; border-left: thick $border; }
        }
        & Horizontal { height: auto; margin-top: 1; }
        &.-short > VerticalScroll { padding: 0 2; }
    }
    """

    def __init__(self, profile: Profile, areas: tuple[Item, ...], *, welcome: bool) -> None:
        super().__init__()
        self._profile = profile
        self._areas = areas
        self._welcome = welcome
        self._area = profile.area
        self._name_line = LineInput(profile.name, bare=True)
        self._setting_line = LineInput(profile.setting, bare=True)
        self._keep = Push("Begin" if welcome else "Keep")
        self._skip = Push("Skip" if welcome else "Cancel")
        self._terms = Push("Terms and coming back …")

    def compose(self) -> ComposeResult:
        """Two lines and a list, and two ways out."""
        with VerticalScroll(can_focus=False):
            yield Static("Welcome" if self._welcome else "About you", id="title")
            if self._welcome:
                yield Static(WELCOME, id="text", markup=False)
            yield Label("Your name")
            yield self._name_line
            yield Label("Your setting, such as the school and your role there")
            yield self._setting_line
            if self._areas:
                yield Label("The area of need you are focusing on (Enter chooses)")
                yield OptionList(*self._options(), id="areas", markup=False)
            with Horizontal():
                yield self._keep
                yield self._skip
                if not self._welcome:
                    yield self._terms
        yield KeyFooter()

    def _options(self) -> list[Option]:
        return [
            Option(Content(f"{'(x)' if one.id == self._area else '( )'} {one_line(one.name)}"), id=one.id)
            for one in self._areas
        ]

    def on_mount(self) -> None:
        """Begin at the name."""
        self._name_line.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        # Choosing it again takes it back.
        self._area = "" if event.option.id == self._area else event.option.id or ""
        at = event.option_index
        event.option_list.set_options(self._options())
        event.option_list.highlighted = at

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button is self._terms:
            self.post_message(ChangeTerms())
            return
        if event.button is self._skip:
            self.action_skip()
            return
        values = {
            "name": self._name_line.value.strip(),
            "setting": self._setting_line.value.strip(),
            "area": self._area,
        }
        self.dismiss(Profile.model_validate({**dict(self._profile), **values}))

    def action_skip(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
