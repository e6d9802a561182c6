"""When a regulation was adopted and last amended, and by whom: what its history note tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checker.reading.numerals import to_int

NUMERAL = "[一二三四五六七八九十百〇○零0-9]"
DATE = re.compile(rf"({NUMERAL}{{4}})年({NUMERAL}{{1,3}})月({NUMERAL}{{1,3}})日")
QUOTED = re.compile(r"《[^》]*》")
EVENTS = {
    "通过": "adoption",
    "批准": "approval",
    "公布": "publication",
    "发布": "publication",
    "印发": "publication",
    "修正": "amendment",
    "修订": "amendment",
    "修改": "amendment",
    "施行": "entryIntoForce",
}
EVENT = re.compile("|".join(EVENTS))
FIRST = ("adoption", "publication", "approval")  # what a work is dated by, the best first
LAST = ("adoption", "amendment")  # what makes a version
SITTING = re.compile(
    rf"第{NUMERAL}+届|第{NUMERAL}+次(?:常务|全体|全体代表)?会议|令?第{NUMERAL}+号令?|审议|联合|令$|[，。；、\s（）()]+$"
)
ORGAN = re.compile(
    r"[\u4e00-\u9fff、]{0,40}(?:代表大会|委员会|政府|国务院|法院|检察院|会议|[厅局部])$"
)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a regulation on a day; ``organ`` is empty where it is not told."""

    day: str  # 2021-09-29
    kind: str
    organ: str


def events_of(note: str) -> list[Event]:
    """The dated events that a history note tells, in its order."""
    text = QUOTED.sub("", re.sub(r"\s", "", note))
    dates = list(DATE.finditer(text))
    found = []
    for at, match in enumerate(dates):
        until = dates[at + 1].start() if at + 1 < len(dates) else len(text)
        words = text[match.end() : until]
        day, event = _day(match), EVENT.search(words)
        if day and event:
            found.append(Event(day, EVENTS[event[0]], _organ(words[: event.start()])))
    return found


def creation(events: list[Event]) -> Event | None:
    """The event that brought the regulation into being."""
    for kind in FIRST:
        for event in events:
            if event.kind == kind:
                return event
    return None


def version(events: list[Event]) -> Event | None:
    """The event that gave the regulation its present text."""
    made = [event for event in events if event.kind in LAST]
    return max(made, key=lambda event: event.day) if made else creation(events)


def _day(match: re.Match[str]) -> str:
    """The day in the form of ISO 8601; empty if the calendar has no such day."""
    try:
        return date(to_int(match[1]), to_int(match[2]), to_int(match[3])).isoformat()
    except ValueError:
        return ""


def _organ(words: str) -> str:
    organ = SITTING.sub("", SITTING.sub("", words))
    return organ if ORGAN.fullmatch(organ) else ""
