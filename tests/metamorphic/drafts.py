"""A draft around one provision, written out in any outer form, and what the checker says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker import Checker, parse
from checker.findings import Finding
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese

HERE = Path(__file__).parent
TITLE = "云岭省人口与计划生育条例"
PURPOSE = "为了促进人口长期均衡发展，根据有关法律，结合本省实际，制定本条例。"
CLOSING = "本条例自公布之日起施行。"
REFERENCE = re.compile(r"<(\d)>")

Label = Callable[[int], str]
Encode = Callable[[str], bytes]


def chinese(number: int) -> str:
    """第十八条, as legislation writes it."""
    return f"第{to_chinese(number)}条"


@dataclass(frozen=True)
class Draft:
    """A draft: ``body`` is the provision that is judged, ``companions`` stand before it.

    ``fillers`` are articles before those, to which nothing refers; ``first`` is the number of
    the first article, ``label`` writes a number out, ``gap`` stands behind a label, ``surface``
    changes the text as a whole and ``encode`` makes the file.
    """

    body: str
    companions: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    after: tuple[str, ...] = (CLOSING,)
    title: str = TITLE
    first: int = 1
    label: Label = chinese
    gap: str = "　"
    heading: str = ""  # a chapter heading above the provision
    surface: Callable[[str], str] = str
    encode: Encode = field(default=lambda text: text.encode("utf-8"))
    ending: str = ".txt"

    @property
    def number(self) -> int:
        """The number of the article that is judged."""
        return self.first + len(self.fillers) + 1 + len(self.companions)

    def text(self) -> str:
        """The draft as text."""
        bodies = [PURPOSE, *self.fillers, *self.companions, self.body, *self.after]
        articles = [
            self.label(self.first + index) + self.gap + self._referring(body)
            for index, body in enumerate(bodies)
        ]
        if self.heading:
            place = self.number - self.first
            articles[place] = f"{self.heading}\n\n{articles[place]}"
        return self.surface("\n\n".join([self.title, *articles]) + "\n")

    def _referring(self, body: str) -> str:
        """A body with its references ``<1>`` to companions written out."""
        return REFERENCE.sub(lambda found: self._numeral(int(found[1])), body)

    def _numeral(self, companion: int) -> str:
        bare = re.sub(
            r"[^\d零一二三四五六七八九十百]",
            "",
            self.label(self.first + len(self.fillers) + companion),
        )
        return bare.strip()


@cache
def checker() -> Checker:
    """The checker with the national pack."""
    return Checker.load()


def findings(draft: Draft) -> list[Finding]:
    """What the checker finds in the provision that is judged."""
    regulation = parse(read_bytes(draft.encode(draft.text()), f"draft{draft.ending}"))
    report = checker().check(regulation)
    place = list(regulation.articles())[draft.number - draft.first].span
    return [finding for finding in report.findings if place.contains(finding.span)]


def topics(draft: Draft) -> set[str]:
    """The topics of what the checker finds in the provision that is judged."""
    return {finding.topic for finding in findings(draft)}


def table(name: str) -> dict[str, dict[str, Any]]:
    """The provisions of ``violating.yaml`` or ``complying.yaml`` by id."""
    rows = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


def drafted(row: Mapping[str, Any], body: str) -> Draft:
    """A draft with ``body`` in the surroundings of a row of the table."""
    return Draft(body, tuple(row.get("with", ())), title=row.get("title", TITLE))
