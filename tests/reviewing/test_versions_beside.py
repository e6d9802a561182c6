"""Two versions side by side, and the turnover of findings from version to version."""

from __future__ import annotations

import pytest
from opened import decided, opened

from checker.comparing import Kind
from checker.comparing.fates import Fate
from checker.reviewing.beside import Beside, beside, shown
from checker.reviewing.decisions import State
from checker.reviewing.errors import Unknown
from checker.reviewing.examining import Examined
from checker.reviewing.review import review
from checker.reviewing.turnover import Turnover, turnover
from checker.reviewing.versions import add_version, changes
from checker.reviewing.work import Desk


@pytest.fixture
def two(li: Desk, first: Examined, second: Examined) -> tuple[int, int, int]:
    """A matter, its first version and its second."""
    of = opened(first, li)
    decided(li, of, of.findings[0], state=State.DOUBTFUL)
    with li.writing() as work:
        return of.matter, of.version, add_version(work, of.matter, second)


def both(desk: Desk, two: tuple[int, int, int]) -> Beside:
    with desk.reading() as work:
        return beside(work, two[1], two[2])


def test_every_finding_of_either_version_stands_on_its_side(
    li: Desk, two: tuple[int, int, int]
) -> None:
    found = both(li, two)
    for version, notes in (
        (two[1], [note for pair in found.pairs for note in pair.old]),
        (two[2], [note for pair in found.pairs for note in pair.new]),
    ):
        with li.reading() as work:
            wanted = sorted(each.finding.fingerprint for each in review(work, version).findings)
        assert sorted(note.reviewed.finding.fingerprint for note in notes) == wanted


def test_new_findings_stand_only_in_the_new_and_cured_ones_only_in_the_old(
    li: Desk, two: tuple[int, int, int]
) -> None:
    found = both(li, two)
    assert {note.fate for pair in found.pairs for note in pair.old} <= {Fate.CURED, Fate.REMAINING}
    assert {note.fate for pair in found.pairs for note in pair.new} <= {Fate.NEW, Fate.REMAINING}
    remaining = [note for pair in found.pairs for note in pair.new if note.fate is Fate.REMAINING]
    assert found.fates[Fate.REMAINING] == len(remaining)


def test_decisions_are_shown_beside_the_findings(li: Desk, two: tuple[int, int, int]) -> None:
    notes = [note for pair in both(li, two).pairs for note in pair.old]
    assert State.DOUBTFUL in {note.reviewed.state for note in notes}


def test_only_what_changed_is_kept_under_the_headings_it_stands_under(
    li: Desk, two: tuple[int, int, int]
) -> None:
    found = both(li, two)
    kept = shown(found.pairs, changed=True, found=False)
    assert all(each.is_changed or each.is_division for each in kept)
    assert [each for each in kept if each.is_changed] == [e for e in found.pairs if e.is_changed]
    assert shown(found.pairs, changed=False, found=False) == list(found.pairs)
    assert sum(found.kinds.values()) == sum(each.is_article for each in found.pairs)
    assert found.kinds[Kind.UNCHANGED] < len(found.pairs)


def test_a_version_of_a_matter_of_others_is_unknown(
    li: Desk, wang: Desk, two: tuple[int, int, int]
) -> None:
    with wang.reading() as work, pytest.raises(Unknown):
        beside(work, two[1], two[2])
    with wang.reading() as work, pytest.raises(Unknown):
        turnover(work, two[0])


def test_the_turnover_is_that_of_the_fingerprints(li: Desk, two: tuple[int, int, int]) -> None:
    matter, old, new = two
    with li.reading() as work:
        change = changes(work, new, old)
        number = len(review(work, old).findings)
        found = turnover(work, matter)
    assert found == (
        Turnover(1, number, 0, 0),
        Turnover(2, len(change.new), len(change.unchanged), len(change.gone)),
    )
