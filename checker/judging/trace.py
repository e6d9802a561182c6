"""Which rules and coverage requirements stand for which words of the notice, and what is left over?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import Field, model_validator

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.reading import read_form
from checker.errors import RuleError
from checker.judging.coverage import Requirement
from checker.judging.rules import Rule

Known = TypeVar("Known")


class NoticeRequirement(StrictForm):
    """One thing that the notice asks for, with its place and a few of its words.

    Either names the rules and coverage requirements that stand for it, or says why it is no
    matter for a regulation.
    """

    id: str = Field(pattern=r"^[A-Z]{1,3}\d{2,3}$")
    at: str
    quote: str = Field(min_length=6, max_length=30)
    asks: str = Field(min_length=4)
    rules: Strings
    coverage: Strings
    not_for_regulation: str = ""

    @model_validator(mode="after")
    def _answered_once(self) -> NoticeRequirement:
        if bool(self.rules or self.coverage) == bool(self.not_for_regulation):
            raise ValueError("须列出规则或对照项，或者说明为何不写入条例，二者取一；请改正")
        return self


class NoticeData(StrictForm):
    """The content of ``notice.yaml``."""

    requirements: list[NoticeRequirement] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A requirement of the notice and what stands for it."""

    requirement: NoticeRequirement
    rules: tuple[Rule, ...]
    coverage: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The matrix from the notice to the rules, and what does not fit into it.

    ``unknown`` are pairs of a requirement's id and an id in it that names nothing;
    ``leftover`` are rules and coverage requirements that no requirement names.
    """

    rows: tuple[TraceRow, ...]
    unknown: tuple[tuple[str, str], ...]
    leftover: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether everything in the matrix fits."""
        return not self.unknown and not self.leftover


def load_notice(folders: Iterable[Path]) -> tuple[NoticeRequirement, ...]:
    """The requirements of ``notice.yaml`` of each pack; later packs replace those of the same id.

    Raises ``RuleError`` for a file that is not of the form or uses an id twice.
    """
    found: dict[str, NoticeRequirement] = {}
    for folder in folders:
        path = folder / "notice.yaml"
        if path.is_file():
            found |= _by_id(read_form(path, NoticeData), path)
    return tuple(found.values())


def _by_id(data: NoticeData, path: Path) -> dict[str, NoticeRequirement]:
    found: dict[str, NoticeRequirement] = {}
    for requirement in data.requirements:
        if requirement.id in found:
            raise RuleError(f"{path}：编号 {requirement.id} 重复；请换一个编号。")
        found[requirement.id] = requirement
    return found


def trace(
    notice: Sequence[NoticeRequirement], rules: Sequence[Rule], wanted: Sequence[Requirement]
) -> Trace:
    """Hold the requirements of the notice against the rules and the coverage requirements."""
    known_rules = {rule.id: rule for rule in rules}
    known_wanted = {requirement.id: requirement for requirement in wanted}
    rows = tuple(
        TraceRow(each, _among(each.rules, known_rules), _among(each.coverage, known_wanted))
        for each in notice
    )
    rule_names = [(each.id, name) for each in notice for name in each.rules]
    wanted_names = [(each.id, name) for each in notice for name in each.coverage]
    return Trace(
        rows,
        (*_unknown(rule_names, known_rules), *_unknown(wanted_names, known_wanted)),
        (*_unnamed(rule_names, known_rules), *_unnamed(wanted_names, known_wanted)),
    )


def _among(names: Iterable[str], known: Mapping[str, Known]) -> tuple[Known, ...]:
    return tuple(known[name] for name in names if name in known)


def _unknown(named: Iterable[tuple[str, str]], known: Container[str]) -> Iterable[tuple[str, str]]:
    return (pair for pair in named if pair[1] not in known)


def _unnamed(named: Iterable[tuple[str, str]], known: Iterable[str]) -> Iterable[str]:
    names = {name for _, name in named}
    return (name for name in known if name not in names)
