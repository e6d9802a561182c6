"""The same provision in other words: sentence forms and synonyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Forms by the kind of a provision; the first is the plain one.
FORMS: dict[str, dict[str, str]] = {
    "sanction": {
        "plain": "{who}，由{office}{does}。",
        "no-office": "{who}，{does}。",
        "active": "{office}应当对{who}人员{does}。",
        "object-first": "对{who}，由{office}依法{does}。",
        "should": "{who}，{office}应当{does}。",
        "own-unit": "{who}，由所在单位{does}。",
        "also": "{who}，由有关单位进行教育，并由{office}{does}。",
        "listed-act": "有下列情形之一的，由{office}{does}：\n（一）{who}；\n（二）拒不提供统计资料的。",
        "listed-act-last": "有下列情形之一的，由{office}{does}：\n（一）拒不提供统计资料的；\n（二）{who}。",
        "listed-consequence": "{who}，按照下列规定处理：\n（一）由{office}{does}；\n（二）提供健康咨询。",
        "tail": "下列情形应当依法处理：\n（一）{who}；\n（二）拒不提供统计资料的。\n有前款所列情形的，由{office}{does}。",
        "next-sentence": "{who}，由有关单位调查核实。情节严重的，由{office}{does}。",
        "next-paragraph": "{who}，由有关单位调查核实。\n有前款行为的，由{office}{does}。",
        "semicolon": "拒不提供统计资料的，责令限期补报；{who}，由{office}{does}。",
        "sanction-first": "由{office}{does}的情形包括：{who}。",
        "established": "{who}，一经查实，由{office}{does}。",
        "besides": "{who}，除由有关单位批评教育外，由{office}{does}。",
        "negation-beside": "{who}，不听劝告的，由{office}{does}。",
        "exception-behind": "{who}，由{office}{does}，但法律另有规定的除外。",
        "prohibition-before": "任何单位和个人不得虚报统计数字。{who}，由{office}{does}。",
    },
    "proof": {
        "plain": "{right}的，应当提交{proof}。",
        "at": "{right}时，应当提交{proof}。",
        "checked": "受理{right}，应当查验{proof}。",
        "by": "凭{proof}{right}。",
        "only-then": "提交{proof}的，方可{right}。",
        "must-before": "应当先提交{proof}，方可{right}。",
        "refused": "{right}未提交{proof}的，不予办理。",
        "passive": "{proof}由申请人在{right}时提交。",
        "listed": "{right}的，应当提交下列材料：\n（一）居民身份证；\n（二）{proof}；\n（三）申请表。",
        "enumerated": "{right}的，应当提交居民身份证、{proof}和申请表。",
        "next-sentence": "{right}的，应当提交居民身份证。没有{proof}的，不予受理。",
        "double-negation": "没有{proof}的，不得{right}。",
        "unchecked": "未经查验{proof}，不得{right}。",
        "named-material": "{proof}是{right}的必备材料。",
        "prohibition-behind": "{right}的，应当提交{proof}，不得弄虚作假。",
    },
    "condition": {
        "plain": "{cond}的，方可{right}。",
        "must": "{right}，应当{cond}。",
        "denied": "不{cond}的，不得{right}。",
        "not-accepted": "{right}不{cond}的，不予受理。",
        "listed": "{right}应当具备下列条件：\n（一）具有完全民事行为能力；\n（二）{cond}。",
        "listed-can": "同时具备下列条件的，可以{right}：\n（一）在本市居住满五年；\n（二）{cond}；\n（三）依法纳税。",
        "enumerated": "{right}的，应当在本市居住满五年，并{cond}。",
        "only": "只有{cond}的，才可以{right}。",
        "premise": "{right}以{cond}为前提。",
        "passive": "{cond}被列为{right}的条件。",
        "prohibition-behind": "{right}应当{cond}，申请人不得弄虚作假。",
    },
    "norm": {
        "plain": "{norm}。",
        "introduced": "按照国家有关规定，{norm}。",
        "second-sentence": "各级人民政府应当保障工作经费。{norm}。",
        "second-paragraph": "各级人民政府应当保障工作经费。\n{norm}。",
        "prohibition-before": "任何单位和个人不得虚报统计数字。{norm}。",
        "abolition-before": "取消重复的统计报表。{norm}。",
        "listed": "工作中应当遵守下列规定：\n（一）保障工作经费；\n（二）{norm}。",
    },
}

# Words that say the same; the first of each group stands in the tables or in its place.
SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("违反本条例规定生育子女", "违反法律、法规规定生育子女", "不符合本条例规定生育子女", "违法生育子女", "计划外生育子女", "超生子女", "政策外生育子女",
     "超计划生育子女", "违反计划生育政策生育子女", "违规生育子女", "不符合法定条件生育子女", "违反人口与计划生育法律、法规生育子女", "擅自多生育子女"),
    ("社会抚养费", "社会扶养费", "超生费", "计划外生育费", "多子女费"),
    ("征收", "计征", "收取", "收缴", "征缴"),
    ("处以二千元以上一万元以下的罚款", "处二千元以上一万元以下罚款", "并处二千元以上一万元以下的罚款", "处以罚款", "给予罚款处罚"),
    ("给予开除处分", "给予行政处分", "给予纪律处分", "依法给予处分", "给予降级或者撤职处分", "予以开除", "给予记大过处分"),
    ("解除劳动合同", "予以辞退", "解聘", "终止劳动关系"),
    ("取消其五年内评选先进的资格", "五年内不得评为先进个人", "不得评选先进", "取消其荣誉称号", "不予晋级"),
    ("记入个人信用记录", "纳入征信系统", "列入失信名单"),
    ("停发其困难补助", "不予发放困难补助", "取消其低保待遇", "不得享受救济"),
    ("停止其集体经济组织收益分红", "不得参加集体经济组织收益分配", "取消其宅基地申请资格"),
    ("追回已经发给的独生子女父母奖励费", "收回已经发给的独生子女父母奖励费", "责令退还已经领取的独生子女父母奖励费"),
    ("容留、包庇他人违法生育子女", "为他人违法生育提供场所", "帮助他人计划外生育子女"),
    ("提交", "提供", "出示", "交验", "缴验", "出具"),
    ("查验", "核查", "核验", "审核"),
    ("申请入户", "申请落户", "办理户口登记", "迁入户口", "办理户口迁移"),
    ("申请入学", "申请入园", "办理转学", "报名入学", "申请学位"),
    ("办理录用手续", "办理聘用手续", "应聘", "办理就业登记"),
    ("报考公务员", "应聘事业单位岗位", "参加招工"),
    ("申请公共租赁住房", "申请廉租住房", "申请经济适用住房"),
    ("符合计划生育政策", "符合国家计划生育规定", "遵守计划生育法律、法规", "无违反计划生育行为", "未违反计划生育政策", "符合生育政策"),
    ("终止妊娠", "中止妊娠", "采取补救措施", "施行引产手术"),
    ("放置宫内节育器", "落实上环措施", "采取长效避孕措施"),
    ("孕情检查", "环孕情检查", "查环查孕", "妊娠检查"),
    ("计划生育保证金", "计划生育押金", "节育保证金"),
    ("一对夫妻生育一个子女", "一对夫妇生育一个孩子", "每对夫妻只生育一个子女"),
    ("生育第三个子女", "生育第三胎", "生育三孩"),
    ("领取生育证", "领取准生证", "办理生育证", "领取生育许可证"),
    ("生育指标", "人口出生指标"),
    ("控制人口数量", "控制人口增长", "严格控制人口过快增长", "稳定低生育水平", "降低人口出生率"),
    ("鼓励公民晚婚晚育", "提倡公民晚婚、晚育", "鼓励公民少生优生"),
    ("卫生和计划生育行政部门", "人口和计划生育行政部门", "计划生育行政部门", "卫生计生部门", "人口计生部门", "卫生与计划生育主管部门"),
    ("卫生行政部门", "卫生局", "卫生主管部门"),
    ("村规民约", "居民公约", "村民公约"),
    ("计划生育合同", "计划生育协议", "计划生育责任书"),
    ("伪造、变造、买卖计划生育证明", "骗取计划生育证明", "使用虚假计划生育证明", "涂改婚育证明", "买卖生育证"),
    ("截留、挪用", "贪污、私分", "克扣、截留、挪用", "侵占"),
)  # fmt: skip

# The same, but only from the first word to the others, which elsewhere say something else.
ONE_WAY: tuple[tuple[str, ...], ...] = (
    (
        "计划生育证明",
        "婚育证明",
        "计生证明",
        "计划生育情况证明",
        "生育证",
        "准生证",
        "流动人口婚育证明",
        "计划生育服务证",
        "符合计划生育政策的证明",
    ),
)


def formed(row: Mapping[str, Any], form: str) -> str:
    """The provision of a row in one of the forms of its kind."""
    return FORMS[row["kind"]][form].format(**row).replace("。。", "。")


def plain(row: Mapping[str, Any]) -> str:
    """The provision of a row in its plain form."""
    return formed(row, next(iter(FORMS[row["kind"]])))


def forms_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of the forms that make sense for a row, with the provision in each."""
    has_lines = any("\n" in str(value) for value in row.values())
    for name in FORMS[row["kind"]]:
        if name not in row.get("skip", ()) and not (has_lines and name == "listed"):
            yield name, formed(row, name)


