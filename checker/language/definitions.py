"""Words that a text itself gives a meaning: 社会抚养费（以下简称“专项费”）."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.language.lexicon import LexiconData
from checker.language.pipeline import Analysis, Analyzer, Mention
from checker.model import Regulation
from checker.reading.normal import normalise

NEAR_THE_END = 4  # characters that may stand between a concept and the end of the full term
Defined = Mapping[str, frozenset[str]]


def defined_words(regulation: Regulation, analyzer: Analyzer, lexicon: LexiconData) -> Defined:
    """The abbreviations of a text, in normal form, that stand for concepts ``lexicon.defined``."""
    found: dict[str, frozenset[str]] = {}
    for abbreviation in regulation.abbreviations:
        full = normalise(abbreviation.full).text
        concepts = frozenset(
            mention.concept
            for mention in analyzer.analyse(full).mentions
            if mention.concept in lexicon.defined and mention.end >= len(full) - NEAR_THE_END
        )
        if concepts:
            found[normalise(abbreviation.short).text] = concepts
    return found


def with_defined(text: str, analysis: Analysis, defined: Defined) -> Analysis:
    """The analysis of a statement with the words in it that the text has given a meaning."""
    more = tuple(_mentions(text, analysis, defined))
    if not more:
        return analysis
    ordered = sorted((*analysis.mentions, *more), key=lambda mention: mention[1:3])
    return Analysis(tuple(ordered), analysis.list_contexts)


def _mentions(text: str, analysis: Analysis, defined: Defined) -> Iterator[Mention]:
    """The words that stand for concepts which no word of the lexicon expresses there."""
    for word, concepts in defined.items():
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            known = {m.concept for m in analysis.mentions if m.start < end and at < m.end}
            contexts = [m.contexts for m in analysis.mentions if m.start < end and at < m.end]
            for concept in sorted(concepts - known):
                yield Mention(concept, at, end, frozenset().union(*contexts))
            at = text.find(word, end)
