"""Do the rule packs hold? Their faults, their examples, and words that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.judging.checker import Checker
from checker.judging.examples import ExampleFailure, Trial, try_examples
from checker.judging.pack import Fault, read_pack
from checker.judging.soundness import faults_of
from checker.language.concepts import ConceptPattern
from checker.language.contexts import CompiledCue
from checker.language.prefilter import Prefilter
from checker.language.statements import statements_of
from checker.model import NodeKind, Regulation
from checker.reading import read
from checker.reading.normal import normalise
from checker.resources import formulations_directory
from checker.structure import parse

LONGEST_SOURCE = 60
Source = ConceptPattern | CompiledCue


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of an examination; ``warnings`` do no harm, the rest does.

    ``tried`` is the number of examples checked, 0 where a fault keeps the packs from loading.
    """

    faults: tuple[Fault, ...]
    failures: tuple[ExampleFailure, ...] = ()
    warnings: tuple[Fault, ...] = ()
    tried: int = 0

    @property
    def passed(self) -> bool:
        """Whether the packs hold."""
        return not self.faults and not self.failures


def examine(folders: Sequence[Path]) -> Examination:
    """Examine the packs in ``folders`` together, later ones extending earlier ones.

    Raises nothing for wrong packs: what is wrong is listed.
    """
    pack, unreadable = read_pack(folders)
    faults = (*unreadable, *faults_of(pack))
    if any(fault.blocks for fault in faults):
        return Examination(faults)
    checker = Checker(folders)
    trial = try_examples(checker, pack.examples)
    known = [formulation.text for formulation in pack.similarity.formulations]
    warnings = tuple(_unused(checker, _texts((*trial.regulations, *_samples()), known)))
    return Examination((*faults, *_silent(checker, trial)), trial.failures, warnings, trial.count)


def _silent(checker: Checker, trial: Trial) -> Iterator[Fault]:
    for rule in checker.rules:
        if rule.id not in trial.spoke:
            yield Fault(rule.id, "没有一个例句能使这条规则报告问题；请补充反例，或者修改条件。")


def _samples() -> Iterator[Regulation]:
    """The sample drafts, where they are at hand: in a clone, not in an installation."""
    for path in sorted((formulations_directory().parent / "samples").glob("*.txt")):
        yield parse(read(path))


def _texts(regulations: Iterable[Regulation], known: Iterable[str]) -> set[str]:
    said = set(known)
    for regulation in regulations:
        said.update(each.text.text for each in statements_of(regulation))
        titles = (n for n in regulation.root.walk() if n.kind is NodeKind.TITLE)
        said.update(normalise(regulation.source.text[n.start : n.end]).text for n in titles)
    return said


def _unused(checker: Checker, texts: Iterable[str]) -> Iterator[Fault]:
    """Patterns and cues of the lexicon that none of the texts contains."""
    analyzer = checker.analyzer
    sources: list[Source] = [*analyzer.concepts.patterns, *analyzer.contexts.cues]
    for source in _unmatched(sources, analyzer.prefilter, texts):
        name = source.concept if isinstance(source, ConceptPattern) else source.context
        yield Fault(name, f"没有例句或者样本用到：{_shortened(source.source)}")


def _unmatched(
    sources: Sequence[Source], prefilter: Prefilter, texts: Iterable[str]
) -> list[Source]:
    left = set(range(len(sources)))
    for text in texts:
        possible = left.intersection(prefilter.candidates(text))
        left -= {index for index in possible if sources[index].regex.search(text)}
    return [sources[index] for index in sorted(left)]


def _shortened(source: str) -> str:
    return source if len(source) <= LONGEST_SOURCE else source[:LONGEST_SOURCE] + "…"
