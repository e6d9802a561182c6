"""``tiaoli consolidate``: what it writes, what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from checker.cli import main
from checker.reading import read

BASE = """甲省生育条例
（2002年7月1日甲省第九届人民代表大会常务委员会第三十次会议通过）
第一条　为了实现协调发展，制定本条例。
第二条　公民违反第一条规定的，处罚款。
第三条　本条例自公布之日起施行。
"""
DECISION = """甲省人民代表大会常务委员会关于修改《甲省生育条例》的决定
（2021年9月29日甲省第十三届人民代表大会常务委员会第二十八次会议通过）
甲省第十三届人民代表大会常务委员会第二十八次会议决定对《甲省生育条例》作如下修改：
一、第一条修改为：“为了促进均衡发展，制定本条例。”
二、增加一条，作为第二条：“提倡适龄婚育。”
本决定自公布之日起施行。
"""
RESULT = """甲省生育条例
（2002年7月1日甲省第九届人民代表大会常务委员会第三十次会议通过　根据2021年9月29日甲省第十三届人民代表大会常务委员会第二十八次会议《关于修改〈甲省生育条例〉的决定》修正）
第一条　为了促进均衡发展，制定本条例。
第二条　提倡适龄婚育。
第三条　公民违反第一条规定的，处罚款。
第四条　本条例自公布之日起施行。
"""
WRONG = DECISION.replace("第一条修改为", "第九条修改为").replace(
    "二、增加", "二、酌情修改第二条。\n三、增加"
)
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", BASE), ("decision", DECISION), ("wrong", WRONG)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def consolidate(*arguments: str) -> int:
    return main(["consolidate", *arguments])


def text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def test_the_text_after_the_decision_is_written(capsys: Captured) -> None:
    assert consolidate("base.txt", "decision.txt", "-o", "new.txt") == 0
    assert text("new.txt") == RESULT
    assert text("base.txt") == BASE
    said = capsys.readouterr().err
    assert said == "base.txt：已写入 new.txt；执行修改 2 项，增加 1 条，修改 1 条。\n"


def test_the_note_can_be_left_as_it_is() -> None:
    assert consolidate("base.txt", "decision.txt", "-o", "new.txt", "--no-history") == 0
    assert text("new.txt").splitlines()[1] == BASE.splitlines()[1]


def test_nothing_is_written_if_something_cannot_be_carried_out(capsys: Captured) -> None:
    assert consolidate("base.txt", "wrong.txt", "-o", "new.txt") == 1
    assert not Path("new.txt").exists()
    assert capsys.readouterr().err.splitlines() == [
        "wrong.txt:5:3: 没有看懂：酌情修改第二条",
        "wrong.txt:4:3: 原文没有第九条：第九条修改为：“为了促进均衡发展，制定本条例。”",
        "new.txt：没有写入；请改正后重试，或者用 --force 写出其余修改的结果。",
    ]


def test_the_rest_is_written_with_force() -> None:
    assert consolidate("base.txt", "wrong.txt", "-o", "new.txt", "--force") == 1
    assert "第二条　提倡适龄婚育。" in text("new.txt")
    assert "第一条　为了实现协调发展" in text("new.txt")


def test_it_is_compared_with_an_official_text(capsys: Captured) -> None:
    Path("official.txt").write_text(RESULT, encoding="utf-8")
    assert consolidate("base.txt", "decision.txt", "--against", "official.txt") == 0
    assert capsys.readouterr().err == "与 official.txt 核对：没有不同。\n"


def test_each_difference_from_the_official_text_is_given(capsys: Captured) -> None:
    official = RESULT.replace("处罚款", "处以罚款").replace("（2002", "(2002") + "第五条　另。\n"
    Path("official.txt").write_text(official, encoding="utf-8")
    assert consolidate("base.txt", "decision.txt", "--against", "official.txt") == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "题注：“（”，正式文本是“(”（只是标点的全角半角）",
        "第三条“第一条规定的，处”之后：正式文本有“以”，这里没有",
        "第五条：正式文本有“第五条另。”，这里没有",
    ]
    assert shown.err == "与 official.txt 核对：有 3 处不同。\n"


def test_a_word_file_gives_a_word_file(capsys: Captured) -> None:
    document = docx.Document()
    for line in BASE.splitlines():
        document.add_paragraph(line)
    document.save("base.docx")
    assert consolidate("base.docx", "decision.txt", "-o", "new.docx", "--tracked") == 0
    assert read("new.docx").text.split() == RESULT.split()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["base.txt", "decision.txt"], "请写明修改后的文件"),
        (["base.txt", "decision.txt", "-o", "base.txt"], "就是原文件"),
        (["base.txt", "decision.txt", "-o", "decision.txt", "--force"], "是输入的文件"),
        (["base.txt", "decision.txt", "-o", "wrong.txt"], "文件已经存在"),
        (["base.txt", "none.txt", "-o", "new.txt"], "文件不存在"),
        (["base.txt", "decision.txt", "-o", "new.txt", "--tracked"], "不能加修订"),
    ],
)
def test_wrong_usage_is_refused(arguments: list[str], words: str, capsys: Captured) -> None:
    assert consolidate(*arguments) == 2
    assert words in capsys.readouterr().err
    assert text("base.txt") == BASE


def test_a_decision_about_something_else(capsys: Captured) -> None:
    Path("other.txt").write_text(BASE.replace("甲省生育", "乙市绿化"), encoding="utf-8")
    assert consolidate("other.txt", "decision.txt", "-o", "new.txt") == 1
    assert "决定没有修改《乙市绿化条例》：它修改的是《甲省生育条例》" in capsys.readouterr().err
