"""The opinion as a Word file: what it says, and what a template of an office can do to it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from output_matters import EVERY_STATE, TITLE, Uploaded, decided, uploaded, words_of

from checker.findings import Severity
from checker.judging import Checker
from checker.model import Span
from checker.reviewing.by_hand import add_finding
from checker.reviewing.deciders import stated
from checker.reviewing.decisions import State
from checker.reviewing.errors import DeskError
from checker.reviewing.outputs.opinion import SHIPPED, TEMPLATE_VARIABLE, opinion
from checker.reviewing.outputs.opinion_words import Facts, conclusion, opinion_words
from checker.reviewing.review import Review
from checker.reviewing.storing import cleaned
from checker.reviewing.versions import versions
from checker.reviewing.work import Desk
from tools.opinion_template import build

MANUAL = Path(__file__).parents[2] / "docs" / "zh" / "opinion.md"
MOMENT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # the 24th in China
UNSEEN, REPLACED = "[\x00-\x08\x0e-\x1f\u202e\ufffe]", "\ufffd"
HOSTILE = [
    "{{ 7 * 7 }}",
    "{% for a in b %}",
    "{# gone #}",
    "{_{ 编号 }_}",
    "{%p if x %}",
    "{{r 编号 }}",
    "<w:p/>&lt;&#38;",
    "]]><w:t>",
    "“引号”\"'",
    "a\x01b\x0b\x1b",
    "\u202e反",
    "\ufffe",
]


def facts(desk: Desk, of: Uploaded, **more: Any) -> Facts:
    with desk.reading() as work:
        [version] = versions(work, of.matter)
        return Facts(3, version, work.version(of.version).digest, MOMENT, **more)


def said(desk: Desk, of: Uploaded) -> Review:
    with desk.reading() as work:
        return stated(work, of.version)


def written(desk: Desk, of: Uploaded, template: Path | None = None, **more: Any) -> bytes:
    name = str(template) if template else None
    return opinion(said(desk, of), facts(desk, of, **more), name)


@pytest.fixture
def url(migrated_file: Path, tmp_path: Path) -> str:
    """One kind of database is enough: what is read is the same on both."""
    return f"sqlite:///{shutil.copyfile(migrated_file, tmp_path / 'desk.sqlite3')}"


@pytest.fixture
def of(li: Desk, checker: Checker) -> Uploaded:
    found = uploaded(li, checker)
    decided(li, found.version, EVERY_STATE)
    return found


def between(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end, text.index(start))]


def test_the_shipped_template_is_what_its_program_builds() -> None:
    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    assert parts(SHIPPED.read_bytes()) == parts(build())


def test_it_says_what_it_is_about(li: Desk, of: Uploaded) -> None:
    text = words_of(written(li, of, organisation="云岭省卫生健康委员会"))
    assert text.startswith("合规性审查意见书\n（第 3 号）")
    for words in (TITLE, "第 1 版　草案.txt", facts(li, of).digest, "云岭省卫生健康委员会"):
        assert words in text
    assert "2026年11月24日" in text
    assert "（国卫人口发〔2021〕24号）" in between(text, "一、审查依据", "二、审查概况")
    assert "草稿" not in text


def test_findings_stand_where_their_decisions_put_them(li: Desk, of: Uploaded) -> None:
    text = words_of(written(li, of))
    accepted = between(text, "三、审查意见", "四、存疑事项")
    assert "（一）第二条" in accepted
    assert "（二）第五条" in accepted
    assert "“征收社会抚养费”" in accepted
    assert "“取消社会抚养费”" in accepted
    assert "删除本条关于社会抚养费的规定" in accepted
    assert "控制人口数量" not in accepted
    assert "“控制人口数量”" in between(text, "四、存疑事项", "五、应当补充")
    rejected = between(text, "附件1\n", "附件2\n")
    assert "办理入户登记应当提交计划生育证明" in rejected
    assert "属于衔接规定。\n李审查" in rejected


def test_numbers_are_those_of_the_review(li: Desk, of: Uploaded) -> None:
    text = words_of(written(li, of))
    overview = between(text, "二、审查概况", "三、审查意见")
    assert "共提出问题 4 个：采纳 2 个，存疑 1 个，不采纳 1 个。" in overview
    assert "合计\n2\n1\n1\n0\n4" in overview


def test_all_that_the_notice_asks_for_is_compared(li: Desk, of: Uploaded) -> None:
    text = words_of(written(li, of))
    annex = text[text.rindex("附件2") :]
    for each in said(li, of).document.coverage:
        assert each.title in annex
        assert (each.title in between(text, "五、应当", "六、审查结论")) == (
            each.status == "absent"
        )


def test_a_draft_says_so_and_lists_what_is_open(li: Desk, checker: Checker) -> None:
    of = uploaded(li, checker)
    decided(li, of.version, {"第二条": State.ACCEPTED})
    text = words_of(written(li, of))
    assert "草稿：尚有 3 个问题待处理，不能签署" in text
    assert "提交计划生育证明" in between(text, "尚待处理的问题", "五、应当")
    assert "暂不作出审查结论" in text


@pytest.mark.parametrize(
    ("states", "expected", "unexpected"),
    [
        ({"第二条": State.ACCEPTED}, "有 1 处与通知及上位法的规定不一致，应当修改。", "存疑"),
        (
            {"第二条": State.ACCEPTED, "第三条": State.ACCEPTED},
            "应当修改；另有 1 处不够规范、完整，建议一并修改。",
            "存疑",
        ),
        ({"第三条": State.ACCEPTED}, "有 1 处不够规范、完整，建议修改。", "不一致"),
        ({"第四条": State.DOUBTFUL}, "对存疑的 1 处规定", "应当修改"),
        ({}, "未发现送审文本与通知及上位法的规定不一致。", "应当修改"),
    ],
)
def test_the_conclusion_follows_from_the_decisions(
    li: Desk,
    checker: Checker,
    states: Mapping[str, State],
    expected: str,
    unexpected: str,
) -> None:
    of = uploaded(li, checker)
    rejected = dict.fromkeys(("第二条", "第三条", "第四条", "第五条"), State.REJECTED)
    decided(li, of.version, {**rejected, **states})
    text = conclusion(said(li, of))
    assert expected in text
    assert unexpected not in text
    assert "13 项在送审文本中没有体现" in text


def test_a_conclusion_of_ones_own_stands_for_it(li: Desk, of: Uploaded) -> None:
    text = words_of(written(li, of, conclusion="同意送审。\n请按意见修改。"))
    assert "六、审查结论\n同意送审。\n请按意见修改。\n附件" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_what_people_write_is_printed_as_it_is(
    words: str, li: Desk, checker: Checker, tmp_path: Path
) -> None:
    of = uploaded(li, checker, title=f"条例{words}", name="稿.txt")
    with li.writing() as work:
        add_finding(
            work,
            of.version,
            Span(0, 3),
            severity=Severity.ERROR,
            topic="other",
            message=f"问题{words}",
            advice=f"建议{words}",
        )
    decided(li, of.version, {"": State.DOUBTFUL}, reason=f"理由{words}尾")
    data = written(li, of, conclusion=f"结论{words}", organisation=f"机构{words}")
    text = words_of(data)
    for what in ("问题", "建议", "理由"):
        assert f"{what}{re.sub(UNSEEN, REPLACED, cleaned(words))}" in text
    office = words.replace("\x0b", "\n")  # comes from no database
    assert f"机构{re.sub(UNSEEN, REPLACED, office)}" in text
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None


def template(tmp_path: Path, *lines: str, name: str = "模板.docx") -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / name
    document.save(str(path))
    return path


def test_an_office_can_replace_the_template(
    li: Desk, of: Uploaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = template(
        tmp_path,
        "甲办〔2026〕{{ 编号 }}号",
        "{%p for 条 in 审查意见 %}",
        "{{ 条.条文 }}：{{ 条.问题|length }}；{% for 问题 in 条.问题 %}{{ 问题.原文 }}{% endfor %}",
        "{%p endfor %}",
        "{{ 审查机构 or '本办' }} {{ 汉字日期 }} {{ 分级统计|join('、', '级别') }}",
    )
    wanted = (
        "甲办〔2026〕3号\n第二条：1；征收社会抚养费\n第五条：1；招录工作人员应当核查其生育情况\n"
        "本办 二〇二六年十一月二十四日 错误、警告、提示、合计"
    )
    assert words_of(written(li, of, path)) == wanted
    monkeypatch.setenv(TEMPLATE_VARIABLE, str(path))
    assert words_of(written(li, of)) == wanted


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["{{ 没有 }}"], "用了没有的变量“没有”"),
        (["{{ 版本.大小 }}"], "用了没有的变量“大小”"),
        (["开头", "{{ 编号 "], "“{{ 编号”附近的标记写错了"),
        (["{% if 草稿 %}没有结束"], "附近的标记写错了"),
        (["{{ 编号|safe }}"], "附近的标记写错了"),
        (["{{ 编号|nosuch }}"], "附近的标记写错了"),
        (["{{ 事项.__class__.__mro__ }}"], "不允许的写法"),
        (["{{ 事项.__init__.__globals__ }}"], "不允许的写法"),
        (["{{ 事项.zfill(999999999) }}"], "不允许的写法"),
        (["{{ 'a' * 999999999 }}"], "不允许的写法"),
        (["{{ 9 ** 9 ** 9 }}"], "不允许的写法"),
        (["{{ '%999999999d' % 1 }}"], "不允许的写法"),
        (["{% for a in range(99999999) %}{{ a }}{% endfor %}"], "不允许的写法"),
        (["{% include '/etc/passwd' %}"], "不能计算"),
        (["{{ 编号 / 0 }}"], "不能计算"),
        (["{% for a in 结论 %}甲", "乙{% endfor %}", "{% if 1 %}<"], "标记写错了"),
        (["{%p for 条 in 审查意见 %}", "甲"], "标记写错了"),
    ],
)
def test_a_wrong_template_is_named_with_its_fault(
    lines: list[str], fault: str, li: Desk, of: Uploaded, tmp_path: Path
) -> None:
    path = template(tmp_path, *lines)
    with pytest.raises(DeskError) as raised:
        written(li, of, path)
    message = str(raised.value)
    assert message.startswith(f"{path}：")
    assert fault in message
    assert message.endswith("。")
    assert "\n" not in message
    assert not re.search("[a-z]{4,} [a-z]+", message.removeprefix(str(path)))  # no English


def broken(tmp_path: Path) -> Iterator[tuple[str, bytes]]:
    whole = template(tmp_path, "甲").read_bytes()
    yield "不是Word.docx", b"plain text"
    yield "空.docx", b""
    yield "截断.docx", whole[: len(whole) // 2]
    yield "表格.docx", _zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})
    yield "炸弹.docx", _zip({"word/document.xml": b"\0" * 60_000_000})


def _zip(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_a_file_that_is_no_template_is_named(li: Desk, of: Uploaded, tmp_path: Path) -> None:
    files = list(broken(tmp_path))
    assert len(files) == 5
    for name, data in files:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(DeskError, match=re.escape(f"{path}：")):
            written(li, of, path)
    with pytest.raises(DeskError, match="读不到意见书模板"):
        written(li, of, tmp_path / "没有.docx")
    with pytest.raises(DeskError, match="读不到意见书模板"):
        written(li, of, tmp_path)


def test_marks_that_tear_paragraphs_are_refused(li: Desk, of: Uploaded, tmp_path: Path) -> None:
    path = template(
        tmp_path, "{% if 草稿 %}甲", "乙{% endif %}", "{% if not 草稿 %}丙", "丁{% endif %}"
    )
    document = docx.Document(str(path))
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{% if 草稿 %}"
    document.add_paragraph("戊{% endif %}")
    document.save(str(path))
    with pytest.raises(DeskError, match="拆散了段落、表格行"):
        written(li, of, path)


def names(value: Any, path: str = "") -> Iterator[str]:
    """The names of all variables, those of the members of lists too."""
    if isinstance(value, Mapping):
        for name, of_name in value.items():
            yield name
            yield from names(of_name)
    elif isinstance(value, list):
        for each in value:
            yield from names(each)


def test_the_manual_tells_of_every_variable(li: Desk, of: Uploaded) -> None:
    words = opinion_words(said(li, of), facts(li, of))
    manual = re.sub(r"```.*?```", "", MANUAL.read_text(encoding="utf-8"), flags=re.S)
    told = set(re.findall(r"`([^`]+)`", manual))
    told = {part for each in told for part in re.split(r"[.\s]", each)}
    assert set(names(words)) <= told


def test_the_example_of_the_manual_works(li: Desk, of: Uploaded, tmp_path: Path) -> None:
    [block] = re.findall(r"```text\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.S)
    text = words_of(written(li, of, template(tmp_path, *block.strip().split("\n"))))
    assert "征收社会抚养费" in text
    assert "{" not in text
