"""Wording that must not matter leaves the finding, wording that must takes it away.

Each case is one provision of ``violating.yaml`` or ``complying.yaml`` in one transformation.
``open_cases.yaml`` lists by id the cases on which the checker is still wrong, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml
from drafts import HERE, Draft, drafted, findings, table, topics
from reversals import reversals_of
from surfaces import surfaces_of
from wordings import forms_of, plain, surrounded, synonyms_of

VIOLATING = table("violating")
COMPLYING = table("complying")
OPEN: dict[str, str] = yaml.safe_load((HERE / "open_cases.yaml").read_text(encoding="utf-8")) or {}
TOPICS = {
    "maintenance-fee", "birth-penalty", "household-registration", "school-enrolment", "employment",
    "service-linkage", "compulsory-measure", "birth-limit", "residual-reference", "outdated-aim",
    "local-compact", "superseded-law", "agency-name",
}  # fmt: skip

# Articles that stand before the one that is judged and must not colour it.
UNLAWFUL = ("违反本条例规定生育子女的，征收社会抚养费。", "申请入学的，应当提交计划生育证明。")
LAWFUL = ("停止征收社会抚养费。", "不得将入户、入学、入职等与个人生育情况挂钩。")

Case = tuple[str, Draft, str]


def violating(row: dict[str, Any]) -> Iterator[tuple[str, Draft]]:
    """A violating provision in all its forms, synonyms and outer forms."""
    for name, body in forms_of(row):
        yield f"form {name}", drafted(row, body)
    whole = plain(row)
    for name, body in synonyms_of(whole) if row["topic"] != "superseded-law" else ():
        yield f"synonym {name}", drafted(row, body)
    for name, draft in surfaces_of(drafted(row, whole)):
        yield f"surface {name}", draft
    yield "lawful articles before", replace(drafted(row, whole), fillers=LAWFUL)
    listed = [body for name, body in forms_of(row) if name.startswith("listed")][:1]
    for body in listed:
        for name, draft in surfaces_of(drafted(row, body)):
            if "item" in name or name in ("Word", "Markdown list", "wrapped"):
                yield f"listed {name}", draft


def staying() -> Iterator[Case]:
    """Drafts in which the finding must stay."""
    for known, row in VIOLATING.items():
        for name, draft in violating(row):
            yield f"{known}: {name}", draft, row["topic"]


def going() -> Iterator[Case]:
    """Drafts in which the finding must be gone."""
    for known, row in VIOLATING.items():
        for name, body in reversals_of(row):
            yield f"{known}: {name}", drafted(row, body), row["topic"]


def lawful() -> Iterator[Case]:
    """Drafts in which there must be no error and nothing of the topic that lies near."""
    for known, row in COMPLYING.items():
        draft = drafted(row, row["text"])
        yield f"{known}: plain", draft, row["near"]
        for name, changed in surfaces_of(draft):
            yield f"{known}: surface {name}", changed, row["near"]
        for name, body in surrounded(row["text"]):
            yield f"{known}: {name}", drafted(row, body), row["near"]
        unlawful = replace(draft, fillers=UNLAWFUL)
        yield f"{known}: unlawful articles before", unlawful, row["near"]


def params(cases: Iterable[Case]) -> list[Any]:
    return [
        pytest.param(draft, topic, id=known, marks=_marks(known)) for known, draft, topic in cases
    ]


def _marks(known: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=OPEN[known])] if known in OPEN else []


@pytest.mark.parametrize(("draft", "topic"), params(staying()))
def test_the_finding_stays(draft: Draft, topic: str) -> None:
    assert topic in topics(draft)


@pytest.mark.parametrize(("draft", "topic"), params(going()))
def test_the_finding_goes(draft: Draft, topic: str) -> None:
    assert topic not in topics(draft)


@pytest.mark.parametrize(("draft", "near"), params(lawful()))
def test_nothing_is_found(draft: Draft, near: str) -> None:
    wrong = [f for f in findings(draft) if f.severity == "error" or f.topic == near]
    assert [(f.rule, f.quote) for f in wrong] == []


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_every_topic_has_provisions_of_both_kinds(topic: str) -> None:
    violating_rows = [row for row in VIOLATING.values() if row["topic"] == topic]
    complying_rows = [row for row in COMPLYING.values() if row["near"] == topic]
    assert (len(violating_rows) >= 4, len(complying_rows) >= 4) == (True, True)


def test_open_cases_are_cases() -> None:
    known = {name for cases in (staying(), going(), lawful()) for name, _, _ in cases}
    assert set(OPEN) - known == set()


def test_a_moved_reference_names_the_moved_article() -> None:
    row = VIOLATING["pen-reference"]
    draft = replace(drafted(row, plain(row)), first=57)
    assert "违反本条例第五十八条规定的" in draft.text()
