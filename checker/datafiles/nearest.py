"""Which known word did the author mean?"""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 60  # rapidfuzz's ratio in percent, below which two words have nothing in common
FEW = 20  # so many words can be listed in one sentence


def nearest(word: str, known: Iterable[str]) -> str:
    """``，是否想用“…”？`` for the known word most like ``word``; a remedy if none is like it."""
    from rapidfuzz import process

    choices = list(known)
    found = process.extractOne(word, choices, score_cutoff=ALIKE)
    if found is not None:
        return f"，是否想用“{found[0]}”？"
    if choices and len(choices) < FEW:
        return f"；可用的有{'、'.join(choices)}。"
    return "；请核对写法。"
