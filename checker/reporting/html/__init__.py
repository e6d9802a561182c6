"""A report as one HTML file that works from disk: the text, the findings beside it, filters."""

from checker.reporting.html.page import render_html

__all__ = ["render_html"]
