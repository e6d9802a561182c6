"""What do the loaded packs say, all together? Read for their authors, with every fault listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.datafiles.reading import read_form
from checker.errors import RuleError
from checker.judging.coverage import RequirementList
from checker.judging.examples import Examples, load_examples
from checker.judging.facts import Fact, load_facts
from checker.judging.rules import Rule, load_rules
from checker.judging.similarity import Similarity, load_similarity
from checker.judging.wording import Wording, find_wording
from checker.language.lexicon import LexiconData, load_lexicon
from checker.resources import formulations_directory, rules_directory


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a pack: the file, rule or word it is in, and what, in Chinese."""

    where: str
    what: str
    blocks: bool = False  # whether no checker can be made of the pack


@dataclass
class Pack:
    """The content of all loaded packs; a part that cannot be read stays empty."""

    lexicon: LexiconData = field(default_factory=lambda: LexiconData.model_validate({}))
    rules: tuple[Rule, ...] = ()
    coverage: tuple[RequirementList, ...] = ()  # one a pack that has any
    facts: dict[str, Fact] = field(default_factory=dict)
    similarity: Similarity = field(default_factory=Similarity)
    examples: Examples = field(default_factory=Examples)
    wording: Wording | None = None


def read_pack(folders: Sequence[Path]) -> tuple[Pack, tuple[Fault, ...]]:
    """Read the packs in ``folders``, later ones extending earlier ones.

    Raises nothing: what cannot be read is a fault.
    """
    pack = Pack()
    readers: dict[str, Callable[[], Any]] = {
        "lexicon": lambda: load_lexicon(folders),
        "rules": lambda: load_rules(folders),
        "facts": lambda: load_facts(folders),
        "similarity": lambda: load_similarity(folders, _formulations(folders)),
        "examples": lambda: load_examples(folders),
        "coverage": lambda: tuple(_coverage(folders)),
        "wording": lambda: find_wording(folders),
    }
    faults: list[Fault] = []
    for name, reader in readers.items():
        try:
            setattr(pack, name, reader())
        except RuleError as error:
            faults.append(Fault(name, str(error), blocks=True))
    return pack, tuple(faults)


def _formulations(folders: Sequence[Path]) -> Path | None:
    """The library of formulations, which speaks of the rules of the national pack."""
    return formulations_directory() if rules_directory() in folders else None


def _coverage(folders: Sequence[Path]) -> Iterator[RequirementList]:
    """The requirements as they are written, before their patterns are compiled."""
    for folder in folders:
        path = folder / "coverage.yaml"
        if path.is_file():
            yield read_form(path, RequirementList)
