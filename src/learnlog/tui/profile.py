"""About you: name, setting and area of need. Asked once in the welcome, changed at any time."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Label, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.content.unit import Item
from learnlog.journal.settings import Profile
from learnlog.text import one_line
from learnlog.tui.choosing import ChangeTerms
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.footer import KeyFooter
from learnlog.tui.form import Form
from learnlog.tui.pointed import MarkedList


class ProfileFields(Vertical):
    """Name, setting and area of need, to be filled in or left empty.

    Args:
        profile: as it is.
        areas: areas of need to choose from.
    """

    DEFAULT_CSS = """
    ProfileFields {
        height: auto;
        & Label { color: $text-muted; }
        & LineInput { margin-bottom: 1; }
        & OptionList {
            height: auto; border: none; border-left: vkey $border-blurred; background: transparent; padding: 0 1;
            &:focus { border: none; border-left: outer $border; }
        }
    }
    """

    def __init__(self, profile: Profile, areas: tuple[Item, ...]) -> None:
        super().__init__()
        self._profile = profile
        self._areas = areas
        self._area = profile.area
        self._name_line = LineInput(profile.name, bare=True)
        self._setting_line = LineInput(profile.setting, bare=True)

    @property
    def profile(self) -> Profile:
        """The profile as it is filled in now."""
        values = {
            "name": self._name_line.value.strip(),
            "setting": self._setting_line.value.strip(),
            "area": self._area,
        }
        return Profile.model_validate({**dict(self._profile), **values})

    def compose(self) -> ComposeResult:
        """Two lines and a list."""
        yield Label("Your name")
        yield self._name_line
        yield Label("Your setting, such as the school and your role there")
        yield self._setting_line
        if self._areas:
            yield Label("The area of need you are focusing on (Space chooses)")
            yield MarkedList(*self._options(), id="areas", markup=False)

    def begin(self) -> None:
        """Put the focus on the name."""
        self._name_line.focus()

    def _options(self) -> list[Option]:
        return [
            Option(Content(f"{'(x)' if one.id == self._area else '( )'} {one_line(one.name)}"), id=one.id)
            for one in self._areas
        ]

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        # Choosing it again takes it back.
        self._area = "" if event.option.id == self._area else event.option.id or ""
        at = event.option_index
        event.option_list.set_options(self._options())
        event.option_list.highlighted = at


class ProfileScreen(Form[Profile]):
    """Asks for the profile; dismisses with the new one, or None when it was skipped.

    Args:
        profile: as it is.
        areas: areas of need to choose from.
    """

    HELP = """
    # About you

    Your name and setting go on the cover of what you hand in. The area of need is filled in where a task asks
    for it. All three can stay empty. Your terms, and whether old entries come back to Home, are behind a button of
    their own. Enter goes on to the next line; in the list Space chooses, and the same once more takes it back. Escape
    leaves everything as it was.
    """

    DEFAULT_CSS = """
    ProfileScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
            border: round $border-blurred; scrollbar-size-vertical: 1;
        }
        & #title { text-style: bold; color: $primary; margin-bottom: 1; }
        & Horizontal { height: auto; margin-top: 1; }
        &.-short > VerticalScroll { padding: 0 2; }
    }
    """

    def __init__(self, profile: Profile, areas: tuple[Item, ...]) -> None:
        super().__init__()
        self._fields = ProfileFields(profile, areas)
        self._keep = Push("Keep")
        self._skip = Push("Cancel")
        self._terms = Push("Terms and coming back …")

    def compose(self) -> ComposeResult:
        """The fields, and ways out."""
        with VerticalScroll(can_focus=False):
            yield Static("About you", id="title")
            yield self._fields
            with Horizontal():
                yield self._keep
                yield self._skip
                yield self._terms
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the name."""
        self._fields.begin()

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button is self._terms:
            self.post_message(ChangeTerms())
        elif event.button is self._skip:
            await self.action_never_mind()
        else:
            self.dismiss(self._fields.profile)
