"""The tree of a parsed file as Akoma Ntoso 3.0, the XML that other legislative programs read."""

from checker.reporting.akn.document import render_akn

__all__ = ["render_akn"]
