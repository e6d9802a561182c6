"""The note under the title (题注) with one more amendment: 根据…《关于修改〈…〉的决定》第二次修正."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.amending.base import Base
from checker.amending.operations import ClauseKind, Decision
from checker.amending.wording import numeral
from checker.edits import Edit
from checker.model import Span
from checker.reading.numerals import to_int

NOTE = re.compile(r"[（(]\s*\d{4}\s*年[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")
TELLS = re.compile(r"通过|公布|发布|批准|修正|修订|施行")
AMENDED = re.compile(r"》\s*(?P<ordinal>第[一二三四五六七八九十]+次)?(?P<verb>修正|修订)")
SEPARATOR = re.compile(r"(?P<separator>[\s　，；、]+)根据")
TAKES_EFFECT = re.compile(r"[，；\s]*自\d{4}年\d{1,2}月\d{1,2}日起施行\s*(?=[）)]$)")
RESOLVED = re.compile(r"通过|批准|公布|发布")
QUOTES = str.maketrans("《》", "〈〉")
COURT = "审判委员会"


def history_edits(base: Base, decision: Decision) -> list[Edit]:
    """Edits of the note; none if there is no note, or the decision does not say when it was passed."""
    note = note_of(base)
    sentence = _sentence(decision)
    if note is None or not sentence:
        return []
    words = base.text[note.start : note.end]
    if re.sub(r"\s", "", sentence) in re.sub(r"\s", "", words):
        return []
    if COURT in decision.passed:
        return list(_court_edits(words, note, sentence, decision))
    return list(_edits(words, note, sentence))


def note_of(base: Base) -> Span | None:
    """The note in brackets between the title and the first provision."""
    start = base.title.end if base.title else base.root.start
    provisions = [*base.articles, *base.divisions]
    end = min((node.start for node in provisions), default=base.root.end)
    for match in NOTE.finditer(base.text, start, end):
        if TELLS.search(match[0]):
            return Span(*match.span())
    return None


def _sentence(decision: Decision) -> str:
    """根据 with the date, the organ and the session, and the title of the decision."""
    if not decision.passed or not decision.title:
        return ""
    passed = re.sub(r"\s", "", decision.passed)
    if COURT in passed:
        return f"根据{passed}的《{decision.title.translate(QUOTES)}》"
    at = decision.title.find("关于")
    title = decision.title[at:] if at >= 0 else decision.title
    return f"根据{RESOLVED.sub('', passed)}《{title.translate(QUOTES)}》"


def _court_edits(words: str, note: Span, sentence: str, decision: Decision) -> Iterator[Edit]:
    """The note of a judicial interpretation: it tells when the amendment takes effect, not its number."""
    end = note.end - 1
    effect = TAKES_EFFECT.search(words)
    start = note.start + effect.start() if effect else end
    dates = [each.date for each in decision.clauses if each.kind is ClauseKind.EFFECT]
    since = f"，该修正自{dates[0]}起施行" if dates and "年" in dates[0] else ""
    yield Edit(Span(start, end), f"；{sentence}修正{since}")


def _edits(words: str, note: Span, sentence: str) -> Iterator[Edit]:
    before = list(AMENDED.finditer(words))
    verb = before[-1]["verb"] if before else "修正"
    alike = [each for each in before if each["verb"] == verb]
    if len(alike) == 1 and not alike[0]["ordinal"]:
        at = note.start + alike[0].start("verb")
        yield Edit(Span(at, at), "第一次")
    told = [to_int(each["ordinal"][1:-1]) for each in alike if each["ordinal"]]
    ordinal = f"第{numeral(max([len(alike), *told]) + 1)}次" if alike else ""
    separators = [each["separator"] for each in SEPARATOR.finditer(words)]
    separator = separators[-1] if separators else "　"
    end = note.end - 1
    yield Edit(Span(end, end), f"{separator}{sentence}{ordinal}{verb}")
