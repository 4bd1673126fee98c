"""Entries as a document that somebody else can read: built once, written in several formats.

:mod:`learnlog.export.building` makes the document out of entries, :mod:`learnlog.export.formats` knows who writes it.
Nothing here opens a file: a format returns bytes, and the store puts them in place.
"""
