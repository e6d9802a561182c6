"""Doing what a reviewer did on the workbench, and the sentence that tells him what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Span
from checker.reviewing.by_hand import add_finding, remove_finding
from checker.reviewing.comments import add_comment
from checker.reviewing.decisions import STATE_NAMES, Decision, Outcome, Seen, assign, decide, undo
from checker.reviewing.work import Desk, Work
from checker.web.words import moment
from checker.web.workbench.acts import Act, Add, Assign, Decide, Remove, Say, Undo


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: one sentence, whether others were faster, what to show next."""

    said: str
    overtaken: bool = False
    show: str | None = None  # the fingerprint of a finding


def do(desk: Desk, version_id: int, act: Act) -> Done:
    """Do it. Raises ``DeskError`` where it may not or cannot be done."""
    with desk.writing() as work:
        match act:
            case Decide():
                outcome = decide(work, version_id, _seen(act), act.state, act.reason)
                return _told(outcome, STATE_NAMES[act.state])
            case Assign():
                return _told(assign(work, version_id, _seen(act), act.person), "指派")
            case Undo():
                return _undone(undo(work, version_id))
            case _:
                return _of_one(work, version_id, act)


def _of_one(work: Work, version_id: int, act: Say | Add | Remove) -> Done:
    match act:
        case Say():
            add_comment(work, version_id, act.fingerprint, act.text)
            return Done("批注已保存。")
        case Remove():
            remove_finding(work, version_id, act.fingerprint)
            return Done("已撤回新增的问题。")
        case Add():
            made = add_finding(
                work,
                version_id,
                Span(act.start, act.end),
                severity=act.severity,
                topic=act.topic,
                message=act.message,
                advice=act.advice,
            )
            return Done("已新增问题。", show=made)


def _seen(act: Decide | Assign) -> list[Seen]:
    return [Seen(each.fingerprint, each.revision) for each in act.seen]


def _told(outcome: Outcome, what: str) -> Done:
    said = f"{what}：已保存 {len(outcome.decided)} 个问题。" if outcome.decided else ""
    if not outcome.conflicts:
        return Done(said)
    theirs = "；".join(map(_by_other, outcome.conflicts[:3]))
    more = f"等 {len(outcome.conflicts)} 个问题" if len(outcome.conflicts) > 3 else ""
    return Done(
        f"{said}您看到的内容已经变了：{theirs}{more}。没有覆盖，请看过后再决定。",
        overtaken=True,
        show=outcome.conflicts[0].fingerprint,
    )


def _by_other(decision: Decision) -> str:
    return f"{decision.person} 已于 {moment(decision.at)} 处理为“{STATE_NAMES[decision.state]}”"


def _undone(outcome: Outcome | None) -> Done:
    if outcome is None:
        return Done("没有可以撤销的处理。")
    if outcome.conflicts:
        return _told(outcome, "撤销")
    return Done(f"已撤销对 {len(outcome.decided)} 个问题的处理。", show=outcome.decided[0])
