"""Does a draft contain what the notice asks for, and in which article?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.reading import read_form
from checker.findings import Basis, Coverage, CoverageStatus
from checker.judging.locating import quoted_span
from checker.judging.matching import Bits, Pattern
from checker.judging.rules import BasisData, When
from checker.language.provisions import AnalysedText, Provision


class ProposedArticle(StrictForm):
    """An article for a draft that lacks something: ``chapter`` matches the title of its chapter.

    ``text`` has a line for each paragraph; what the province has to settle is left open in 【】.
    """

    chapter: str
    text: str


class Requirement(StrictForm):
    """One thing that the notice wants a regulation to contain."""

    id: str
    title: str
    basis: BasisData
    when: list[When] = Field(min_length=1)
    unless: Strings
    advice: str
    provision: ProposedArticle | None = None


class RequirementList(StrictForm):
    """``coverage.yaml``: the requirements and the fact that makes them applicable."""

    applies: str
    requirements: list[Requirement]


@dataclass(frozen=True)
class Requirements:
    """The requirements of the loaded packs."""

    applies: str
    requirements: tuple[Requirement, ...]
    patterns: tuple[Pattern, ...]


def load_requirements(folders: Iterable[Path], bits: Bits) -> Requirements:
    """Read ``coverage.yaml`` of each pack; later packs replace requirements of the same id.

    Raises ``RuleError`` for a file that is not of the form.
    """
    applies = ""
    found: dict[str, Requirement] = {}
    for folder in folders:
        path = folder / "coverage.yaml"
        if not path.is_file():
            continue
        data = read_form(path, RequirementList)
        applies = data.applies
        found |= {requirement.id: requirement for requirement in data.requirements}
    requirements = tuple(found.values())
    return Requirements(
        applies, requirements, tuple(Pattern(r.when, r.unless, bits) for r in requirements)
    )


def cover(text: AnalysedText, wanted: Requirements, facts: frozenset[str]) -> tuple[Coverage, ...]:
    """What a text says of each requirement; all not applicable if it is no such regulation."""
    applicable = wanted.applies in facts
    return tuple(
        _cover(text.provisions if applicable else (), requirement, pattern, applicable)
        for requirement, pattern in zip(wanted.requirements, wanted.patterns, strict=True)
    )


def _cover(
    provisions: Sequence[Provision], wanted: Requirement, pattern: Pattern, applicable: bool
) -> Coverage:
    absent = CoverageStatus.ABSENT if applicable else CoverageStatus.NOT_APPLICABLE
    for provision in provisions:
        found = pattern.match(provision)
        if found is not None:
            statement = provision.statement
            last = max(c.mention.end for c in found.own)
            span = quoted_span(statement, [c.mention.start for c in found.own], last)
            article = statement.article.label if statement.article else None
            return _coverage(wanted, CoverageStatus.PRESENT, article, provision.source(span))
    return _coverage(wanted, absent, None, None)


def _coverage(
    wanted: Requirement, status: CoverageStatus, article: str | None, quote: str | None
) -> Coverage:
    basis = Basis(wanted.basis.source, wanted.basis.at, wanted.basis.quote)
    return Coverage(wanted.id, wanted.title, status, article, quote, basis, wanted.advice)
