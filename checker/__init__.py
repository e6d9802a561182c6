"""tiaoli: checks drafts of Chinese population and family planning regulations for compliance.

>>> from checker import check
>>> report = check("draft.docx")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.findings import Finding, Report
    from checker.judging import Checker
    from checker.judging.check import check
    from checker.model import Regulation
    from checker.reading import read
    from checker.structure import parse

__version__ = "0.1.0"
__all__ = ["Checker", "Finding", "Regulation", "Report", "check", "parse", "read"]

_HOMES = {
    "Checker": "checker.judging",
    "Finding": "checker.findings",
    "Regulation": "checker.model",
    "Report": "checker.findings",
    "check": "checker.judging.check",
    "parse": "checker.structure",
    "read": "checker.reading",
}


def __getattr__(name: str) -> Any:
    """Load a public name at its first use, so that ``import checker`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
