"""What do the loaded packs say, all together? Read for their authors, with every fault listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from checker.errors import RuleError
from checker.judging.coverage import RequirementList
from checker.judging.examples import Examples, load_examples
from checker.judging.facts import Fact, load_facts
from checker.judging.rules import Rule, load_rules
from checker.judging.similarity import Similarity, load_similarity
from checker.language.lexicon import LexiconData, load_lexicon, read_yaml
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
    similarity: Similarity = field(default_factory=lambda: Similarity(None, ()))
    examples: Examples = field(default_factory=Examples)


def read_pack(folders: Sequence[Path]) -> tuple[Pack, tuple[Fault, ...]]:
    """Read the packs in ``folders``, later ones extending earlier ones.

    Raises nothing: what cannot be read is a fault, and so is a key that a YAML file has twice.
    """
    pack = Pack()
    readers: dict[str, Callable[[], Any]] = {
        "lexicon": lambda: load_lexicon(folders),
        "rules": lambda: load_rules(folders),
        "facts": lambda: load_facts(folders),
        "similarity": lambda: load_similarity(folders, _formulations(folders)),
        "examples": lambda: load_examples(folders),
        "coverage": lambda: tuple(_coverage(folders)),
    }
    faults = [fault for folder in folders for fault in _doubled_keys(folder)]
    for name, reader in readers.items():
        try:
            setattr(pack, name, reader())
        except RuleError as error:
            faults.append(Fault(name, str(error), blocks=True))
        except (ValidationError, AttributeError, KeyError, TypeError) as error:
            what = f"{name} 的格式有误（{error}）；请对照格式改正。"
            faults.append(Fault(name, what, blocks=True))
    return pack, tuple(faults)


def _formulations(folders: Sequence[Path]) -> Path | None:
    """The library of formulations, which speaks of the rules of the national pack."""
    return formulations_directory() if rules_directory() in folders else None


def _coverage(folders: Sequence[Path]) -> Iterator[RequirementList]:
    """The requirements as they are written, before their patterns are compiled."""
    for folder in folders:
        path = folder / "coverage.yaml"
        if path.is_file():
            yield RequirementList.model_validate(read_yaml(path))


def _doubled_keys(folder: Path) -> Iterator[Fault]:
    """YAML keeps silently only the last of two equal keys."""
    for path in sorted(folder.rglob("*.yaml")):
        try:
            root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError, OSError):
            continue  # the reader of the file says it
        for line, key in _doubled_in(root):
            where = f"{path.relative_to(folder).as_posix()} 第 {line} 行"
            yield Fault(where, f"{key} 在同一处写了两次，前一次不起作用；请合并。")


def _doubled_in(root: yaml.Node | None) -> Iterator[tuple[int, str]]:
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    yield key.start_mark.line + 1, key.value
                seen.add(key.value)
                stack.append(value)