# What may stand around a lawful provision without making it unlawful.
SURROUNDINGS = {
    "second-sentence": "各级人民政府应当保障工作经费。{text}",
    "second-paragraph": "各级人民政府应当保障工作经费。\n{text}",
    "sanction-behind": "{text}\n托育机构未备案的，由县级人民政府卫生健康主管部门处二千元罚款。",
    "listed": "工作中应当遵守下列规定：\n（一）保障工作经费；\n（二）{text}",
}


def surrounded(text: str) -> Iterator[tuple[str, str]]:
    """A lawful provision with others around it, by the name of the surroundings."""
    for name, form in SURROUNDINGS.items():
        if name != "listed" or "\n" not in text:
            yield name, form.format(text=text)


def synonyms_of(text: str) -> Iterator[tuple[str, str]]:
    """Each synonym that can stand for words of a text, and the text with it."""
    for group in SYNONYMS:
        longest_first = sorted(group, key=len, reverse=True)
        yield from _replaced(text, next((w for w in longest_first if w in text), None), group)
    for group in ONE_WAY:
        yield from _replaced(text, group[0] if group[0] in text else None, group)


def _replaced(text: str, said: str | None, group: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for other in group:
        if said is not None and other != said:
            yield f"{said}→{other}", text.replace(said, other)
