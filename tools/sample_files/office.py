"""Sample files that LibreOffice makes of others: old Word files, OpenDocument, RTF, PDF."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

# What is made of what. LibreOffice knows no list that is counted through a higher level, so that
# the numbers of numbering-by-style.docx would not survive; the RTF that it writes loses the signs
# around numbers, so that numbering.rtf is made by hand, as Word writes it.
CONVERSIONS = (
    ("paragraphs.doc", "paragraphs.docx", "doc:MS Word 97"),
    ("paragraphs.wps", "paragraphs.docx", "doc:MS Word 97"),  # WPS writes the old Word format
    ("paragraphs.odt", "paragraphs.docx", "odt"),
    ("paragraphs.rtf", "paragraphs.docx", "rtf"),
    ("paragraphs.pdf", "paragraphs.docx", "pdf"),
    ("libreoffice.docx", "numbering-of-paragraphs.docx", "docx:MS Word 2007 XML"),
    ("numbering.doc", "numbering-of-paragraphs.docx", "doc:MS Word 97"),
    ("numbering.odt", "numbering-of-paragraphs.docx", "odt"),
    ("numbering.pdf", "numbering-of-paragraphs.docx", "pdf"),
    ("comparison-table.doc", "comparison-table.docx", "doc:MS Word 97"),
    ("comparison-table.odt", "comparison-table.docx", "odt"),
    ("tracked-changes.odt", "tracked-changes.docx", "odt"),
    ("tracked-changes.doc", "tracked-changes.docx", "doc:MS Word 97"),
)
TIME_LIMIT = 120  # seconds


def convert_all(folder: Path, work: Path) -> Iterator[str]:
    """Make the files in ``folder`` of those that are there; ``work`` is for what is left over.

    Gives their names. Raises ``CalledProcessError`` or ``TimeoutExpired`` if the office program
    fails.
    """
    for name, origin, to in CONVERSIONS:
        made = _converted(folder / origin, to, work)
        shutil.move(made, folder / name)
        yield name


def _converted(path: Path, to: str, work: Path) -> Path:
    profile = (work / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", work, path], check=True, capture_output=True, timeout=TIME_LIMIT
    )
    return work / path.with_suffix("." + to.split(":")[0]).name
