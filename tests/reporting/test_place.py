"""How the place of a finding inside its article is named."""

from __future__ import annotations

import pytest

from checker.reporting.place import cited


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
        (None, 250, None, "第二百五十段"),
        (None, 12_345, None, "第12345段"),
        (None, None, None, ""),
    ],
)
def test_a_place_is_named_as_in_a_citation(
    article: str | None, paragraph: int | None, item: str | None, expected: str
) -> None:
    assert cited(article, paragraph, item) == expected
