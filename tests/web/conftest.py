"""The browser that all tests of the desk's pages share."""

from desk_browser import browser

__all__ = ["browser"]
