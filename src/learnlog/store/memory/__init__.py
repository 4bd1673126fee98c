"""The log in memory, with the same promises as the log in files. For tests and for trying things out."""

from learnlog.store.memory.disk import MemoryDisk, MemoryFiles, MemoryHold
from learnlog.store.memory.drafts import MemoryDrafts, MemoryUnsent
from learnlog.store.memory.store import MemoryStore

__all__ = ["MemoryDisk", "MemoryDrafts", "MemoryFiles", "MemoryHold", "MemoryStore", "MemoryUnsent"]
