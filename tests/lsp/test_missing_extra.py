"""Without the library for language servers the command says what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_to_install_is_said(tmp_path: Path) -> None:
    said = "import sys; sys.modules['pygls'] = None; from checker.cli import main; "
    done = subprocess.run(
        [sys.executable, "-c", said + "sys.exit(main(['lsp']))"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, "tiaoli[lsp]" in done.stderr) == (2, True), done.stderr
