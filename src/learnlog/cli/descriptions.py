"""What the help says: of learnlog as a whole, and of each command. Wrapped for 80 columns, as it is printed."""

from __future__ import annotations

ABOUT = """\
A learning log in the terminal: read a unit, work through its tasks, keep what
you write."""

COMMANDS = """\
commands:
  (none)            open learnlog
  continue          open it where you stopped last
  read [SCREEN]     print a screen of the unit, or the whole of it
  list              list your entries, newest first
  search QUERY      find entries by what is written in them
  show ID           print one entry as it reads
  actions           list what you planned to do, or put it into your calendar
  export [WHAT]     write a document to hand in
  hand-ins [ID]     list what you handed in; show it, or what changed since
  comments FILE     take in the comments your tutor wrote
  picture [NAME]    see what you rated and wrote, drawn
  path              say where your log is kept
  doctor            look through your log, and say what learnlog runs with
  backup [FOLDER]   make a backup of your log now
  restore [BACKUP]  list your backups, or bring back what one of them holds
  import FILE       take in a log from another computer, overwriting nothing
  erase ID          delete an entry for good, from your log and its backups
  demo              write a sample log to look at
  units list        list the units there are
  units check       say what is wrong in a unit you are writing
  completion SHELL  let your shell complete commands and options

“learnlog COMMAND --help” tells more about each.
"""

EXAMPLES = """\
examples:
  learnlog
  learnlog --plain
  learnlog read respect
  learnlog list --state draft
  learnlog show 9f3kq2
  learnlog actions --due --overdue
  learnlog export task-2 -o ~/Documents
  learnlog --home /media/stick/log list

The log used is the one in --home, else in LEARNLOG_HOME, else your own.
"""

EXIT_CODES = """\
exit codes:
  0         done
  1         something in the log or in a unit is wrong; it is named
  2         the command cannot be understood, or cannot be done here
  70        learnlog itself is at fault
  129, 143  ended while open, because the window was closed or the system asked
  130       interrupted with Ctrl+C
"""

READ = """\
Print a screen of the unit: as Markdown into a file or another program, set out
for reading in a terminal. Without SCREEN, list the screens in their order."""

LIST = """\
List your entries, newest first: the end of the id, the day, the state, the
words, the title and the tags. A file that cannot be read is named, and the exit
code is then 1."""

SEARCH = """\
Find entries by what is written in them: answers, titles, tags, follow-ups,
comments and questions. All words must occur; beginnings of words are enough,
accents and capitals make no difference. “"two words"” finds them next to each
other, “-word” the entries without it; put “--” before a query with such a word.
Few hits come best first, many newest first."""

SHOW = """\
Print one entry as it reads, with the words of its draft where there is one."""

ACTIONS = """\
List the actions you planned, the soonest first: the end of the id of the entry,
the day, how it stands, who, what. Without options, everything that is to do;
several of --due, --overdue and --done add up. --ics writes a file for your
calendar, in which each stands on its day; taken in again, it brings what is there
up to date. Before, it is searched for names, as “learnlog export” does."""

EXPORT = """\
Write a document that somebody else can read: the whole unit, one task, some
entries, or the log. It holds the questions as they were asked, every answer, and
“not answered” where there is none. It is put into the folder you are in.
Before, it is searched for the names on your list, your setting, birthdays,
addresses and numbers; where there are any, they are shown and nothing is written."""

WHAT = """\
unit (as without it), log, the id of a unit or of a task, such as task-2, or
ids of entries"""

FORMAT = """\
html: a web page to read, print and send (as without it); docx: Word; md:
Markdown; pdf; pptx, slides: where a task makes slides, PowerPoint or Markdown;
json: for programs; actions, ratings: tables for a spreadsheet; zip (with log):
all of it, for yourself and “learnlog import”"""

HAND_INS = """\
List what you handed in, newest first: the end of its id, when, the format, how
many entries, the file. With the id of an entry only those it was in; with
--show or --since the newest of them, or the one whose id is given."""

COMMENTS = """\
Say what a file of comments would bring, and change nothing; --yes takes it in.
Each comment then stands beside the answer it is about. No answer is changed, and
nothing comes in twice. Where a comment finds no place it is named, with its line."""

PICTURE = """\
Draw what you rated and wrote: the ratings of each task and activity, the outcomes
then and now, how far you are in each unit, and entries and words by week. Without
NAME, list the pictures there are. A picture holds the unit's words and numbers,
and nothing that you wrote. With -o it is written as an SVG file, whose
description says all of it in words."""

DOCTOR = """\
Look through every file of your log and say what is found: checksums, earlier
versions, drafts, copies, the index, the disk; and what learnlog runs with here:
versions, folders, the terminal. Nothing is changed. What is printed has no word,
name or title of yours in it, so that it can go into a report as it is. The exit
code is 1 where something needs you."""

COMPLETION = """\
Print what your shell needs to complete commands, options and screens of the unit
with the Tab key. With --install, put it where the shell looks for it, and say
what else there is to do."""

BACKUP = """\
Make a backup of your log now: one zip archive with all you wrote. learnlog makes
one by itself on every day on which you change something, and keeps fourteen.
Those made by hand on a day that has one already stay until you delete them."""

RESTORE = """\
List the backups there are, newest first: the day, the entries in it, its size,
its place. With BACKUP, say what bringing it back would change, and change
nothing; --yes does it. What is in your log and can be read stays as it is."""

IMPORT = """\
Say what taking in a log from FILE would add to yours, and add nothing; --yes
does it. New entries are added. Where both logs have an entry and it differs,
yours stays and the other is put beside it, to compare. Nothing is overwritten."""

ERASE = """\
Say what deleting an entry for good would remove, and change nothing; --yes does
it. All its words go: from the log, its earlier versions, drafts, the bin, the
index and every backup within reach. Nothing brings them back."""

DEMO = """\
Write a sample log into the folder that --home names, which must be empty or not
there yet: a trainee called Ada, who has worked through Unit 5. It is fiction."""

UNITS = """\
units list          List the units there are: id, version, name.
units check [PATH]  Say what is wrong in a unit you are writing."""

CHECK = """\
Say what is wrong in a unit: each fault on a line of its own, with its file, line
and key, and how to mend it. The exit code is 0 where there is nothing to mend,
else 1."""
