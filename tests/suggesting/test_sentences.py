"""What goes of a sentence: as little as leaves something lawful, but all that is wrong."""

from __future__ import annotations

import pytest
from suggested_drafts import checked, checker, errors, mended, regulation, suggested

from checker.edits import apply
from checker.judging.examples import document_of, load_examples
from checker.suggesting import suggest

AROUND = ("为了做好服务工作，制定本规定。", "本规定自公布之日起施行。")


def article(text: str) -> str:
    """What the suggestions make of the only article that is at fault."""
    first, last = AROUND
    lines = mended(regulation(first, text, last)).split("\n")
    assert lines[:3] == regulation(first).split("\n")[:3], "what is lawful stays as it is"
    return "\n".join(lines[3:-2]).removeprefix("第二条　")


WORDS = {
    "the last of three proofs": (
        "申请人应当提交身份证、居住证和计划生育证明办理落户。",
        "申请人应当提交身份证和居住证办理落户。",
    ),
    "one proof in the middle": (
        "申请落户的，应当提交身份证、婚育证明、居住证。",
        "申请落户的，应当提交身份证、居住证。",
    ),
    "the first proof": (
        "申请落户的，应当提交婚育证明、身份证和居住证。",
        "申请落户的，应当提交身份证和居住证。",
    ),
    "two proofs side by side": (
        "申请落户的，应当提交身份证、计划生育证明、婚育证明和居住证。",
        "申请落户的，应当提交身份证和居住证。",
    ),
    "one of several conditions": (
        "有合法稳定住所，符合计划生育政策的人员，可以申请落户。",
        "",
    ),
    "a condition before the consequence": (
        "有合法稳定住所、稳定就业且符合计划生育政策的，可以申请落户。",
        "有合法稳定住所、稳定就业的，可以申请落户。",
    ),
    "a proof among titles": (
        "申请落户的，应当提交《居民身份证》、《计划生育证明》和《户口簿》。",
        "申请落户的，应当提交《居民身份证》和《户口簿》。",
    ),
    "one of several things that are demanded": (
        "申请落户的，应当有合法住所，符合计划生育政策，并缴纳社会保险满三年。",
        "申请落户的，应当有合法住所，并缴纳社会保险满三年。",
    ),
    "the clause that takes back": (
        "夫妻再生育子女的，停止享受奖励，并退还已经领取的奖励费。",
        "夫妻再生育子女的，停止享受奖励。",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_go_where_the_rest_is_lawful_without_them(name: str) -> None:
    before, after = WORDS[name]
    assert article(before) == after


SENTENCES = {
    "the second sentence": (
        "公安机关依法办理户口登记。申请落户的应当出具计划生育证明。",
        "公安机关依法办理户口登记。",
    ),
    "the first of two parts": (
        "对超生的职工，给予开除处分；对成绩显著的单位，给予表彰。",
        "对成绩显著的单位，给予表彰。",
    ),
    "an exception": (
        "女职工生育享受产假一百五十八日，但是违反规定生育的，不享受产假。",
        "女职工生育享受产假一百五十八日。",
    ),
    "what is long before something short": (
        "违反规定生育的，由县级人民政府卫生健康主管部门征收社会抚养费；拒不缴纳的，由县级人民政府卫生健康主管部门申请人民法院强制执行。学校不得拒收适龄儿童。",
        "学校不得拒收适龄儿童。",
    ),
    "the last part: the stop stays a full stop": (
        "对成绩显著的单位，给予表彰；对超生的职工，给予开除处分。",
        "对成绩显著的单位，给予表彰。",
    ),
    "what leans on a sentence goes with it": (
        "超生的，征收社会抚养费；确有困难的，可以分期缴纳。单位应当做好服务。",
        "单位应当做好服务。",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_go_that_say_nothing_else(name: str) -> None:
    before, after = SENTENCES[name]
    assert article(before) == after


LISTS = {
    "an item in the middle": (
        "有下列情形之一的，不得申请积分入户：\n（一）有犯罪记录的；\n（二）超生未满五年的；\n（三）提供虚假材料的。",
        "有下列情形之一的，不得申请积分入户：\n（一）有犯罪记录的；\n（二）提供虚假材料的。",
    ),
    "the last item": (
        "有下列情形之一的，不得申请积分入户：\n（一）有犯罪记录的；\n（二）提供虚假材料的；\n（三）超生未满五年的。",
        "有下列情形之一的，不得申请积分入户：\n（一）有犯罪记录的；\n（二）提供虚假材料的。",
    ),
    "a list all of whose items go": (
        "居民享受公共服务。\n有下列情形之一的，不得申请积分入户：\n（一）超生未满五年的；\n（二）未缴清社会抚养费的。",
        "居民享受公共服务。",
    ),
    "a preamble with its list": (
        "居民享受公共服务。\n违反规定超生的，按照下列标准征收社会抚养费：\n（一）多生一个的，三倍；\n（二）多生两个的，六倍。",
        "居民享受公共服务。",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_stay_lists(name: str) -> None:
    before, after = LISTS[name]
    assert article(before) == after


def test_an_article_that_says_nothing_else_goes_and_the_next_takes_its_number() -> None:
    before = regulation(
        "超生的，征收社会抚养费。", "单位应当做好服务。", "依照第二条提供服务的，给予表彰。"
    )
    assert mended(before) == regulation("单位应当做好服务。", "依照第一条提供服务的，给予表彰。")


def test_a_reference_to_what_is_gone_is_marked_not_left_to_name_another_article() -> None:
    text = regulation(
        "超生的，征收社会抚养费。", "第一条所称机关是指县级人民政府。", "自公布之日起施行。"
    )
    after = mended(text)
    assert "【原第一条已建议删除，请改引或者删去】所称机关" in after
    assert "第一条　【原第一条" in after


def test_a_penalty_for_breaking_what_is_gone_goes_too() -> None:
    text = regulation(
        "生育子女应当经批准并领取生育证。", "违反第一条规定的，给予通报批评。", "自公布之日起施行。"
    )
    assert mended(text) == regulation("自公布之日起施行。")


def test_who_issued_the_text_is_no_provision() -> None:
    signed = "\n云川省人民政府\n2008年1月2日\n"
    text = regulation("服务平等。", "违反规定生育的，征收社会抚养费。") + signed
    assert mended(text) == regulation("服务平等。") + signed


def test_a_comment_stays_with_the_provision_behind_it() -> None:
    text = (
        "示例市服务规定\n第一条　超生的，征收社会抚养费。\n"
        "<!-- tiaoli: ignore FEE001 理由：另行处理 -->\n第二条　对超生的征收社会抚养费。\n"
        "第三条　自公布之日起施行。\n"
    )
    report = checked(text, "a.md")
    [first, *_] = report.findings
    after = apply(text, suggest(checker(), report, [first], complete=False).edits)
    assert after.split("\n")[1].startswith("<!-- tiaoli: ignore FEE001")


def test_a_text_that_is_nothing_else_is_left_to_be_repealed() -> None:
    text = "第一条 违反规定生育的，征收社会抚养费。\n"
    assert mended(text) == text
    assert suggested(text).left


REPLACED = {
    "卫生和计划生育行政部门负责。": "卫生健康主管部门负责。",
    "卫生行政部门和计划生育行政部门负责。": "卫生健康主管部门负责。",
    "市人口和计划生育委员会负责。": "市卫生健康委员会负责。",
    "由县计划生育局办理。": "由县卫生健康局办理。",
    "卫生计生、公安、民政等部门应当配合。": "卫生健康、公安、民政等部门应当配合。",
    "各级人民政府应当控制人口数量，提高人口素质。": "各级人民政府应当调控人口数量，提高人口素质。",
    "鼓励晚婚晚育。": "提倡适龄婚育、优生优育。",
    "提倡晚婚、晚育，少生优生。": "提倡适龄婚育、优生优育，优生优育。",
    "卫生、计划生育等部门应当配合。": "卫生健康等部门应当配合。",
    "收养依照《收养法》第六条办理。": "收养依照《中华人民共和国民法典》的有关规定办理。",
    "依照《婚姻法》第五条、《继承法》第七条的规定办理。": "依照《中华人民共和国民法典》的有关规定办理。",
    "收养依照《婚姻法》、《收养法》办理。": "收养依照《中华人民共和国民法典》办理。",
    "提倡一对夫妻生育两个子女。": "一对夫妻可以生育三个子女。",
}


@pytest.mark.parametrize("before", REPLACED)
def test_names_and_aims_of_the_past_are_replaced(before: str) -> None:
    assert article(before) == REPLACED[before]


RULES = sorted({rule.id for rule in checker().rules})
WHOLE_INSTRUMENTS = ("FEE008", "LIM009")  # about nothing but the fee or the permit: to be repealed


@pytest.mark.parametrize("rule", RULES)
def test_after_the_suggestions_no_example_of_a_rule_has_an_error(rule: str) -> None:
    examples = load_examples(checker().folders).rules[rule].violates
    left = {text: errors(mended(document_of(text))) for text in examples}
    if rule not in WHOLE_INSTRUMENTS:
        assert {text: found for text, found in left.items() if found} == {}


@pytest.mark.parametrize("rule", WHOLE_INSTRUMENTS)
def test_what_no_edit_cures_is_said(rule: str) -> None:
    for text in load_examples(checker().folders).rules[rule].violates:
        document = document_of(text)
        left = [each.rule for each in suggested(document).left]
        assert left == errors(mended(document))
