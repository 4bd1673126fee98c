"""The index of the log: what a list shows of every entry, and where every word stands, in one SQLite file.

It holds nothing that is not in the entries, and is made again whenever it is missing, damaged, or of another version.
``schema`` says how it stands in its file, ``database`` opens the file and throws it away, ``writing`` puts entries in
and takes them out, ``finding`` answers queries, ``view`` is what a front end sees of it, ``catching_up`` compares it
with the files, and ``log`` holds all of it together for the store.
"""

from learnlog.store.index.index import Index

__all__ = ["Index"]
