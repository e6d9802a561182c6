"""Is a rule pack sound in itself? What its authors got wrong, told without checking any text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from checker.judging.coverage import Requirement
from checker.judging.examples import CoverageExamples, RuleExamples
from checker.judging.expressions import expression_faults, pattern_faults, substitution_faults
from checker.judging.matching import WAYS
from checker.judging.pack import Fault, Pack
from checker.judging.rules import When
from checker.judging.wording import EXPRESSIONS
from checker.judging.wording import FILE as WORDING_FILE
from checker.language.lexicon import LexiconData
from checker.reading.normal import normalise

FEWEST_EXAMPLES = 4
CONCEPT, CONTEXT, FACT, RULE, WAY = "概念", "语境", "事实", "规则", "来路"

Use = tuple[str, str, str]  # where, what kind of name, the name


def faults_of(pack: Pack) -> tuple[Fault, ...]:
    """Every fault of a pack: names of nothing, patterns that cannot serve, missing examples."""
    return (
        *_unknown_names(pack),
        *_doubled_requirements(pack),
        *_empty_bases(pack),
        *_patterns(pack),
        *_examples(pack),
    )


def _requirements(pack: Pack) -> list[Requirement]:
    return [each for listed in pack.coverage for each in listed.requirements]


def _unknown_names(pack: Pack) -> Iterator[Fault]:
    known: dict[str, Collection[str]] = {
        CONCEPT: pack.lexicon.concepts,
        CONTEXT: pack.lexicon.contexts,
        FACT: pack.facts,
        RULE: {rule.id for rule in pack.rules},
        WAY: WAYS,
    }
    for where, kind, name in _uses(pack):
        if name not in known[kind]:
            what = f"所用的{kind} {name} 没有定义；请定义它，或者改正名称。"
            yield Fault(where, what, blocks=kind == WAY)
    for rule in pack.rules:
        if rule.id in rule.overrides:
            yield Fault(rule.id, "overrides 中写了规则自己；请删去。")


def _uses(pack: Pack) -> Iterator[Use]:
    """Every name that something in a pack uses."""
    for rule in pack.rules:
        yield from _conditions(rule.id, rule.when, rule.unless)
        yield from _named(rule.id, FACT, (*rule.document.having, *rule.document.lacking))
        yield from _named(rule.id, RULE, rule.overrides)
    for wanted in _requirements(pack):
        yield from _conditions(wanted.id, wanted.when, wanted.unless)
    yield from _named("coverage.yaml", FACT, (listed.applies for listed in pack.coverage))
    for name, fact in pack.facts.items():
        yield from _named(name, CONCEPT, (*fact.title, *fact.anywhere))
        yield from _named(name, CONTEXT, fact.unless)
    yield from _lexicon_uses(pack.lexicon)
    for formulation in pack.similarity.formulations:
        yield formulation.text, RULE, formulation.rule
    if pack.wording is not None:
        words = pack.wording
        yield from _named(WORDING_FILE, CONCEPT, (*words.members, *words.conditions, *words.faults))
    if pack.similarity.names is not None:
        yield from _named("instruments.yaml", RULE, pack.similarity.names.superseded)


def _conditions(where: str, alternatives: Iterable[When], unless: Iterable[str]) -> Iterator[Use]:
    yield from _named(where, CONTEXT, unless)
    for when in alternatives:
        yield from _named(where, CONTEXT, when.in_context)
        for entry in (*when.all, *when.none):
            concepts, _, way = entry.partition("@")
            yield where, WAY, way
            yield from _named(where, CONCEPT, concepts.split("|"))


def _lexicon_uses(lexicon: LexiconData) -> Iterator[Use]:
    for name, context in lexicon.contexts.items():
        for cue in context.cues:
            yield from _named(name, CONCEPT, cue.concepts)
    for flow in lexicon.flows:
        yield from _named("flows", CONCEPT, (*flow.breaking, *flow.unless, flow.gives))


def _named(where: str, kind: str, names: Iterable[str]) -> Iterator[Use]:
    return ((where, kind, name) for name in names)


def _doubled_requirements(pack: Pack) -> Iterator[Fault]:
    for listed in pack.coverage:
        for name, times in Counter(each.id for each in listed.requirements).items():
            if times > 1:
                yield Fault(name, "对照项的编号在同一个文件中重复；请换一个编号。")


def _empty_bases(pack: Pack) -> Iterator[Fault]:
    bases = [(rule.id, basis) for rule in pack.rules for basis in rule.basis]
    bases += [(each.id, each.basis) for each in _requirements(pack)]
    for where, basis in bases:
        if not (basis.source.strip() and basis.at.strip() and basis.quote.strip()):
            yield Fault(where, "依据不完整；请写明来源、位置和原文。")


def _patterns(pack: Pack) -> Iterator[Fault]:
    for where, source in _sources(pack.lexicon):
        yield from pattern_faults(where, source, pack.lexicon)
    for rule in pack.rules:
        for each in rule.advice.replace:
            yield from substitution_faults(rule.id, each.find, each.put)
    for where, source in _cutting(pack):
        yield from expression_faults(where, source)
    for name, concept in pack.lexicon.concepts.items():
        for term in (*concept.terms, *concept.guarded):
            if not term or normalise(term, 0).text != term:
                yield Fault(name, f"词语“{term}”在规范化后的文本中不会出现；请写成规范的形式。")


def _cutting(pack: Pack) -> Iterator[tuple[str, str]]:
    """The regular expressions for cutting sentences and for places of proposed articles."""
    for wanted in _requirements(pack):
        if wanted.provision is not None:
            yield wanted.id, wanted.provision.chapter
    if pack.wording is not None:
        for name in EXPRESSIONS:
            yield WORDING_FILE, getattr(pack.wording, name)


def _sources(lexicon: LexiconData) -> Iterator[tuple[str, str]]:
    """Every regular expression of a lexicon and where it stands."""
    for name, concept in lexicon.concepts.items():
        for source in (*concept.patterns, *concept.except_):
            yield name, source
    for name, context in lexicon.contexts.items():
        for source in (*(cue.pattern for cue in context.cues), *context.stops):
            yield name, source
    for source in lexicon.violating:
        yield "violating", source
    for source in lexicon.nothing_else:
        yield "nothing_else", source


def _examples(pack: Pack) -> Iterator[Fault]:
    wanted: dict[str, RuleExamples | CoverageExamples | None]
    wanted = {rule.id: pack.examples.rules.get(rule.id) for rule in pack.rules}
    wanted |= {each.id: pack.examples.coverage.get(each.id) for each in _requirements(pack)}
    for where, examples in wanted.items():
        if examples is None:
            yield Fault(where, f"没有例句；正反例各需 {FEWEST_EXAMPLES} 个以上。")
            continue
        for kind, texts in examples.model_dump().items():
            if len(set(texts)) < FEWEST_EXAMPLES:
                yield Fault(where, f"{kind} 例句不足 {FEWEST_EXAMPLES} 个；请补充不同说法的例句。")
    for unknown in sorted(pack.examples.names() - wanted.keys()):
        yield Fault(unknown, "有例句，却没有这个规则或者对照项；请核对编号。")
