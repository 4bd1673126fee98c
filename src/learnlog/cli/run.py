"""From arguments to an exit code: every command begins here, and every error ends here."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence

from learnlog import __version__
from learnlog.cli import quick
from learnlog.cli.output import complain, flush, hush, prepare
from learnlog.errors import LearnlogError, UsageError, place_of
from learnlog.light import TYPE_CHECKING
from learnlog.store.folders import Folders

if TYPE_CHECKING:
    from argparse import Namespace

DONE, WRONG, CANNOT, OWN_FAULT, INTERRUPTED = 0, 1, 2, 70, 130


def main(argv: Sequence[str] | None = None, *, leave: Callable[[int], object] | None = None) -> int:
    """Do what the command line says and return the exit code.

    Args:
        argv: what stands after ``learnlog``; by default what this process was started with.
        leave: ends the process at once, with its exit code. Called after a quick command, when all it had to say is on
            its way and nothing is left to be done: to take everything in memory apart first takes a tenth of its time.
    """
    prepare()
    try:
        # Next to nothing made in a command is garbage, and looking for it takes longer than some of them.
        gc.disable()
        asked = _read(sys.argv[1:] if argv is None else argv)
        code = _run(asked)
        flush()
        if leave is not None and isinstance(asked, quick.Asked):
            leave(code)
        return code
    except SystemExit as end:  # argparse, after --help and --version
        return end.code if isinstance(end.code, int) else CANNOT if end.code else DONE
    except KeyboardInterrupt:
        hush()
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as “head”, has had enough
        hush()
        return DONE
    except UsageError as error:
        complain(error.message)
        return CANNOT
    except LearnlogError as error:
        complain(error.message)
        return WRONG
    except OSError as error:
        complain(f"The disk refused: {_cause(error)}{_named(error)}. Your log is as it was.")
        return CANNOT
    except Exception as error:
        return _own_fault(error)
    finally:
        gc.enable()


def _read(argv: Sequence[str]) -> Namespace | quick.Asked:
    found = quick.read(argv)
    if found is None:
        from learnlog.cli.arguments import parser  # late: it takes longer than to list the log

        return parser().parse_args(argv)
    return found


def _run(arguments: Namespace | quick.Asked) -> int:
    try:
        folders = Folders.find(arguments.home, os.environ)
    except LearnlogError as error:
        raise UsageError(error.happened, error.means, error.do) from None
    _check_home(folders.home_text)
    # Imported late, each for its own command: a listing must not wait for the parser of units.
    match arguments.command:
        case "list":
            from learnlog.cli.log import Wanted, list_entries

            wanted = Wanted(arguments.task, arguments.state, arguments.unit, arguments.tag, arguments.number)
            return list_entries(folders, wanted, as_json=arguments.json)
        case "search":
            from learnlog.cli.search import search

            return search(
                folders,
                arguments.words,
                number=arguments.number,
                best_first=arguments.best_first,
                as_json=arguments.json,
            )
        case "show":
            from learnlog.cli.show import show_entry

            return show_entry(folders, arguments.id, as_json=arguments.json)
        case "actions":
            from learnlog.cli.actions import Which, check_target, list_actions, write_actions

            which = Which(tuple(arguments.shown), arguments.who)
            target, over, names = arguments.target, arguments.over, arguments.names
            check_target(ics=arguments.ics, target=target, over=over, names=names)
            if arguments.ics:
                return write_actions(folders, which, target, over=over, names=names)
            return list_actions(folders, which, as_json=arguments.json)
        case "export":
            from learnlog.cli.export import export

            return export(
                folders,
                [*arguments.what, *arguments.named],
                arguments.format,
                arguments.target,
                over=arguments.over,
                names=arguments.names,
                hand_in=arguments.hand_in or arguments.for_comment,
                for_comment=arguments.for_comment,
            )
        case "hand-ins":
            from learnlog.cli.hand_ins import list_hand_ins

            return list_hand_ins(folders, arguments.id, show=arguments.show, changes=arguments.since)
        case "comments":
            from learnlog.cli.comments import take_comments

            return take_comments(folders, arguments.file, act=arguments.yes)
        case "picture":
            from learnlog.cli.picture import picture

            return picture(
                folders,
                arguments.name,
                arguments.unit,
                arguments.target,
                over=arguments.over,
                table=arguments.table,
                as_json=arguments.json,
            )
        case "path":
            from learnlog.cli.path import show_paths

            return show_paths(folders)
        case "doctor":
            from learnlog.cli.doctor import examine_log

            return examine_log(folders, as_json=arguments.json)
        case "completion":
            from learnlog.cli.completion import complete

            return complete(folders, arguments.shell, install=arguments.install)
        case "backup":
            from learnlog.cli.backup import back_up

            return back_up(folders, arguments.folder)
        case "restore":
            from learnlog.cli.restore import list_backups, restore_backup

            if arguments.backup is None:
                return list_backups(folders)
            return restore_backup(folders, arguments.backup, act=arguments.yes, older=arguments.older)
        case "import":
            from learnlog.cli.importing import import_log

            return import_log(folders, arguments.file, act=arguments.yes)
        case "erase":
            from learnlog.cli.erase import erase_entry, erase_versions

            if arguments.versions:
                return erase_versions(folders, arguments.id, act=arguments.yes)
            return erase_entry(folders, arguments.id, act=arguments.yes)
        case "read":
            from learnlog.cli.read import read

            return read(folders, arguments.screen, arguments.unit, whole=arguments.all)
        case "demo":
            from learnlog.cli.demo import demo

            return demo(folders, named=arguments.home is not None)
        case "units list":
            from learnlog.cli.units import list_units

            return list_units(folders)
        case "units check":
            from learnlog.cli.units import check_units

            return check_units(folders, arguments.path)
        case _:
            return _open(folders, resume=arguments.command == "continue", plain=arguments.plain)


def _check_home(home: str) -> None:
    """Raise UsageError where no log can be: what stands there, or should be a folder above it, is none."""
    place, above = home, os.path.dirname(home)  # noqa: PTH120 - see Folders
    while True:
        try:
            os.lstat(place)
            break
        except (FileNotFoundError, NotADirectoryError):
            if above == place:  # a drive that is not there
                return
            place, above = above, os.path.dirname(above)  # noqa: PTH120
        except OSError as error:
            raise UsageError(
                f"The folder {home} cannot be used: {_cause(error)}.", "", "Name another with --home."
            ) from None
    if not os.path.isdir(place):  # noqa: PTH112
        raise UsageError(f"{place} is no folder, so there can be no log in it.", "", "Name another with --home.")


def _cause(error: OSError) -> str:
    from learnlog.store.causes import plain_cause

    return plain_cause(error)


def _open(folders: Folders, *, resume: bool, plain: bool) -> int:
    from learnlog.cli.front_end import kept_plain, open_lines, open_report, way_in

    way = way_in(os.environ, (sys.stdin, sys.stdout, sys.stderr), asked=plain, kept=kept_plain(folders))
    if way == "lines":
        return open_lines(folders, resume=resume)
    if way == "report":
        return open_report(folders)
    # Next to nothing made while opening is garbage, and looking for it takes a fifth of the time to the first frame.
    # The app begins to look when it has loaded everything.
    gc.disable()
    # What a key changes waits for the next frame: with Textual's own 60 a second, longer than it takes to draw it.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # Whoever waits for a thread that looks at thousands of files waits so long each time: five times less than usual.
    sys.setswitchinterval(0.001)
    from learnlog.opening import Opening
    from learnlog.tui.app import LearnlogApp

    app = LearnlogApp(Opening(folders, environ=os.environ), resume=resume)
    result = app.run()
    app.finish()
    # What the app says itself counts where it ended well; a crash has a return code and says nothing.
    return app.return_code or result or DONE


def _named(error: OSError) -> str:
    return f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, (str, bytes)) else ""


def _own_fault(error: Exception) -> int:
    # Neither the message nor a traceback: both may quote anybody's words, and what is printed here gets reported.
    complain(
        "This is a fault of learnlog itself, not of yours. Your log is as it was. Please report this line, which is "
        f"free of your words: learnlog {__version__}, {type(error).__name__}, {place_of(error)}."
    )
    return OWN_FAULT
