"""The clauses of an instruction: what is done, in words with quotations and places folded.

``Q`` below stands for a quotation and ``P`` for a list of places, each one sign in the text. The
clauses are tried in order where the one before ends; the first that holds is taken.
"""

from __future__ import annotations

import re
from enum import StrEnum

from checker.amending.mentions import PLACED
from checker.amending.quotations import QUOTED

COUNT = r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})"
UNIT = r"(?P<unit>[编章节条款项目]|个?自然段)"
ITSELF = r"(?:[，,]?\s*(?:并)?(?:将其)?(?:内容)?(?:修改|修订)(?:为|如下)?|，?内容为|，?表述为)?"
TEXT = rf"{ITSELF}\s*[：:]?\s*(?P<text>Q)"
BECOMES = r"(?:统一|分别|一并|均|全部|都)?(?:修改|改|修订|调整|替换|变更|更改|修正|更正|规范|表述|统一)(?:表述)?(?:为|成)"
TO_BE = r"(?:依次|分别|相应)?(?:改为|改作|作为|调整为|变更为|顺延为|移至|移作|移到|列为|调整到|修改为|成为)"
TAKE = r"(?:将|把)?"
GOES = r"(?:予以)?(?:删去|删除|废止)"
INSIDE = r"(?:中|里|内)?的?"


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
    REPLACE_WORDS = "replace_words"
    DELETE_WORDS = "delete_words"
    INSERT_WORDS = "insert_words"
    INSERT = "insert"
    DELETE = "delete"
    CONTEXT = "context"


def _form(pattern: str) -> re.Pattern[str]:
    """The expression with Q and P as the signs of the folded text."""
    kept = pattern.replace("(?P<", "(?@<").replace("P", PLACED).replace("Q", QUOTED)
    return re.compile(kept.replace("(?@<", "(?P<"))


FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, _form(pattern))
    for form, pattern in (
        (
            Form.SPLIT,
            rf"{TAKE}(?P<place>P)?(?:改为|分为|拆分为|分成|拆为|分列为|修改为){COUNT}{UNIT}"
            rf"[，,]?\s*(?:分别|依次)?(?:作为|列为|为)(?P<targets>P)(?:{TEXT})?",
        ),
        (
            Form.MERGE,
            rf"{TAKE}(?P<place>P)(?:予以)?合并(?:修改)?(?:为{COUNT}{UNIT})?[，,]?\s*"
            rf"(?:并?修改)?(?:作为|为|改为|列为|成)(?P<targets>P)(?:{TEXT})?",
        ),
        (
            Form.MERGE,
            rf"{TAKE}(?P<place>P)(?:予以)?合并(?:为{COUNT}{UNIT})?[，,]?\s*(?:并)?(?:修改为|修订为|表述为)"
            rf"(?:[一1][条款项])?\s*[：:]?\s*(?P<text>Q)",
        ),
        (
            Form.SINGLE,
            rf"{TAKE}(?P<place>P)(?:单列|单作|单独列|单独作|单独成|另列|另作|单设)(?:出来)?(?:作?为)?"
            rf"{COUNT}?{UNIT}?[，,]?\s*(?:作为|列为|为)(?P<targets>P)(?:{TEXT})?",
        ),
        (
            Form.INCLUDE,
            rf"(?:{TAKE}(?P<place>P){TO_BE}(?P<targets>P)[，,]\s*|(?P<own>P)?)(?:列入|归入|纳入)(?:本|该|此)[章节编]",
        ),
        (
            Form.RENUMBER,
            rf"{TAKE}(?P<place>P)(?:(?:移至|移到|调整到|调至|调整至)P(?:之)?[前后](?:面)?[，,]?\s*){TO_BE}"
            rf"(?P<targets>P)(?:{TEXT})?",
        ),
        (Form.RENUMBER, rf"{TAKE}(?P<place>P){TO_BE}(?P<targets>P)(?:{TEXT})?"),
        (Form.JOIN_DIVISION, rf"{TAKE}(?P<place>P)(?:并入|合并到|合并至)(?P<targets>P)"),
        (
            Form.REPLACE_WORDS,
            rf"{TAKE}(?P<words>(?:P?{INSIDE}Q(?:等?字样|一词|一句|的?规定|的?内容)?(?:[、，]|和|及|以及|或者)?)+)"
            rf"{BECOMES}[：:]?\s*(?P<new>Q(?:[、，]Q(?!{BECOMES}|[前后之中]))*)",
        ),
        (
            Form.DELETE_WORDS,
            rf"(?:{TAKE}(?P<given>(?:P?{INSIDE}Q(?:[、，]|和|及|以及)?)+)(?:字样|一词|一句|的?规定|的?内容)?{GOES}"
            rf"|(?:删去|删除|删掉)(?P<words>(?:P?{INSIDE}Q(?:字样|一词|一句|的?规定|的?内容)?(?:[、]|和|及|以及|[，,](?=P?{INSIDE}Q(?!{BECOMES}|[前后之])))?)+))",
        ),
        (
            Form.INSERT_WORDS,
            rf"(?:在|于)?(?P<words>(?:P?{INSIDE}Q(?:、|和|及|以及)?)+)(?:一词|字样)?(?:之)?(?P<side>[后前])(?:面)?[，,]?\s*"
            rf"(?:增加|加上|加入|增写|补充|增添|添加)(?:上)?[：:]?\s*(?P<new>Q)",
        ),
        (
            Form.HEADING,
            rf"{TAKE}(?P<place>P)(?P<heading>)(?:{BECOMES})[：:]?\s*《(?P<bare>[^《》]+)》",
        ),
        (
            Form.REPLACE,
            rf"{TAKE}(?P<place>P)(?:的?内容)?(?:{BECOMES}|表述为)\s*[：:]?\s*(?P<text>Q)",
        ),
        (
            Form.INSERT,
            rf"(?:在|于)?(?P<place>P)?(?P<side>(?:之)?[后前])?(?:面|中)?[，,]?\s*(?:相应)?(?:增加|新增|增设|增写|补充|增列|增补)"
            rf"(?:(?:规定)?{COUNT}{UNIT}(?:[，,；;]?\s*(?:分别|依次)?(?:作为|列为|为)(?P<targets>P)(?P<title>Q)?)?"
            rf"|(?P<direct>P))(?:[，,]\s*包括(?P<includes>P))?(?:[。，,；;]?\s*内容(?:如下|为))?(?:\s*[：:]\s*(?P<text>Q))?",
        ),
        (Form.DELETE, rf"(?:删去|删除|废止|取消)(?P<place>P)(?!{INSIDE}Q)"),
        (Form.DELETE, rf"{TAKE}(?P<place>P){GOES}"),
        (Form.REPLACE, rf"(?:{BECOMES})\s*[：:]?\s*(?P<text>Q)"),
        (Form.RENUMBER, rf"{TO_BE}(?P<targets>P)(?:{TEXT})?"),
        (
            Form.CONTEXT,
            r"(?:将|对|在)?(?P<place>P)(?:作(?:出)?(?:如下|以下|下列)?(?:修改|修正|修订)(?=[：:])|(?=[：:，,；;]))",
        ),
    )
)
GLUE = re.compile(r"(?:[\s，,；;。、：:]|并(?!入)|同时|另外|此外|其次|且|以及|相应地?)*")
ENDS = re.compile(r"[，,；;。\n]")
