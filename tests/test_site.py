"""The documentation builds, every rule has its page, every link leads somewhere, examples work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from checker import Checker
from checker.cli import main

ROOT = Path(__file__).parents[1]
MANUAL = [ROOT / "docs" / "index.md", *sorted((ROOT / "docs" / "zh").glob("*.md"))]
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; a broken link or a missing page fails the build."""
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    built = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    done = subprocess.run(built, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return folder


def links(page: Path) -> Iterator[tuple[str, str]]:
    """The links of a page into the site: the file and the anchor, either may be empty."""
    for link in html.parse(page).xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
        target, _, anchor = str(link).partition("#")
        if not re.match(r"[a-z]+:", target):
            yield unquote(target), unquote(anchor)


def test_every_rule_has_a_page(site: Path) -> None:
    rules = {rule.id for rule in Checker.load().rules}
    assert {path.stem for path in (site / "rules").glob("*.html")} >= rules


def test_every_requirement_is_explained(site: Path) -> None:
    page = (site / "rules" / "coverage.html").read_text(encoding="utf-8")
    wanted = Checker.load().requirements.requirements
    assert [each.id for each in wanted if f'id="{each.id}"' not in page] == []


def test_every_link_leads_somewhere(site: Path) -> None:
    broken = []
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # is served for any address, so its links are absolute
            continue
        for target, anchor in links(page):
            path = (page.parent / target).resolve() if target else page
            known = path.is_file() or (path / "index.html").is_file()
            if not known or (anchor and path.suffix == ".html" and not _has(path, anchor)):
                broken.append((page.name, target, anchor))
    assert broken == []


def _has(page: Path, anchor: str) -> bool:
    return bool(html.parse(page).xpath("//*[@id=$name]", name=anchor)) or anchor == "__top"


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    loaded = re.compile(
        r"""<(?:script|img|iframe)[^>]+src=["']?https?:|<link[^>]+href=["']?https?:"""
    )
    pages = {p.name: p.read_text(encoding="utf-8") for p in site.rglob("*.html")}
    assert [name for name, text in pages.items() if loaded.search(text)] == []


def test_the_example_pack_of_the_manual_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / "zh" / "rule-packs.md").read_text(encoding="utf-8")
    lexicon, rules, examples = BLOCK.findall(text)[:3]
    for name, content in (
        ("lexicon/posts.yaml", lexicon),
        ("posts.yaml", rules),
        ("examples/posts.yaml", examples),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["rules", "test", "--rules", str(tmp_path)]) == 0, capsys.readouterr()
    (tmp_path / "draft.txt").write_text("第一条　村级计生专干负责登记。\n", encoding="utf-8")
    main(["check", "--no-config", "--rules", str(tmp_path), str(tmp_path / "draft.txt")])
    assert "POS001" in capsys.readouterr().out


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_commands_of_the_manual_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = re.findall(r"^\$ tiaoli (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    for command in said:
        words = command.split()
        name = words[:2] if words[0] in ("rules", "baseline") else words[:1]
        options = [word for word in words if word.startswith("--")]
        assert main([*name, "--help"]) == 0
        shown = capsys.readouterr().out
        assert [each for each in options if each not in shown] == [], command
