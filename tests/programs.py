"""Other programs that tests look at files with; without them those tests are skipped.

Where ``TIAOLI_TESTS_MAY_SKIP`` is ``no``, as in continuous integration, they fail instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

MAY_SKIP = os.environ.get("TIAOLI_TESTS_MAY_SKIP") != "no"
OFFICE = shutil.which("soffice")
TIME_LIMIT = 120  # seconds

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
