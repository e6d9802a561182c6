"""``consolidate``, ``compare`` and ``draft-decision``: from files to files."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from programs import converted, needs_office

from checker.cli import main
from checker.reading import read

Captured = pytest.CaptureFixture[str]
TITLE = "云岭省人口服务条例"
OLD = f"""{TITLE}

第一章　总则

第一条　为了做好人口服务，制定本条例。

第二条　卫生和计划生育行政部门负责人口服务。

第二章　服务

第三条　违反规定生育的，征收社会抚养费。

第四条　居民享受下列服务：
（一）咨询；
（二）登记。

第五条　依照第四条提供服务的，给予补助。

第六条　本条例自公布之日起施行。
"""
NEW = f"""{TITLE}

第一章　总则

第一条　为了改进人口服务，制定本条例。

第二条　卫生健康主管部门负责人口服务。

第二章　服务

第三条　居民享受下列服务：
（一）咨询；
（二）保健；
（三）登记。

第四条　依照第三条提供服务的，给予补助。

第五条　服务信息应当公开。

第六条　本条例自公布之日起施行。
"""
DECISION = f"""云岭省人民代表大会常务委员会关于修改《{TITLE}》的决定

会议决定对《{TITLE}》作如下修改：

一、将第一条中的“做好”修改为“改进”。

二、将第二条中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。

三、删去第三条。

四、第四条增加一项，作为第二项：“（二）保健；”

五、增加一条，作为第五条：“服务信息应当公开。”

本决定自公布之日起施行。

《{TITLE}》根据本决定作相应修改，对条文顺序作相应调整，重新公布。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("old", OLD), ("new", NEW), ("decision", DECISION)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def plain(text: str) -> str:
    return "".join(text.split())


def test_a_decision_gives_the_new_text() -> None:
    assert main(["consolidate", "old.txt", "decision.txt", "-o", "out.txt"]) == 0
    assert plain(Path("out.txt").read_text(encoding="utf-8")) == plain(NEW)


def test_a_word_file_keeps_its_formatting() -> None:
    document = docx.Document()
    for line in filter(None, OLD.split("\n")):
        document.add_paragraph().add_run(line).bold = line.startswith("第二条")
    document.save("old.docx")
    assert main(["consolidate", "old.docx", "decision.txt", "-o", "out.docx"]) == 0
    assert plain(read("out.docx").text) == plain(NEW)
    [second] = [p for p in docx.Document("out.docx").paragraphs if p.text.startswith("第二条")]
    assert all(run.bold for run in second.runs if run.text)


def test_differences_from_an_official_text_are_told(capsys: Captured) -> None:
    assert main(["consolidate", "old.txt", "decision.txt", "--against", "new.txt"]) == 0
    Path("official.txt").write_text(NEW.replace("公开", "及时公开"), encoding="utf-8")
    assert main(["consolidate", "old.txt", "decision.txt", "--against", "official.txt"]) == 1
    assert "第五条" in capsys.readouterr().out


def test_a_conflict_is_told_with_both_places_and_nothing_is_written(capsys: Captured) -> None:
    text = DECISION.replace("“做好”", "“办好”")
    Path("decision.txt").write_text(text, encoding="utf-8")
    assert main(["consolidate", "old.txt", "decision.txt", "-o", "out.txt"]) == 1
    said = capsys.readouterr().err
    assert "decision.txt:5:" in said
    assert "old.txt:5:" in said
    assert not Path("out.txt").exists()


@pytest.mark.parametrize("ending", ["txt", "docx", "md"])
def test_a_draft_decision_gives_the_new_text_when_it_is_carried_out(ending: str) -> None:
    name = f"draft.{ending}"
    assert main(["draft-decision", "old.txt", "new.txt", "-o", name]) == 0
    assert f"关于修改《{TITLE}》的决定（草案）" in read(name).text
    assert main(["consolidate", "old.txt", name, "-o", "out.txt"]) == 0
    assert plain(Path("out.txt").read_text(encoding="utf-8")) == plain(NEW)


def table(name: str, *options: str) -> Path:
    assert main(["compare", "old.txt", "new.txt", "-o", name, *options]) == 0
    return Path(name)


def test_the_table_in_word_has_three_columns_and_its_marks() -> None:
    document = docx.Document(str(table("t.docx")))
    [grid] = document.tables
    assert [cell.text for cell in grid.rows[0].cells] == ["现行条文", "修改后条文", "说明"]
    [row] = [row for row in grid.rows if row.cells[0].text.strip().startswith("第二条")]
    old, new = (cell.paragraphs[0].runs for cell in row.cells[:2])
    struck = "".join(run.text for run in old if run.font.strike)
    bold = "".join(run.text for run in new if run.bold)
    assert "计划生育" in struck
    assert "健康主管" in bold
    assert document.sections[0].page_width > document.sections[0].page_height


@needs_office
def test_the_table_opens_in_libreoffice(tmp_path: Path) -> None:
    assert converted(table("t.docx").resolve(), "pdf", tmp_path).stat().st_size > 1000


def test_the_table_in_excel_is_frozen_and_filtered() -> None:
    sheet = openpyxl.load_workbook(table("t.xlsx")).active
    assert sheet is not None
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("卫生健康主管部门" in value for value in values)


def test_other_forms_say_the_same() -> None:
    rows = json.loads(table("t.json").read_text(encoding="utf-8"))
    assert "健康主管" in json.dumps(rows, ensure_ascii=False)
    for name in ("t.html", "t.md"):
        text = table(name).read_text(encoding="utf-8")
        assert "第五条" in text
        assert "服务信息应当公开" in text


def test_markup_in_a_draft_is_no_markup_in_the_page() -> None:
    Path("new.txt").write_text(NEW.replace("公开", "<script>alert(1)</script>"), encoding="utf-8")
    assert "<script>alert" not in table("t.html").read_text(encoding="utf-8")


def test_findings_stand_in_a_column_of_their_own() -> None:
    text = table("t.md", "--findings").read_text(encoding="utf-8")
    assert "FEE001" in text
    assert "已消除" in text


@pytest.mark.parametrize("command", ["compare", "draft-decision"])
def test_nothing_is_overwritten(command: str, capsys: Captured) -> None:
    assert main([command, "old.txt", "new.txt", "-o", "decision.txt"]) == 2
    assert Path("decision.txt").read_text(encoding="utf-8") == DECISION
    assert main([command, "old.txt", "new.txt", "-o", "old.txt"]) == 2
    assert Path("old.txt").read_text(encoding="utf-8") == OLD
