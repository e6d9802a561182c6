"""Which rules are about the words that somebody looks for?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.judging.rules import Rule
from checker.language.lexicon import LexiconData
from checker.reporting import vocabulary


def search(rules: Iterable[Rule], lexicon: LexiconData, wanted: str) -> list[Rule]:
    """The rules that have all the wanted words (blanks between them) somewhere, gravest first.

    Looked at are id, topic, title, message, advice, basis, and the names and words of concepts.
    """
    words = wanted.casefold().split()
    found = [rule for rule in rules if _has(rule, lexicon, words)]
    return sorted(found, key=lambda rule: (rule.severity.rank, rule.topic, rule.id))


def _has(rule: Rule, lexicon: LexiconData, words: list[str]) -> bool:
    if not words:
        return True
    text = "\n".join(_texts(rule, lexicon)).casefold()
    return all(word in text for word in words)


def _texts(rule: Rule, lexicon: LexiconData) -> Iterator[str]:
    yield from (rule.id, rule.title, vocabulary.topic(rule.topic), rule.message, rule.advice.text)
    yield from (basis.quote for basis in rule.basis)
    for name in concepts_of(rule):
        concept = lexicon.concepts.get(name)
        if concept is not None:
            yield from (concept.gloss, *concept.terms, *concept.guarded)


def concepts_of(rule: Rule) -> tuple[str, ...]:
    """The concepts that a rule looks for, in its order."""
    entries = (entry for when in rule.when for entry in when.all)
    names = (name for entry in entries for name in entry.partition("@")[0].split("|"))
    return tuple(dict.fromkeys(names))
