"""Where a text speaks to this program: ``<!-- tiaoli: … -->``. Other comments are text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Span

OPENING = "<!--"
# A comment without its end reaches to the end of its line, so that it can be reported.
COMMENT = re.compile(
    r"<!--[ \t]*tiaoli[ \t]*[:：](?:(?:(?!<!--).)*?-->|[^\r\n]*)", re.IGNORECASE | re.DOTALL
)


def comments_in(text: str) -> Iterator[Span]:
    """The comments that speak to this program, in order, without overlap."""
    if OPENING in text:
        for match in COMMENT.finditer(text):
            yield Span(match.start(), match.end())
