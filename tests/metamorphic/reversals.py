"""Wording that must matter: the provision is negated, abolished, past, or about something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# What is done to a provision, by its kind.
CHANGES: dict[str, dict[str, str]] = {
    "sanction": {
        "prohibited": "任何单位和个人不得对{who}人员{does}。",
        "prohibited-of": "{who}，任何单位和个人不得{does}。",
        "no-longer": "{who}，不再{does}。",
        "abolished": "取消对{who}人员{does}的规定。",
        "stopped": "停止执行对{who}人员{does}的规定。",
        "no-reason": "任何单位和个人不得以{act}为由{does}。",
        "formerly": "原规定对{who}人员{does}的，自本条例施行之日起停止执行。",
        "past": "本条例施行前已经对{who}人员作出的{does}的决定，依照原规定处理。",
        "repealed": "《关于对{who}人员{does}的暂行规定》同时废止。",
        "titled": "清理《关于对{who}人员{does}的暂行规定》等文件。",
    },
    "proof": {
        "prohibited": "{right}，不得要求提交{proof}。",
        "prohibited-as-condition": "不得将{proof}作为{right}的条件。",
        "no-reason": "任何单位和个人不得以没有{proof}为由拒绝受理{right}。",
        "no-longer": "{right}的，不再提交{proof}。",
        "needless": "{right}的，无需提交{proof}。",
        "abolished": "取消{right}提交{proof}的规定。",
        "decoupled": "{right}与{proof}脱钩。",
        "repealed": "《关于{right}提交{proof}的规定》同时废止。",
        "identity card": "{right}的，应当提交居民身份证。",
        "birth certificate": "{right}的，应当提交出生医学证明。",
        "marriage certificate": "{right}的，应当提交结婚证。",
        "residence permit": "{right}的，应当提交居住证。",
        "official": "工作人员在受理{right}时违法索要{proof}的，责令改正。",
    },
    "condition": {
        "no-condition": "{right}不以{cond}为条件。",
        "prohibited-as-condition": "不得将{cond}作为{right}的前置条件。",
        "no-reason": "不得以不{cond}为由拒绝受理{right}。",
        "regardless": "不论是否{cond}，均可{right}。",
        "decoupled": "{right}与是否{cond}脱钩。",
        "abolished": "取消{right}应当{cond}的规定。",
        "repealed": "《关于{right}应当{cond}的规定》同时废止。",
        "another condition": "{right}，应当符合国家有关规定。",
        "age": "年满十八周岁的，方可{right}。",
        "forbidden-in-a-list": "{right}，不得附加下列条件：\n（一）{cond}；\n（二）缴纳保证金。",
    },
    "norm": {
        "abolished": "取消{norm}的规定。",
        "no-longer-done": "不再执行{norm}的规定。",
        "stopped": "停止执行{norm}的规定。",
        "repealed": "《关于{norm}的规定》同时废止。",
        "titled": "清理《关于{norm}的规定》等文件。",
    },
}
ANOTHER_ACT = (
    "伪造、变造、买卖出生医学证明的",
    "非法进行胎儿性别鉴定的",
    "拒绝、阻碍卫生健康主管部门工作人员依法执行公务的",
    "虐待、歧视婴幼儿的",
    "未经批准擅自从事托育服务的",
)
ANOTHER_ACTOR = (
    "卫生健康主管部门的工作人员玩忽职守的",
    "医疗机构违反母婴保健管理规定的",
    "托育机构违反卫生保健规定的",
    "用人单位不落实产假待遇的",
)


def reversals_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of the changes that make sense for a row, and the provision after each."""
    skipped = row.get("skip", ())
    words = {**row, "act": str(row.get("who", "")).removesuffix("的")}
    for name, form in CHANGES[row["kind"]].items():
        if name not in skipped and not ("《" in form and "《" in plain_words(row)):
            yield name, form.format(**words)
    for index, text in enumerate(row.get("changed", ()), 1):
        yield f"changed {index}", text
    if row["kind"] == "sanction" and row["topic"] == "birth-penalty":
        for name, acts in (("another-act", ANOTHER_ACT), ("another-actor", ANOTHER_ACTOR)):
            for act in acts if name not in skipped else ():
                yield f"{name} {act}", f"{act}，由{row['office']}{row['does']}。"


def plain_words(row: Mapping[str, Any]) -> str:
    """All words of a row that the forms are made of."""
    return "".join(str(row.get(key, "")) for key in ("who", "does", "right", "norm"))
