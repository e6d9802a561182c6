"""Misread words: put right where the context leaves no doubt, left alone elsewhere."""

from __future__ import annotations

from re._parser import parse

import jieba
import pytest

from checker.reading.confusions import Confusion, confusions, undone

MISREAD = {
    "杜会抚养费": "社会抚养费",
    "社会抚养赀": "社会抚养费",
    "祉会抗养费": "社会抚养费",
    "征收抚养赀": "征收抚养费",
    "计戈生育": "计划生育",
    "计划牛育": "计划生育",
    "计划生肓": "计划生育",
    "什划生育": "计划生育",
    "牛育证": "生育证",
    "违法王育行为": "违法生育行为",
    "超牛子女": "超生子女",
    "末经批准": "未经批准",
    "末婚生育": "未婚生育",
    "年满二十周岁，末取得证明": "年满二十周岁，未取得证明",
    "巳经生育": "已经生育",
    "夫妻己生育一个子女": "夫妻已生育一个子女",
    "征牧社会抚养费": "征收社会抚养费",
    "行政处份": "行政处分",
    "处以罚歉": "处以罚款",
    "激纳社会抚养费": "缴纳社会抚养费",
    "独生于女父母": "独生子女父母",
    "办理人户、入学": "办理入户、入学",
    "不得与人户、人学、人职挂钩": "不得与入户、入学、入职挂钩",
    "人学手续": "入学手续",
    "二O二一年": "二〇二一年",
    "一九八０年".replace("０", "0"): "一九八〇年",
    "二OO二年": "二〇〇二年",
}


@pytest.mark.parametrize("written", MISREAD)
def test_a_misread_word_is_put_right(written: str) -> None:
    assert undone(written) == MISREAD[written]


@pytest.mark.parametrize(
    "written",
    [
        "申请人户籍所在地",
        "办理人户口簿",
        "人户分离",
        "本人学历证书",
        "残疾人学校",
        "每月末按规定缴纳",
        "年末缴清",
        "周末取得",
        "杜会计师",
        "养资源",
        "牛羊养殖",
        "养育子女",
        "自己经营",
        "自己生育",
        "征牧区草场",
        "王育才",
        "2000年10月",
        "一00号",
        "二百零一",
        "扶养费",
        "法人职工",
    ],
)
def test_a_right_word_is_left_alone(written: str) -> None:
    assert undone(written) == written


def test_no_word_of_the_dictionary_is_taken_for_a_misread_one() -> None:
    """The words of jieba's dictionary, alone and between others, stay as they are."""
    with jieba.get_dict_file() as file:
        words = [line.split()[0] for line in file.read().decode("utf-8").splitlines()]
    misprinted = {"停业处份"}
    assert {word for word in words if undone(word) != word} == misprinted


@pytest.mark.parametrize("row", confusions(), ids=lambda row: row.found)
def test_a_row_finds_as_many_characters_as_it_means(row: Confusion) -> None:
    shortest, longest = parse(row.found).getwidth()
    assert shortest == len(row.meant)
    assert longest == shortest or len(row.meant) == 1


@pytest.mark.parametrize("written", MISREAD)
def test_what_was_put_right_arouses_no_suspicion(written: str) -> None:
    assert undone(MISREAD[written]) == MISREAD[written]
