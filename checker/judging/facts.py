"""Facts about a whole document that some rules depend on: a points scheme, a three-child text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import RootModel

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.reading import read_form
from checker.language.provisions import AnalysedText


class Fact(StrictForm):
    """A fact holds if the title or any statement mentions one of these concepts.

    A mention governed by a context in ``unless`` does not count.
    """

    title: Strings
    anywhere: Strings
    unless: Strings


class FactFile(RootModel[dict[str, Fact]]):
    """The content of ``facts.yaml``: facts by their names."""


def load_facts(folders: Iterable[Path]) -> dict[str, Fact]:
    """The facts that the packs define, later packs replacing earlier ones.

    Raises ``RuleError`` for a file that is not of the form.
    """
    facts: dict[str, Fact] = {}
    for folder in folders:
        path = folder / "facts.yaml"
        if path.is_file():
            facts |= read_form(path, FactFile).root
    return facts


def facts_of(text: AnalysedText, facts: dict[str, Fact]) -> frozenset[str]:
    """The names of the facts that hold for a text."""
    wanted = {name for fact in facts.values() for name in fact.anywhere}
    said = {
        (mention.concept, mention.contexts)
        for provision in text.provisions
        for mention in provision.analysis.mentions
        if mention.concept in wanted
    }
    titled = {(c.mention.concept, c.contexts) for c in text.title_mentions()}
    return frozenset(
        name
        for name, fact in facts.items()
        if _mentions(titled, fact.title, fact.unless) or _mentions(said, fact.anywhere, fact.unless)
    )


def _mentions(
    said: set[tuple[str, frozenset[str]]], wanted: list[str], excusing: list[str]
) -> bool:
    return any(name in wanted and not contexts & set(excusing) for name, contexts in said)
