"""Known findings: what is known again, what is new, what is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from setting_drafts import AIM, DRAFT, END, LEVY, OPENING, PLAIN, accepted, rules

NEW = "夫妻超生的，其子女不予办理户口登记。\n"


def entries() -> list[dict[str, str]]:
    data = json.loads(Path("tiaoli-baseline.json").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = data["findings"]
    return found


def renumbered(*articles: str) -> str:
    numerals = "一二三四五六七八九"
    bodies = (each.split("　", 1)[1] for each in articles)
    return OPENING + "".join(
        f"第{numeral}条　{body}" for numeral, body in zip(numerals, bodies, strict=False)
    )


@pytest.fixture
def known(write: Any, run: Any) -> Any:
    """A draft with two findings, both in the baseline."""
    write("a.md", DRAFT)
    assert run("baseline", "create", "a.md")[0] == 0
    return write


def test_what_is_known_does_not_fail(known: Any, checked: Any) -> None:
    report = checked("a.md", "--fail-on", "warning")
    assert (report["status"], rules(report)) == (0, [])
    assert accepted(report) == [
        ("AIM001", "baseline", "已列入基线"),
        ("FEE001", "baseline", "已列入基线"),
    ]
    assert checked("a.md", "--no-baseline")["status"] == 1


OTHER = "第五条　县级人民政府应当建立健全统计制度。\n"
EDITS = {
    "renumbered": renumbered(OTHER, PLAIN, AIM, OTHER, LEVY, END),
    "moved to the end": renumbered(PLAIN, LEVY, AIM, END),
    "edited elsewhere": DRAFT.replace("托育服务", "普惠托育服务和家庭托育点"),
    "as an item": OPENING
    + AIM
    + "第二条　县级人民政府有下列职责：\n（一）统计；\n（二）"
    + LEVY.split("　")[1],
    "spaced and in other punctuation": DRAFT.replace("征收社会抚养费。", "征收 社会抚养费；"),
    "with a windows line end": DRAFT.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", EDITS.values(), ids=EDITS)
def test_what_is_known_is_known_again(known: Any, checked: Any, text: str) -> None:
    known("a.md", text)
    assert rules(checked("a.md")) == []


def test_a_reference_to_a_renumbered_article_is_the_same(
    write: Any, run: Any, checked: Any
) -> None:
    first = renumbered(AIM, "第二条　违反第一条规定超生的，征收社会抚养费。\n")
    write("a.md", first)
    run("baseline", "create", "a.md")
    write("a.md", renumbered(OTHER, AIM, "　违反第二条规定超生的，征收社会抚养费。\n"))
    assert rules(checked("a.md")) == []


def test_only_what_is_new_fails(known: Any, checked: Any) -> None:
    known("a.md", DRAFT + "第五条　" + NEW)
    report = checked("a.md")
    assert report["status"] == 1
    assert {f["article"] for f in report["documents"][0]["findings"]} == {"第五条"}


def test_the_same_words_once_more_are_new(known: Any, checked: Any) -> None:
    known("a.md", DRAFT + LEVY.replace("第三条", "第五条"))
    assert rules(checked("a.md")) == ["FEE001"]


def test_a_renamed_file_is_known(known: Any, checked: Any) -> None:
    Path("drafts").mkdir()
    Path("a.md").rename("drafts/b.md")
    assert rules(checked("drafts")) == []


def test_a_copied_file_is_not_known(known: Any, checked: Any) -> None:
    known("b.md", DRAFT)
    assert rules(checked("b.md")) == ["AIM001", "FEE001"]


def test_update_takes_out_what_is_gone_and_adds_what_is_new(known: Any, run: Any) -> None:
    known("a.md", DRAFT.replace(LEVY, "") + "第五条　" + NEW)
    status, out, _ = run("baseline", "update", "a.md")
    assert status == 0
    assert "已消除（1 个）" in out
    assert "a.md 第三条 FEE001 “由县级人民政府征收社会抚养费”" in out
    assert "AIM001" in {e["rule"] for e in entries()}
    assert "FEE001" not in {e["rule"] for e in entries()}
    assert "第五条" in {e["article"] for e in entries()}


def test_update_can_refuse_what_is_new(known: Any, run: Any) -> None:
    known("a.md", DRAFT.replace(LEVY, "") + "第五条　" + NEW)
    _, out, _ = run("baseline", "update", "--prune", "a.md")
    assert "未加入的新问题" in out
    assert [e["rule"] for e in entries()] == ["AIM001"]


def test_update_keeps_files_that_were_not_checked(known: Any, run: Any) -> None:
    known("b.md", DRAFT)
    run("baseline", "update", "b.md")
    assert [e["path"] for e in entries()] == ["a.md", "a.md", "b.md", "b.md"]


def test_update_notes_the_new_name_of_a_file(known: Any, run: Any) -> None:
    Path("a.md").rename("b.md")
    run("baseline", "update", "b.md")
    assert [e["path"] for e in entries()] == ["b.md", "b.md"]


def test_show_changes_nothing(known: Any, run: Any) -> None:
    before = Path("tiaoli-baseline.json").read_bytes()
    known("a.md", DRAFT.replace(LEVY, ""))
    status, out, _ = run("baseline", "show", "a.md")
    assert status == 0
    assert out.splitlines()[-1] == "已知 1 个，新出现 0 个，已消除 1 个。"
    assert Path("tiaoli-baseline.json").read_bytes() == before


def test_equal_findings_make_equal_files(known: Any, run: Any) -> None:
    before = Path("tiaoli-baseline.json").read_bytes()
    run("baseline", "create", "--force", "a.md")
    assert Path("tiaoli-baseline.json").read_bytes() == before


def test_create_does_not_overwrite(known: Any, run: Any) -> None:
    status, _, err = run("baseline", "create", "a.md")
    assert status == 2
    assert "已有基线文件 tiaoli-baseline.json" in err


def test_what_is_accepted_in_the_text_is_not_in_the_baseline(write: Any, run: Any) -> None:
    write("a.md", f"{OPENING}{AIM}<!-- tiaoli: ignore FEE001 理由：已请示 -->\n{LEVY}{END}")
    run("baseline", "create", "a.md")
    assert [e["rule"] for e in entries()] == ["AIM001"]


def test_the_place_of_the_baseline(write: Any, run: Any, checked: Any) -> None:
    write("tiaoli.toml", 'paths = ["drafts"]\nbaseline = "known/all.json"\n')
    write("known/.keep", "")
    write("drafts/a.md", DRAFT)
    run("baseline", "create")
    data = json.loads(Path("known/all.json").read_text(encoding="utf-8"))
    assert {e["path"] for e in data["findings"]} == {"../drafts/a.md"}
    assert rules(checked()) == []
    assert rules(checked("--baseline", "known/all.json", "--no-config", "drafts")) == []


BROKEN = ["", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{"path": "a"}]}']


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_baseline_is_an_error(write: Any, run: Any, text: str) -> None:
    write("a.md", DRAFT)
    write("tiaoli-baseline.json", text)
    status, _, err = run("check", "a.md")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("tiaoli-baseline.json：不是有效的基线文件")


def test_a_missing_baseline_is_an_error(write: Any, run: Any) -> None:
    write("a.md", DRAFT)
    for arguments in (("check", "a.md", "--baseline", "b.json"), ("baseline", "show", "a.md")):
        status, _, err = run(*arguments)
        assert status == 2
        assert "没有这个基线文件；请先运行 tiaoli baseline create" in err
