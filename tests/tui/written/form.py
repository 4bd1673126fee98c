"""The form of what a trainee writes here; ``Trainee.put`` in ``driving.py`` tells it for each kind of field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Written = Mapping[str, Mapping[str, Any]]
"""By the key of a step and the id of a field."""
