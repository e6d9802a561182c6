"""The clauses of an instruction: what is done, in words with quotations and places folded.

``Q`` below stands for a quotation and ``P`` for a list of places, each one sign in the text. The
clauses are tried in order where the one before ends; the first that holds is taken.
"""

from __future__ import annotations

import re
from enum import StrEnum

from checker.amending.mentions import PLACED
from checker.amending.quotations import QUOTED

TAKE = r"(?:将|把)?"
COUNT = r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})"
UNIT = r"(?P<unit>[编章节条款项目]|个?自然段)"
SPREAD = r"(?:统一|分别|一并|均|全部|都|一律|相应地?|依次)"
BECOMES = (
    rf"{SPREAD}*(?:修改|改|修订|调整|替换|变更|更改|修正|更正|规范|表述|统一)(?:表述)?(?:为|成)"
)
TO_BE = r"(?:依次|分别|相应)?(?:改为|改作|作为|调整为|变更为|顺延为|移至|移作|移到|列为|调整到|修改为|成为)"
AS = r"[，,]?\s*(?:分别|依次)?(?:作为|列为|为)"
INTO = r"(?:移至|移到|移入|调整到|调至|调整至|调入|并入|合并到|合并至|合并入|归入|列入|纳入)"
# 移至第五条之前，作为第五条 says no more than its number does, 移至第二章，作为第五条 says the chapter.
BY = rf"(?:{INTO}(?P<into>P)(?:(?:之)?[前后](?:面)?|中)?[，,]?\s*)?"
TEXT = (
    r"(?:(?:[，,]?\s*(?:并)?(?:将其)?(?:内容)?(?:分别)?(?:修改|修订)(?:为|如下)?|，?内容为|，?表述为)?"
    r"\s*[：:]?\s*(?P<text>Q+))?"
)
GOES = r"(?:予以)?(?:删去|删除|废止)"
CUT = r"(?:删去|删除|删掉)"
ALL_OF_IT = r"(?:的?(?:整[条款项章节]|全文|全部(?:内容|规定|条文)?|内容|规定|条文|原文))?"
INSIDE = (
    r"(?:中|里|内)?(?:的?(?:末尾|结尾|句末|最后))?的?(?:涉及|出现|使用|所称|有关|关于|表述为)?的?"
    r"(?:所有|全部|各处|有关|相关)?(?:的?(?:文字|表述|词语|语句))?"
)
SAID = r"(?:规定|内容|表述|字样|名称|称谓|提法|词语|文字)"
WORDS = rf"(?:等?字样|一词|一句|[一二两三四五六七八九十]+个?字|等?的?{SAID}|的(?=[，,]?{SPREAD}))?"
AND = r"(?:[、，]|以及|或者|[和及与])?"
PAIRS = rf"(?:P?{INSIDE}Q{WORDS}{AND})+"
ALIKE = rf"(?:[、]|以及|[和及与]|[，,](?=P?{INSIDE}Q(?!{BECOMES}|[前后之])))?"
ADDS = r"(?:增加|加上|加入|增写|补充|增添|添加)(?:上)?"
INSERTS = r"(?:相应)?(?:增加|新增|增设|增写|补充|增列|增补)"
AT_END = r"(?:的)?(?:末尾|最后|结尾|句末|文末|之后|后)(?:处|面)?"
AFTERWARDS = r"(?:[，,]?\s*(?:分别|依次)?(?:作为|列为)(?P<targets>P))?"
APART = r"(?:单列|单作|单独列|单独作|单独成|另列|另作|单设)(?:出来)?(?:作?为)?"


class Form(StrEnum):
    """The forms of clauses."""

    SPLIT = "split"
    MERGE = "merge"
    SINGLE = "single"
    RENUMBER = "renumber"
    JOIN_DIVISION = "join_division"
    INCLUDE = "include"
    REPLACE = "replace"
    HEADING = "heading"
    OWN_HEADING = "own_heading"
    TITLED = "titled"
    APPEND = "append"
    GO_INTO = "go_into"
    REPLACE_WORDS = "replace_words"
    DELETE_WORDS = "delete_words"
    INSERT_WORDS = "insert_words"
    INSERT = "insert"
    DELETE = "delete"
    SHIFT = "shift"
    CONTEXT = "context"


