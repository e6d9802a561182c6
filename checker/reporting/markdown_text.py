"""Words of a report as Markdown that means nothing but these words."""

from __future__ import annotations

import re

from checker.reporting.remarks import one_line

_SPECIAL = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_JOINER = "&#8288;"  # invisible; keeps @somebody and #12 from becoming a mention or a link
_LINKING = "@#!"


def escape(text: str) -> str:
    """``text`` on one line, where nothing is markup: no link, mention, image, table or HTML."""
    return _SPECIAL.sub(_escaped, one_line(text))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in _ENTITIES:
        return _ENTITIES[mark]
    return f"\\{mark}{_JOINER}" if mark in _LINKING else f"\\{mark}"
