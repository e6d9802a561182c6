"""What a reader sees of a report."""

from __future__ import annotations

import io
import re

import pytest
from report_samples import LEVY, document, finding, report

from checker.findings import Severity, Unreadable
from checker.reporting.columns import width
from checker.reporting.lines import Layout, coloured, plain
from checker.reporting.plain import PlainReport
from checker.reporting.terminal import render_terminal

EXPECTED = """\
drafts/draft.txt　甲省人口与计划生育条例（条例）
  第一章 总则
    第二条
      警告 AIM001 征收社会抚养费　第 4 行第 11 列
        第二条　各级人民政府应当【控制人口数量】。
        说明：本条仍规定征收社会抚养费。
        依据：国卫人口发〔2021〕24号 二（一）“取消社会抚养费，清理和废止相关处罚规定”
        建议：删除本条。
  第六章 法律责任
    第三十六条
      错误 FEE001 征收社会抚养费　第 7 行第 20 列
        第三十六条　违反本条例规定生育子女的，由县级人民政府卫生健康主管部门【征收社会
        抚养费】。
        说明：本条仍规定征收社会抚养费。
        依据：国卫人口发〔2021〕24号 二（一）“取消社会抚养费，清理和废止相关处罚规定”
        建议：删除本条。
        相关：第二十一条“生育第二个子女应当取得生育证”（所引用的规定）
      提示 HUK001 征收社会抚养费　第二款第二项，第 10 行第 4 列
        （二）其子女【不予办理入户】手续。
        说明：本条仍规定征收社会抚养费。
        依据：国卫人口发〔2021〕24号 二（一）“取消社会抚养费，清理和废止相关处罚规定”
        建议：删除本条。
  通知要求对照：已有 1 项，缺失 1 项
    已有 三孩生育政策　第十五条
    缺失 育儿假
        依据：国卫人口发〔2021〕24号 二（一）“依法实施三孩生育政策”
        建议：增加育儿假的规定。

共检查 1 个文件：错误 1，警告 1，提示 1。
"""


def shown(given: PlainReport, columns: int = 86) -> str:
    return plain(render_terminal(given, Layout(columns)))


def test_findings_stand_by_chapter_and_article_with_basis_and_advice() -> None:
    assert shown(report()) == EXPECTED


def test_a_clean_file_is_said_to_be_clean() -> None:
    text = shown(report(document(findings=(), covered=())))
    assert "  未发现问题。\n" in text
    assert "通知要求对照" not in text


def test_files_that_could_not_be_checked_are_counted() -> None:
    gone = Unreadable("gone.txt", "gone.txt：找不到文件；请核对路径。")
    assert shown(report(unreadable=(gone,))).endswith("提示 1；1 个文件未能检查。\n")


def test_brackets_of_the_text_are_not_mistaken_for_marks() -> None:
    text = "第五条【征收】　征收社会抚养费。\n"
    levy = finding("征收社会抚养费", [("社会抚养费", "fee")], "FEE001", text=text)
    page = shown(report(document((levy,), text, ())))
    assert "第五条【征收】　征收〖社会抚养费〗。" in page


@pytest.mark.parametrize("columns", [40, 60, 100, 120])
def test_no_line_is_wider_than_the_layout(columns: int) -> None:
    assert max(width(row) for row in shown(report(), columns).splitlines()) <= columns


def test_square_brackets_of_the_text_are_no_markup() -> None:
    text = "第五条　[bold]征收[/bold]社会抚养费[red]。\n"
    levy = finding("[bold]征收[/bold]社会抚养费[red]", [("征收", "levy")], "FEE001", text=text)
    assert "[bold]【征收】[/bold]社会抚养费[red]。" in shown(report(document((levy,), text, ())))
    stream = io.StringIO()
    coloured(render_terminal(report(document((levy,), text, ())), Layout(100, True)), stream)
    assert "[bold]征收[/bold]社会抚养费[red]。" in stream.getvalue()


def test_a_coloured_report_says_the_same_without_brackets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = io.StringIO()
    layout = Layout(100, colour=True)
    coloured(render_terminal(report(document((LEVY,), covered=())), layout), stream)
    page = stream.getvalue()
    assert re.search(r"主管部门\x1b\[[0-9;]+m征收社会抚养费\x1b\[0m。", page)
    words = re.sub(r"\x1b\[[0-9;]*m", "", page)
    assert "主管部门征收社会抚养费。" in "".join(words.split())
    assert "【" not in words


def test_escape_sequences_of_a_text_do_not_reach_the_terminal() -> None:
    text = "第五条　\x1b[2J征收社会抚养费。\n"
    levy = finding("\x1b[2J征收社会抚养费", [("征收", "levy")], "FEE001", text=text)
    assert "\x1b" not in shown(report(document((levy,), text, (), path="\x1b[31m.txt")))


def test_severity_is_told_in_words() -> None:
    page = shown(report())
    for severity, word in ((Severity.ERROR, "错误"), (Severity.WARNING, "警告")):
        assert f"{word} " in page, severity
