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
from typing import TypeVar

from pydantic import Field, RootModel

from checker.datafiles.forms import StrictForm, Strings
from checker.datafiles.reading import read_form
from checker.judging.matching import Match
from checker.language.pipeline import Mention
from checker.language.provisions import Carried, Provision, Via

NAME = re.compile(r"《([^》]{4,30})》")
LONGEST_PLACE = 12  # characters before 省, 市, 县 … in the name of a local instrument
Form = TypeVar("Form", bound=StrictForm)


class InstrumentNames(StrictForm):
    """``instruments.yaml``: superseded instruments by rule, and names that are in force.

    ``similarity`` is rapidfuzz's ratio in percent from which a name is a misspelt one;
    ``longest_difference`` (in characters) is how much longer or shorter it may be. ``issuers``
    may stand before a name, ``places`` make it a local instrument, and a statement with a word
    of ``repealing`` repeals what it names.
    """

    similarity: int = Field(ge=50, le=100)
    longest_difference: int = 3
    superseded: dict[str, list[str]]
    in_force: Strings
    issuers: Strings
    places: Strings
    repealing: Strings


class Likeness(StrictForm):
    """``likeness.yaml``: when a statement is nearly a formulation.

    ``similarity`` is rapidfuzz's ratio in percent; statements with fewer than ``shortest``
    characters or without a word of ``about`` are not compared, and the words of ``polarity``
    must be the same in both.
    """

    similarity: int = Field(ge=50, le=100)
    shortest: int = Field(ge=1)
    about: list[str] = Field(min_length=1)
    polarity: list[str] = Field(min_length=1)


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

    names: InstrumentNames | None = None
    likeness: Likeness | None = None
    formulations: tuple[Formulation, ...] = ()

    def names_in(self, provision: Provision) -> Iterator[tuple[str, Match]]:
        """Rule and match for each misspelt name of a superseded instrument."""
        text = provision.statement.text.text
        if self.names is None or "《" not in text or self._repealing.search(text):
            return
        for found in NAME.finditer(text):
            rule = self._superseded(found[1])
            if rule is not None:
                yield rule, _match(provision, *found.span())

    def _superseded(self, name: str) -> str | None:
        from rapidfuzz import fuzz

        assert self.names is not None
        for issuer in self.names.issuers:
            name = name.removeprefix(issuer)
        if self._local.match(name) or name in self._exact_names:
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
    def _local(self) -> re.Pattern[str]:
        assert self.names is not None
        return re.compile(f".{{0,{LONGEST_PLACE}}}{_any_of(self.names.places)}")

    @cached_property
    def _repealing(self) -> re.Pattern[str]:
        assert self.names is not None
        return re.compile(_any_of(self.names.repealing))

    @cached_property
    def _about(self) -> re.Pattern[str]:
        assert self.likeness is not None
        return re.compile(_any_of(self.likeness.about))

    @cached_property
    def _polarity(self) -> re.Pattern[str]:
        assert self.likeness is not None
        return re.compile(_any_of(self.likeness.polarity))

    @cached_property
    def _texts(self) -> list[str]:
        return [formulation.text for formulation in self.formulations]

    def formulation_of(self, provision: Provision) -> tuple[str, Match] | None:
        """Rule and match if the statement is nearly one of the formulations.

        The two must agree in every word that negates: 不再征收 is not nearly 征收.
        """
        text = provision.statement.text.text
        wanted = self.likeness
        if wanted is None or not self.formulations or len(text) < wanted.shortest:
            return None
        if not self._about.search(text):
            return None
        from rapidfuzz import fuzz, process

        for known, _, index in process.extract(
            text, self._texts, scorer=fuzz.ratio, score_cutoff=wanted.similarity, limit=3
        ):
            if self._polarity.findall(known) == self._polarity.findall(text):
                return self.formulations[index].rule, _match(provision, 0, len(text))
        return None


def load_similarity(folders: Iterable[Path], formulations: Path | None) -> Similarity:
    """Read ``instruments.yaml`` and ``likeness.yaml`` of the packs, formulations of a folder.

    Later packs add to the words of earlier ones and change their numbers. Raises ``RuleError`` for a file that is not of the form.
    """
    packs = tuple(folders)
    known: list[Formulation] = []
    for path in sorted(formulations.glob("*.yaml")) if formulations else ():
        known += [
            Formulation(rule=rule, text=text)
            for rule, texts in read_form(path, FormulationFile).root.items()
            for text in texts
        ]
    names = _in_packs(packs, "instruments.yaml", InstrumentNames)
    return Similarity(names, _in_packs(packs, "likeness.yaml", Likeness), tuple(known))


def _in_packs(folders: Iterable[Path], name: str, form: type[Form]) -> Form | None:
    """What a file of each pack says, all together; ``None`` if no pack has it."""
    found: Form | None = None
    for folder in folders:
        path = folder / name
        if path.is_file():
            found = _joined(found, read_form(path, form))
    return found


def _joined(old: Form | None, new: Form) -> Form:
    """The words of both forms, the numbers of the new one."""
    words: dict[str, object] = {}
    for name, value in new:
        known = getattr(old, name, None)
        if isinstance(value, list):
            words[name] = [*(known or ()), *value]
        elif isinstance(value, dict):
            known = known or {}
            words[name] = known | {key: [*known.get(key, ()), *value[key]] for key in value}
    return new.model_copy(update=words)


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first; for none if there are none."""
    ordered = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"


def _match(provision: Provision, start: int, end: int) -> Match:
    mention = Mention("formulation", start, end)
    carried = Carried(mention, provision.statement, Via.OWN, frozenset())
    return Match(provision, (carried,), ())