PATTERNS: tuple[tuple[Form, str], ...] = (
    (
        Form.SPLIT,
        rf"{TAKE}(?P<place>P)?(?:改为|分为|拆分为|分成|拆为|分列为|修改为){COUNT}{UNIT}"
        rf"{AS}(?P<targets>P){TEXT}",
    ),
    (
        Form.SPLIT,
        rf"{TAKE}(?P<place>P)?(?:改为|分为|拆分为|分成|拆为|分列为|修改为){COUNT}{UNIT}"
        r"(?:[，,]\s*(?:分别)?(?:修改为|修订为|内容为|表述为))?\s*[：:]\s*(?P<text>Q+)",
    ),
    (
        Form.MERGE,
        rf"{TAKE}(?P<place>P)(?:予以)?合并(?:修改)?(?:为{COUNT}{UNIT})?[，,]?\s*"
        rf"(?:并?修改)?(?:作为|为|改为|列为|成)(?P<targets>P){TEXT}",
    ),
    (
        Form.MERGE,
        rf"{TAKE}(?P<place>P)(?:予以)?合并(?:为{COUNT}{UNIT})?[，,]?\s*(?:并)?"
        r"(?:修改为|修订为|表述为|内容为)(?:[一1][条款项])?\s*[：:]?\s*(?P<text>Q+)",
    ),
    (
        Form.SINGLE,
        rf"{TAKE}(?P<place>P){APART}(?:{COUNT}{UNIT})?[，,]?\s*(?:作为|列为|为)(?P<targets>P){TEXT}",
    ),
    (
        Form.INCLUDE,
        rf"(?:{TAKE}(?P<place>P){TO_BE}(?P<targets>P)[，,]\s*|(?P<own>P)?)"
        r"(?:列入|归入|纳入)(?:本|该|此)[章节编]",
    ),
    (Form.RENUMBER, rf"{TAKE}(?P<place>P){BY}{TO_BE}(?P<targets>P){TEXT}"),
    (Form.JOIN_DIVISION, rf"{TAKE}(?P<place>P)(?:并入|合并到|合并至)(?P<targets>P)"),
    (Form.GO_INTO, rf"{TAKE}(?P<place>P){INTO}(?P<into>P)中?{TEXT}"),
    (
        Form.REPLACE_WORDS,
        rf"{TAKE}(?P<words>{PAIRS})[，,]?\s*(?P<all>{SPREAD}*){BECOMES}[：:]?\s*"
        rf"(?P<new>Q(?:(?:[、，]|[和及与])?Q(?!{BECOMES}|[前后之中]))*)",
    ),
    (Form.DELETE_WORDS, rf"{TAKE}(?P<words>{PAIRS}){GOES}(?!\s*[PQ])"),
    (
        Form.DELETE_WORDS,
        rf"{CUT}(?P<words>(?:P?{INSIDE}Q{WORDS}{ALIKE})+)(?!(?:之)?[前后中]的?Q)"
        rf"(?:(?<=[、和及与])(?P<more>P)(?!{INSIDE}Q))?",
    ),
    (Form.DELETE_WORDS, rf"{TAKE}(?P<words>P{INSIDE}{CUT}Q){WORDS}"),
    (
        Form.INSERT_WORDS,
        rf"(?:在|于|将)?(?P<words>{PAIRS})(?:之)?(?P<side>[后前])(?:面)?[，,]?\s*"
        rf"{ADDS}[：:]?\s*(?P<new>Q)",
    ),
    (
        Form.INSERT_WORDS,
        rf"(?:在|于|将)?(?P<words>P?{INSIDE}Q)[与和、](?P<other>Q)(?:之间|中间)(?P<side>){ADDS}[：:]?\s*(?P<new>Q)",
    ),
    (
        Form.APPEND,
        rf"(?:在|于)?(?P<place>P){AT_END}[，,]?\s*{ADDS}(?:[一1]句(?:话)?|规定|内容)?[：:，,]?\s*"
        rf"(?P<new>Q){AFTERWARDS}",
    ),
    (
        Form.TITLED,
        rf"{TAKE}(?:[编章节]名称?|[编章节]?标题)(?P<old>Q){BECOMES}[：:]?\s*(?P<new>Q)",
    ),
    (
        Form.OWN_HEADING,
        rf"(?:(?:将)?(?:其|该[编章节]|本[编章节])的?)?[编章节](?:名称?|标题)(?:{BECOMES}|为|是)[：:]?\s*(?P<new>Q)",
    ),
    (Form.HEADING, rf"{TAKE}(?P<place>P)(?:{BECOMES})[：:]?\s*《(?P<bare>[^《》]+)》"),
    (
        Form.REPLACE,
        rf"{TAKE}(?P<place>P)(?:的?内容)?(?:{BECOMES}|表述为)\s*[：:]?\s*(?P<text>Q+)",
    ),
    (
        Form.INSERT,
        rf"(?:在|于)?(?P<place>P)?(?P<side>(?:之)?[后前])?(?:面|中)?[，,]?\s*{INSERTS}"
        rf"(?:(?:规定)?{COUNT}{UNIT}(?:[，,；;]?\s*(?:分别|依次)?(?:作为|列为|为)(?P<targets>P))?"
        r"(?:(?:[，,]?\s*(?:[章节编]名|名称|标题)(?:为|是))?(?P<title>Q)(?=[，,；;。\s]|$))?"
        r"|(?P<direct>P))(?:[，,]\s*包括(?P<includes>P))?"
        r"(?:[。，,；;]?\s*内容(?:如下|为))?(?:\s*[：:]\s*(?P<text>Q+)"
        r"(?:[，,]?\s*(?:分别|依次)?(?:作为|列为)(?P<afterwards>P))?)?",
    ),
    (Form.DELETE, rf"(?P<within>P)[中内]?的?{CUT}(?P<place>P){ALL_OF_IT}(?!{INSIDE}Q)"),
    (Form.DELETE, rf"{CUT}(?P<within>P)[中内]的?(?P<place>P){ALL_OF_IT}(?!{INSIDE}Q)"),
    (Form.DELETE, rf"(?:删去|删除|废止|取消)(?P<place>P){ALL_OF_IT}(?!{INSIDE}Q)"),
    (Form.DELETE, rf"{TAKE}(?P<place>P){ALL_OF_IT}{GOES}(?!\s*[PQ])"),
    (
        Form.SHIFT,
        r"(?:P|其后|以后|其余)(?:的?各?[条款项]|条文|条款)?(?:序号)?(?:依次|相应)*(?:顺延|后移|递延|类推)",
    ),
    (Form.REPLACE, rf"(?:{BECOMES})\s*[：:]?\s*(?P<text>Q+)"),
    (Form.RENUMBER, rf"{TO_BE}(?P<targets>P){TEXT}"),
    (
        Form.CONTEXT,
        r"(?:将|对|在)?(?P<place>P)(?:(?P<leads>作(?:出)?(?:如下|以下|下列)?(?:修改|修正|修订)(?=[：:]))"
        r"|(?=[：:，,；;]))",
    ),
)
GLUE = re.compile(
    rf"(?:[\s，,；;。、：:]|(?<=[。；{QUOTED}])(?P<number>[一二三四五六七八九十百千零〇]{{1,8}}、)"
    r"|并(?!入)|同时|另外|此外|其次|且|以及|相应地?)*"
)
ENDS = re.compile(r"[，,；;。\n]")
# What may follow a clause. Where a clause would leave words over, it says something else than it seems to.
BOUNDARY = re.compile(
    r"\s*(?:[，,；;。、：:]|并|同时|另外|此外|其次|且|以及|相应|以下|其后|[一二三四五六七八九十百]{1,8}、|\Z)"
    rf"|(?<={QUOTED})\s*(?:{PLACED}|[将把在对原其]|删|增加|新增)"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    """The expression with Q and P as the signs of the folded text."""
    kept = pattern.replace("(?P<", "(?@<").replace("P", PLACED).replace("Q", QUOTED)
    return re.compile(kept.replace("(?@<", "(?P<"))


FORMS = tuple((form, _compiled(pattern)) for form, pattern in PATTERNS)
