"""The separators that a decision leaves unsaid: 、 between members of a list, ， between clauses.

在“第三十三条”后增加“第三十四条” gives 第三十三条、第三十四条, and what is deleted takes its separator
with it. This is how official consolidated texts have it; docs/amendments.md lists the cases.
"""

from __future__ import annotations

import re

from checker.amending.searching import Searchable, folded_words
from checker.model import Span

JOINED = re.compile(r"(?:或者|以及|[和及与或、，；。的等])")
ENDS_JOINED = re.compile(r"(?:或者|以及|[和及与或、，；：])$")
MEMBER_FOLLOWS = re.compile(r"[、和及或与]")
ADVERBIAL = re.compile(r"^(?:根据|按照|依照|经|为|在|对|由|除)")
STOPS = "。；"
COMMAS = "，、"


def behind_words(text: Searchable, anchor: Span, words: str, new: str) -> str:
    """New words with the separators that belong there, when they come in behind others."""
    first, last = folded_words(new)[:1], folded_words(new)[-1:]
    before, following = text.before(anchor.start)[0], text.behind(anchor.end)[0]
    if JOINED.match(folded_words(new)) or first in "（":
        return new
    if ENDS_JOINED.search(folded_words(words)):
        if last in COMMAS + STOPS or following in COMMAS + STOPS:
            return new
        return new + ("，" if "、" in new else "、")
    if following == "、" or (before == "、" and "，" not in words):
        return f"、{new}"
    if following and following in "，。；：":
        return f"，{new}"
    return f"、{new}" if following and MEMBER_FOLLOWS.match(following) else new


def before_words(text: Searchable, anchor: Span, new: str) -> str:
    """New words with the separators that belong there, when they come in before others."""
    last = folded_words(new)[-1:]
    before, following = text.before(anchor.start)[0], text.behind(anchor.end)[0]
    if last in COMMAS + STOPS or ENDS_JOINED.search(folded_words(new)):
        return new
    if before == "、" or (following and MEMBER_FOLLOWS.match(following)):
        return f"{new}、"
    if before == "，" and following == "，":
        return f"{new}，"
    return new


def without(text: Searchable, span: Span, words: str) -> Span:
    """The stretch to delete with some words: the separator that would be left over goes with them."""
    before, at = text.before(span.start)
    following, behind = text.behind(span.end)
    if not before or not following:
        return span
    leading, trailing = Span(at, span.end), Span(span.start, behind + 1)
    if following in STOPS and before in "，、；：" and before != "：":
        return leading
    if before in STOPS and (following in STOPS or following in COMMAS):
        return trailing
    if before == following and before in COMMAS:
        return trailing
    if following == "、" and before not in COMMAS:
        return trailing
    if before == "、" and (following not in COMMAS):
        return leading
    if following == "，" and before not in COMMAS + STOPS and ADVERBIAL.match(words):
        return trailing
    return span
