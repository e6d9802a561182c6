"""How the place of a finding inside its article is named."""

from __future__ import annotations

import pytest

from checker.reporting.place import chinese, cited


@pytest.mark.parametrize(
    ("article", "paragraph", "item", "expected"),
    [
        ("第五条", None, None, ""),
        ("第五条", 1, None, ""),
        ("第五条", 2, None, "第二款"),
        ("第五条", 1, "（三）", "第三项"),
        ("第五条", 2, "(十一)", "第二款第十一项"),
        ("第五条", 1, "1.", "“1.”项"),
        (None, 12, None, "第十二段"),
        (None, None, None, ""),
    ],
)
def test_a_place_is_named_as_in_a_citation(
    article: str | None, paragraph: int | None, item: str | None, expected: str
) -> None:
    assert cited(article, paragraph, item) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, " 100 ")],
)
def test_numbers_are_written_in_chinese(number: int, expected: str) -> None:
    assert chinese(number) == expected
