"""PDF files: paragraphs in the order of reading, without what belongs to the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import (
    BOTTOM,
    FONT,
    HEIGHT,
    LEFT,
    SIZE,
    TOP,
    WIDTH,
    at,
    document,
    drawn,
    page_of,
    set_lines,
    together,
)
from programs import converted, needs_office
from reading_drafts import SAMPLES, TEXTS, as_word, bare, findings, shown, tree
from reportlab.pdfgen.canvas import Canvas

from checker.model import SourceText
from checker.reading import read, read_bytes

ARTICLES = [
    "第一条　为了促进人口长期均衡发展，推动实现适度生育水平，优化人口结构，根据有关法律，结合本省实际，制定本条例。",
    "第二条　公民有下列情形之一的，给予奖励：",
    "（一）依照第三条规定办理登记的；",
    "（二）连续参加托育服务志愿活动满三十六个月，并且没有违反本条例第十条规定的行为，经所在乡镇人民政府核实的；",
    "（三）其他情形。",
    "县级以上人民政府应当把托育服务纳入规划，安排资金，并且每年公布一次执行情况，公布时应当说明资金的来源和用途。",
    "第三条　本条例自2022年1月1日起施行。",
]


def pdf(data: bytes) -> SourceText:
    return read_bytes(data, "a.pdf")


def numbers(form: str, y: float = 50) -> object:
    return lambda number, count: at(WIDTH / 2 - 20, y, form.format(number=number, count=count))


MARGINS = {
    "nothing": None,
    "dashes": numbers("— {number} —"),
    "plain number": numbers("{number}"),
    "number of number": numbers("第{number}页 共{count}页"),
    "fraction at the top": numbers("{number}/{count}", HEIGHT - 50),
    "header": lambda number, count: together(
        at(LEFT, HEIGHT - 55, "云岭省人口与计划生育条例（草案）"),
        at(450, HEIGHT - 55, f"第{number}页"),
    ),
    "footer": lambda number, count: at(LEFT, 40, f"打印日期：2021-12-0{number}　内部资料"),
    "headers of left and right pages": lambda number, count: at(
        LEFT + 100 * (number % 2), HEIGHT - 55, ["云岭省人大常委会", "立法参考"][number % 2]
    ),
}


@pytest.mark.parametrize("indent", [2, 0], ids=["indented", "flush"])
@pytest.mark.parametrize("name", MARGINS)
def test_wrapped_lines_become_paragraphs_without_what_is_in_the_margin(
    name: str, indent: int
) -> None:
    source = pdf(document(ARTICLES * 4, lines_on_page=9, margin=MARGINS[name], indent=indent))
    assert [line.text for line in source.lines] == ARTICLES * 4
    assert source.format == "pdf"


def test_anchors_lead_to_page_and_line() -> None:
    source = pdf(document(ARTICLES, lines_on_page=4, margin=MARGINS["header"]))
    places = [(line.anchor.part, line.anchor.paragraph) for line in source.lines]
    assert places[0] == ("page 1", 1)  # behind the header
    assert [place for place, _ in places] == sorted(place for place, _ in places)
    assert places[-1] == ("page 3", 4)


PRINTED = [path for path in TEXTS if not {"\t", "|"} & set(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("draft", PRINTED, ids=lambda path: path.stem)
def test_paragraphs_are_those_of_the_text(draft: Path) -> None:
    lines = [
        line.strip() for line in draft.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    source = pdf(document(lines, margin=MARGINS["dashes"]))
    assert shown(source) == list(map(bare, lines))


@pytest.mark.parametrize("draft", [SAMPLES[0], *PRINTED[::12]], ids=lambda path: path.stem)
def test_tree_and_findings_are_those_of_the_text(draft: Path) -> None:
    lines = [
        line.strip() for line in draft.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    text = read_bytes("\n".join(lines).encode(), "a.txt")
    source = pdf(document(lines, margin=MARGINS["header"]))
    assert tree(source) == tree(text)
    assert findings(source) == findings(text)


@needs_office
@pytest.mark.parametrize("draft", [SAMPLES[0], TEXTS[0], TEXTS[-1]], ids=lambda path: path.stem)
def test_what_an_office_prints_is_what_the_word_file_says(draft: Path, tmp_path: Path) -> None:
    original = as_word(draft, tmp_path)
    before, after = read(original), read(converted(original, "pdf", tmp_path))
    assert shown(after) == shown(before)
    assert tree(after) == tree(before)
    assert findings(after) == findings(before)


def test_a_title_over_two_lines_is_one() -> None:
    title = ["云岭省人民代表大会常务委员会关于修改", "《云岭省人口与计划生育条例》的决定"]
    middles = [((WIDTH - LEFT - 82 - len(line) * 22) / 2 / 22 + 0, line) for line in title]
    page = together(page_of(middles, size=22), page_of(set_lines(ARTICLES), top=TOP - 120))
    assert pdf(drawn(page)).lines[0].text == "".join(title)


def test_columns_are_read_one_after_the_other() -> None:
    head = at(150, HEIGHT - 100, "云岭省人口与计划生育条例", 22)
    lines = set_lines(ARTICLES * 2, letters=18)
    half = len(lines) // 2
    size = 12
    page = together(
        head,
        page_of(lines[:half], left=60, top=HEIGHT - 160, size=size),
        page_of(lines[half:], left=60 + 18 * size + 30, top=HEIGHT - 160, size=size),
    )
    assert [line.text for line in pdf(drawn(page)).lines][1:] == ARTICLES * 2


def test_the_order_is_that_of_the_page_not_of_the_file() -> None:
    first, second = page_of([(2, "第一条　甲。")]), page_of([(2, "第二条　乙。")], top=TOP - 40)
    assert [line.text for line in pdf(drawn(together(second, first))).lines] == [
        "第一条　甲。",
        "第二条　乙。",
    ]


ROWS = [
    ["现行条文", "修改后", "说明"],
    ["第二条　提倡一对夫妻生育一个子女。", "第二条　一对夫妻可以生育三个子女。", "依据法律"],
    ["第三条　征收社会抚养费的标准由政府规定。", "删去本条。", "依据通知"],
]


def ruled(canvas: Canvas) -> None:
    """A table with rules, its cells of several lines; as a second page a table with a merged cell."""
    letters, top, height = (11, 11, 4), HEIGHT - 200, 70
    xs = [LEFT]
    for count in letters:
        xs.append(xs[-1] + count * SIZE + 12)
    canvas.grid(xs, [top - height * row for row in range(len(ROWS) + 1)])
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            lines = [text[n : n + letters[column]] for n in range(0, len(text), letters[column])]
            page_of([(0, line) for line in lines], xs[column] + 6, top - height * row - 18)(canvas)


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    page = together(page_of([(2, "修改对照表如下：")]), ruled)
    source = pdf(drawn(page, page_of([(2, "完。")])))
    cells = [(line.anchor.cell, line.text) for line in source.lines if line.anchor.cell]
    expected = [((0, r, c), text) for r, row in enumerate(ROWS) for c, text in enumerate(row)]
    assert cells == expected
    assert (source.lines[0].text, source.lines[-1].text) == ("修改对照表如下：", "完。")


def test_merged_cells_are_one() -> None:
    def draw(canvas: Canvas) -> None:
        top = HEIGHT - 200
        for y in (top, top - 40, top - 80):
            canvas.line(LEFT if y != top - 40 else LEFT + 100, y, LEFT + 300, y)
        for x in (LEFT, LEFT + 100, LEFT + 300):
            canvas.line(x, top, x, top - 80)
        at(LEFT + 5, top - 45, "档次")(canvas)
        at(LEFT + 105, top - 25, "一")(canvas)
        at(LEFT + 105, top - 65, "二")(canvas)

    lines = pdf(drawn(draw)).lines
    assert [(line.anchor.cell, line.text) for line in lines] == [
        ((0, 0, 0), "档次"),
        ((0, 0, 1), "一"),
        ((0, 1, 1), "二"),
    ]


def test_a_table_without_rules_is_rows_with_tabs() -> None:
    cells = [["档次", "下限", "上限"], ["一档", "100元", "200元"], ["二档", "300元", "400元"]]
    page = together(
        page_of([(2, "第一条　分档如下：")]),
        *(
            at(LEFT + 150 * c, TOP - 40 - 30 * r, text)
            for r, row in enumerate(cells)
            for c, text in enumerate(row)
        ),
        page_of([(2, "第二条　本条例自公布之日起施行。")], top=TOP - 150),
    )
    lines = [line.text for line in pdf(drawn(page)).lines]
    assert lines[1:4] == ["\t".join(row) for row in cells]


def turned(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    page_of(set_lines(ARTICLES, 27), top=WIDTH - 80)(canvas)


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    assert [line.text for line in pdf(drawn(turned)).lines] == ARTICLES


def test_a_watermark_across_the_page_is_no_text() -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont(FONT, 60)
        canvas.drawString(0, 0, "征求意见稿")
        canvas.restoreState()

    assert [
        line.text for line in pdf(drawn(together(mark, page_of(set_lines(ARTICLES))))).lines
    ] == (ARTICLES)


def test_letters_printed_twice_are_one() -> None:
    lines = set_lines(ARTICLES)
    page = together(*(page_of(lines, left=LEFT + shift) for shift in (0, 0.4)))
    assert [line.text for line in pdf(drawn(page)).lines] == ARTICLES


def test_spaced_letters_are_no_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "第一条　促进人口长期均衡发展", charSpace=14)

    assert pdf(drawn(draw)).text == "第一条　促进人口长期均衡发展"


def test_footnotes_come_behind_the_text() -> None:
    lines = set_lines(ARTICLES)
    first = together(
        page_of(lines[:6]), at(LEFT, BOTTOM + 40, "①本条例所称登记，是指生育登记。", 10)
    )
    source = pdf(drawn(first, page_of(lines[6:])))
    assert [line.text for line in source.lines] == [*ARTICLES, "①本条例所称登记，是指生育登记。"]
    assert source.lines[-1].anchor.part == "page 1"
