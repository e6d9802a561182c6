"""The strip: all articles in order under their chapters, each finding in the cell of its article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from opened import decided, opened, reviewed

from checker.findings import Severity
from checker.judging import Checker
from checker.reviewing.decisions import State
from checker.reviewing.examining import Examined, examine
from checker.reviewing.strip import FRONT, strip
from checker.reviewing.work import Desk

DRAFT = """云岭省社会抚养费征收管理办法

第一章 总则

第一条 为了管理，制定本办法。

第二章 征收

第二条 违反规定生育子女的，征收社会抚养费；控制人口数量。

第二条之一 本办法由卫生健康部门负责。
"""


@pytest.fixture
def url(migrated_file: Path, tmp_path: Path) -> str:
    """One kind of database will do: what is tested here is the same in both."""
    return f"sqlite:///{shutil.copyfile(migrated_file, tmp_path / 'desk.sqlite3')}"


def test_cells_follow_the_text_under_their_chapters(li: Desk, checker: Checker) -> None:
    of = opened(examine("草案.txt", DRAFT.encode(), checker), li)
    found = strip(reviewed(li, of.version))
    labels = {each.heading: [cell.number for cell in each.cells] for each in found if each.heading}
    assert labels == {"第一章 总则": ["一"], "第二章 征收": ["二", "二之一"]}


def test_what_is_found_before_the_articles_has_a_cell_of_its_own(
    li: Desk, checker: Checker
) -> None:
    preamble = DRAFT.replace("第一章", "违反规定生育的，征收社会抚养费。\n\n第一章", 1)
    of = opened(examine("草案.txt", preamble.encode(), checker), li)
    first = strip(reviewed(li, of.version))[0].cells[0]
    assert first.label == FRONT
    assert first.findings


def test_every_finding_is_in_the_cell_of_its_article(li: Desk, full: Examined) -> None:
    of = opened(full, li)
    cells = [cell for stretch in strip(reviewed(li, of.version)) for cell in stretch.cells]
    placed = [(cell.label, each.finding.article) for cell in cells for each in cell.findings]
    assert len(placed) == len(of.findings)
    assert all(label == (article or FRONT) for label, article in placed)


def test_a_cell_shows_the_gravest_that_is_undecided_then_the_gravest_not_rejected(
    li: Desk, checker: Checker
) -> None:
    of = opened(examine("草案.txt", DRAFT.encode(), checker), li)

    def cell() -> tuple[Severity | None, int]:
        found = next(
            each
            for stretch in strip(reviewed(li, of.version))
            for each in stretch.cells
            if each.label == "第二条"
        )
        return found.worst, found.open

    by_severity = {
        each.finding.severity: each.finding.fingerprint
        for each in reviewed(li, of.version).findings
        if each.finding.article == "第二条"
    }
    assert cell() == (Severity.ERROR, 2)
    decided(li, of, by_severity[Severity.ERROR])
    assert cell() == (Severity.WARNING, 1)
    decided(li, of, by_severity[Severity.WARNING])
    assert cell() == (Severity.ERROR, 0)
    decided(li, of, *by_severity.values(), state=State.REJECTED, reason="误报")
    assert cell() == (None, 0)
