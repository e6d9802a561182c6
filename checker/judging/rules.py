"""What a rule is, and how rule packs are read. No rule is Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.nearest import nearest
from checker.datafiles.reading import in_form, read_form
from checker.errors import RuleError
from checker.findings import Severity


class BasisData(StrictForm):
    """Where the words of a basis stand: a source, a place in it and a short quote."""

    source: str
    at: str
    quote: str


class Substitution(StrictForm):
    """An expression over the normal form of a statement, and what to put for its matches."""

    find: str
    put: str  # may name groups of the expression: \\1


class AdviceData(StrictForm):
    """What to do instead: ``text`` says it to the reader, ``replace`` carries it out.

    Of ``replace`` each expression that meets words at fault counts. Without one that does, the
    ``extent`` is taken out: the words alone where the rest is lawful without them (a proof among
    others), otherwise the sentence, which says nothing but what is wrong.
    """

    action: Literal["delete", "replace", "insert", "revise"]
    text: str
    extent: Literal["words", "sentence"] = "sentence"
    replace: list[Substitution] = Field(default_factory=list)


class When(StrictForm):
    """One way in which a rule can be broken.

    Each entry of ``all`` names a concept that must be expressed, alternatives separated by
    ``|``; ``@any`` behind it accepts the concept however it came into the provision, where
    otherwise only the statement itself, its preamble and an omitted subject count;
    ``@own`` accepts only the statement itself, ``@strong`` also references. Concepts in
    ``none`` must not be in the statement (``@near``: nor in its preamble and omitted
    subject). ``in_context`` names contexts of which one must govern one of the mentions. ``within`` and ``gap`` (in characters) bind the
    statement's own concepts together; ``ordered`` demands the order of ``all``.
    """

    all: list[str] = Field(min_length=1)
    none: Strings
    in_context: Strings
    within: Literal["clause", "statement"] = "statement"
    gap: int | None = None
    ordered: bool = False


class DocumentCondition(StrictForm):
    """Facts (see ``rules/facts.yaml``) that the document must or must not have."""

    having: Strings
    lacking: Strings


class Rule(StrictForm):
    """One rule: what is wrong, on which basis, what to write instead."""

    id: str = Field(pattern=r"^[A-Z]{3,4}\d{3}$")
    topic: str
    severity: Severity
    title: str
    basis: list[BasisData] = Field(min_length=1)
    when: list[When] = Field(min_length=1)
    unless: Strings  # contexts: a mention they govern does not count
    document: DocumentCondition = Field(
        default_factory=lambda: DocumentCondition.model_validate({})
    )
    overrides: Strings  # rules that stay silent where this one speaks
    yields_to_errors: bool = False  # silent where an error stands on the same statement
    message: str
    advice: AdviceData


class RulePack(StrictForm):
    """The content of one rule file."""

    rules: list[Rule] = Field(default_factory=list)
    change: dict[str, dict[str, Any]] = Field(default_factory=dict)
    remove: Strings


NO_RULES = {
    "notice.yaml",
    "coverage.yaml",
    "facts.yaml",
    "instruments.yaml",
    "likeness.yaml",
    "suggestions.yaml",
}


def load_rules(folders: Iterable[Path]) -> tuple[Rule, ...]:
    """The rules of packs, in the order of their ids; later packs change earlier ones.

    Raises ``RuleError`` naming file and rule for anything wrong.
    """
    rules: dict[str, Rule] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            if path.name not in NO_RULES:
                _add(rules, read_form(path, RulePack), path)
    return tuple(sorted(rules.values(), key=lambda rule: rule.id))


def _add(rules: dict[str, Rule], pack: RulePack, path: Path) -> None:
    for rule in pack.rules:
        if rule.id in rules:
            remedy = "请换一个编号，或者用 change 修改原规则"
            raise RuleError(f"{path}：规则编号 {rule.id} 重复；{remedy}。")
        rules[rule.id] = rule
    for known in pack.remove:
        if rules.pop(known, None) is None:
            raise RuleError(f"{path}：要移除的规则“{known}”不存在{nearest(known, rules)}")
    for known, changes in pack.change.items():
        if known not in rules:
            raise RuleError(f"{path}：要修改的规则“{known}”不存在{nearest(known, rules)}")
        rules[known] = _changed(rules[known], changes, path)


def _changed(rule: Rule, changes: dict[str, Any], path: Path) -> Rule:
    return in_form({**rule.model_dump(), **changes}, Rule, path, below=("change", rule.id))


def version_of(folders: Sequence[Path]) -> str:
    """A short digest of everything in the packs: equal packs have equal versions."""
    digest = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".yaml", ".txt") and path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
