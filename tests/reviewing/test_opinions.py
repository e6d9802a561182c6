"""Opinions are made, signed once by each, and out of date when something is decided since."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import docx
import pytest
from output_matters import EVERY_STATE, Uploaded, decided, seen, uploaded, words_of
from programs import needs_office
from sqlalchemy import update

from checker.errors import ReadError
from checker.findings import Severity
from checker.judging import Checker
from checker.model import Span
from checker.reading.office.program import VARIABLE
from checker.reviewing.audit import ACTIONS, entries
from checker.reviewing.by_hand import add_finding
from checker.reviewing.database import Database
from checker.reviewing.decisions import Seen, State, assign, undo
from checker.reviewing.errors import DeskError, Forbidden, Unknown
from checker.reviewing.matters import add_member, close
from checker.reviewing.opinions import (
    Opinion,
    make_opinion,
    opinion_file,
    opinions,
    sign,
    signed_file,
    suggested_conclusion,
)
from checker.reviewing.outputs.handing_out import handed_out
from checker.reviewing.people import Identity, Role
from checker.reviewing.standing import Standing
from checker.reviewing.tables import OpinionRow
from checker.reviewing.work import Desk


@pytest.fixture
def of(li: Desk, wang: Desk, zhao: Desk, checker: Checker) -> Uploaded:
    found = uploaded(li, checker, wang, zhao)
    decided(li, found.version, EVERY_STATE)
    return found


def made(desk: Desk, version: int, conclusion: str = "") -> int:
    with desk.writing() as work:
        return make_opinion(work, version, conclusion)


def listed(desk: Desk, of: Uploaded) -> list[Opinion]:
    with desk.reading() as work:
        return opinions(work, of.matter)


def signed(desk: Desk, of: Uploaded, opinion: int) -> None:
    [digest] = [each.digest for each in listed(desk, of) if each.id == opinion]
    with desk.writing() as work:
        sign(work, opinion, digest)


def file_of(desk: Desk, opinion: int) -> bytes:
    with desk.reading() as work:
        return opinion_file(work, opinion)[1]


def stored(desk: Desk, opinion: int) -> bytes:
    with desk.reading() as work:
        return signed_file(work, opinion)[1]


def test_opinions_are_numbered_and_kept(li: Desk, of: Uploaded) -> None:
    first = made(li, of.version)
    before = stored(li, first)
    second = made(li, of.version, "同意。")
    found = listed(li, of)
    assert [(each.id, each.number, each.version) for each in found] == [
        (second, 2, 1),
        (first, 1, 1),
    ]
    assert {each.made_by for each in found} == {"李审查"}
    assert {each.standing for each in found} == {Standing.READY}
    assert stored(li, first) == before
    assert "六、审查结论\n同意。\n" in words_of(stored(li, second))
    assert "（第 2 号）" in words_of(stored(li, second))


def test_without_a_conclusion_the_suggested_one_stands(li: Desk, of: Uploaded) -> None:
    with li.reading() as work:
        words = suggested_conclusion(work, of.version)
    assert words in words_of(stored(li, made(li, of.version)))


def test_signatures_are_filled_in_and_the_signed_file_stays(
    li: Desk, wang: Desk, of: Uploaded
) -> None:
    opinion = made(li, of.version)
    before = stored(li, opinion)
    assert file_of(li, opinion) == before
    signed(li, of, opinion)
    signed(wang, of, opinion)
    digest = sha256(before).hexdigest()
    text = words_of(file_of(wang, opinion))
    assert re.search(r"李审查\n20\d\d年\d+月\d+日\n\d\d:\d\d\n王审查\n20", text)
    assert digest in text
    assert "审查人（签名）" not in text
    assert stored(wang, opinion) == before
    [found] = listed(li, of)
    assert [each.name for each in found.signatures] == ["李审查", "王审查"]
    assert {each.digest for each in found.signatures} == {found.digest} == {digest}
    assert found.is_intact


def test_signatures_stand_before_the_annexes(li: Desk, of: Uploaded) -> None:
    opinion = made(li, of.version)
    signed(li, of, opinion)
    text = words_of(file_of(li, opinion))
    assert text.index("六、审查结论") < text.index("签署日期") < text.index("附件1\n")


def test_a_template_without_the_bookmark_gets_the_signatures_at_its_end(
    li: Desk, of: Uploaded, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("template") / "模板.docx"
    document = docx.Document()
    document.add_paragraph("{{ 事项 }}")
    document.save(str(path))
    with li.writing() as work:
        opinion = make_opinion(work, of.version, template=str(path))
    signed(li, of, opinion)
    assert re.search("条例（草案）\n审查人\n签署日期\n", words_of(file_of(li, opinion)))


def test_nobody_signs_twice(li: Desk, of: Uploaded) -> None:
    opinion = made(li, of.version)
    signed(li, of, opinion)
    with pytest.raises(DeskError, match="已经签署过"):
        signed(li, of, opinion)
    [found] = listed(li, of)
    assert len(found.signatures) == 1


def test_only_the_file_that_was_seen_is_signed(li: Desk, of: Uploaded) -> None:
    first, second = made(li, of.version), made(li, of.version, "另一个结论。")
    other = sha256(stored(li, first)).hexdigest()
    with li.writing() as work, pytest.raises(DeskError, match="不是同一份"):
        sign(work, second, other)


def test_an_opinion_with_open_findings_is_a_draft(li: Desk, checker: Checker) -> None:
    of = uploaded(li, checker)
    opinion = made(li, of.version)
    assert listed(li, of)[0].standing is Standing.DRAFT
    assert "草稿：尚有 4 个问题待处理" in words_of(stored(li, opinion))
    with pytest.raises(DeskError, match="只是草稿"):
        signed(li, of, opinion)


def decide_again(li: Desk, of: Uploaded) -> None:
    decided(li, of.version, {"第二条": State.DOUBTFUL})


def give_another_reason(li: Desk, of: Uploaded) -> None:
    decided(li, of.version, {"第四条": State.REJECTED}, "另一个理由")


def find_by_hand(li: Desk, of: Uploaded) -> None:
    with li.writing() as work:
        add_finding(
            work, of.version, Span(0, 4), severity=Severity.NOTE, topic="other", message="待核"
        )


def undo_the_last(li: Desk, of: Uploaded) -> None:
    with li.writing() as work:
        assert undo(work, of.version) is not None


@pytest.mark.parametrize("change", [decide_again, give_another_reason, find_by_hand, undo_the_last])
def test_what_is_decided_since_makes_an_opinion_outdated(
    change: object, li: Desk, wang: Desk, of: Uploaded
) -> None:
    opinion = made(li, of.version)
    signed(li, of, opinion)
    change(li, of)  # type: ignore[operator]
    [found] = listed(li, of)
    assert found.standing is Standing.OUTDATED
    assert len(found.signatures) == 1
    with pytest.raises(DeskError, match="已经过时"):
        signed(wang, of, opinion)


def test_assigning_changes_nothing_that_an_opinion_states(
    li: Desk, wang: Desk, of: Uploaded
) -> None:
    opinion = made(li, of.version)
    with wang.writing() as work:
        seen_now = [
            Seen(each.finding.fingerprint, each.revision)
            for each in seen(wang, of.version).findings
        ]
        assign(work, of.version, seen_now, wang.person.id)
    assert listed(li, of)[0].standing is Standing.READY
    signed(wang, of, opinion)
    again = made(wang, of.version)
    assert "属于衔接规定。\n李审查" in words_of(stored(li, again))


def test_a_decision_taken_back_makes_an_opinion_current_again(li: Desk, of: Uploaded) -> None:
    made(li, of.version)
    decided(li, of.version, {"第二条": State.DOUBTFUL})
    with li.writing() as work:
        undo(work, of.version)
    assert listed(li, of)[0].standing is Standing.READY


def test_a_file_changed_in_the_database_is_noticed(
    li: Desk, wang: Desk, of: Uploaded, database: Database
) -> None:
    opinion = made(li, of.version)
    signed(li, of, opinion)
    digest = listed(li, of)[0].digest
    with database.writing() as session:
        session.execute(update(OpinionRow).values(data=stored(li, opinion) + b" "))
    [found] = listed(li, of)
    assert not found.is_intact
    with wang.writing() as work, pytest.raises(DeskError, match="不是同一份"):
        sign(work, opinion, digest)


def test_drafters_see_opinions_and_sign_none(li: Desk, zhao: Desk, of: Uploaded) -> None:
    opinion = made(li, of.version)
    assert [each.id for each in listed(zhao, of)] == [opinion]
    assert file_of(zhao, opinion)
    with pytest.raises(Forbidden):
        made(zhao, of.version)
    with pytest.raises(Forbidden):
        signed(zhao, of, opinion)


def test_others_see_nothing(li: Desk, of: Uploaded, database: Database) -> None:
    opinion = made(li, of.version)
    sun = Desk(database, Identity("test", "sun", "孙管理", Role.ADMINISTRATOR))
    with sun.reading() as work:
        for look in (
            lambda: opinions(work, of.matter),
            lambda: opinion_file(work, opinion),
            lambda: signed_file(work, opinion),
            lambda: opinion_file(work, 999),
            lambda: suggested_conclusion(work, of.version),
        ):
            with pytest.raises(Unknown):
                look()
    with sun.writing() as work, pytest.raises(Unknown):
        sign(work, opinion, "")


def test_a_closed_matter_gets_no_opinion_and_no_signature(li: Desk, of: Uploaded) -> None:
    opinion = made(li, of.version)
    with li.writing() as work:
        close(work, of.matter)
    with pytest.raises(DeskError, match="已经办结"):
        made(li, of.version)
    with pytest.raises(DeskError, match="已经办结"):
        signed(li, of, opinion)
    assert file_of(li, opinion)


def test_a_conclusion_too_long_is_refused(li: Desk, of: Uploaded) -> None:
    with pytest.raises(DeskError, match="超过 10000 字"):
        made(li, of.version, "长" * 10_001)


def test_opinions_made_at_once_get_numbers_of_their_own(li: Desk, wang: Desk, of: Uploaded) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda desk: made(desk, of.version), [li, wang] * 4))
    assert sorted(each.number for each in listed(li, of)) == list(range(1, 9))


def test_one_person_signing_twice_at_once_has_signed_once(li: Desk, of: Uploaded) -> None:
    opinion = made(li, of.version)

    def attempt(_: int) -> str:
        try:
            signed(li, of, opinion)
        except DeskError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(attempt, range(4)))
    assert said == ["", *["您已经签署过这份意见书，不用再签。"] * 3]
    assert len(listed(li, of)[0].signatures) == 1


def test_what_is_made_signed_and_handed_out_is_in_the_audit(
    li: Desk, wang: Desk, of: Uploaded
) -> None:
    opinion = made(li, of.version)
    signed(wang, of, opinion)
    with wang.writing() as work:
        handed_out(work, of.matter, "意见书.docx")
    digest = listed(li, of)[0].digest
    with li.reading() as work:
        taken, signing, making, *_ = entries(work, of.matter)
    assert (making.person, making.action, making.detail) == (
        "李审查",
        "make-opinion",
        {"number": 1, "version": 1, "digest": digest, "open": 0},
    )
    assert (signing.person, signing.action, signing.detail) == (
        "王审查",
        "sign-opinion",
        {"number": 1, "digest": digest},
    )
    assert (taken.action, taken.detail) == ("export", {"file": "意见书.docx"})
    assert {"make-opinion", "sign-opinion", "export"} <= ACTIONS.keys()


def test_a_failed_making_leaves_nothing(li: Desk, of: Uploaded) -> None:
    with li.writing() as work, pytest.raises(DeskError, match="读不到意见书模板"):
        make_opinion(work, of.version, template="没有.docx")
    assert listed(li, of) == []
    made(li, of.version)
    assert listed(li, of)[0].number == 1


@needs_office
def test_as_pdf_it_says_the_same(li: Desk, of: Uploaded) -> None:
    import pypdfium2

    opinion = made(li, of.version)
    signed(li, of, opinion)
    with li.reading() as work:
        name, data = opinion_file(work, opinion, "pdf")
    assert name.endswith("合规性审查意见书第1号.pdf")
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    text = "".join("".join(pages).split())
    for words in ("合规性审查意见书", "征收社会抚养费", "李审查", "附件2", "通知要求对照表"):
        assert words in text
    assert "—1—" in "".join(pages[0].split())


def test_without_an_office_the_remedy_is_named(
    li: Desk, of: Uploaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinion = made(li, of.version)
    monkeypatch.setenv(VARIABLE, "没有这个程序")
    with li.reading() as work, pytest.raises(ReadError, match=f"环境变量 {VARIABLE}.*请改正。"):
        opinion_file(work, opinion, "pdf")
    with li.reading() as work, pytest.raises(DeskError, match="没有 odt 格式"):
        opinion_file(work, opinion, "odt")


def test_a_member_who_came_later_signs_too(li: Desk, of: Uploaded, database: Database) -> None:
    opinion = made(li, of.version)
    qian = Desk(database, Identity("test", "qian", "钱审查 {{ x }} <&", Role.REVIEWER))
    with li.writing() as work:
        add_member(work, of.matter, qian.person.id)
    signed(qian, of, opinion)
    assert "钱审查 {{ x }} <&" in words_of(file_of(li, opinion))
    assert io.BytesIO(file_of(li, opinion)).read(2) == b"PK"
