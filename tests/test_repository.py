"""What must hold for every file of the repository, and for the pages a newcomer reads first."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".lock", ".cfg", ".sh", ""}
THIS = Path(__file__).name
SAMPLES = ROOT / "corpus" / "files"  # files as others save them, in encodings of all kinds

REGISTRIES = ["pypi.", "pythonhosted", "conda.anaconda", "npmjs.", "mirrors."]
MACHINE_PATHS = [r"/wor[k]/", r"/home/\w", r"/root/", r"/Users/\w", r"\b[A-Z]:\\\\"]
AUTHORSHIP = [r"\b(?:sub-?)?agents?\b", r"\b(?:this|another|previous|next) session\b"]


def tracked() -> list[Path]:
    """The text files under version control but this one, which names what it looks for."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    looked_at = (path for path in paths if path.suffix in TEXT and path.name != THIS)
    return [path for path in looked_at if path.is_file() and path.parent != SAMPLES]


FILES = tracked()


def occurrences(patterns: list[str], flags: int = 0) -> list[str]:
    """Every place of a tracked text that one of the patterns matches."""
    wanted = re.compile("|".join(patterns), flags)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def test_files_are_there_to_be_looked_at() -> None:
    assert {"README.md", "pyproject.toml", "model.py"} <= {path.name for path in FILES}


def test_no_registry_is_named() -> None:
    assert occurrences([re.escape(host) for host in REGISTRIES], re.IGNORECASE) == []


def test_no_path_of_a_machine_is_named() -> None:
    assert occurrences(MACHINE_PATHS) == []


def test_nothing_speaks_of_how_it_was_written() -> None:
    assert occurrences(AUTHORSHIP, re.IGNORECASE) == []


def test_no_line_ends_are_foreign() -> None:
    assert [path.name for path in FILES if b"\r\n" in path.read_bytes()] == []


@pytest.fixture(scope="module")
def locked() -> dict[str, str]:
    """The names and versions of the lock; a line of another form fails."""
    rows = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pairs = [re.fullmatch(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.+!]+)", row) for row in rows]
    assert all(pairs), [row for row, pair in zip(rows, pairs, strict=True) if not pair]
    return {canonicalize_name(pair[1]): pair[2] for pair in pairs if pair}


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, list[str]]]:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return data["project"]


def test_the_lock_satisfies_the_project(
    locked: dict[str, str], project: dict[str, dict[str, list[str]]]
) -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    direct = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    wanted = map(Requirement, [*direct, *build["requires"]])
    unmet = [
        str(each)
        for each in wanted
        if not each.specifier.contains(locked.get(canonicalize_name(each.name), "0"))
    ]
    assert unmet == []


def needed(name: str) -> list[Requirement]:
    """What an installed package needs here, without its extras."""
    found = map(Requirement, requires(name) or ())
    return [each for each in found if each.marker is None or each.marker.evaluate({"extra": ""})]


def test_the_lock_is_closed(locked: dict[str, str]) -> None:
    outside = {"pip", "setuptools"}  # come with every environment
    open_ends = {
        (name, each.name)
        for name in locked
        for each in needed(name)
        if canonicalize_name(each.name) not in locked.keys() | outside
    }
    assert open_ends == set()


MODULES = {
    "pyyaml": "yaml",
    "opencc-python-reimplemented": "opencc",
    "python-docx": "docx",
}


def imported(folder: Path) -> set[str]:
    """The top-level modules that the files of a folder import or take data files from."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "files":
                names = (arg.value for arg in node.args if isinstance(arg, ast.Constant))
                found |= {name.split(".")[0] for name in names}
    return found


def modules(requirements: Iterable[str]) -> set[str]:
    """The modules that requirements give, by their names for ``import``."""
    names = {canonicalize_name(Requirement(each).name) for each in requirements}
    return {MODULES.get(name, name.replace("-", "_")) for name in names}


def test_the_dependencies_are_what_is_imported(project: dict[str, Any]) -> None:
    extras = {k: v for k, v in project["optional-dependencies"].items() if k != "dev"}
    for_some = modules(each for extra in extras.values() for each in extra)
    taken = imported(ROOT / "checker") - sys.stdlib_module_names - {"checker"}
    assert taken - for_some == modules(project["dependencies"])


def headings(name: str) -> list[int]:
    """The levels of the headings of a page, in order, code left out."""
    text = re.sub(r"^```.*?^```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.M | re.S)
    return [len(marks) for marks in re.findall(r"^(#+) ", text, flags=re.M)]


def commands(name: str) -> list[str]:
    """The commands that a page shows, comments left out and drafts by one name."""
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.findall(r"^\$ (.*?)(?:\s{2,}#.*)?$", text, flags=re.M)
    return [re.sub(r"\S*(?:draft|草案)\S*", "DRAFT", command.strip()) for command in shown]


def test_both_languages_have_the_same_sections() -> None:
    assert headings("README.md") == headings("README.zh-CN.md")
    assert len(headings("README.md")) >= 6


def test_both_languages_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh-CN.md")
    assert {"make check", "make test"} <= set(commands("README.md"))


PAGES = sorted(str(path.relative_to(ROOT)) for path in FILES if path.suffix == ".md")


@pytest.mark.parametrize("page", PAGES)
def test_links_of_pages_lead_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    made = (
        ROOT / "docs" / "rules"
    ).resolve()  # pages made with the manual, whose test follows them
    targets = {link: (path.parent / link).resolve() for link in links}
    assert [link for link, at in targets.items() if not at.exists() and at.parent != made] == []


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_the_make_targets_of_the_pages_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    shown = {command.split()[1] for command in commands("README.md") if command.startswith("make ")}
    assert shown <= set(targets)


def test_hooks_run_what_make_runs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = {hook["entry"] for repo in config["repos"] for hook in repo["hooks"]}
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert [entry for entry in entries if entry.removeprefix(".venv/bin/") not in recipes] == []


def test_the_change_log_tells_of_this_version() -> None:
    from checker import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
