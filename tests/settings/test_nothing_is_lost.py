"""Whatever comments stand in a text, every finding is either counted or set aside, and once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from setting_drafts import DRAFT

from checker.judging import Checker
from checker.reading import read_bytes
from checker.reporting.plain import plain_document
from checker.settings.directives import directives_of
from checker.settings.suppressing import suppress
from checker.structure import parse

WORDS = [
    "ignore",
    "ignore-file",
    "FEE001",
    "AIM001",
    "理由：",
    "已请示",
    "-->",
    "<!--",
    "\n",
    "，",
    " ",
]
COMMENTS = st.lists(st.sampled_from(WORDS), max_size=6).map(lambda w: f"<!-- tiaoli: {' '.join(w)}")
ENDS = st.sampled_from([" -->\n", "\n", " -->"])
PLACES = st.sampled_from([at + 1 for at, each in enumerate(DRAFT) if each == "\n"])


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


@given(place=PLACES, comment=COMMENTS, end=ENDS)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost(checker: Checker, place: int, comment: str, end: str) -> None:
    text = DRAFT[:place] + comment + end + DRAFT[place:]
    regulation = parse(read_bytes(text.encode(), "a.md"))
    raw = plain_document(checker.check(regulation))
    known = {rule.id for rule in checker.rules}
    done = suppress(raw, regulation, known)
    counted = [f for f in done.findings if f.topic != "suppression"]
    aside = [each.finding for each in done.suppressed]
    assert sorted([*counted, *aside], key=lambda f: (f.span, f.rule)) == sorted(
        raw.findings, key=lambda f: (f.span, f.rule)
    )
    assert all(each.suppression.reason for each in done.suppressed)
    for fault in done.findings:
        assert regulation.source.slice(fault.span) == fault.quote != ""
    for directive in directives_of(regulation):
        assert 0 <= directive.covers.start <= directive.covers.end <= len(text)
