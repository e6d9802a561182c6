"""Regulations written at random and edited at random, which know what became of each article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from checker.model import Regulation
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese
from checker.structure import parse

WHO = [
    "县级人民政府",
    "乡镇人民政府",
    "卫生健康主管部门",
    "教育主管部门",
    "公安机关",
    "用人单位",
    "医疗机构",
    "村民委员会",
    "居民委员会",
    "托育机构",
    "工会",
    "妇女联合会",
    "财政部门",
    "统计机构",
    "学校",
]
HOW = [
    "应当按照职责",
    "可以根据需要",
    "依法",
    "应当会同有关部门",
    "定期",
    "应当及时",
    "按照国家规定",
    "逐步",
    "在本行政区域内",
    "应当每年",
]
DO = [
    "公布",
    "支持",
    "登记",
    "调查",
    "建立",
    "完善",
    "提供",
    "组织",
    "监督",
    "评估",
    "核实",
    "推进",
    "保障",
    "报告",
    "指导",
]
WHAT = [
    "人口监测数据",
    "家庭发展政策",
    "托育服务设施",
    "孕产妇保健服务",
    "生育休假制度",
    "婴幼儿照护知识",
    "流动人口信息",
    "奖励扶助资金",
    "出生缺陷预防",
    "生殖健康咨询",
    "宣传教育活动",
    "公共场所母婴设施",
    "儿童健康档案",
    "基层服务网络",
    "老年人优待措施",
]
TITLES = ["总则", "生育服务", "家庭支持", "公共服务", "监督管理", "奖励与保障", "法律责任", "附则"]
STOPS = "；。"


@dataclass
class Paragraph:
    """A sentence, and the items that follow it."""

    words: str
    items: list[str] = field(default_factory=list)


@dataclass
class Article:
    """An article that is known by its identity, whatever its number; it may cite others."""

    paragraphs: list[Paragraph]
    cites: Article | None = None

    def copy(self, known: dict[int, Article]) -> Article:
        """The same article for another version; ``known`` leads from old ones to their copies."""
        paragraphs = [Paragraph(each.words, list(each.items)) for each in self.paragraphs]
        copy = known.setdefault(id(self), Article([]))
        copy.paragraphs = paragraphs
        if self.cites is not None:
            copy.cites = known.setdefault(id(self.cites), Article([]))
        return copy


@dataclass
class Chapter:
    """A heading and its articles."""

    title: str
    articles: list[Article]


@dataclass
class Draft:
    """A whole regulation."""

    chapters: list[Chapter]

    def articles(self) -> list[Article]:
        return [article for chapter in self.chapters for article in chapter.articles]

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines())

    def parsed(self) -> Regulation:
        return parse(read_bytes(self.text().encode(), "draft.txt"))

    def copy(self) -> tuple[Draft, dict[int, Article]]:
        known: dict[int, Article] = {}
        chapters = [
            Chapter(each.title, [article.copy(known) for article in each.articles])
            for each in self.chapters
        ]
        return Draft(chapters), known

    def _lines(self) -> Iterator[str]:
        numbers = {id(article): at for at, article in enumerate(self.articles(), 1)}
        yield "安澜省人口与计划生育条例"
        for at, chapter in enumerate(self.chapters, 1):
            yield f"第{to_chinese(at)}章　{chapter.title}"
            for article in chapter.articles:
                yield from _article(article, numbers)


def _article(article: Article, numbers: dict[int, int]) -> Iterator[str]:
    label = f"第{to_chinese(numbers[id(article)])}条　"
    for paragraph in article.paragraphs:
        cited = numbers.get(id(article.cites))
        reference = f"，依照本条例第{to_chinese(cited)}条的规定办理" if cited and label else ""
        yield f"{label}{paragraph.words}{reference}{'：' if paragraph.items else '。'}"
        label = ""
        for at, item in enumerate(paragraph.items, 1):
            stop = "。" if at == len(paragraph.items) else "；"
            yield f"（{to_chinese(at)}）{item}{stop}"


def sentence(random: Random) -> str:
    """Words that hardly come again."""
    parts = [random.choice(each) for each in (WHO, HOW, DO, WHAT, DO, WHAT)]
    return "{}{}{}{}，{}{}".format(*parts)


def item(random: Random) -> str:
    return f"{random.choice(DO)}{random.choice(WHAT)}和{random.choice(WHAT)}的"


def article(random: Random) -> Article:
    paragraphs = [
        Paragraph(sentence(random), [item(random) for _ in range(random.choice([0, 0, 0, 3, 4]))])
        for _ in range(random.choice([1, 1, 2, 3]))
    ]
    for paragraph in paragraphs:
        if paragraph.items:
            paragraph.words += "，包括下列事项"
    return Article(paragraphs)


def draft(random: Random, chapters: int = 3, most: int = 6) -> Draft:
    """A regulation of some chapters of two to ``most`` articles."""
    titles = random.sample(TITLES, chapters)
    made = Draft(
        [Chapter(t, [article(random) for _ in range(random.randint(2, most))]) for t in titles]
    )
    everything = made.articles()
    for each in everything:
        if random.random() < 0.2:
            each.cites = random.choice(everything)
            if each.cites is each:
                each.cites = None
    return made


def edited(old: Draft, random: Random, edits: int) -> tuple[Draft, dict[int, Article]]:
    """Another version, and where the articles of the old one went."""
    new, known = old.copy()
    for _ in range(edits):
        random.choice(EDITS)(new, random)
    return new, known


def _some(new: Draft, random: Random) -> tuple[Chapter, int]:
    chapter = random.choice([each for each in new.chapters if each.articles])
    return chapter, random.randrange(len(chapter.articles))


def _reword(new: Draft, random: Random) -> None:
    chapter, at = _some(new, random)
    paragraph = random.choice(chapter.articles[at].paragraphs)
    for words in (WHO, WHAT, DO):
        for word in words:
            if word in paragraph.words:
                paragraph.words = paragraph.words.replace(word, random.choice(words), 1)
                return


def _throughout(new: Draft, random: Random) -> None:
    """A term renamed everywhere, as reforms do."""
    word = random.choice(WHO)
    for each in new.articles():
        for paragraph in each.paragraphs:
            paragraph.words = paragraph.words.replace(word, f"{word}和有关单位")


def _insert(new: Draft, random: Random) -> None:
    chapter, at = _some(new, random)
    chapter.articles.insert(at + random.randint(0, 1), article(random))


def _delete(new: Draft, random: Random) -> None:
    chapter, at = _some(new, random)
    gone = chapter.articles[at]
    if len(chapter.articles) > 1 and all(each.cites is not gone for each in new.articles()):
        del chapter.articles[at]


def _add_paragraph(new: Draft, random: Random) -> None:
    chapter, at = _some(new, random)
    paragraphs = chapter.articles[at].paragraphs
    paragraphs.insert(random.randint(1, len(paragraphs)), Paragraph(sentence(random)))


def _drop_paragraph(new: Draft, random: Random) -> None:
    chapter, at = _some(new, random)
    if len(chapter.articles[at].paragraphs) > 1:
        chapter.articles[at].paragraphs.pop()


def _add_item(new: Draft, random: Random) -> None:
    lists = [each.items for one in new.articles() for each in one.paragraphs if each.items]
    if lists:
        items = random.choice(lists)
        items.insert(random.randint(0, len(items)), item(random))


def _drop_item(new: Draft, random: Random) -> None:
    lists = [each.items for one in new.articles() for each in one.paragraphs if len(each.items) > 2]
    if lists:
        items = random.choice(lists)
        del items[random.randrange(len(items))]


def _rename(new: Draft, random: Random) -> None:
    used = {chapter.title for chapter in new.chapters}
    free = [title for title in TITLES if title not in used]
    if free:
        random.choice(new.chapters).title = random.choice(free)


def _move(new: Draft, random: Random) -> None:
    """An article goes to another place inside its chapter, neither of them first or last."""
    chapter, _ = _some(new, random)
    last = len(chapter.articles) - 1
    if last > 2:
        moved = chapter.articles.pop(random.randint(1, last - 1))
        chapter.articles.insert(random.randint(1, last - 1), moved)


def _split(new: Draft, random: Random) -> None:
    """The last paragraph of an article becomes an article."""
    chapter, at = _some(new, random)
    if len(chapter.articles[at].paragraphs) > 1:
        chapter.articles.insert(at + 1, Article([chapter.articles[at].paragraphs.pop()]))


def _merge(new: Draft, random: Random) -> None:
    """An article takes in the next one."""
    chapter, at = _some(new, random)
    following = chapter.articles[at + 1 : at + 2]
    if following and all(each.cites is not following[0] for each in new.articles()):
        chapter.articles[at].paragraphs += following[0].paragraphs
        del chapter.articles[at + 1]


def _divide_chapter(new: Draft, random: Random) -> None:
    """The end of a chapter becomes one of its own."""
    chapter, at = _some(new, random)
    free = [title for title in TITLES if title not in {each.title for each in new.chapters}]
    if at and free:
        place = new.chapters.index(chapter) + 1
        new.chapters.insert(place, Chapter(random.choice(free), chapter.articles[at:]))
        del chapter.articles[at:]


def _join_chapters(new: Draft, random: Random) -> None:
    """A chapter loses its heading to the one before."""
    if len(new.chapters) > 2:
        at = random.randrange(1, len(new.chapters))
        new.chapters[at - 1].articles += new.chapters.pop(at).articles


EDITS = (
    _reword,
    _reword,
    _throughout,
    _insert,
    _delete,
    _add_paragraph,
    _drop_paragraph,
    _add_item,
    _drop_item,
    _rename,
    _move,
    _split,
    _merge,
    _divide_chapter,
    _join_chapters,
)
