"""Provisions and rules become findings; requirements become coverage."""

from checker.judging.checker import Checker

__all__ = ["Checker"]
