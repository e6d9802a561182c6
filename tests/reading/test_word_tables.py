"""Tables of a Word file: cells in the order of reading, merged ones once, each with its place."""

from __future__ import annotations

import io

from docx import Document
from word_files import cell, paragraph, read_word, table, word

Places = list[tuple[str, tuple[int, int, int] | None]]


def places(data: bytes) -> Places:
    return [(line.text, line.anchor.cell) for line in read_word(data).lines]


def test_tables_stand_between_the_paragraphs_around_them() -> None:
    body = (
        paragraph("前") + table(cell("甲") + cell("乙"), cell("丙") + cell("丁")) + paragraph("后")
    )
    assert places(word(body)) == [
        ("前", None),
        ("甲", (0, 0, 0)),
        ("乙", (0, 0, 1)),
        ("丙", (0, 1, 0)),
        ("丁", (0, 1, 1)),
        ("后", None),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(cell("里一") + cell("里二"))
    outer = table(cell(paragraph("上") + inner + paragraph("下")) + cell("右"))
    assert places(word(outer + table(cell("第二个表")))) == [
        ("上", (0, 0, 0)),
        ("里一", (1, 0, 0)),
        ("里二", (1, 0, 1)),
        ("下", (0, 0, 0)),
        ("右", (0, 0, 1)),
        ("第二个表", (2, 0, 0)),
    ]


def test_cells_merged_by_python_docx_come_once() -> None:
    document = Document()
    grid = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"{row}{column}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "横并"
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "竖并"
    buffer = io.BytesIO()
    document.save(buffer)
    assert places(buffer.getvalue()) == [
        ("横并", (0, 0, 0)),
        ("02", (0, 0, 2)),
        ("竖并", (0, 1, 0)),
        ("11", (0, 1, 1)),
        ("12", (0, 1, 2)),
        ("21", (0, 2, 1)),
        ("22", (0, 2, 2)),
    ]


def test_columns_count_the_grid_before_a_row() -> None:
    row = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell("三") + cell("四")
    assert places(word(table(row))) == [("三", (0, 0, 2)), ("四", (0, 0, 3))]


def test_rows_and_cells_inside_content_controls_are_read() -> None:
    content = f"<w:sdt><w:sdtContent>{cell('控')}</w:sdtContent></w:sdt>" + cell("常")
    wrapped = f"<w:sdt><w:sdtContent><w:tr>{content}</w:tr></w:sdtContent></w:sdt>"
    assert places(word(f"<w:tbl>{wrapped}</w:tbl>")) == [("控", (0, 0, 0)), ("常", (0, 0, 1))]


def test_a_cell_of_several_paragraphs_keeps_its_place() -> None:
    body = table(cell(paragraph("一") + paragraph("二")))
    assert places(word(body)) == [("一", (0, 0, 0)), ("二", (0, 0, 0))]
