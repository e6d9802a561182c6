"""What the trials of the packaging share: drafts, commands in an environment, the program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEVYING = "第一条　违反规定生育的，征收社会抚养费。\n第二条　本条例自公布之日起施行。\n"
CLEAN = "第一条　一对夫妻可以生育三个子女。\n第二条　本条例自公布之日起施行。\n"
OURS = ("GIT_", "PYTHON", "PIP_", "VIRTUAL_ENV")  # what this run must not hand down


def run(
    command: Sequence[str | Path], folder: Path, more: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """The status of a command and what it said on both streams."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**own, **(more or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def git(folder: Path, *arguments: str) -> str:
    """What git says to a command that succeeds."""
    who = ["-c", "user.name=drafter", "-c", "user.email=drafter@example.invalid"]
    status, said = run(["git", *who, *arguments], folder)
    assert status == 0, said
    return said.strip()


def put_program(folder: Path) -> Path:
    """Make ``folder`` one of executables that has the program, as it is here; the folder."""
    folder.mkdir(parents=True)
    program = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m checker.cli "$@"\n'
    (folder / "tiaoli").write_text(program, encoding="utf-8")
    (folder / "tiaoli").chmod(0o755)
    return folder


def write_drafts(folder: Path) -> Path:
    """A folder ``drafts`` in ``folder`` with a draft that fails and one that does not."""
    drafts = folder / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "levy.md").write_text(LEVYING, encoding="utf-8")
    (drafts / "clean.md").write_text(CLEAN, encoding="utf-8")
    return folder


def is_by_schema(path: Path, schema: str) -> str:
    """What a published schema has against a file; nothing if it is right."""
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    status, said = run([*checker, path], path.parent)
    return "" if status == 0 else said


def unlocked(python: Path) -> set[str]:
    """The distributions of an environment that are not in the lock in that version."""
    status, said = run([python, "-m", "pip", "list", "--format=freeze"], python.parent)
    assert status == 0, said
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    known = {_normal(row) for row in locked.splitlines()}
    own = {"pip", "setuptools", "tiaoli", "wheel"}
    rows = {_normal(row) for row in said.splitlines() if "==" in row}
    return {row for row in rows - known if row.split("==")[0] not in own}


def _normal(row: str) -> str:
    return row.lower().replace("_", "-").replace(".", "-")
