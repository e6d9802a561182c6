"""Whatever goes and comes: numbers run on, references name what they named, nothing else changes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_drafts import WORD, draft
from revising import carried_out, parsed

from checker.model import Node, NodeKind, Reference, ReferenceStatus, Regulation
from checker.renumbering import Consequences, Insertion, consequences

RANDOM = st.randoms(use_true_random=False)
CITING = re.compile(
    r"[第条款项章之至到—和或者及以与、（）()前本上下一二两三四五六七八九十百零〇0-9０-９①-⑳.]"
)
MANY = settings(max_examples=150, deadline=None)


def name_of(node: Node, regulation: Regulation, gone: set[str]) -> str:
    """A provision, told by its kind and the words in it; empty if all of them are new or gone."""
    words = set(WORD.findall(regulation.source.text, node.start, node.end)) - gone
    old = sorted(word for word in words if not word.startswith("QZ"))
    return f"{node.kind} {old}" if old else ""


def place_of(reference: Reference, regulation: Regulation) -> str:
    """The word of the provision in which a reference stands."""
    return WORD.findall(regulation.source.text, 0, reference.span.start)[-1]


def unresolved(regulation: Regulation) -> set[str]:
    """The places in which a reference names nothing."""
    status = ReferenceStatus.UNRESOLVED
    return {place_of(each, regulation) for each in regulation.references if each.status is status}


def cited(regulation: Regulation, gone: set[str]) -> dict[str, set[str]]:
    """What the references of each provision name, by words."""
    found: dict[str, set[str]] = {}
    for reference in regulation.references:
        names = {name_of(each, regulation, gone) for each in reference.targets} - {""}
        found.setdefault(place_of(reference, regulation), set()).update(names)
    return found


def chosen(random: Random, regulation: Regulation) -> list[Node]:
    """Some provisions to delete, so that no list, article or chapter is left empty."""
    share = random.choice([0.05, 0.15, 0.4])
    kinds = {NodeKind.ARTICLE, NodeKind.PARAGRAPH, NodeKind.ITEM, NodeKind.CHAPTER}
    deleted = {id(n): n for n in regulation.root.walk() if n.kind in kinds}
    deleted = {key: node for key, node in deleted.items() if random.random() < share}
    gone: set[int] = set()
    for node in regulation.root.walk():
        inner = [child for child in node.children if child.kind in kinds]
        if id(node) in gone or id(node) in deleted:
            gone |= set(map(id, node.children))
        elif inner and all(id(child) in deleted for child in inner):
            del deleted[id(random.choice(inner))]
    return list(deleted.values())


def words_gone(deleted: Sequence[Node], regulation: Regulation) -> set[str]:
    """The words of all that goes."""
    spans = [each.span for each in deleted]
    return {w for s in spans for w in WORD.findall(regulation.source.text, s.start, s.end)}


LINES = {
    NodeKind.ARTICLE: "第〇条　QZ{}Q新事项。\n",
    NodeKind.CHAPTER: "第〇章　QZ{}AQ\n第〇条　QZ{}BQ新事项。\n",
    NodeKind.PARAGRAPH: "QZ{}Q新事项。\n",
    NodeKind.ITEM: "（〇）QZ{}Q新事项；\n",
}


def coming(random: Random, regulation: Regulation, deleted: Sequence[Node] = ()) -> list[Insertion]:
    """New provisions before others of their kind, but inside nothing that goes."""
    places = [
        (node.start, node.kind)
        for above in regulation.root.walk()
        for node in above.children
        if node.kind in LINES and (node.number > (1,) or node.kind is NodeKind.ITEM)
    ]
    places.append((len(regulation.source.text), NodeKind.ARTICLE))
    free = [
        (at, kind) for at, kind in places if not any(each.start < at < each.end for each in deleted)
    ]
    chosen = [random.choice(free) for _ in range(random.choice([0, 1, 1, 2, 3]))]
    return [
        Insertion(at, LINES[kind].replace("{}", "ABC"[n])) for n, (at, kind) in enumerate(chosen)
    ]


def checked(
    old: Regulation, deleted: Sequence[Node], found: Consequences
) -> tuple[Regulation, dict[str, set[str]]]:
    """The new regulation after the references have been compared; its citations."""
    text = carried_out(old, deleted, found)
    new = parsed(text)
    gone = words_gone(deleted, old)
    before, after = cited(old, gone), cited(new, set())
    left = {place_of(each.reference, old) for each in found.dangling if not each.is_settled}
    inserted = {name_of(each, old, gone) for each in old.articles() if len(each.number) > 1}
    for place, names in before.items():
        if place in gone | left | unresolved(old) or not names:
            continue
        tacit = inserted if re.search(rf"{place}.*[至到—]", old.source.text) else set()
        assert after.get(place, set()) - tacit == names - tacit, (
            f"{place}\n{old.source.text}\n{text}"
        )
    return new, after


@MANY
@given(RANDOM)
def test_references_name_what_they_named(random: Random) -> None:
    old = parsed(draft(random))
    deleted = chosen(random, old)
    found = consequences(old, deleted, coming(random, old, deleted))
    checked(old, deleted, found)


@MANY
@given(RANDOM)
def test_nothing_but_numbers_and_citations_changes(random: Random) -> None:
    old = parsed(draft(random))
    deleted = chosen(random, old)
    new = carried_out(old, deleted, consequences(old, deleted))
    kept = carried_out(old, deleted, Consequences())
    contents = [line for line in kept.splitlines() if line.startswith("第") and "章" in line]
    lines = {line for line in contents if WORD.findall(line)[0] in words_gone(deleted, old)}
    kept = "\n".join(line for line in kept.splitlines() if line not in lines)
    assert CITING.sub("", new).split() == CITING.sub("", kept).split()


@MANY
@given(RANDOM)
def test_numbers_run_on(random: Random) -> None:
    old = parsed(draft(random))
    deleted = chosen(random, old)
    found = consequences(old, deleted, coming(random, old, deleted))
    new = parsed(carried_out(old, deleted, found))
    before, after = ([each.number for each in one.articles()] for one in (old, new))
    assert after == sorted(set(after))
    new_articles = sum("　QZ" in each.text for each in found.insertions)
    assert len(after) == len(found.labels) + new_articles
    if before == [(before[0][0] + n,) for n in range(len(before))]:
        assert after == [(before[0][0] + n,) for n in range(len(after))]


@MANY
@given(RANDOM)
def test_items_and_chapters_run_on(random: Random) -> None:
    old = parsed(draft(random))
    deleted = chosen(random, old)
    new = parsed(
        carried_out(old, deleted, consequences(old, deleted, coming(random, old, deleted)))
    )
    for node in new.root.walk():
        for kind in (NodeKind.ITEM, NodeKind.CHAPTER):
            numbers = [child.number for child in node.children if child.kind is kind]
            assert numbers == [(n + 1,) for n in range(len(numbers))]


@MANY
@given(RANDOM)
def test_what_dangles_is_told(random: Random) -> None:
    old = parsed(draft(random))
    deleted = chosen(random, old)
    found = consequences(old, deleted)
    gone = {id(below) for each in deleted for below in each.walk()}
    told = {id(each.reference): each for each in found.dangling}
    for reference in (each for each in old.references if each.targets):
        is_here = not any(each.span.contains(reference.span) for each in deleted)
        lost = [each for each in reference.targets if is_here and id(each) in gone]
        assert list(told[id(reference)].gone if id(reference) in told else ()) == lost


@MANY
@given(RANDOM)
def test_other_laws_and_unresolved_references_stay(random: Random) -> None:
    old = parsed(draft(random))
    deleted = chosen(random, old)
    found = consequences(old, deleted, coming(random, old, deleted))
    for reference in old.references:
        if reference.status is ReferenceStatus.EXTERNAL:
            assert not any(edit.span.overlaps(reference.span) for edit in found.edits) or (
                any(each.span.contains(reference.span) for each in deleted)
            )


@MANY
@given(RANDOM)
def test_references_follow_a_moved_article(random: Random) -> None:
    old = parsed(draft(random, inserted=0))
    article = random.choice(old.articles())
    beside = old.ancestors(article)[-1].children
    if len([each for each in beside if each.kind is NodeKind.ARTICLE]) < 2:
        return
    text = old.source.slice(article.span)
    places = [each.start for each in old.articles() if each is not article]
    lines = "第〇条" + text.partition("条")[2]
    coming = Insertion(random.choice([*places, len(old.source.text)]), lines, (article,))
    found = consequences(old, [article], [coming])
    new = parsed(carried_out(old, [article], found))
    before, after = cited(old, set()), cited(new, set())
    for place in before.keys() - unresolved(old) - set(WORD.findall(text)):
        names = {each for each in before[place] if not each.startswith("chapter")}
        assert names <= after[place]


HOSTILE = {
    "a list": "第一条　依照"
    + "第二条、第三条、" * 5_000
    + "第一条。\n第二条　甲。\n第三条　乙。\n",
    "many references": "第一条　依照" + "第三条，" * 10_000 + "。\n第二条　甲。\n第三条　乙。\n",
    "contents": "目录\n"
    + "".join(f"第{n}章 甲\n" for n in range(1, 4_000))
    + "".join(f"第{n}章 甲\n第{n}条 甲。\n" for n in range(1, 4_000)),
    "levels": "第一条　甲。\n第二条　乙：\n"
    + "\n".join(" " * n + "1. 甲" for n in range(1, 1_000)),
    "ranges": "".join(f"第{n}条　依照第1条至第{n}条和前条。\n" for n in range(1, 800)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_renumbered_in_a_moment(name: str) -> None:
    old = parsed(HOSTILE[name])
    began = time.process_time()
    deleted = [old.articles()[1]]
    carried_out(old, deleted, consequences(old, deleted))
    assert time.process_time() - began < 10


@settings(max_examples=100, deadline=None)
@given(RANDOM)
def test_nothing_follows_from_nothing(random: Random) -> None:
    old = parsed(draft(random))
    found = consequences(old, [])
    assert (found.edits, found.insertions, found.dangling) == ((), (), ())


@settings(max_examples=100, deadline=None)
@given(RANDOM)
def test_taking_out_what_was_put_in_gives_the_text_back(random: Random) -> None:
    old = parsed(draft(random, inserted=0))
    new = parsed(carried_out(old, [], consequences(old, [], coming(random, old))))
    back = [
        each for each in new.root.walk() if each.kind in LINES and not name_of(each, new, set())
    ]
    again = parsed(carried_out(new, back, consequences(new, back)))
    before, after = cited(old, set()), cited(again, set())
    assert all(after[place] == before[place] for place in before.keys() - unresolved(old))
    assert [each.label for each in again.articles()] == [each.label for each in old.articles()]
