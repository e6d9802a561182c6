"""Other programs that tests look at files with; without them those tests are skipped.

Where ``TIAOLI_TESTS_MAY_SKIP`` is ``no``, as in continuous integration, they fail instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

MAY_SKIP = os.environ.get("TIAOLI_TESTS_MAY_SKIP") != "no"
OFFICE = shutil.which("soffice")
OFFICE_PYTHON = "/usr/bin/python3"  # the one that has the module uno
TIME_LIMIT = 120  # seconds
COMMENT_MARK = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*/>")

needs_office = pytest.mark.skipif(OFFICE is None and MAY_SKIP, reason="LibreOffice is missing")


def converted(path: Path, ending: str, folder: Path) -> Path:
    """The file as LibreOffice writes it in another format, in ``folder``; each run is alone."""
    profile = folder / "profile"
    command = [
        OFFICE or "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        folder,
        path,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT)
    result = folder / path.with_suffix("." + ending.split(":")[0]).name
    assert result.exists(), "LibreOffice wrote nothing: it does not read the file"
    return result


def settled(files: list[Path], wanted: str, folder: Path) -> list[Path]:
    """Word files in ``folder`` in which LibreOffice has accepted (``accept``) or rejected
    (``reject``) all tracked changes; a .txt file of each stands beside it.

    Comments are left out before: an office without a window cannot lay them out, and so opens no
    file with comments for more than a conversion.
    """
    profile, bare = folder / "profile", folder / "bare"
    profile.mkdir(exist_ok=True)
    bare.mkdir(exist_ok=True)
    files = [_without_comments(file, bare / file.name) for file in files]
    script = Path(__file__).with_name("office_changes.py")
    command = [OFFICE_PYTHON, script, wanted, OFFICE or "soffice", profile, folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT)
    return [folder / file.name for file in files]


def _without_comments(file: Path, copy: Path) -> Path:
    """A copy of a Word file in which nothing refers to its comments."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = COMMENT_MARK.sub(b"", data)
            new.writestr(entry, data)
    return copy
