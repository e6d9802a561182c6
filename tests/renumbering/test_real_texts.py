"""Real laws and regulations without some of their articles: what remains cites what it cited."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from revising import carried_out, parsed

from checker.model import Node, NodeKind, ReferenceStatus, Regulation
from checker.reading import read
from checker.renumbering import Insertion, consequences
from checker.structure import parse

SHARED = Path(__file__).parents[3] / "shared"
TEXTS = sorted([*SHARED.glob("benchmark/dev/texts/*.txt"), *SHARED.glob("amendments/*/result.txt")])
NUMBERS = re.compile(
    r"[第條条款项章节之至到和或者及以与、（）()前本上下一两二三四五六七八九十百零〇\d\s]"
)
NEW = "新增事由乙丙"


def said(node: Node, regulation: Regulation) -> str:
    """What a provision says apart from numbers and citations; of a division its title."""
    if node.kind in (NodeKind.CHAPTER, NodeKind.SECTION):
        return f"{node.kind} {node.title}"
    return f"{node.kind} {NUMBERS.sub('', regulation.source.text[node.body : node.end])}"


def cited(regulation: Regulation, left_out: set[int]) -> Counter[str]:
    """What is cited how often, by what it says; without some references and some provisions."""
    found: Counter[str] = Counter()
    for reference in regulation.references:
        if id(reference) not in left_out:
            names = {said(n, regulation) for n in reference.targets if id(n) not in left_out}
            found.update(name for name in names if NEW not in name)
    return found


def left_out(old: Regulation, deleted: list[Node], dangling: set[int]) -> set[int]:
    """The identities of what goes and of the references that go or are left to the caller."""
    gone = {id(below) for node in deleted for below in node.walk()}
    inside = {
        id(each)
        for each in old.references
        if any(node.span.contains(each.span) for node in deleted)
        or each.status is ReferenceStatus.UNRESOLVED
    }
    return gone | inside | dangling


@pytest.mark.skipif(not TEXTS, reason="the shared texts are not on this machine")
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("seed", range(3))
def test_what_remains_cites_what_it_cited(path: Path, seed: int) -> None:
    random, old = Random(seed), parse(read(path))
    deleted = [each for each in old.articles() if random.random() < 0.08]
    places = [each.start for each in old.articles()[1:]]
    coming = [Insertion(random.choice(places), f"第〇条　{NEW}。\n")] if seed else []
    found = consequences(old, deleted, coming)
    new = parsed(carried_out(old, deleted, found))
    dangling = {id(each.reference) for each in found.dangling if not each.is_settled}
    before = cited(old, left_out(old, deleted, dangling))
    after = cited(new, set())
    assert not before - after
    assert len(new.articles()) == len(old.articles()) - len(deleted) + len(coming)
