"""Two versions of a regulation side by side, and the decision that makes one of the other."""

from checker.comparing.compare import compare
from checker.comparing.comparison import Comparison, Difference, Kind, Part, Passage, Row, Sort

__all__ = ["Comparison", "Difference", "Kind", "Part", "Passage", "Row", "Sort", "compare"]
