"""Comments in Word files: around exactly the words, beside those of others, and gone on demand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from programs import converted, needs_office
from word_files import (
    KINDS,
    RELATIONS,
    W,
    cell,
    deleted,
    inserted,
    lines,
    package,
    paragraph,
    part,
    read_word,
    table,
    text,
    word,
)
from written_files import (
    COMMENTS,
    DOCUMENT,
    comment_lines,
    commented,
    members,
    q,
    references,
    remark,
    replacing,
    root,
)

from checker.edits import Remark
from checker.errors import ReadError
from checker.model import Span
from checker.reading import Revisions
from checker.writing import Author, is_copy, withdraw, write

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
FIRST = Author(date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))

PLACES = {
    "in one run": (paragraph("依法征收社会抚养费。"), "社会抚养费"),
    "over runs": (paragraph(text("依法征收社会", "<w:b/>") + text("抚养费。")), "社会抚养费"),
    "over paragraphs": (paragraph("依法征收") + paragraph("社会抚养费。"), "征收\n社会"),
    "in a cell": (table(cell("甲") + cell("依法征收社会抚养费")), "征收社会"),
    "in an insertion": (paragraph(text("甲") + inserted(text("依法征收社会"))), "征收"),
    "over the end of an insertion": (
        paragraph(inserted(text("依法征收")) + text("社会抚养费")),
        "征收社会",
    ),
    "around a deletion": (paragraph(text("征") + deleted("与") + text("收。")), "征收"),
    "in a link": (paragraph(f"<w:hyperlink>{text('见附件一')}</w:hyperlink>"), "附件"),
    "in a content control": (
        paragraph(f"<w:sdt><w:sdtContent>{text('依法征收')}</w:sdtContent></w:sdt>"),
        "征收",
    ),
    "in a field": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText>'
            f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{text("第二条")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + text("规定的")
        ),
        "第二条规定",
    ),
}


def others() -> dict[str, str]:
    """Parts with a comment of somebody else."""
    one = f'<w:comment w:id="0" w:author="张三">{paragraph("请核对")}</w:comment>'
    return {"comments": one}


@pytest.mark.parametrize("name", PLACES)
def test_a_comment_stands_around_exactly_its_words(name: str) -> None:
    body, words = PLACES[name]
    file = word(body)
    source = read_word(file)
    written = write(file, source, [], [remark(source.text, words)])
    assert list(commented(written).values()) == [words.replace("\n", "")]
    assert references(written) == list(commented(written))
    for side in Revisions:
        assert lines(written, side) == lines(file, side)


@pytest.mark.parametrize("name", PLACES)
def test_a_comment_stands_in_no_tracked_change(name: str) -> None:
    """Rejecting an insertion of somebody must not take the comment along."""
    body, words = PLACES[name]
    file = word(body)
    source = read_word(file)
    [mark] = root(write(file, source, [], [remark(source.text, words)])).iter(q("commentReference"))
    assert not {q("ins"), q("del")} & {each.tag for each in mark.iterancestors()}


@pytest.mark.parametrize("name", PLACES)
def test_withdrawn_comments_leave_the_document_as_it_was(name: str) -> None:
    body, words = PLACES[name]
    file = word(body)
    source = read_word(file)
    bare = withdraw(write(file, source, [], [remark(source.text, words)]))
    assert list(root(bare, COMMENTS)) == []
    if "insertion" not in name:  # a change of somebody that was cut in two stays in two
        assert members(bare)[DOCUMENT] == members(file)[DOCUMENT]


def test_a_comment_says_its_lines_and_whose_it_is() -> None:
    file = word(paragraph("征收"))
    made = Remark(Span(0, 2), ("【错误】", "说明：<甲> & 乙"), "FEE001 · 3f2a")
    written = write(file, read_word(file), [], [made], by=Author("审查", "审", FIRST.date))
    assert comment_lines(written) == {
        "0": ["【错误】", "说明：<甲> & 乙", "〔tiaoli · FEE001 · 3f2a〕"]
    }
    [element] = root(written, COMMENTS)
    said = {name: element.get(q(name)) for name in ("author", "initials", "date")}
    assert said == {"author": "审查", "initials": "审", "date": "2026-01-02T03:04:05Z"}
    assert next(element.iter(q("annotationRef")), None) is not None


def test_the_styles_of_the_file_are_used_by_their_names() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="annotation text"/></w:style>'
        '<w:style w:type="character" w:styleId="a4"><w:name w:val="annotation reference"/></w:style>'
    )
    file = word(paragraph("征收"), styles=styles)
    written = write(file, read_word(file), [], [remark("征收", "收")])
    assert {each.get(q("val")) for each in root(written, COMMENTS).iter(q("pStyle"))} == {"a3"}
    assert {each.get(q("val")) for each in root(written).iter(q("rStyle"))} == {"a4"}


def test_comments_and_changes_of_others_stay() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="0"/><w:bookmarkStart w:id="3" w:name="甲"/>'
        + text("依法征收")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + inserted(text("社会抚养费"))
        + '<w:bookmarkEnd w:id="3"/></w:p>'
    )
    file = word(body, **others())
    source = read_word(file)
    written = write(file, source, [], [remark(source.text, "征收社会")])
    assert comment_lines(written)["0"] == ["请核对"]
    assert commented(written)["0"] == "依法征收"
    assert members(written)[COMMENTS].startswith(members(file)[COMMENTS].split(b"</w:comments>")[0])
    again = withdraw(written)
    assert comment_lines(again) == {"0": ["请核对"]}
    assert [lines(again, side) for side in Revisions] == [lines(file, side) for side in Revisions]


def test_ids_are_free_ones() -> None:
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="张三">{paragraph("甲")}</w:comment>'
        for number in ("0", "0", "7", "x", "99999999999999999999")
    )
    file = word(
        paragraph(text("征收") + '<w:bookmarkStart w:id="1" w:name="b"/>'), comments=comments
    )
    written = write(file, read_word(file), [], [remark("征收", "征"), remark("征收", "收")])
    assert references(written) == ["2", "3"]


def test_running_again_replaces_only_ours_and_changes_nothing_else() -> None:
    file = word(paragraph("依法征收社会抚养费。"), **others())
    source = read_word(file)
    remarks = [remark(source.text, "征收"), remark(source.text, "社会抚养费")]
    once = write(file, source, [], remarks, by=FIRST)
    again = write(once, read_word(once), [], remarks, by=Author())
    assert again == once
    fewer = write(once, read_word(once), [], remarks[:1], by=Author())
    assert [each[-1] for each in comment_lines(fewer).values()] == [
        "请核对",
        "〔tiaoli · T001 · 征收〕",
    ]


def test_the_time_is_that_of_the_epoch_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    file = word(paragraph("征收"))
    written = write(file, read_word(file), [], [remark("征收", "收")])
    assert root(written, COMMENTS)[0].get(q("date")) == "1970-01-02T00:00:00Z"


def answered(written: bytes, *, done: bool) -> bytes:
    """The file after somebody answered our first comment in Word, or resolved it."""
    parts = members(written)
    comments = root(written, COMMENTS)
    last = list(comments[0].iter(q("p")))[-1]
    last.set(f"{{{W14}}}paraId", "0A0B0C0D")
    xml = part("comments", "").split("></w:comments>")[0] + f' xmlns:w14="{W14}">'
    from lxml import etree

    inner = b"".join(etree.tostring(each) for each in comments).decode()
    reply = f'<w:comment w:id="50" w:author="张三"><w:p w14:paraId="11111111">{text("不改")}</w:p></w:comment>'
    parts[COMMENTS] = (xml + inner + reply + "</w:comments>").encode()
    rows = f'<w15:commentEx w15:paraId="0A0B0C0D" w15:done="{int(done)}"/>'
    if not done:
        rows += '<w15:commentEx w15:paraId="11111111" w15:paraIdParent="0A0B0C0D" w15:done="0"/>'
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{W15}">{rows}</w15:commentsEx>'.encode()
    )
    return package(parts)


@pytest.mark.parametrize("done", [True, False], ids=["resolved", "answered"])
def test_a_comment_that_was_answered_stays_while_it_holds(done: bool) -> None:
    file = word(paragraph("依法征收。"))
    source = read_word(file)
    later = answered(write(file, source, [], [remark(source.text, "征收")], by=FIRST), done=done)
    kept = write(later, read_word(later), [], [remark(source.text, "征收", "新说明")])
    assert comment_lines(kept)["0"] == comment_lines(later)["0"]
    gone = write(later, read_word(later), [], [remark(source.text, "依法")])
    assert "征收" not in str(comment_lines(gone))
    assert comment_lines(gone)["50"] == ["不改"]
    assert b"paraIdParent" not in members(gone)["word/commentsExtended.xml"]
    assert not is_copy(later, file)


def test_a_copy_is_one_as_long_as_nobody_else_wrote_into_it() -> None:
    file = word(paragraph("依法征收。"))
    source = read_word(file)
    remarks = [remark(source.text, "征收")]
    edits = replacing(source.text, {"依法": "不得"})
    written = write(file, source, edits, remarks, tracked=True)
    assert is_copy(written, file)
    assert not is_copy(file, file)
    assert not is_copy(written, word(paragraph("依法征收费。")))


def test_words_in_a_note_are_commented_at_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("征收社会抚养费。")}</w:footnote>'
    file = word(paragraph(text("正文") + mark + text("。")), footnotes=note)
    source = read_word(file)
    written = write(file, source, [], [remark(source.text, "征收")])
    [start] = root(written).iter(q("commentRangeStart"))
    assert next(start.getnext().iter(q("footnoteReference")), None) is not None
    assert members(written)["word/footnotes.xml"] == members(file)["word/footnotes.xml"]


def test_words_in_a_text_box_are_commented_where_the_box_hangs() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('征收')}</w:txbxContent></w:pict></w:r>"
    file = word(paragraph(text("正文") + box))
    source = read_word(file)
    written = write(file, source, [], [remark(source.text, "征收")])
    [start] = root(written).iter(q("commentRangeStart"))
    assert start.getparent() is root(written)[0][0] or start.getnext().tag == q("r")
    assert not list(start.iterancestors(q("txbxContent")))


def test_members_that_are_not_touched_keep_their_bytes_and_order() -> None:
    parts = members(word(paragraph("甲") + paragraph("征收"), **others()))
    parts |= {"word/media/图.png": bytes(range(256)) * 40, "customXml/item1.xml": b"<a  b='c' />"}
    file = package(parts)
    written = write(file, read_word(file), [], [remark("甲\n征收", "征收")])
    assert list(members(written)) == list(parts)
    touched = {DOCUMENT, COMMENTS, "[Content_Types].xml"}
    assert {n: b for n, b in members(written).items() if n not in touched} == {
        name: (content.encode() if isinstance(content, str) else content)
        for name, content in parts.items()
        if name not in touched
    }


def test_blocks_that_are_not_touched_keep_their_bytes() -> None:
    odd = "<w:p  w:rsidR='00A1' ><!-- x --><w:r ><w:t>甲&#x4e59;</w:t></w:r ></w:p >\n"
    file = word(odd + paragraph("征收") + odd)
    source = read_word(file)
    written = write(file, source, [], [remark(source.text, "征收")])
    assert members(written)[DOCUMENT].decode().count(odd) == 2


def hostile(content: str) -> bytes:
    """A file whose comments part is this."""
    parts = members(word(paragraph("征收"), comments=""))
    return package(parts | {COMMENTS: content.encode()})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<a/>",
        "批注",
        f'<!DOCTYPE d [<!ENTITY e "x">]><w:comments xmlns:w="{W}">&e;</w:comments>',
        f'<w:comments xmlns:w="{W}">',
    ],
)
def test_a_comments_part_that_is_none_is_refused_in_a_sentence(content: str) -> None:
    file = hostile(content)
    with pytest.raises(ReadError, match=r"批注|comments"):
        write(file, read_word(file), [], [remark("征收", "收")])


def test_comments_with_markup_and_without_ids_are_left_alone() -> None:
    strange = '<w:comment/><w:comment w:id=""><w:tbl/><x:y xmlns:x="u">〔tiaoli</x:y></w:comment>'
    file = word(paragraph("征收"), comments=strange)
    written = write(file, read_word(file), [], [remark("征收", "收")])
    assert len(root(written, COMMENTS)) == 3
    assert len(root(withdraw(written), COMMENTS)) == 2


def test_comments_that_are_somewhere_else_are_not_fetched() -> None:
    relations = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{KINDS}/comments" '
        'Target="http://127.0.0.1:1/comments.xml" TargetMode="External"/></Relationships>'
    )
    parts = members(word(paragraph("征收")))
    file = package(parts | {"word/_rels/document.xml.rels": relations.encode()})
    written = write(file, read_word(file), [], [remark("征收", "收")])
    assert commented(written) == {"0": "收"}


@needs_office
def test_libreoffice_keeps_the_comments_and_their_words(tmp_path: Path) -> None:
    for at, (body, words) in enumerate(PLACES.values()):
        file = word(body + paragraph("尾"))
        source = read_word(file)
        path = tmp_path / f"{at}.docx"
        path.write_bytes(write(file, source, [], [remark(source.text, words)]))
    for at, (name, (_, words)) in enumerate(PLACES.items()):
        if at % 3 == 0:
            folder = tmp_path / f"out{at}"
            folder.mkdir()
            result = converted(tmp_path / f"{at}.docx", "docx", folder).read_bytes()
            assert list(commented(result).values()) == [words.replace("\n", "")], name
            assert converted(tmp_path / f"{at}.docx", "pdf", folder).stat().st_size
