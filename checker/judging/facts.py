"""Facts about a whole document that some rules depend on: a points scheme, a three-child text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from checker.language.lexicon import read_yaml
from checker.language.provisions import AnalysedText

Strings = Annotated[list[str], Field(default_factory=list)]


class Fact(BaseModel):
    """A fact holds if the title or any statement mentions one of these concepts.

    A mention governed by a context in ``unless`` does not count.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Strings
    anywhere: Strings
    unless: Strings


def load_facts(folders: Iterable[Path]) -> dict[str, Fact]:
    """The facts that the packs define, later packs replacing earlier ones."""
    facts: dict[str, Fact] = {}
    for folder in folders:
        path = folder / "facts.yaml"
        if path.is_file():
            facts |= {name: Fact.model_validate(data) for name, data in read_yaml(path).items()}
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
