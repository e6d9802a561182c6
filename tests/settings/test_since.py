"""What changed since a git revision, as the command tells it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from setting_drafts import AIM, DRAFT, END, LEVY, OPENING, PLAIN, rules

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="asks git")
Git = Callable[..., str]
OTHER = "第五条　县级人民政府应当建立健全统计制度。\n"
CURB = "第六条　各级人民政府应当控制人口数量。\n"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A new repository as working folder; calls git in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "丙")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "c@example.org")

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True, text=True)
        return done.stdout

    git("init", "-q", "-b", "main")
    return git


def commit(git: Git, **texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "change")


def since(checked: Any, *arguments: str) -> tuple[list[str], dict[str, Any]]:
    report = checked(*arguments)
    change: dict[str, Any] = report["documents"][0]["since"]
    return rules(report), change


def test_an_unchanged_text_has_nothing_to_report(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    found, change = since(checked, "a.md", "--since", "HEAD")
    assert found == []
    assert change == {"revision": "HEAD", "path": "a.md", "unchanged": 2, "removed": []}
    assert checked("a.md", "--since", "HEAD")["status"] == 0


def test_a_changed_article_is_reported_with_all_its_findings(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    Path("a.md").write_text(DRAFT.replace("超生的夫妻，", "超生的夫妻、"), encoding="utf-8")
    assert since(checked, "a.md", "--since", "HEAD")[0] == ["FEE001"]


def test_a_renumbering_changes_nothing(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    moved = OPENING + AIM + OTHER.replace("五", "二") + PLAIN.replace("二", "三")
    Path("a.md").write_text(moved + LEVY.replace("三", "四") + END.replace("四", "五"), "utf-8")
    found, change = since(checked, "a.md", "--since", "HEAD")
    assert (found, change["unchanged"], change["removed"]) == ([], 2, [])


def test_a_new_article_is_reported(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    Path("a.md").write_text(DRAFT + CURB.replace("六", "五"), encoding="utf-8")
    assert since(checked, "a.md", "--since", "HEAD")[0] == ["AIM001"]


def test_a_change_elsewhere_that_makes_a_finding_is_reported(git: Git, checked: Any) -> None:
    fine = "第三条　违反第二条规定的，处五千元罚款。\n"
    commit(git, a=OPENING + AIM + "第二条　任何单位不得克扣奖励费。\n" + fine + END)
    permit = "第二条　夫妻生育子女应当领取生育证，不得无证生育。\n"
    Path("a.md").write_text(OPENING + AIM + permit + fine + END, encoding="utf-8")
    report = checked("a.md", "--since", "HEAD")
    articles = {f["article"] for f in report["documents"][0]["findings"]}
    assert articles == {"第二条", "第三条"}


def test_what_a_change_removed_is_told_with_the_place_of_now(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    better = LEVY.replace("由县级人民政府征收社会抚养费", "由县级人民政府给予帮助").replace(
        "三", "二"
    )
    Path("a.md").write_text(OPENING + AIM + better + END.replace("四", "三"), encoding="utf-8")
    found, change = since(checked, "a.md", "--since", "HEAD")
    (removed,) = change["removed"]
    assert found == []
    assert (removed["finding"]["rule"], removed["finding"]["article"]) == ("FEE001", "第三条")
    assert removed["now"] == "第二条"


def test_a_deleted_article_has_no_place_now(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    Path("a.md").write_text(DRAFT.replace(LEVY, ""), encoding="utf-8")
    (removed,) = since(checked, "a.md", "--since", "HEAD")[1]["removed"]
    assert removed["now"] is None


def test_a_file_of_its_own_branch_is_new(git: Git, checked: Any) -> None:
    commit(git, a="甲\n")
    git("checkout", "-q", "-b", "revision")
    commit(git, b=DRAFT)
    found, change = since(checked, "b.md", "--since", "main")
    assert (found, change["path"]) == (["AIM001", "FEE001"], None)


@pytest.mark.parametrize("staged", [True, False])
def test_a_renamed_file_is_followed(git: Git, checked: Any, staged: bool) -> None:
    commit(git, a=DRAFT)
    Path("drafts").mkdir()
    text = Path("a.md").read_text(encoding="utf-8") + CURB.replace("六", "五")
    git("mv", "a.md", "drafts/b.md") if staged else Path("a.md").rename("drafts/b.md")
    Path("drafts/b.md").write_text(text, encoding="utf-8")
    found, change = since(checked, "drafts/b.md", "--since", "HEAD")
    assert (found, change["path"], change["unchanged"]) == (["AIM001"], "a.md", 2)


def word(path: str, text: str) -> None:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(path)


def test_both_versions_of_a_word_file_are_read(git: Git, checked: Any) -> None:
    word("甲.docx", DRAFT)
    commit(git)
    word("甲.docx", DRAFT.replace(LEVY, "") + CURB)
    report = checked("甲.docx", "--since", "HEAD")
    change = report["documents"][0]["since"]
    assert [f["article"] for f in report["documents"][0]["findings"]] == ["第六条"]
    assert [each["finding"]["rule"] for each in change["removed"]] == ["FEE001"]


def test_a_word_file_that_became_markdown_is_followed(git: Git, checked: Any) -> None:
    word("a.docx", DRAFT)
    commit(git)
    Path("a.docx").unlink()
    Path("a.md").write_text(DRAFT, encoding="utf-8")
    found, change = since(checked, "a.md", "--since", "HEAD")
    assert (found, change["path"]) == ([], "a.docx")


def test_a_tag_from_another_folder(
    git: Git, checked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, a=DRAFT.replace(LEVY, ""))
    git("tag", "v1")
    commit(git, a=DRAFT)
    monkeypatch.chdir("/")
    found, change = since(checked, str(tmp_path / "a.md"), "--since", "v1")
    assert (found, change["path"]) == (["FEE001"], "a.md")


@pytest.mark.parametrize("before", ["", "\0\1"])
def test_an_old_version_without_text_is_no_text(git: Git, checked: Any, before: str) -> None:
    commit(git, a=before)
    Path("a.md").write_text(DRAFT, encoding="utf-8")
    found, change = since(checked, "a.md", "--since", "HEAD")
    assert (found, change["path"], change["removed"]) == (["AIM001", "FEE001"], "a.md", [])


def test_variables_that_git_sets_for_hooks_do_not_mislead(
    git: Git, checked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, a=DRAFT)
    monkeypatch.setenv("GIT_DIR", ".git/elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert since(checked, "a.md", "--since", "HEAD")[0] == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives files away")
def test_a_repository_of_somebody_else(
    git: Git, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, a=DRAFT)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    for path in (tmp_path, tmp_path / ".git"):
        os.chown(path, 12345, 12345)
    assert "safe.directory" in run("check", "a.md", "--since", "HEAD")[2]


def test_workers_compare_too(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT, b=DRAFT)
    Path("b.md").write_text(DRAFT + CURB, encoding="utf-8")
    report = checked("a.md", "b.md", "--since", "HEAD", "--jobs", "2")
    assert [rules(report, 0), rules(report, 1)] == [[], ["AIM001"]]


def test_settings_hold_for_what_changed(git: Git, checked: Any) -> None:
    commit(git, a=DRAFT)
    Path("a.md").write_text(DRAFT.replace(LEVY, "") + CURB, encoding="utf-8")
    found, change = since(checked, "a.md", "--since", "HEAD", "--select", "AIM")
    assert (found, change["removed"]) == (["AIM001"], [])


def test_stale_suppressions_are_reported_once_they_appear(git: Git, checked: Any) -> None:
    comment = "<!-- tiaoli: ignore FEE001 理由：已请示 -->\n"
    commit(git, a=DRAFT.replace(LEVY, comment + LEVY))
    better = LEVY.replace("征收社会抚养费", "给予帮助")
    Path("a.md").write_text(DRAFT.replace(LEVY, comment + better), encoding="utf-8")
    found, change = since(checked, "a.md", "--since", "HEAD")
    assert found == ["SUP003"]
    assert [each["finding"]["rule"] for each in change["removed"]] == ["FEE001"]


def test_readers_are_told_what_was_removed(git: Git, run: Any) -> None:
    commit(git, a=DRAFT)
    Path("a.md").write_text(DRAFT.replace(LEVY, ""), encoding="utf-8")
    out = run("check", "a.md", "--since", "HEAD")[1]
    assert "自 HEAD 以来：未改动的条文中另有 1 个问题，消除 1 个问题：" in out
    assert "已消除 原第三条 FEE001" in out


def test_errors_name_the_revision_and_the_folder(
    git: Git, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, a=DRAFT)
    status, _, err = run("check", "a.md", "--since", "mian")
    assert status == 2
    assert "没有版本“mian”；请核对分支、标签或提交编号" in err
    shutil.rmtree(".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    status, _, err = run("check", "a.md", "--since", "main")
    assert status == 2
    assert "不在 git 仓库中，不能使用 --since" in err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "找不到 git 程序" in run("check", "a.md", "--since", "main")[2]
