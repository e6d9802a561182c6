"""The examples of the rules hold, and what is wrong with a pack is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import Checker
from checker.errors import RuleError
from checker.judging import examples as module
from checker.judging.examination import Examination, examine
from checker.judging.examples import (
    Example,
    ExampleFailure,
    Expectation,
    document_of,
    load_examples,
    run_examples,
)
from checker.judging.pack import Fault
from checker.resources import rules_directory

RULE = """\
rules:
  - id: XYZ001
    topic: own-topic
    severity: error
    title: 收取敬老费
    basis: [{source: 本省规定, at: 第一条, quote: 取消敬老费}]
    when: [{all: [respect-fee]}]
    unless: [title]
    message: 本条收取敬老费。
    advice: {action: delete, text: 删除。}
"""
LEXICON = """\
concepts:
  respect-fee:
    gloss: 敬老费
    terms: [敬老费]
    except: [取消敬老费]
  fine: {gloss: 罚款, terms: [罚款]}
contexts:
  title: {gloss: 书名号内的名称, cues: [{pattern: '《[^》]+》', reach: span}]}
"""
TERMS = "    terms: [敬老费]\n"
EXAMPLES = """\
XYZ001:
  violates: [收取敬老费。, 应当缴纳敬老费。, 敬老费每年二十元。, 敬老费由乡镇收取。]
  complies: [取消敬老费。, 敬老院免费开放。, 按照《敬老费办法》执行。, 弘扬敬老风尚。]
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def examined(folder: Path, **changes: str) -> Examination:
    """An examination of a small sound pack in which some files read differently."""
    files = {
        "own.yaml": RULE,
        "lexicon/own.yaml": LEXICON,
        "examples/own.yaml": EXAMPLES,
    }
    files |= {name.replace("__", "/") + ".yaml": text for name, text in changes.items()}
    return examine([write(folder, files)])


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture(scope="module")
def national() -> Examination:
    return examine([rules_directory()])


def shown(failure: ExampleFailure) -> str:
    example = failure.example
    return f"{example.name} {example.expectation} {example.number} {failure.spoke} {example.text}"


def test_all_examples_hold(national: Examination) -> None:
    assert [shown(failure) for failure in national.failures] == []


def test_the_national_pack_is_sound(national: Examination) -> None:
    assert national.faults == ()


def test_examples_are_many(national: Examination, checker: Checker) -> None:
    assert national.tried >= 8 * (len(checker.rules) + len(checker.requirements.requirements))


def test_no_text_is_an_example_of_a_rule_twice() -> None:
    seen = [(each.name, each.text) for each in load_examples([rules_directory()])]
    assert sorted(seen) == sorted(set(seen))


def test_loading_a_checker_loads_no_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    original = Path.read_text

    def reading(path: Path, *arguments: str, **options: str) -> str:
        read.append(path)
        return original(path, *arguments, **options)

    monkeypatch.setattr(Path, "read_text", reading)
    Checker.load()
    assert read
    assert [path for path in read if path.parent.name == module.FOLDER] == []


def test_a_small_pack_holds(tmp_path: Path) -> None:
    found = examined(tmp_path)
    assert (found.faults, found.failures, found.tried, found.passed) == ((), (), 8, True)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("乙。", f"{module.TITLE}\n\n第一条 乙。\n"),
        ("有下列情形的：\n（一）乙；", f"{module.TITLE}\n\n第一条 有下列情形的：\n（一）乙；\n"),
        ("第一条 乙。\n第二条 丙。", f"{module.TITLE}\n\n第一条 乙。\n第二条 丙。\n"),
        ("某市办法\n第一条 乙。", "某市办法\n第一条 乙。\n"),
        ("某区通知\n一、乙。\n", "某区通知\n一、乙。\n"),
    ],
    ids=["article", "article with items", "articles", "regulation", "notice"],
)
def test_an_example_is_an_article_or_a_document(text: str, whole: str) -> None:
    assert document_of(text).startswith(whole)


@pytest.mark.parametrize(
    ("expectation", "text"),
    [
        (Expectation.VIOLATES, "不得征收社会抚养费。"),
        (Expectation.COMPLIES, "对超生的夫妻征收社会抚养费。"),
    ],
)
def test_a_wrong_example_of_a_rule_fails(
    checker: Checker, expectation: Expectation, text: str
) -> None:
    examples = module.Examples({"FEE001": module.RuleExamples(**{expectation.value: [text]})})
    failures = run_examples(checker, examples)
    assert [each.example for each in failures] == [Example("FEE001", expectation, 1, text)]


