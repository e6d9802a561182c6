"""The lexicon: which words express which concept, and which cues set which context.

A lexicon is YAML data (``rules/lexicon/*.yaml``); this module reads, merges and compiles it.
Words are matched against the normal form of a text, see ``checker.reading.normal``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import Field

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.reading import read_form
from checker.errors import RuleError

MACRO = re.compile(r"<<([a-z][a-z0-9-]*)>>")


class Concept(StrictForm):
    """How one concept is said: literal ``terms`` and regular-expression ``patterns``.

    A match that lies inside a match of ``except_`` (``except`` in YAML) is none. Terms in
    ``guarded`` count only where jieba, with the domain dictionary, sees a word border on
    both sides (入学 but not 纳入学校).
    """

    gloss: str
    terms: Strings
    guarded: Strings
    patterns: Strings
    except_: list[str] = Field(default_factory=list, alias="except")


class Cue(StrictForm):
    """Words that set a context, and how far it reaches.

    ``reach``: ``after`` governs from the cue to the end of its scope, ``behind`` the same
    without the cue, ``before`` from the start of the scope to the cue, ``around`` the whole
    scope, ``span`` the cue itself.
    ``concepts`` limits which concepts it governs (all, if empty); with ``items`` the context
    also governs the list items below the statement.
    """

    pattern: str
    reach: Literal["after", "behind", "before", "around", "span"] = "around"
    scope: Literal["clause", "statement"] = "statement"
    concepts: Strings
    items: bool = False


class Context(StrictForm):
    """A context such as abolition, prohibition or transition, in the manner of ConText."""

    gloss: str
    cues: list[Cue]
    stops: Strings


class Flow(StrictForm):
    """What it means to break a provision that mentions one of the concepts in ``breaking``."""

    breaking: list[str]
    unless: Strings
    gives: str


class LexiconData(StrictForm):
    """The content of one lexicon file."""

    macros: dict[str, str] = Field(default_factory=dict)
    concepts: dict[str, Concept] = Field(default_factory=dict)
    contexts: dict[str, Context] = Field(default_factory=dict)
    flows: list[Flow] = Field(default_factory=list)
    violating: Strings
    nothing_else: Strings
    defined: Strings  # concepts that a text may give a word of its own for
    remove: dict[str, list[str]] = Field(default_factory=dict)


class UnknownMacro(RuleError):
    """A pattern uses a macro that no lexicon defines."""


def load_lexicon(folders: Iterable[Path]) -> LexiconData:
    """Read and merge the lexicons of rule packs, later packs adding to earlier ones.

    A pack's ``lexicon/`` folder may add terms to a concept of an earlier pack by naming it
    again, and take terms away with ``remove``.

    Raises ``RuleError`` for a file that is not of the form.
    """
    merged = LexiconData.model_validate({})
    for folder in folders:
        for path in sorted((folder / "lexicon").glob("*.yaml")):
            merged = _merge(merged, read_form(path, LexiconData))
    return merged


def _merge(old: LexiconData, new: LexiconData) -> LexiconData:
    concepts = dict(old.concepts)
    for name, concept in new.concepts.items():
        concepts[name] = _join(concepts[name], concept) if name in concepts else concept
    for name, words in new.remove.items():
        if name in concepts:
            concepts[name] = _without(concepts[name], set(words))
    contexts = dict(old.contexts)
    for name, context in new.contexts.items():
        known = contexts.get(name)
        contexts[name] = context if known is None else _join_context(known, context)
    return LexiconData(
        macros={**old.macros, **new.macros},
        concepts=concepts,
        contexts=contexts,
        flows=[*old.flows, *new.flows],
        violating=[*old.violating, *new.violating],
        nothing_else=[*old.nothing_else, *new.nothing_else],
        defined=[*old.defined, *new.defined],
    )


def _join(old: Concept, new: Concept) -> Concept:
    return Concept(
        gloss=new.gloss or old.gloss,
        terms=[*old.terms, *new.terms],
        guarded=[*old.guarded, *new.guarded],
        patterns=[*old.patterns, *new.patterns],
        **{"except": [*old.except_, *new.except_]},
    )


def _without(concept: Concept, words: set[str]) -> Concept:
    kept = {
        field: [word for word in getattr(concept, field) if word not in words]
        for field in ("terms", "guarded", "patterns")
    }
    return concept.model_copy(update=kept)


def _join_context(old: Context, new: Context) -> Context:
    return Context(
        gloss=new.gloss or old.gloss,
        cues=[*old.cues, *new.cues],
        stops=[*old.stops, *new.stops],
    )


def expand(pattern: str, macros: dict[str, str]) -> str:
    """A pattern with its macros ``<<name>>`` replaced, also inside macros.

    Raises ``UnknownMacro``.
    """
    for _ in range(8):
        if "<<" not in pattern:
            break
        pattern = MACRO.sub(lambda match: f"(?:{_macro(match[1], macros)})", pattern)
    return pattern


def _macro(name: str, macros: dict[str, str]) -> str:
    if name not in macros:
        raise UnknownMacro(f"词库中没有名为 {name} 的宏；请在 macros 中定义，或改正名称。")
    return macros[name]
