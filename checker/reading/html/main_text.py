"""Which lines of a page are the regulation, and which are navigation, buttons and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from checker.reading.html.blocks import Block, Box, Page
from checker.reading.numerals import NUMERAL

BLANK = r"[\s\u3000]*"
ARTICLE = re.compile(rf"{BLANK}第{BLANK}{NUMERAL}{{1,8}}{BLANK}[条條]")
DIVISION = re.compile(rf"{BLANK}第{BLANK}{NUMERAL}{{1,5}}{BLANK}[编章节]")
SENTENCE = re.compile(r"[。；！？]|：$")
TITLE = re.compile(
    r"(?:条例|办法|规定|细则|规则|决定|决议|公告|通知|通告|意见|方案|法)(?:[（(].{0,30}[）)])?$"
)
ANNEX = re.compile(rf"{BLANK}附{BLANK}[件表录]")
ABOUT_PAGE = re.compile(
    r"[【\[（(\s]*(?:信息)?(?:来源|发布(?:时间|日期|机构)|时间|日期|浏览|点击|访问|阅读|字号|字体|打印|分享"
    r"|作者|编辑|责任编辑|责编|关闭|收藏|当前位置|您?(?:现在)?(?:所在)?的?位置|扫一扫|视力保护|索引号|主题分类"
    r"|发文(?:机关|字号|日期)|成文日期|文号|公开方式|有效性)\s*[:：】\])）\]]"
)
PUBLISHED = re.compile(r"\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*$")
IMPRINT = re.compile(r"版权所有|ICP备|公网安备|网站标识码|技术支持|Copyright|©", re.I)
LONGEST_TITLE = 60
MOST = 0.95  # of what sentences there are, a box has to hold so much to be the main one
FURTHEST_TITLE = 60  # so many blocks above the main box a title is looked for


def main_blocks(page: Page) -> list[int]:
    """The indexes of the blocks that are the regulation, in order.

    The smallest box that holds every article and nearly all sentences; from the title above it
    to the annexes below. Everything, if that leaves nothing.
    """
    blocks = page.blocks
    kept = _without_furniture(page)
    weights = [_weight(block) if at in kept else 0 for at, block in enumerate(blocks)]
    first, end = _main_range(page, weights)
    top, bottom = _title_at(blocks, kept, first, end), _annexes_end(blocks, kept, end)
    inner = _text_span(weights, first, end)
    chosen = [
        at
        for at in range(top, bottom)
        if at in kept and _is_text(blocks[at], first <= at < end, at in inner)
    ]
    return chosen or list(range(len(blocks)))


def _without_furniture(page: Page) -> set[int]:
    """The blocks outside all furniture; what holds articles or half of the sentences is none."""
    weights = [_weight(block) for block in page.blocks]
    sums = [0, *accumulate(weights)]
    articles = [0, *accumulate(_is_article(block) for block in page.blocks)]
    outside = set(range(len(page.blocks)))
    for box in page.boxes:
        holds = sums[box.end] - sums[box.first]
        has_text = articles[box.end] > articles[box.first] or holds * 2 > sums[-1]
        if box.is_furniture and not has_text:
            outside.difference_update(range(box.first, box.end))
    return outside


def _weight(block: Block) -> int:
    if block.is_linked or _is_about_page(block):
        return 0
    is_said = SENTENCE.search(block.text) or _is_article(block)
    return len(block.text) if is_said else 0


def _is_about_page(block: Block) -> bool:
    """Whether a line tells of the page: when it was published, by whom, how large its letters are."""
    return any(pattern.match(block.text) for pattern in (ABOUT_PAGE, PUBLISHED)) or bool(
        IMPRINT.search(block.text)
    )


def _is_article(block: Block) -> bool:
    return not block.is_linked and ARTICLE.match(block.text) is not None


def _main_range(page: Page, weights: Sequence[int]) -> tuple[int, int]:
    """The blocks of the smallest box that holds what there is to say."""
    articles = [at for at, block in enumerate(page.blocks) if _is_article(block) and weights[at]]
    sums = [0, *accumulate(weights)]

    def is_enough(box: Box) -> bool:
        holds = not articles or (box.first <= articles[0] and articles[-1] < box.end)
        return holds and sums[box.end] - sums[box.first] >= MOST * sums[-1]

    enough = (box for box in page.boxes if sums[-1] and is_enough(box))
    best = min(enough, key=lambda box: box.end - box.first, default=None)
    return (best.first, best.end) if best else (0, len(page.blocks))


def _title_at(blocks: Sequence[Block], kept: set[int], first: int, end: int) -> int:
    """Where the text begins: at the title above the main box, unless one is inside."""
    articles = (at for at in range(first, end) if _is_article(blocks[at]))
    front = range(first, next(articles, first))
    if any(_reads_like_title(blocks[at]) for at in front):
        return first
    above = [at for at in range(max(0, first - FURTHEST_TITLE), first) if at in kept]
    above = [at for at in reversed(above) if not blocks[at].is_linked]
    for is_title in (_reads_like_title, _is_heading):
        found = next((at for at in above if is_title(blocks[at])), None)
        if found is not None:
            return found
    return first


def _reads_like_title(block: Block) -> bool:
    text = block.text.strip()
    return not block.is_linked and len(text) <= LONGEST_TITLE and TITLE.search(text) is not None


def _is_heading(block: Block) -> bool:
    return block.is_heading and not _is_about_page(block)


def _annexes_end(blocks: Sequence[Block], kept: set[int], end: int) -> int:
    """Where the annexes that follow the main box end, or the box if none do."""
    if end < len(blocks) and end in kept and ANNEX.match(blocks[end].text):
        for at in range(end, len(blocks)):
            if at not in kept or blocks[at].is_linked or _is_about_page(blocks[at]):
                return at
        return len(blocks)
    return end


def _text_span(weights: Sequence[int], first: int, end: int) -> range:
    """From the first to the last block of the main box with a sentence."""
    said = [at for at in range(first, end) if weights[at]]
    return range(said[0], said[-1] + 1) if said else range(first, end)


def _is_text(block: Block, is_main: bool, is_between: bool) -> bool:
    """Whether a block belongs to the regulation: links do only between its sentences."""
    if is_between:
        return True
    if block.is_linked:
        return is_main and DIVISION.match(block.text) is not None
    return not _is_about_page(block)


def data_tables(page: Page, chosen: Sequence[int]) -> Iterator[int]:
    """The numbers of the tables that show data: among the chosen blocks they have two cells.

    Old pages are laid out with tables; a table with one cell of text says nothing by its form.
    """
    cells: dict[int, set[tuple[int, int]]] = {}
    for cell in (page.blocks[at].cell for at in chosen):
        if cell is not None:
            cells.setdefault(cell[0], set()).add(cell[1:])
    yield from (number for number, found in cells.items() if len(found) > 1)