@pytest.mark.parametrize(
    ("expectation", "text"),
    [
        (Expectation.PRESENT, "一对夫妻可以生育两个子女。"),
        (Expectation.ABSENT, "一对夫妻可以生育三个子女。"),
    ],
)
def test_a_wrong_example_of_a_requirement_fails(
    checker: Checker, expectation: Expectation, text: str
) -> None:
    data = module.CoverageExamples(**{expectation.value: [text]})
    failures = run_examples(checker, module.Examples(coverage={"three-child-policy": data}))
    assert [each.example.expectation for each in failures] == [expectation]


def test_a_complying_example_must_not_break_another_rule_of_the_topic(checker: Checker) -> None:
    text = "拒不缴纳社会抚养费的，申请人民法院强制执行。"
    examples = module.Examples({"FEE001": module.RuleExamples(complies=[text])})
    assert [each.spoke for each in run_examples(checker, examples)] == [("FEE004",)]


def test_examples_of_a_rule_in_two_files_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"examples/a.yaml": EXAMPLES, "examples/b.yaml": EXAMPLES})
    with pytest.raises(RuleError, match=r"b\.yaml：XYZ001 的例句已在另一个文件中"):
        load_examples([tmp_path])


def test_a_later_pack_replaces_the_examples_of_a_rule(tmp_path: Path) -> None:
    write(tmp_path, {"examples/own.yaml": "FEE001: {violates: [甲。], complies: [乙。]}\n"})
    loaded = load_examples([rules_directory(), tmp_path])
    assert (loaded.rules["FEE001"].violates, len(loaded.rules["FEE002"].violates) > 3) == (
        ["甲。"],
        True,
    )


@pytest.mark.parametrize("text", ["- 甲\n", "FEE001: [甲]\n", "FEE001: {breaks: [甲]}\n", "{"])
def test_a_malformed_example_file_is_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"examples/own.yaml": text})
    with pytest.raises(RuleError, match=r"own\.yaml"):
        load_examples([tmp_path])


