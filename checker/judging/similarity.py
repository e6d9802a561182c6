"""Leftovers whose wording is slightly off: misspelt instruments, near-verbatim formulations.

Exact matching misses 《社会抚养费征管办法》 and a sentence with one character misread by OCR.
rapidfuzz compares what the rules left silent with names and formulations that are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import Field, RootModel

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.reading import read_form
from checker.judging.matching import Match
from checker.language.pipeline import Mention
from checker.language.provisions import Carried, Provision, Via

NAME = re.compile(r"《([^》]{4,30})》")
LOCAL = re.compile(r"^.{0,12}(?:省|市|自治区|自治州|州|县|区)")
POLARITY = re.compile(
    r"不得|不再|不应|禁止|严禁|取消|废止|停止|免征|不予征收|不征|无需|脱钩|挂钩|不"
)
REPEAL = re.compile(r"同时废止|予以废止|同时失效")
BIRTHS = re.compile(r"生育|超生|抚养|计划外|计生|婚育|胎|孕|妊娠")
SHORTEST = 12


class InstrumentNames(StrictForm):
    """``instruments.yaml``: superseded instruments by rule, and names that are in force."""

    similarity: int = Field(ge=50, le=100)
    longest_difference: int = 3
    superseded: dict[str, list[str]]
    in_force: Strings


class FormulationFile(RootModel[dict[str, list[str]]]):
    """The content of a file of formulations: leftovers in their usual words, by rule."""


@dataclass(frozen=True, slots=True)
class Formulation:
    """A leftover in its usual words and the rule that it breaks."""

    rule: str
    text: str


@dataclass(frozen=True)
class Similarity:
    """Finds by likeness what no pattern found."""

    names: InstrumentNames | None
    formulations: tuple[Formulation, ...]
    threshold: int = 88

    def names_in(self, provision: Provision) -> Iterator[tuple[str, Match]]:
        """Rule and match for each misspelt name of a superseded instrument."""
        text = provision.statement.text.text
        if self.names is None or "《" not in text or REPEAL.search(text):
            return
        for found in NAME.finditer(text):
            rule = self._superseded(found[1])
            if rule is not None:
                yield rule, _match(provision, *found.span())

    def _superseded(self, name: str) -> str | None:
        from rapidfuzz import fuzz

        assert self.names is not None
        name = name.removeprefix("中华人民共和国").removeprefix("国务院")
        if LOCAL.match(name) or name in self._exact_names:
            return None
        for rule, known in self._old_names:
            if abs(len(name) - len(known)) > self.names.longest_difference:
                continue
            if fuzz.ratio(name, known) >= self.names.similarity:
                return rule
        return None

    @cached_property
    def _old_names(self) -> list[tuple[str, str]]:
        assert self.names is not None
        return [(rule, name) for rule, names in self.names.superseded.items() for name in names]

    @cached_property
    def _exact_names(self) -> frozenset[str]:
        assert self.names is not None
        return frozenset((*self.names.in_force, *(name for _, name in self._old_names)))

    @cached_property
    def _texts(self) -> list[str]:
        return [formulation.text for formulation in self.formulations]

    def formulation_of(self, provision: Provision) -> tuple[str, Match] | None:
        """Rule and match if the statement is nearly one of the formulations.

        The two must agree in every word that negates: 不再征收 is not nearly 征收.
        """
        text = provision.statement.text.text
        if len(text) < SHORTEST or not BIRTHS.search(text) or not self.formulations:
            return None
        from rapidfuzz import fuzz, process

        for known, _, index in process.extract(
            text, self._texts, scorer=fuzz.ratio, score_cutoff=self.threshold, limit=3
        ):
            if POLARITY.findall(known) == POLARITY.findall(text):
                return self.formulations[index].rule, _match(provision, 0, len(text))
        return None


def load_similarity(folders: Iterable[Path], formulations: Path | None) -> Similarity:
    """Read ``instruments.yaml`` of the packs and the formulations of a folder.

    Raises ``RuleError`` for a file that is not of the form.
    """
    names = None
    for folder in folders:
        path = folder / "instruments.yaml"
        if path.is_file():
            names = read_form(path, InstrumentNames)
    known: list[Formulation] = []
    for path in sorted(formulations.glob("*.yaml")) if formulations else ():
        known += [
            Formulation(rule=rule, text=text)
            for rule, texts in read_form(path, FormulationFile).root.items()
            for text in texts
        ]
    return Similarity(names, tuple(known))


def _match(provision: Provision, start: int, end: int) -> Match:
    mention = Mention("formulation", start, end)
    carried = Carried(mention, provision.statement, Via.OWN, frozenset())
    return Match(provision, (carried,), ())
