"""The Settings room: everything a trainee can choose, each effective at once and kept at once."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from learnlog.journal.preferences import PREFERENCES, Preference, Value
from learnlog.journal.settings import Settings
from learnlog.status import Status
from learnlog.store.folders import with_tilde
from learnlog.text import one_line, visible
from learnlog.tui.choosing import (
    ChangeBackups,
    ChangeHandInFolder,
    ChangeNames,
    ChangeProfile,
    ChangeSettings,
    ChangeTerms,
    SayWhere,
    Welcome,
)
from learnlog.tui.footer import KeyFooter
from learnlog.tui.line import Line
from learnlog.tui.navigation import OpenKeys
from learnlog.tui.sample import Sample
from learnlog.tui.setting_line import LABEL, SettingLine
from learnlog.tui.sized import Sized
from learnlog.tui.trail import Trail
from learnlog.workspace import Workspace

_SHOWN_IN_SAMPLE = ("reading_width", "line_spacing", "paragraph_spacing", "big_headings", "ruler")

_LEADS: tuple[tuple[str, str, str, type[Message]], ...] = (
    ("profile", "About you", "Your name, setting and area of need. They can all stay empty.", ChangeProfile),
    ("terms", "Terms and coming back", "When your terms are, for reviews; whether old entries come back.", ChangeTerms),
    ("names", "Names to look for", "Real names that must not be in anything you hand in.", ChangeNames),
    ("where-is-log", "Your log", "The folder your log is in, and how to move it.", SayWhere),
    ("backups", "Backups", "Where a backup of your log goes on every day you write, and one made now.", ChangeBackups),
    ("hand-in-folder", "Documents", "The folder that is proposed for what you hand in.", ChangeHandInFolder),
    ("keys", "Keys", "Every action with its keys, to give it others.", OpenKeys),
    ("welcome", "The welcome", "The three screens of the first start, once more.", Welcome),
)
"""What has a dialog or a screen of its own: its id, what it is called, what is said of it, and what asks for it."""


class SettingsScreen(Sized, Screen[None]):
    """The Settings room.

    Args:
        workspace: whose settings they are.
        status: what is true about keeping them when the room is opened.
    """

    HELP = """
    # Settings

    ↑ and ↓ (or Tab) move from line to line. **←** and **→** choose another value, **Enter** goes on to the next one,
    **Backspace** takes the usual one again. Each choice counts at once and is kept by itself; the corner says when
    it was saved. What is written below the list is about the line you are on.

    Further down are you, your terms, names that must not be handed in, your folders and your keys: **Enter** opens
    each.

    What says "set by" was set from outside learnlog, by a variable of that name. It counts as long as the variable is
    set, and cannot be changed here. The settings are in a text file, **settings.toml** in the folder of your log;
    what you write into it yourself stays there.
    """

    BINDINGS = [
        Binding("escape", "app.back", "Back", id="settings.back", tooltip="Back to where you came from"),
    ]

    DEFAULT_CSS = """
    SettingsScreen {
        & > #settings-body { height: 1fr; }
        & #settings-list { width: 3fr; min-width: 56; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
        & #settings-side { width: 2fr; min-width: 0; padding: 1 1 0 1; border-left: vkey $border-blurred; }
        & .heading { text-style: bold; color: $primary; padding: 0 1; }
        & .heading.-more { margin-top: 1; }
        & > #settings-about {
            height: 4; padding: 0 2; background: $surface; color: $foreground; border-top: hkey $border-blurred;
        }
        &.-narrow #settings-side { display: none; }
        &.-narrow #settings-list { width: 1fr; padding: 0 1; }
        &.-short > #settings-about { height: 3; }
    }
    """

    def __init__(self, workspace: Workspace, status: Status) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = workspace.settings.now
        self._status = status
        self._trail = Trail()

    def compose(self) -> ComposeResult:
        """Where this is and whether it is saved; the list, with a sample beside it; a word about the line in front."""
        yield self._trail
        with Horizontal(id="settings-body"):
            with VerticalScroll(id="settings-list", can_focus=False):
                yield from self._preferences()
                yield from self._leads()
            with Vertical(id="settings-side"):
                yield Sample(self._settings.reading_width)
        yield Static(id="settings-about")
        yield KeyFooter()

    def _preferences(self) -> Iterable[Static | SettingLine]:
        group = ""
        for one in PREFERENCES:
            if one.group != group:
                yield Static(one.group, classes="heading -more" if group else "heading")
                group = one.group
            value: Value = getattr(self._settings, one.name)
            variable = self._workspace.settings.outside.variables.get(one.name, "")
            yield SettingLine(one, value, self._options(one, value), variable=variable)

    def _options(self, one: Preference, value: Value) -> tuple[tuple[Value, str], ...]:
        if one.name != "theme":
            return one.options
        there = self.app.available_themes
        return tuple((theme, words) for theme, words in one.options if theme in there or theme == value)

    def _leads(self) -> Iterable[Static | Line]:
        yield Static("What is yours", classes="heading -more")
        for name, label, _, asks in _LEADS:
            yield Line(self._lead(name, label), asks, id=f"lead-{name}")

    def _lead(self, name: str, label: str) -> Content:
        said = self._said(name)
        return Content.assemble(f"  {label.ljust(LABEL)}", one_line(said), (" …", "$text-muted"))

    def _said(self, name: str) -> str:
        settings = self._settings
        match name:
            case "profile":
                return settings.profile.name or "nothing said yet"
            case "terms":
                terms = len(settings.terms)
                named = f"{terms} term{'' if terms == 1 else 's'}" if terms else "no term named"
                return f"{named}, old entries {'come' if settings.look_back else 'do not come'} back"
            case "names":
                return f"{len(settings.names)} on your list" if settings.names else "none"
            case "where-is-log":
                return with_tilde(self._workspace.store.home)
            case "backups":
                return settings.backup_folder or "beside your log"
            case "hand-in-folder":
                return settings.hand_in_folder or "your folder for documents"
            case "keys":
                return "every action, room by room"
            case "welcome":
                return "once more"
        return ""

    def on_mount(self) -> None:
        """Begin at the first line."""
        self._trail.show_where("", "Settings")
        self.show_settings(self._settings, self._status)
        self.query(SettingLine).first().focus()

    # -- choosing

    @on(SettingLine.Chosen)
    def _choose(self, message: SettingLine.Chosen) -> None:
        message.stop()
        self.post_message(ChangeSettings({message.line.preference.name: message.value}))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say something about the line that has the focus now."""
        widget = event.widget
        if widget is self.query(SettingLine).first():
            # With the heading above it, which would stay out of sight.
            self.call_after_refresh(self.query_one("#settings-list").scroll_home, animate=False)
        if isinstance(widget, SettingLine):
            usual = widget.preference.words(widget.preference.default)
            outside = f"Set by {widget.variable}, so it cannot be changed here. " if widget.variable else ""
            self._say(f"{outside}{widget.preference.about} Usually: {usual}.")
        else:
            self._say(next((about for name, _, about, _ in _LEADS if widget.id == f"lead-{name}"), ""))

    def _say(self, text: str) -> None:
        self.query_one("#settings-about", Static).update(Content(visible(text)))

    # -- what has become of it

    def show_settings(self, settings: Settings, status: Status) -> None:
        """Show these settings, and what is true about keeping them."""
        before, self._settings = self._settings, settings
        self._trail.show_status(status if status.kind != "empty" else Status("saved"))
        self._trail.show_banner(status.problem or self._trouble())
        for line in self.query(SettingLine):
            line.show(getattr(settings, line.preference.name))
        for name, label, _, _ in _LEADS:
            self.query_one(f"#lead-{name}", Line).update(self._lead(name, label))
        if any(getattr(before, name) != getattr(settings, name) for name in _SHOWN_IN_SAMPLE):
            self.query_one(Sample).show(settings.reading_width)

    def _trouble(self) -> str:
        """Return what is wrong with the file, or with a variable, before anything is chosen."""
        workspace = self._workspace
        if workspace.settings.trouble is not None:
            return f"What you choose counts until you close learnlog, no longer. {workspace.settings.trouble.message}"
        return "\n".join(
            [*(error.message for error in workspace.settings.faults), *workspace.settings.outside.troubles]
        )