FAULTS = {
    "few examples": (
        "examples__own",
        EXAMPLES.replace("收取敬老费。, ", ""),
        "XYZ001",
        "不足 4 个",
    ),
    "one text many times": (
        "examples__own",
        EXAMPLES.replace("弘扬敬老风尚", "敬老院免费开放"),
        "XYZ001",
        "complies 例句不足 4 个",
    ),
    "no examples": ("examples__own", "{}\n", "XYZ001", "没有例句"),
    "examples of nothing": (
        "examples__own",
        EXAMPLES + EXAMPLES.replace("XYZ001", "XYZ002"),
        "XYZ002",
        "没有这个规则",
    ),
    "silent rule": (
        "own",
        RULE.replace("[{all: [respect-fee]}]", "[{all: [respect-fee, fine]}]"),
        "XYZ001",
        "没有一个例句能使这条规则报告问题",
    ),
    "unknown concept": ("own", RULE.replace("respect-fee", "respect-tax"), "XYZ001", "respect-tax"),
    "unknown concept in none": (
        "own",
        RULE.replace("[{all: [respect-fee]}]", "[{all: [respect-fee], none: [fine|fines@near]}]"),
        "XYZ001",
        "概念 fines 没有定义",
    ),
    "unknown way": ("own", RULE.replace("respect-fee]", "respect-fee@afar]"), "XYZ001", "afar"),
    "unknown context": ("own", RULE.replace("[title]", "[titles]"), "XYZ001", "语境 titles"),
    "unknown context wanted": (
        "own",
        RULE.replace("[{all: [respect-fee]}]", "[{all: [respect-fee], in_context: [past]}]"),
        "XYZ001",
        "语境 past",
    ),
    "unknown fact": (
        "own",
        RULE + "    document: {lacking: [some-fact]}\n",
        "XYZ001",
        "事实 some-fact",
    ),
    "unknown override": ("own", RULE + "    overrides: [XYZ009]\n", "XYZ001", "规则 XYZ009"),
    "override of itself": ("own", RULE + "    overrides: [XYZ001]\n", "XYZ001", "写了规则自己"),
    "blank basis": ("own", RULE.replace("quote: 取消敬老费", "quote: ' '"), "XYZ001", "依据不完整"),
    "no basis": ("own", RULE.replace("    basis:", "    # basis:"), "rules", "own.yaml"),
    "doubled rule": ("own", RULE + RULE.removeprefix("rules:\n"), "rules", "XYZ001 重复"),
    "rule of another file": ("other", RULE, "rules", "XYZ001 重复"),
    "doubled key": (
        "lexicon__own",
        LEXICON.replace(TERMS, TERMS * 2),
        "lexicon",
        "own.yaml 第 5 行第 5 列：“terms”在同一处写了两次",
    ),
    "doubled requirement": (
        "coverage",
        "applies: family-planning-text\nrequirements:\n"
        + 2
        * "  - {id: own-need, title: 甲, when: [{all: [fine]}], advice: 乙,"
        " basis: {source: 甲, at: 乙, quote: 丙}}\n".replace("\n ", ""),
        "own-need",
        "编号在同一个文件中重复",
    ),
    "unknown fact that applies": (
        "coverage",
        "applies: some-fact\nrequirements: []\n",
        "coverage.yaml",
        "事实 some-fact",
    ),
    "unknown concept of a fact": (
        "facts",
        "own-fact: {anywhere: [respect-tax]}\n",
        "own-fact",
        "概念 respect-tax",
    ),
    "malformed facts": ("facts", "[own-fact]\n", "facts", "第 1 行：整个文件应由键和值组成"),
    "unknown concept of a cue": (
        "lexicon__own",
        LEXICON + "  own-context: {gloss: 甲, cues: [{pattern: 乙, concepts: [no-such]}]}\n",
        "own-context",
        "概念 no-such",
    ),
    "unknown concept of a flow": (
        "lexicon__own",
        LEXICON + "flows: [{breaking: [respect-fee], gives: no-such}]\n",
        "flows",
        "概念 no-such",
    ),
    "broken expression": (
        "lexicon__own",
        LEXICON.replace(TERMS, "    patterns: ['敬老(费']\n"),
        "respect-fee",
        "正则表达式有误",
    ),
    "expression for nothing": (
        "lexicon__own",
        LEXICON.replace(TERMS, "    patterns: ['(?:敬老费)?']\n"),
        "respect-fee",
        "可以匹配空文本",
    ),
    "empty cue": (
        "lexicon__own",
        LEXICON + "  own-context: {gloss: 甲, cues: [{pattern: '(?<=甲)乙*'}]}\n",
        "own-context",
        "可以匹配空文本",
    ),
    "unknown macro": (
        "lexicon__own",
        LEXICON.replace(TERMS, "    patterns: ['敬老<<no-such>>']\n"),
        "respect-fee",
        "no-such 的宏",
    ),
    "term that never occurs": (
        "lexicon__own",
        LEXICON.replace("[敬老费]", "[敬老费, 敬 老 金]"),
        "respect-fee",
        "敬 老 金",
    ),
    "no YAML": ("examples__own", "{", "examples", "own.yaml 第 2 行第 1 列：这里缺少内容"),
}


@pytest.mark.parametrize(("name", "text", "where", "what"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found(
    tmp_path: Path, name: str, text: str, where: str, what: str
) -> None:
    found = examined(tmp_path, **{name: text})
    assert not found.passed
    assert [f for f in found.faults if f.where == where and what in f.what], found.faults


def test_a_planted_fault_is_the_only_one(tmp_path: Path) -> None:
    found = examined(tmp_path, own=RULE.replace("[title]", "[titles]"))
    what = "所用的语境 titles 没有定义；请定义它，或者改正名称。"
    assert found.faults == (Fault("XYZ001", what),)


def test_words_that_nothing_uses_are_a_warning(tmp_path: Path) -> None:
    found = examined(
        tmp_path, lexicon__own=LEXICON.replace(TERMS, f"{TERMS}    patterns: [敬老税+]\n")
    )
    assert found.passed
    assert ("respect-fee", "没有例句或者样本用到：敬老税+") in [
        (warning.where, warning.what) for warning in found.warnings
    ]


def test_a_fault_that_keeps_a_pack_from_loading_stops_before_the_examples(tmp_path: Path) -> None:
    found = examined(tmp_path, own=RULE.replace("respect-fee]", "respect-fee@afar]"))
    assert (found.tried, len(found.faults)) == (0, 1)
