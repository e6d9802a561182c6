"""A file becomes source text: lines with the way back to their place in the file."""

from checker.reading.formats import read, read_bytes, read_file
from checker.reading.revisions import Revisions

__all__ = ["Revisions", "read", "read_bytes", "read_file"]
