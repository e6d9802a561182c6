"""Word borders by jieba, for the few terms that substrings would find in the wrong place.

入学 stands in 纳入学校 and 入户 in 报入户口. The tokenizer runs on a small domain dictionary
(``lexicon/words.txt``), loaded without jieba's cache file, which races between processes.
"""

from __future__ import annotations

import logging
from functools import cached_property
from pathlib import Path
from typing import Any

WINDOW = 8


class BorderGuard:
    """Says whether a term stands between two word borders."""

    def __init__(self, dictionary: Path) -> None:
        """Take the path of a jieba dictionary: one ``word frequency`` a line."""
        self._dictionary = dictionary

    @cached_property
    def _tokenizer(self) -> Any:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        with self._dictionary.open("rb") as words:
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(words)
        tokenizer.initialized = True
        return tokenizer

    def stands_free(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` begins and ends at a word border."""
        first = max(0, start - WINDOW)
        window = text[first : end + WINDOW]
        borders = {0}
        for _, begin, stop in self._tokenizer.tokenize(window, HMM=False):
            borders |= {begin, stop}
        return start - first in borders and end - first in borders
