"""Periods to choose from: whole days and months that leave no gap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.web.periods import ALWAYS, MOST_MONTHS, periods

TIMES = st.datetimes(datetime(2021, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(TIMES, st.timedeltas(timedelta(), timedelta(days=900)))
def test_months_go_back_from_now_to_the_first_without_a_gap(
    first: datetime, later: timedelta
) -> None:
    now = first + later
    months = periods(first, now)[4:]
    assert all(newer.since == older.until for newer, older in pairwise(months))
    newest, oldest = months[0], months[-1]
    assert newest.since is not None
    assert newest.until is not None
    assert oldest.since is not None
    assert newest.since <= now < newest.until
    assert oldest.since <= first
    assert len(months) <= MOST_MONTHS


@given(TIMES)
def test_the_last_days_end_now_and_begin_at_midnight(now: datetime) -> None:
    always, today, week, month, *_ = periods(now, now)
    assert always == ALWAYS
    assert today.since is not None
    assert week.since is not None
    assert month.since is not None
    assert today.since <= now.astimezone()
    assert (today.since - week.since, today.since - month.since) == (
        timedelta(days=6),
        timedelta(days=29),
    )
    assert {each.until for each in (today, week, month)} == {None}
