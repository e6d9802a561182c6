"""Where LibreOffice is installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

VARIABLE = "TIAOLI_SOFFICE"
NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)


class NotFound(Exception):
    """LibreOffice is not there; ``named`` is the program that the user named, if one was."""

    def __init__(self, named: str = "") -> None:
        super().__init__(named)
        self.named = named


def office_program() -> str:
    """The program of LibreOffice, as an absolute path.

    ``TIAOLI_SOFFICE`` names it; without that it is looked for on the search path and where the
    installers of each system put it. Raises ``NotFound``.
    """
    named = os.environ.get(VARIABLE, "")
    candidates = [named] if named else [*NAMES, *PLACES]
    for candidate in candidates:
        found = shutil.which(os.path.expanduser(candidate))
        if found:
            return str(Path(found).absolute())
    raise NotFound(named)
