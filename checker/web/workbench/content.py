"""What the workbench shows, as plain values for the browser: it sets them as text, never as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.findings import Finding, Related, Severity
from checker.judging import Checker
from checker.model import Regulation
from checker.reporting import vocabulary
from checker.reporting.remarks import address
from checker.reviewing.carrying import BY_HAND
from checker.reviewing.comments import Comment
from checker.reviewing.decisions import STATE_NAMES, Decision
from checker.reviewing.layout import Block
from checker.reviewing.matters import Matter
from checker.reviewing.people import Person, Right
from checker.reviewing.review import Review, Reviewed
from checker.web import palette
from checker.web.words import moment
from checker.web.workbench.similar import similar

Values = dict[str, Any]


def content(
    review: Review,
    matter: Matter,
    person: Person,
    checker: Checker,
    new: Iterable[str] = (),
    definitions: Regulation | None = None,
) -> Values:
    """Text, findings, people and words for the component.

    ``new`` are the fingerprints that the version before did not have; with ``definitions``, the
    parsed text, findings tell the definitions whose terms they use.
    """
    fresh = frozenset(new)
    text = review.document.text
    return {
        "version": review.version,
        "title": review.document.title or review.title,
        "versionName": f"第 {review.number} 版 · {review.document.path}",
        "blocks": [_block(each, text) for each in review.blocks],
        "findings": [
            _finding(each, checker, fresh, definitions) | _said(each, person)
            for each in review.findings
        ],
        "people": [{"id": each.id, "name": each.name} for each in matter.members],
        "me": person.id,
        "mayDecide": person.may(Right.DECIDE) and matter.closed_at is None,
        "mayComment": person.may(Right.COMMENT),
        "states": {state.value: name for state, name in STATE_NAMES.items()},
        "signs": {each.value: sign for each, sign in palette.SEVERITY_SIGNS.items()},
        "stateSigns": {each.value: sign for each, sign in palette.STATE_SIGNS.items()},
        "severities": {each.value: vocabulary.SEVERITY[each] for each in Severity},
        "topics": _topics(review, checker),
    }


def _block(block: Block, text: str) -> Values:
    return {
        "kind": block.kind.value,
        "start": block.start,
        "text": text[block.start : block.end],
        "label": block.label,
        "article": block.article,
    }


def _finding(
    each: Reviewed, checker: Checker, fresh: frozenset[str], definitions: Regulation | None
) -> Values:
    finding = each.finding
    return {
        "key": finding.fingerprint,
        "rule": "人工" if finding.rule == BY_HAND else finding.rule,
        "topic": finding.topic,
        "topicName": vocabulary.topic(finding.topic),
        "severity": finding.severity.value,
        "title": finding.title,
        "chapter": finding.chapter or "",
        "place": address(finding) or "全文",
        "start": finding.span.start,
        "end": finding.span.end,
        "marks": [[mark.start, mark.end] for mark in finding.highlights],
        "quote": finding.quote,
        "message": finding.message,
        "basis": [{"at": f"{b.source} {b.at}".strip(), "quote": b.quote} for b in finding.basis],
        "action": vocabulary.action(finding.advice.action),
        "advice": finding.advice.text,
        "related": [*map(_related, finding.related), *_defined(finding, definitions)],
        "similar": list(similar(checker, finding)),
        "fresh": finding.fingerprint in fresh,
        "foundBy": each.found_by.name if each.found_by else "",
    }


def _related(related: Related) -> Values:
    why = vocabulary.why(related.why)
    return {"article": related.article, "quote": related.quote, "why": why}


def _defined(finding: Finding, definitions: Regulation | None) -> Iterable[Values]:
    """The places where abbreviations in the quote are introduced."""
    if definitions is None:
        return
    for each in definitions.abbreviations:
        if each.short in finding.quote and not each.span.overlaps(finding.span):
            quote = f"{each.full}（以下简称“{each.short}”）"
            yield {"article": "", "quote": quote, "why": "简称的定义", "start": each.span.start}


def _said(each: Reviewed, person: Person) -> Values:
    decision = each.decision
    return {
        "state": each.state.value,
        "revision": each.revision,
        "reason": decision.reason if decision else "",
        "by": f"{decision.person} · {moment(decision.at)}" if decision else "",
        "earlier": [_decided(before) for before in each.earlier],
        "assignee": decision.assignee if decision else "",
        "assigneeId": decision.assignee_id if decision else None,
        "comments": [_comment(comment) for comment in each.comments],
        "mine": each.found_by is not None and each.found_by.id == person.id and not each.revision,
    }


def _decided(decision: Decision) -> str:
    """An earlier decision in one line."""
    reason = f"：{decision.reason}" if decision.reason else ""
    to = f"（指派给 {decision.assignee}）" if decision.assignee else ""
    state = STATE_NAMES[decision.state]
    return f"{moment(decision.at)} {decision.person}：{state}{to}{reason}"


def _comment(comment: Comment) -> Values:
    return {"text": comment.text, "by": f"{comment.person} · {moment(comment.at)}"}


def _topics(review: Review, checker: Checker) -> list[Sequence[str]]:
    """All topics by name: those of the rules, and those of findings made by other rules."""
    names = {rule.topic for rule in checker.rules}
    names |= {each.finding.topic for each in review.findings}
    return [(name, vocabulary.topic(name)) for name in sorted(names, key=vocabulary.topic)]
