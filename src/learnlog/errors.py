"""Every error learnlog raises on purpose, and nothing else.

Each error answers three questions for the person at the keyboard: what happened, what it means for their
words, and what to do about it. Front ends show :meth:`LearnlogError.message`; nobody shows a traceback.

    LearnlogError
    ├── UsageError            the command line asked for something that does not exist
    ├── UnitFaults            a unit folder has faults; each is a Fault with file, line and key
    ├── EntryUnreadable       a file of the log cannot be read as an entry
    │   ├── FileRefused       the disk does not give the file out; another time it may
    │   └── SettingWrong      one value of the settings is none; the others count
    ├── EntryMissing          no entry with this id
    ├── EntryOpenElsewhere    another learnlog window is writing in this entry
    ├── EntryChanged          the file changed on disk since it was opened
    ├── ArchiveRefused        a zip archive is damaged or not to be trusted; nothing of it was used
    ├── BackupFailed          no backup could be made
    ├── EditorFailed          the trainee's own editor gave no text back; in ``editing``
    └── SaveFailed            the disk refused; the words are still in memory
        └── SaveUnproven      the words are in the file, but the disk did not confirm it
"""

from __future__ import annotations

from learnlog.light import NamedTuple


class LearnlogError(Exception):
    """Base of all errors meant for a person.

    Args:
        happened: one sentence, what went wrong, in plain English.
        means: one sentence, what that means for the trainee's words.
        do: one sentence, what to do now.
    """

    def __init__(self, happened: str, means: str = "", do: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.means = means
        self.do = do

    @property
    def message(self) -> str:
        """The three answers as one short paragraph."""
        return " ".join(part for part in (self.happened, self.means, self.do) if part)

    @property
    def lines(self) -> tuple[str, ...]:
        """The message for a narrow place, a line for each thing that is best read by itself."""
        return (self.message,)


class UsageError(LearnlogError):
    """The command line named a screen, unit or entry that is not there."""


class Fault(NamedTuple):
    """One thing wrong in a unit folder.

    Attributes:
        file: path inside the unit folder, with forward slashes.
        line: 1-based line, or 0 where the fault belongs to the file as a whole.
        key: dotted path of the key, such as ``steps.1.fields.0.kind``; empty for the whole file.
        problem: what is wrong.
        mend: what to write instead.
    """

    file: str
    line: int
    key: str
    problem: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.problem} {self.mend}".rstrip()


class UnitFaults(LearnlogError):
    """A unit folder cannot be used as it stands. ``faults`` lists everything wrong with it, in file order."""

    def __init__(self, unit: str, faults: tuple[Fault, ...]) -> None:
        number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(
            f"The unit “{unit}” has {number} and cannot be opened.",
            "Nothing you wrote is affected.",
            f"Its author can see each one with: learnlog units check {unit}",
        )
        self.unit = unit
        self.faults = faults


class EntryUnreadable(LearnlogError):
    """A file of the log is not a whole entry. ``path``, ``line`` (0 if unknown) and ``cause`` say where and why."""

    def __init__(self, path: str, cause: str, line: int = 0) -> None:
        where = f"{path}, line {line}" if line else path
        super().__init__(
            f"{where}: {cause}.",
            "The file was left exactly as it is.",
            "Open it in a text editor and mend that line, or restore the file from a copy.",
        )
        self.path = path
        self.line = line
        self.cause = cause

    @property
    def lines(self) -> tuple[str, ...]:
        """The file by its name, what is wrong and what to do, and the folder."""
        folder, _, name = self.path.replace("\\", "/").rpartition("/")
        where = f"{name}, line {self.line}" if self.line else name
        cause = f"{self.cause[:1].upper()}{self.cause[1:]}."
        return where, f"{cause} {self.means} {self.do}", *((f"It is in {folder}",) if folder else ())


class FileRefused(EntryUnreadable):
    """The disk does not give a file out. It says nothing about what is in it."""


class SettingWrong(EntryUnreadable):
    """One value in the settings file is none that can be used. ``name`` is the key it stands under."""

    def __init__(self, path: str, cause: str, line: int, name: str) -> None:
        super().__init__(path, cause, line)
        self.means = "What is usual counts instead, and everything else in the file counts as it stands."
        self.do = "Mend that line in a text editor, or choose another value in the settings."
        self.name = name


class EntryMissing(LearnlogError):
    """There is no entry with this id in the log."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(
            f"There is no entry {entry_id} in this log.",
            "Nothing was changed.",
            "“learnlog list” shows every entry with its id.",
        )


class EntryOpenElsewhere(LearnlogError):
    """Another window holds the entry open for writing."""

    def __init__(self) -> None:
        super().__init__(
            "This entry is open in another learnlog window.",
            "It opens here to read only, so that neither window can overwrite the other.",
            "Close it there to write here.",
        )


class EntryChanged(LearnlogError):
    """The file on disk is no longer the one that was opened."""

    def __init__(self) -> None:
        super().__init__(
            "This entry was changed on disk by something else since you opened it.",
            "Your words are kept as a draft and the file was not overwritten.",
            "See both and bring them together when you are ready; until then nothing of either is lost.",
        )


class ArchiveRefused(LearnlogError):
    """A zip archive is damaged, or made as one to be trusted is not; all of it was refused. ``cause`` says why."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(
            f"{path} was refused as a whole: {cause}.",
            "Nothing in it was used, and your log is as it was.",
            "Use another backup, or a fresh copy of this one.",
        )
        self.path = path
        self.cause = cause


class BackupFailed(LearnlogError):
    """No backup could be made. ``cause`` says why."""

    def __init__(self, cause: str) -> None:
        super().__init__(
            f"No backup was made: {cause}.",
            "Your log itself is not affected: what you write is saved as always, and earlier backups are still there.",
            "Make room, or choose another folder for backups; learnlog tries again by itself.",
        )
        self.cause = cause


class SaveFailed(LearnlogError):
    """The disk refused a write. The words are still on the screen and in memory."""

    def __init__(self, cause: str) -> None:
        super().__init__(
            f"Not saved: {cause}.",
            "Your words are still on this screen and the last saved version is unharmed.",
            "Make room or check the folder; learnlog tries again by itself.",
        )
        self.cause = cause


class SaveUnproven(SaveFailed):
    """The words are in their file, but the disk did not confirm that they would outlast a power cut."""

    def __init__(self, cause: str) -> None:
        LearnlogError.__init__(
            self,
            f"Saved, but not yet proven on the disk: {cause}.",
            "Your words are in their file and on this screen; only a power cut could still take some of them.",
            "Keep learnlog open; it tries again by itself.",
        )
        self.cause = cause


def place_of(error: BaseException) -> str:
    """Return where in learnlog an error that nobody meant to raise comes from: file and line, and no value of anything.

    The message of such an error may quote a trainee's words, and so may the line of code that Python prints with it.
    """
    # Only when something is wrong already.
    from pathlib import Path
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if "learnlog" in Path(frame.filename).parts]
    if not frames:
        return "place unknown"
    frame = (own or frames)[-1]
    parts = Path(frame.filename).parts
    shown = "/".join(parts[parts.index("learnlog") + 1 :]) if own else parts[-1]
    return f"{shown} line {frame.lineno}"
