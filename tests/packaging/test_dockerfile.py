"""The image is built from files that are there and runs as nobody in particular."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8")).splitlines()
INSTRUCTIONS = [tuple(line.split(None, 1)) for line in LINES if re.match("[A-Z]+ ", line)]


def copied() -> list[str]:
    """What the image takes from the project."""
    taken = [rest.split()[:-1] for name, rest in INSTRUCTIONS if name == "COPY"]
    return [source for sources in taken if "--from=build" not in sources for source in sources]


def test_what_it_copies_exists() -> None:
    assert copied()
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_what_it_copies_is_in_its_context() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    assert ignored[0] == "*"
    assert [s for s in copied() if not any(fnmatch.fnmatch(s, each) for each in allowed)] == []


def test_the_last_stage_has_no_root_and_no_build_tools() -> None:
    last = INSTRUCTIONS[max(i for i, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM") :]
    assert dict(last)["USER"].isdigit()
    assert not any(name == "RUN" for name, _ in last)


def test_versions_are_those_of_the_lock() -> None:
    (install,) = [rest for name, rest in INSTRUCTIONS if name == "RUN"]
    assert "--constraint requirements.lock" in install
