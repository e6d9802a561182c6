"""A revision as a whole: what is wrong after a decision, and what the decision did about it."""

from checker.revising.checking import RevisionReport, check_revision

__all__ = ["RevisionReport", "check_revision"]
