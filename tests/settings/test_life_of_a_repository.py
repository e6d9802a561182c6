"""A legislative office's repository of drafts through its whole life, as its members use it.

Everything goes through the command and git, on two branches, with Markdown and Word drafts.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="asks git")
ROOT = Path(__file__).parents[2]
LOCAL, WORD = "drafts/丁省条例（修订草案）.md", "drafts/丁市实施办法（送审稿）.docx"
OLD = "drafts/archive/丁省条例（2003年）.md"
CONFIG = """\
paths = ["drafts"]
fail-on = "warning"

[[per-path]]
paths = ["drafts/archive/"]
ignore = ["AIM"]
"""
ARTICLES = [
    "为了促进人口长期均衡发展，根据有关法律，结合本省实际，制定本条例。",
    "本省行政区域内的公民和单位，应当遵守本条例。",
    "公民依法生育三个以下子女的，实行生育登记服务制度。",
    "县级以上人民政府应当支持幼儿园和机关、企业事业单位提供托育服务。",
    "违反本条例第三条规定生育子女的，由县级人民政府卫生健康主管部门征收社会抚养费。",
    "国家工作人员有前条行为的，还应当依法给予开除处分。",
    "本条例自公布之日起施行。",
]
NUMERALS = "一二三四五六七八九十"
LEFTOVER = "当事人未缴清社会抚养费的，其子女不予办理户口登记。"


def regulation(articles: Sequence[str], title: str = "丁省人口与计划生育条例") -> str:
    numbered = (f"第{NUMERALS[at]}条　{text}\n" for at, text in enumerate(articles))
    return f"# {title}\n\n" + "\n".join(numbered)


def save_word(path: Path, articles: Sequence[str], *, inserted: str = "") -> None:
    """A Word draft as offices write them; ``inserted`` is a tracked insertion at its end."""
    document = Document()
    document.add_heading("丁市实施《丁省人口与计划生育条例》办法", level=1)
    for at, text in enumerate(articles):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"第{NUMERALS[at]}条").bold = True
        paragraph.add_run(f"　{text}")
    if inserted:
        run = document.add_paragraph().add_run(inserted)._r
        change = OxmlElement("w:ins")
        change.set(qn("w:author"), "丁")
        run.getparent().replace(run, change)
        change.append(run)
    document.save(str(path))


class Office:
    """A clone of the repository and the commands that members type in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = {f"GIT_{who}_NAME": "丁" for who in ("AUTHOR", "COMMITTER")}
        mails = {f"GIT_{who}_EMAIL": "d@example.org" for who in ("AUTHOR", "COMMITTER")}
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), **names, **mails}

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment, check=True)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def tiaoli(self, *arguments: str) -> tuple[int, str]:
        """Exit status and what is shown, both streams."""
        command = [sys.executable, "-m", "checker.cli", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8")

    def report(self, *arguments: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.tiaoli("check", "--format", "json", *arguments)[1])
        return data

    def counted(self, *arguments: str) -> dict[str, list[str]]:
        """The rules of the findings that count, by the file name, in alphabetic order."""
        documents = self.report(*arguments)["documents"]
        return {
            Path(d["path"]).name: sorted(f["rule"] for f in d["findings"])
            for d in documents
            if d["findings"]
        }

    def write(self, articles: Sequence[str], path: str = LOCAL) -> None:
        (self.folder / path).write_text(regulation(articles), encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The repository as it is when tiaoli is introduced: history, but no configuration."""
    office = Office(tmp_path_factory.mktemp("法规"))
    (office.folder / "drafts" / "archive").mkdir(parents=True)
    office.git("init", "-q", "-b", "main")
    office.write([ARTICLES[0].replace("促进人口长期均衡发展", "控制人口数量"), *ARTICLES[4:]], OLD)
    office.write(ARTICLES[:4])
    office.commit("起草")
    office.write(ARTICLES)
    save_word(office.folder / WORD, [*ARTICLES[1:4], ARTICLES[4], ARTICLES[6]])
    office.commit("补充法律责任；市办法送审稿")
    return office


def test_the_whole_life(office: Office) -> None:
    first_run(office)
    baseline(office)
    a_leftover_is_added(office)
    it_is_accepted_with_a_reason(office)
    articles_are_renumbered(office)
    the_acceptance_is_in_the_word_draft_too(office)
    it_is_removed(office)
    both_branches_are_one(office)


def first_run(office: Office) -> None:
    """Without any setting the drafts fail, for what they have carried along for years."""
    status, shown = office.tiaoli("check", "drafts")
    assert status == 1
    assert "FEE001" in shown
    found = office.counted("drafts")
    assert {Path(path).name for path in (LOCAL, WORD, OLD)} == set(found)
    assert "AIM001" in found[Path(OLD).name]


def baseline(office: Office) -> None:
    """A configuration and a baseline are committed: what is known does not fail."""
    (office.folder / "tiaoli.toml").write_text(CONFIG, encoding="utf-8")
    assert "AIM001" not in office.counted()[Path(OLD).name]
    known = sum(map(len, office.counted().values()))
    status, shown = office.tiaoli("baseline", "create")
    assert (status, shown) == (0, f"已把 {known} 个问题写入 tiaoli-baseline.json。\n")
    status, shown = office.tiaoli("check")
    assert status == 0
    assert "（基线" in shown
    office.commit("启用 tiaoli")


def a_leftover_is_added(office: Office) -> None:
    """On a branch an article is added that the notice abolished: only that fails."""
    office.git("checkout", "-q", "-b", "household")
    office.write([*ARTICLES[:6], LEFTOVER, ARTICLES[6]])
    assert office.tiaoli("check")[0] == 1
    found = office.report()["documents"]
    assert {f["article"] for d in found for f in d["findings"]} == {"第七条"}
    since = office.report("--since", "main", "--no-baseline")["documents"]
    assert {f["article"] for d in since for f in d["findings"]} == {"第七条"}
    office.commit("增加户口登记的规定")


def it_is_accepted_with_a_reason(office: Office) -> None:
    """The leftover is accepted for a time: without a reason it still fails, with one not."""
    rules = sorted({rule for found in office.counted().values() for rule in found})
    for reason, status in (("", 1), (" 理由：主任会议要求征求意见稿保留，定稿前删除", 0)):
        comment = f"<!-- tiaoli: ignore {' '.join(rules)}{reason} -->\n"
        text = regulation([*ARTICLES[:6], LEFTOVER, ARTICLES[6]])
        text = text.replace("第七条", f"{comment}第七条")
        (office.folder / LOCAL).write_text(text, encoding="utf-8")
        assert office.tiaoli("check")[0] == status, office.tiaoli("check")[1]
    suppressed = [s for d in office.report()["documents"] for s in d["suppressed"]]
    reasons = {s["suppression"]["reason"] for s in suppressed}
    assert "主任会议要求征求意见稿保留，定稿前删除" in reasons
    office.commit("保留户口登记的规定，注明理由")


def articles_are_renumbered(office: Office) -> None:
    """An article comes in before all others: every number changes, and still nothing fails."""
    text = (office.folder / LOCAL).read_text(encoding="utf-8")
    for at in reversed(range(8)):
        text = text.replace(f"第{NUMERALS[at]}条　", f"第{NUMERALS[at + 1]}条　")
    text = text.replace("违反本条例第三条规定", "违反本条例第四条规定")
    head, rest = text.split("第二条　", 1)
    added = "第一条　各级人民政府应当将人口工作纳入国民经济和社会发展规划。\n\n"
    (office.folder / LOCAL).write_text(f"{head}{added}第二条　{rest}", encoding="utf-8")
    status, shown = office.tiaoli("check")
    assert status == 0, shown
    status, shown = office.tiaoli("check", "--since", "HEAD", "--no-baseline")
    assert status == 0, shown
    assert "消除 0 个问题" in shown
    office.commit("增加一条，条序顺延")


def the_acceptance_is_in_the_word_draft_too(office: Office) -> None:
    """A tracked insertion in Word fails; the list beside the draft accepts it by fingerprint."""
    articles = [*ARTICLES[1:4], ARTICLES[4], ARTICLES[6]]
    save_word(office.folder / WORD, articles, inserted=f"第六条　{LEFTOVER}")
    assert office.tiaoli("check")[0] == 1
    assert office.tiaoli("check", "--revisions", "original")[0] == 0
    found = [f for d in office.report()["documents"] for f in d["findings"]]
    entries = [f"- fingerprint: {f['fingerprint']}\n  reason: 与省条例一致\n" for f in found]
    beside = office.folder / f"{WORD}.tiaoli.yaml"
    beside.write_text("".join(entries), encoding="utf-8")
    status, shown = office.tiaoli("check")
    assert status == 0, shown
    assert "豁免清单" in shown
    office.commit("市办法同步")


def it_is_removed(office: Office) -> None:
    """The leftover goes; what accepted it is now reported, in Markdown and in Word."""
    text = (office.folder / LOCAL).read_text(encoding="utf-8")
    (office.folder / LOCAL).write_text(text.replace(LEFTOVER, "（删去）"), encoding="utf-8")
    save_word(office.folder / WORD, [*ARTICLES[1:4], ARTICLES[4], ARTICLES[6]])
    assert office.tiaoli("check")[0] == 1
    found = office.counted()
    assert {rule for each in found.values() for rule in each} == {"SUP003"}
    assert set(found) == {Path(LOCAL).name, Path(WORD).name}
    documents = office.report("--since", "HEAD")["documents"]
    removed = {r["finding"]["quote"] for d in documents for r in d.get("since", {})["removed"]}
    assert any("不予办理户口登记" in quote for quote in removed)
    kept = [line for line in text.splitlines(keepends=True) if "tiaoli:" not in line]
    final = "".join(kept).replace(LEFTOVER, "本省推进出生一件事联办。")
    (office.folder / LOCAL).write_text(final, encoding="utf-8")
    (office.folder / f"{WORD}.tiaoli.yaml").unlink()
    status, shown = office.tiaoli("check")
    assert status == 0, shown
    office.commit("删去户口登记的限制")


def both_branches_are_one(office: Office) -> None:
    """Meanwhile the fee went on the main branch: after the merge the baseline shrinks."""
    office.git("checkout", "-q", "main")
    save_word(office.folder / WORD, [*ARTICLES[1:4], ARTICLES[6]])
    office.commit("市办法删去社会抚养费")
    office.git("merge", "-q", "--no-edit", "-X", "ours", "household")
    status, shown = office.tiaoli("baseline", "show")
    assert status == 0
    assert "已消除（" in shown
    assert "新出现 0 个" in shown
    assert office.tiaoli("baseline", "update", "--prune")[0] == 0
    status, shown = office.tiaoli("baseline", "show")
    assert "已消除 0 个" in shown
    assert office.tiaoli("check")[0] == 0
