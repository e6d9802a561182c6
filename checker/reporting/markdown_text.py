"""Words of a report as Markdown that means nothing but these words."""

from __future__ import annotations

import re
from html import escape as html_escaped

from checker.reporting.remarks import one_line

_SPECIAL = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_JOINER = "&#8288;"  # invisible; keeps @somebody and #12 from becoming a mention or a link
_LINKING = "@#!"
_LINKS = re.compile(rf"[{_LINKING}]|:(?=//)|www(?=\.)", re.IGNORECASE)


def escape(text: str) -> str:
    """``text`` on one line, where nothing is markup: no link, mention, image, table or HTML."""
    return _SPECIAL.sub(_escaped, one_line(text))


def escape_in_tag(text: str) -> str:
    """``text`` on one line, for a line of HTML in Markdown: Markdown has no say there."""
    return _LINKS.sub(lambda mark: f"{mark[0]}{_JOINER}", _tagged(one_line(text)))


def _tagged(text: str) -> str:
    return html_escaped(text).replace("&#x27;", "&apos;")  # a # of ours must get no joiner


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in _ENTITIES:
        return _ENTITIES[mark]
    return f"\\{mark}{_JOINER}" if mark in _LINKING else f"\\{mark}"
