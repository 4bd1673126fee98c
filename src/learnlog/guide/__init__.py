"""A task and an entry in; which steps stand now, what is missing, what comes next out. Pure.

from learnlog.guide import Guide
guide = Guide(unit, task, entry, profile)
guide.steps, guide.gaps, guide.next("extent/respect")
"""

from learnlog.guide.guide import REVIEW, Guide
from learnlog.guide.model import Asked, Gap, OfferedRow, StandingStep

__all__ = ["REVIEW", "Asked", "Gap", "Guide", "OfferedRow", "StandingStep"]
