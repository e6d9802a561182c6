"""PDF files with text as source text: paragraphs in the order of reading."""

from checker.reading.pdf.reading import read_pdf

__all__ = ["read_pdf"]
