"""Times as readers in China write them; the whole country keeps one time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
_DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


def local(at: datetime) -> datetime:
    """A time in that of China; one without a zone is UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(CHINA)


def minute(at: datetime) -> str:
    """``2026-11-24 16:05``."""
    return local(at).strftime("%Y-%m-%d %H:%M")


def date(at: datetime) -> str:
    """``2026年11月24日``, as GB/T 9704 wants the date of a paper."""
    day = local(at)
    return f"{day.year}年{day.month}月{day.day}日"


def date_in_characters(at: datetime) -> str:
    """``二〇二六年十一月二十四日``, as older papers have it."""
    from checker.reading.numerals import to_chinese

    day = local(at)
    year = "".join(_DIGITS[digit] for digit in f"{day.year:04}")
    return f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日"
