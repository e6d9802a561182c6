"""Web pages as source text: the regulation on them, without what surrounds it."""

from checker.reading.html.archive import read_mhtml
from checker.reading.html.reading import read_html

__all__ = ["read_html", "read_mhtml"]
