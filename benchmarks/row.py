"""One measure of the benchmark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measure; ``ratio`` is to the baseline of the same run, ``target`` an upper limit."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    target: float | None = None

    @property
    def met(self) -> bool:
        """Whether the value is within its target, if it has one."""
        return self.target is None or self.value <= self.target
