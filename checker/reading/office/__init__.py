"""Files of older and other word processors, read through LibreOffice."""

from checker.reading.office.reading import read_office

__all__ = ["read_office"]
