"""Why does a rule speak about a text, and what keeps the others silent?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.findings import Severity
from checker.judging.checker import Checker
from checker.judging.examples import document_of
from checker.judging.matching import Alternative, Pattern, Term
from checker.judging.rules import Rule, When
from checker.language.provisions import Carried, Provision, Via
from checker.model import Regulation, Span
from checker.reading import read_bytes
from checker.structure import parse


class Reason(StrEnum):
    """Why a rule speaks or is silent; those that came nearest to speaking first."""

    SPEAKS = "speaks"  # its pattern holds
    ALIKE = "alike"  # the words are nearly a known name or formulation
    OVERRIDDEN = "overridden"  # a more specific rule, or an error, says it better
    ELSEWHERE = "elsewhere"  # the rule is not about such documents
    EXCUSED = "excused"  # contexts excuse the words
    OPPOSED = "opposed"  # something that must not be there is
    UNGOVERNED = "ungoverned"  # the words do not stand in the context that it needs
    APART = "apart"  # all words are there, but not near enough or not in order
    LACKING = "lacking"  # some of the concepts are missing
    NOTHING = "nothing"  # none of its concepts is in the sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a provision by the way that comes nearest, and why.

    ``found`` are the mentions that it counts or would count, ``lacking`` the entries of
    ``when.all`` without one, ``opposing`` those of ``when.none`` that are there, ``contexts`` the
    contexts that excuse, ``by`` the rules that say it better.
    """

    rule: Rule
    reason: Reason
    when: When | None = None
    found: tuple[Carried, ...] = ()
    lacking: tuple[str, ...] = ()
    opposing: tuple[Carried, ...] = ()
    contexts: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Explained:
    """A provision, and the verdict of every rule on it: those that speak first."""

    provision: Provision
    verdicts: tuple[Verdict, ...]


def explain_text(checker: Checker, text: str) -> tuple[Explained, ...]:
    """What the rules say of words that somebody tries, in a regulation around them.

    A whole document, or its articles, is taken as it is (see ``document_of``).
    """
    document = document_of(text)
    regulation = parse(read_bytes(document.encode(), "例句.txt"))
    first = max(0, regulation.source.text.find(text.strip()))
    return explain(checker, regulation, Span(first, first + len(text.strip())))


def explain(checker: Checker, regulation: Regulation, within: Span) -> tuple[Explained, ...]:
    """What the rules say of each provision that begins in ``within``.

    What speaks is what ``check`` finds. Raises ``RuleError`` if an expression of a pack is wrong.
    """
    analysed, facts = checker.analysed(regulation)
    spoke: dict[str, set[str]] = {}
    for finding in checker.check(regulation).findings:
        for provision in analysed.provisions:
            if _bounds(provision).contains(finding.span):
                spoke.setdefault(str(_bounds(provision)), set()).add(finding.rule)
    return tuple(
        _explained(checker, provision, facts, spoke.get(str(_bounds(provision)), set()))
        for provision in analysed.provisions
        if within.start <= _bounds(provision).start < within.end
    )


def _bounds(provision: Provision) -> Span:
    statement = provision.statement
    return statement.span(0, len(statement.text.text))


def _explained(
    checker: Checker, provision: Provision, facts: frozenset[str], spoke: set[str]
) -> Explained:
    judged = [_verdict(rule, pattern, provision) for rule, pattern in checker.patterns]
    settled = [_settled(each, checker, facts, spoke) for each in judged]
    order = list(Reason)
    return Explained(
        provision,
        tuple(
            sorted(
                settled,
                key=lambda each: (order.index(each.reason), len(each.lacking), -len(each.found)),
            )
        ),
    )


def _settled(verdict: Verdict, checker: Checker, facts: frozenset[str], spoke: set[str]) -> Verdict:
    """The verdict in view of the document and of the other rules."""
    rule = verdict.rule
    if rule.id in spoke:
        return _with(verdict, verdict.reason if verdict.reason is Reason.SPEAKS else Reason.ALIKE)
    if verdict.reason is not Reason.SPEAKS:
        return verdict
    if not facts.issuperset(rule.document.having) or facts & set(rule.document.lacking):
        return _with(verdict, Reason.ELSEWHERE)
    return _with(verdict, Reason.OVERRIDDEN, tuple(_better(rule, checker.rules, spoke)))


def _with(verdict: Verdict, reason: Reason, by: tuple[str, ...] = ()) -> Verdict:
    found = verdict.found if reason is not Reason.ALIKE else ()
    return Verdict(verdict.rule, reason, verdict.when, found, by=by)


def _better(rule: Rule, rules: Iterable[Rule], spoke: set[str]) -> Iterator[str]:
    for each in rules:
        is_graver = rule.yields_to_errors and each.severity is Severity.ERROR
        if each.id in spoke and (rule.id in each.overrides or is_graver):
            yield each.id


def _verdict(rule: Rule, pattern: Pattern, provision: Provision) -> Verdict:
    tried = [_tried(rule, pattern, each, provision) for each in pattern.alternatives]
    order = list(Reason)
    return min(
        tried,
        key=lambda each: (order.index(each.reason), len(each.lacking), -len(each.found)),
    )


def _tried(rule: Rule, pattern: Pattern, way: Alternative, provision: Provision) -> Verdict:
    """What one way of a rule makes of a provision."""
    match = pattern.match_by(provision, way)
    if match is not None:
        return Verdict(rule, Reason.SPEAKS, way.when, (*match.own, *match.flowed))
    mentions = [_mentions(provision, term) for term in way.terms]
    found = tuple(dict.fromkeys(each[0] for each in mentions if each))
    lacking = tuple(entry for entry, each in zip(way.when.all, mentions, strict=True) if not each)
    if not any(carried.via is Via.OWN for carried in found):
        return Verdict(rule, Reason.NOTHING, way.when)
    if lacking:
        return Verdict(rule, Reason.LACKING, way.when, found, lacking)
    return _all_there(rule, pattern, way, provision, found)


def _all_there(
    rule: Rule,
    pattern: Pattern,
    way: Alternative,
    provision: Provision,
    found: tuple[Carried, ...],
) -> Verdict:
    """Why a way does not hold although all of its concepts are there."""
    against = (_mentions(provision, term) for term in way.none)
    opposing = tuple(dict.fromkeys(each[0] for each in against if each))
    if opposing:
        return Verdict(rule, Reason.OPPOSED, way.when, found, opposing=opposing)
    excused = [_excuses(provision, term, pattern.excusing) for term in way.terms]
    contexts = tuple(dict.fromkeys(name for each in excused for name in sorted(each)))
    if contexts:
        return Verdict(rule, Reason.EXCUSED, way.when, found, contexts=contexts)
    governed = any(carried.contexts & way.in_context for carried in found)
    is_ungoverned = bool(way.in_context) and not governed
    return Verdict(rule, Reason.UNGOVERNED if is_ungoverned else Reason.APART, way.when, found)


def _mentions(provision: Provision, term: Term) -> list[Carried]:
    """The mentions of a term that came in by a way that counts, excused or not; own ones first."""
    return [
        carried
        for carried in (*provision.own, *provision.carried)
        if carried.mention.concept in term.concepts and carried.via in term.ways
    ]


def _excuses(provision: Provision, term: Term, excusing: frozenset[str]) -> frozenset[str]:
    """The contexts that excuse every mention of a term; none if one mention counts."""
    held = [carried.contexts & excusing for carried in _mentions(provision, term)]
    return frozenset[str]().union(*held) if all(held) else frozenset()
