"""Orders made at random for regulations made at random: printed, read and carried out they do what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from amended import parsed, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.amending import consolidate, parse_decision
from checker.reading.numerals import to_chinese

TITLE = "甲省生育条例"
LAW = "依照有关规定办理"


@dataclass
class Article:
    """An article: its paragraphs, each with the items of its list; ``old`` is its number so far."""

    paragraphs: list[tuple[str, list[str]]]
    old: int = 0
    is_amended: bool = False


@dataclass
class Made:
    """A regulation under way, the instructions so far, and a store of words."""

    random: Random
    articles: list[Article] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    words: int = 0

    def word(self) -> str:
        """A word that nothing else in the regulation has."""
        self.words += 1
        number, letters = self.words, ""
        while number:
            number, digit = divmod(number, 24)
            letters += "ABCDEFGHIJKLMNOPRSTUVWXY"[digit]
        return f"Q{letters}Q"

    def paragraph(self) -> tuple[str, list[str]]:
        """A paragraph, perhaps with a list."""
        count = self.random.choice([0, 0, 2, 3])
        words = f"{self.word()}事项"
        return words + ("有下列情形：" if count else LAW + "。"), [
            self.word() for _ in range(count)
        ]

    def article(self) -> Article:
        """An article of one to three paragraphs."""
        return Article([self.paragraph() for _ in range(self.random.randint(1, 3))])


def printed(articles: list[Article]) -> str:
    """The text of a regulation."""
    lines = [TITLE]
    for number, article in enumerate(articles, 1):
        label = f"第{to_chinese(number)}条　"
        for words, items in article.paragraphs:
            lines.append(label + words)
            label = ""
            lines += listed(items)
    return "\n".join(lines) + "\n"


def listed(items: list[str]) -> list[str]:
    ends = (["；"] * len(items))[:-1] + ["。"] * bool(items)
    return [
        f"（{to_chinese(at)}）{item}{end}"
        for at, (item, end) in enumerate(zip(items, ends, strict=True), 1)
    ]


def quoted(paragraphs: list[tuple[str, list[str]]]) -> str:
    """Paragraphs in the quotation marks of a decision."""
    lines = [line for words, items in paragraphs for line in (words, *listed(items))]
    return "\n".join(f"“{line}" for line in lines) + "”"


def _replace(made: Made, article: Article) -> None:
    article.paragraphs = made.article().paragraphs
    made.orders.append(f"将{_name(article)}修改为：{quoted(article.paragraphs)}")


def _replace_paragraph(made: Made, article: Article) -> None:
    at = made.random.randrange(len(article.paragraphs))
    article.paragraphs[at] = made.paragraph()
    text = quoted([article.paragraphs[at]])
    made.orders.append(f"{_name(article)}第{to_chinese(at + 1)}款修改为：{text}")


def _add_paragraph(made: Made, article: Article) -> None:
    at = made.random.randint(0, len(article.paragraphs))
    article.paragraphs.insert(at, made.paragraph())
    text = quoted([article.paragraphs[at]])
    made.orders.append(f"{_name(article)}增加一款，作为第{to_chinese(at + 1)}款：{text}")


def _delete_paragraph(made: Made, article: Article) -> None:
    if len(article.paragraphs) > 1:
        at = made.random.randrange(len(article.paragraphs))
        del article.paragraphs[at]
        made.orders.append(f"删去{_name(article)}第{to_chinese(at + 1)}款。")


def _words(made: Made, article: Article) -> None:
    at = made.random.randrange(len(article.paragraphs))
    words, items = article.paragraphs[at]
    old, new = words[: words.rindex("Q") + 1], made.word()
    article.paragraphs[at] = (words.replace(old, new), items)
    place = f"{_name(article)}第{to_chinese(at + 1)}款"
    made.orders.append(f"将{place}中的“{old}”修改为“{new}”。")


def _add_item(made: Made, article: Article) -> None:
    places = [at for at, (_, items) in enumerate(article.paragraphs) if items]
    if places:
        paragraph = made.random.choice(places)
        items = article.paragraphs[paragraph][1]
        at = made.random.randint(0, len(items))
        items.insert(at, made.word())
        number = to_chinese(at + 1)
        place = f"{_name(article)}第{to_chinese(paragraph + 1)}款"
        made.orders.append(f"{place}增加一项，作为第{number}项：“（{number}）{items[at]}”。")


def _delete_item(made: Made, article: Article) -> None:
    places = [at for at, (_, items) in enumerate(article.paragraphs) if len(items) > 2]
    if places:
        paragraph = made.random.choice(places)
        items = article.paragraphs[paragraph][1]
        at = made.random.randrange(len(items))
        del items[at]
        place = f"{_name(article)}第{to_chinese(paragraph + 1)}款"
        made.orders.append(f"删去{place}第（{to_chinese(at + 1)}）项。")


WAYS = (
    _replace,
    _replace_paragraph,
    _add_paragraph,
    _delete_paragraph,
    _words,
    _add_item,
    _delete_item,
)


def _name(article: Article) -> str:
    return f"第{to_chinese(article.old)}条"


def _arrange(made: Made) -> None:
    """Articles go, come and move; the numbers that follow are said for those that come and move."""
    for article in made.random.sample(made.articles, min(2, len(made.articles) - 1)):
        made.articles.remove(article)
        if not article.is_amended and made.random.random() < 0.5:
            made.orders.append(f"删去{_name(article)}。")
        else:
            made.articles.insert(made.random.randint(0, len(made.articles)), article)
    for _ in range(made.random.randint(0, 2)):
        made.articles.insert(made.random.randint(0, len(made.articles)), made.article())
    for number, article in enumerate(made.articles, 1):
        target = f"第{to_chinese(number)}条"
        if not article.old:
            text = quoted(article.paragraphs)
            made.orders.append(f"增加一条，作为{target}：{text}")
        elif article.old != number:
            made.orders.append(f"将{_name(article)}改为{target}。")


def _generated(random: Random) -> tuple[str, str, str]:
    """A regulation, a decision about it, and the regulation that must follow."""
    made = Made(random)
    made.articles = [made.article() for _ in range(random.randint(2, 7))]
    for number, article in enumerate(made.articles, 1):
        article.old = number
    base = printed(made.articles)
    for article in list(made.articles):
        if random.random() < 0.6:
            article.is_amended = True
            random.choice(WAYS)(made, article)
    _arrange(made)
    random.shuffle(made.orders)
    orders = "\n".join(f"{to_chinese(n)}、{order}" for n, order in enumerate(made.orders, 1))
    front = (
        f"甲省人民代表大会常务委员会关于修改《{TITLE}》的决定\n现决定对《{TITLE}》作如下修改：\n"
    )
    return base, f"{front}{orders}\n本决定自公布之日起施行。\n", printed(made.articles)


@settings(deadline=None, max_examples=300)
@given(st.randoms(use_true_random=False))
def test_a_printed_decision_gives_the_regulation_that_it_was_printed_for(random: Random) -> None:
    base, decision, expected = _generated(random)
    result = consolidate(parsed(base), parse_decision(parsed(decision)))
    assert result.is_complete, (result.conflicts, result.not_understood, decision)
    assert text_of(result) == expected, (base, decision)
