"""What ``typing`` is needed for at run time, by less: importing it takes half as long as starting Python.

The commands that answer in the blink of an eye (``learnlog list`` and ``learnlog search``) load neither ``typing`` nor
``dataclasses``. What stands on their way has its types for the checker only, and its values are named tuples.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Only a checker takes this for true, as that of ``typing``."""

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
    from typing import overload as overload
else:
    from collections import namedtuple

    class _Named(type):
        """Makes a named tuple of a class: its fields are what is annotated, with the values given there."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = [body.pop(field) for field in fields if field in body]
            base = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            return type(name, (base,), {"__slots__": (), **body})

    class NamedTuple(metaclass=_Named):
        """As ``typing.NamedTuple``."""

    def overload(function):
        """Return what ``typing.overload`` is for: nothing that is ever called."""
        return function
