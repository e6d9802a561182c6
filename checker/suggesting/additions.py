"""What the notice asks for and the draft lacks, as proposed articles in their chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.findings import Coverage, CoverageStatus
from checker.judging.coverage import Requirement
from checker.judging.wording import Wording
from checker.model import Node, NodeKind, Regulation
from checker.renumbering import Insertion
from checker.suggesting.draft import whole

NEW_LABEL = "第〇条"
SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class Addition:
    """A proposed article for a requirement that the draft does not meet."""

    requirement: Requirement
    insertion: Insertion


def additions(
    coverage: Iterable[Coverage],
    wanted: Iterable[Requirement],
    regulation: Regulation,
    gone: Sequence[Node],
    wording: Wording,
) -> tuple[Addition, ...]:
    """The articles to add, in the order of the requirements; ``gone`` are provisions deleted.

    None for a text without articles: there is no place for one.
    """
    absent = {each.requirement for each in coverage if each.status is CoverageStatus.ABSENT}
    inside = {id(below) for node in gone for below in node.walk()}
    site = _Site(regulation, inside, wording)
    return tuple(
        Addition(each, site.insertion(each.provision.chapter, each.provision.text))
        for each in wanted
        if site.articles and each.id in absent and each.provision is not None
    )


class _Site:
    """Where articles can be added, and how they are set there."""

    def __init__(self, regulation: Regulation, gone: set[int], wording: Wording) -> None:
        self._text = regulation.source.text
        self._last = re.compile(wording.last_chapter)
        self._closing = re.compile(wording.closing_chapters)
        self._left = [
            node
            for node in regulation.root.walk()
            if node.kind in (NodeKind.CHAPTER, NodeKind.ARTICLE) and id(node) not in gone
        ]
        self.articles = [node for node in self._left if node.kind is NodeKind.ARTICLE]

    def insertion(self, chapter: str, text: str) -> Insertion:
        """The article, at the end of the first chapter whose title matches, or where it may stand."""
        at, neighbour = self._place(re.compile(chapter))
        indent, blank, newline = self._setting(neighbour)
        lines = text.strip().split("\n")
        first = f"{indent}{NEW_LABEL}{blank}{lines[0]}"
        return Insertion(at, "".join(f"{each}{newline}" for each in (first, *lines[1:])))

    def _place(self, title: re.Pattern[str]) -> tuple[int, Node]:
        """An offset, and the article before or behind it."""
        chapters = [node for node in self._left if node.kind is NodeKind.CHAPTER]
        for node in chapters:
            inside = [each for each in self.articles if node.start <= each.start < node.end]
            if title.search(self._words(node)) and inside:
                return self._beside(inside[-1], self._last.search(self._words(node)) is not None)
        for node in chapters:
            before = [each for each in self.articles if each.start < node.start]
            if before and self._closing.search(self._words(node)):
                return self._beside(before[-1], False)
        return self._beside(self.articles[-1], True)

    def _words(self, chapter: Node) -> str:
        return SPACE.sub("", chapter.title)

    def _beside(self, article: Node, is_before: bool) -> tuple[int, Node]:
        """The line on which an article begins, or the one behind its last."""
        if is_before:
            return self._text.rfind("\n", 0, article.start) + 1, article
        end = whole(article, self._text).end
        behind = self._text.find("\n", end) + 1
        if not behind:
            return len(self._text), article
        blank = re.compile(r"(?:[ \t\u3000]*\r?\n)*").match(self._text, behind)
        return (blank.end() if blank else behind), article

    def _setting(self, article: Node) -> tuple[str, str, str]:
        """The indent, the blank behind the label and the line break of an article's neighbour."""
        text = self._text
        start = text.rfind("\n", 0, article.start) + 1
        indent = text[start : article.start]
        label = text.find(article.label, article.start) + len(article.label)
        blank = SPACE.match(text, label)
        newline = "\r\n" if "\r\n" in text else "\n"
        spaced = f"{newline}{newline}" in text[article.start : article.end]
        return (
            indent if not indent.strip() else "",
            blank[0] if blank else "",
            newline * (1 + spaced),
        )
