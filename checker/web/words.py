"""Chinese words for what pages show again and again: times, sizes, counts."""

from __future__ import annotations

import re
from datetime import datetime

from checker.reviewing.moments import date, local

_ADDRESS = re.compile(r":(?=//)|\bwww(?=\.)|@", re.IGNORECASE)
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def moment(at: datetime) -> str:
    """A time in China, to the minute: 2021年9月1日 14:05."""
    return f"{date(at)} {local(at):%H:%M}"


def short_moment(at: datetime) -> str:
    """A time in China where there is little room: 9月1日 14:05."""
    there = local(at)
    return f"{there.month}月{there.day}日 {there:%H:%M}"


def size(number: int) -> str:
    """A number of bytes for people: 812 字节, 35 KB, 1.2 MB."""
    if number < 1024:
        return f"{number} 字节"
    if number < 1024 * 1024:
        return f"{number / 1024:.0f} KB"
    return f"{number / 1024 / 1024:.1f} MB"


def plain(text: str) -> str:
    """Text of others for Streamlit's Markdown: every mark loses its meaning, on one line.

    A joiner of no width keeps addresses from becoming links.
    """
    text = _ADDRESS.sub("\\g<0>\u2060", text)
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
