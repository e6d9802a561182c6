"""What a rule is, and how rule packs are read. No rule is Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import RuleError
from checker.findings import Severity
from checker.language.lexicon import read_yaml

Strings = Annotated[list[str], Field(default_factory=list)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BasisData(_Strict):
    """Where the words of a basis stand: a source, a place in it and a short quote."""

    source: str
    at: str
    quote: str


class AdviceData(_Strict):
    """What to do instead."""

    action: Literal["delete", "replace", "insert", "revise"]
    text: str


class When(_Strict):
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


class DocumentCondition(_Strict):
    """Facts (see ``rules/facts.yaml``) that the document must or must not have."""

    having: Strings
    lacking: Strings


class Rule(_Strict):
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


class RulePack(_Strict):
    """The content of one rule file."""

    rules: list[Rule] = Field(default_factory=list)
    change: dict[str, dict[str, Any]] = Field(default_factory=dict)
    remove: Strings


NO_RULES = {"notice.yaml", "coverage.yaml", "facts.yaml", "instruments.yaml"}


def load_rules(folders: Iterable[Path]) -> tuple[Rule, ...]:
    """The rules of packs, in the order of their ids; later packs change earlier ones.

    Raises ``RuleError`` naming file and rule for anything wrong.
    """
    rules: dict[str, Rule] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            if path.name not in NO_RULES:
                _add(rules, _parse(path), path)
    return tuple(sorted(rules.values(), key=lambda rule: rule.id))


def _parse(path: Path) -> RulePack:
    try:
        return RulePack.model_validate(read_yaml(path) or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise RuleError(
            f"规则文件 {path} 的 {place} 有误：{first['msg']}；请对照规则格式改正。"
        ) from error


def _add(rules: dict[str, Rule], pack: RulePack, path: Path) -> None:
    for rule in pack.rules:
        if rule.id in rules:
            raise RuleError(
                f"规则文件 {path}：编号 {rule.id} 重复；请换一个编号，或用 change 修改原规则。"
            )
        rules[rule.id] = rule
    for known in pack.remove:
        if rules.pop(known, None) is None:
            raise RuleError(f"规则文件 {path}：要移除的规则 {known} 不存在；请核对编号。")
    for known, changes in pack.change.items():
        if known not in rules:
            raise RuleError(f"规则文件 {path}：要修改的规则 {known} 不存在；请核对编号。")
        rules[known] = _changed(rules[known], changes, path)


def _changed(rule: Rule, changes: dict[str, Any], path: Path) -> Rule:
    try:
        return Rule.model_validate({**rule.model_dump(), **changes})
    except ValidationError as error:
        raise RuleError(
            f"规则文件 {path}：对 {rule.id} 的修改有误；请对照规则格式改正。"
        ) from error


def version_of(folders: Sequence[Path]) -> str:
    """A short digest of everything in the packs: equal packs have equal versions."""
    digest = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".yaml", ".txt") and path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
