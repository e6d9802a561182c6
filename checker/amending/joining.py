"""The separators that a decision leaves unsaid: 、 between members of a list, ， between clauses.

在“第三十三条”后增加“第三十四条” gives 第三十三条、第三十四条, and what is deleted takes its separator
with it. This is how official consolidated texts have it; docs/amendments.md lists the cases.
"""

from __future__ import annotations

import re

from checker.amending.searching import Searchable, folded_words
from checker.edits import Edit
from checker.model import Span

JOINED = re.compile(r"(?:或者|以及|[和及与或、，；。的等（])")
ENDS_JOINED = re.compile(r"(?:或者|以及|[和及与或、，；：])$")
MEMBER_FOLLOWS = re.compile(r"[、和及或与]")
ADVERBIAL = re.compile(r"^(?:根据|按照|依照|经|为|在|对|由|除)")
STOP = re.compile(r"[。；，、]")
CLAUSE_ENDS = re.compile(r"[，。；：]")
# The signs on both sides of words that go: which of them goes too.
GOES_BEFORE = re.compile(r"[，、；][。；]|、[^。；，、 ]")
GOES_BEHIND = re.compile(r"[。；][。；，、]|，，|、、|[^，、 ]、")
COMMA_BEHIND = re.compile(r"[^。；，、 ]，")


def behind_words(text: Searchable, anchor: Span, words: str, new: str) -> str:
    """New words with the separators that belong there, when they come in behind others."""
    plain = folded_words(new)
    before, following = text.before(anchor.start)[0], text.behind(anchor.end)[0]
    if JOINED.match(plain):
        return new
    if ENDS_JOINED.search(folded_words(words)):
        is_closed = STOP.match(plain[-1:]) or STOP.match(following)
        return new if is_closed else new + ("，" if "、" in new else "、")
    is_member = following == "、" or (before == "、" and "，" not in words)
    if is_member or MEMBER_FOLLOWS.match(following):
        return f"、{new}"
    return f"，{new}" if CLAUSE_ENDS.match(following) else new


def before_words(text: Searchable, anchor: Span, new: str) -> str:
    """New words with the separators that belong there, when they come in before others."""
    plain = folded_words(new)
    before, following = text.before(anchor.start)[0], text.behind(anchor.end)[0]
    if STOP.match(plain[-1:]) or ENDS_JOINED.search(plain):
        return new
    if before == "、" or MEMBER_FOLLOWS.match(following):
        return f"{new}、"
    return f"{new}，" if before == following == "，" else new


def appended(text: str, end: int, new: str) -> Edit:
    """New words at the end of a provision: a clause comes before its stop, a sentence behind it."""
    stop = text[end - 1 : end]
    is_sentence = STOP.match(stop) is not None and stop in "。！？" and not STOP.match(new)
    if is_sentence:
        return Edit(Span(end, end), new if new[-1:] in "。！？”" else f"{new}。")
    at = end - 1 if STOP.match(stop) else end
    return Edit(Span(at, at), new.rstrip("。；，、") if at < end else new)


def without(text: Searchable, span: Span, words: str) -> Span:
    """The stretch to delete with some words: the separator that would be left over goes with them."""
    before, at = text.before(span.start)
    following, behind = text.behind(span.end)
    around = f"{before or ' '}{following or ' '}"
    if GOES_BEFORE.match(around):
        return Span(at, span.end)
    is_adverbial = ADVERBIAL.match(words) and COMMA_BEHIND.match(around)
    if GOES_BEHIND.match(around) or is_adverbial:
        return Span(span.start, behind + 1)
    return span
