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
from wordings import forms_of, plain, synonyms_of

VIOLATING = table("violating")
COMPLYING = table("complying")
OPEN: dict[str, str] = yaml.safe_load((HERE / "open_cases.yaml").read_text(encoding="utf-8")) or {}
TOPICS = {
    "maintenance-fee", "birth-penalty", "household-registration", "school-enrolment", "employment",
    "service-linkage", "compulsory-measure", "birth-limit", "residual-reference", "outdated-aim",
    "local-compact", "superseded-law", "agency-name",
}  # fmt: skip

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


def test_every_topic_is_in_the_battery() -> None:
    assert {row["topic"] for row in VIOLATING.values()} == TOPICS


def test_the_battery_is_large_enough() -> None:
    assert (len(VIOLATING) >= 40, len(COMPLYING) >= 30) == (True, True)


def test_open_cases_are_cases() -> None:
    known = {name for cases in (staying(), going(), lawful()) for name, _, _ in cases}
    assert set(OPEN) - known == set()


def test_a_moved_reference_names_the_moved_article() -> None:
    row = VIOLATING["pen-reference"]
    draft = replace(drafted(row, plain(row)), first=57)
    assert "违反本条例第五十八条规定的" in draft.text()
