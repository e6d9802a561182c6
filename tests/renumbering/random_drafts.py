"""Regulations written at random, in which every provision can be told by a word of its own.

That word (QABQ, of letters) is how tests know a provision again whatever its number has become.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from checker.reading.number_formats import written
from checker.reading.numerals import to_chinese

WORD = re.compile(r"Q[A-Z]+Q")
ITEM_FORMS = {
    "（{}）": "chineseCountingThousand",
    "({})": "chineseCountingThousand",
    "{}.": "decimal",
    "（{}） ": "decimal",
    "{}": "decimalEnclosedCircle",
}


@dataclass
class Draft:
    """A draft under way: what can be cited of it, and the lines of its text."""

    random: Random
    articles: list[str] = field(default_factory=list)  # 第五条, 第五条之一
    bodies: list[list[int]] = field(default_factory=list)  # of each paragraph, the count of items
    chapters: int = 0
    words: int = 0

    def word(self) -> str:
        """A word that no other provision has."""
        self.words += 1
        number, letters = self.words, ""
        while number:
            number, digit = divmod(number, 24)
            letters += "ABCDEFGHIJKLMNOPRSTUVWXY"[digit]
        return f"Q{letters}Q"


def draft(random: Random, inserted: float = 0.12) -> str:
    """The text of a regulation; ``inserted`` is the share of articles like 第五条之一."""
    made = Draft(random)
    made.chapters = random.choice([0, 0, 2, 3, 4])
    count = random.randint(max(2, made.chapters), 14)
    _number_articles(made, count, inserted)
    made.bodies = [_body(random) for _ in made.articles]
    cuts = {0} | set(random.sample(range(1, count), max(0, made.chapters - 1)))
    headings = iter(f"第{to_chinese(n)}章　{made.word()}" for n in range(1, made.chapters + 1))
    lines, listed = [], []
    for index in range(len(made.articles)):
        if made.chapters and index in cuts:
            listed.append(next(headings))
            lines.append(listed[-1])
        lines += _article(made, index)
    if listed and random.random() < 0.6:
        lines = ["目　录", *listed, *lines]
    return "\n".join(["云川省条例", *lines]) + "\n"


def _number_articles(made: Draft, count: int, share: float) -> None:
    """Labels in one style: mostly in a row, sometimes with a gap or an inserted article."""
    random, number, inserted = made.random, random_start(made.random), 0
    style = random.choice([to_chinese, to_chinese, str, lambda n: written(n, "decimalFullWidth")])
    for _ in range(count):
        label = f"第{style(number)}条"
        made.articles.append(label + (f"之{to_chinese(inserted)}" if inserted else ""))
        if random.random() < share:
            inserted += 1
        else:
            number, inserted = number + (1 if random.random() < 0.95 else 2), 0


def random_start(random: Random) -> int:
    """The number of the first article: an excerpt may begin with any."""
    return random.choice([1, 1, 1, 1, 8, 97])


def _body(random: Random) -> list[int]:
    return [random.choice([0, 0, 0, 2, 3, 4]) for _ in range(random.choice([1, 1, 2, 3, 4]))]


def _article(made: Draft, index: int) -> list[str]:
    lines = []
    for at, items in enumerate(made.bodies[index]):
        label = made.articles[index] + "　" if at == 0 else ""
        head = f"{label}{made.word()}事项{_clause(made, index)}"
        lines.append(head + ("有下列情形之一的，予以办理：" if items else "。"))
        form = made.random.choice(list(ITEM_FORMS))
        for number in range(1, items + 1):
            stop = "。" if number == items else "；"
            numeral = written(number, ITEM_FORMS[form])
            lines.append(f"{form.format(numeral)}{made.word()}事项{_clause(made, index)}{stop}")
    return lines


def _clause(made: Draft, index: int) -> str:
    """Half of the time: words that cite other provisions."""
    if made.random.random() < 0.5:
        return ""
    return f"，依照{made.random.choice(FORMS)(made, index)}的规定办理"


def _any(made: Draft, index: int) -> str:
    return made.random.choice(made.articles)


def _number(label: str) -> str:
    return label.removeprefix("第").partition("条")[0]


def _plain(made: Draft) -> list[str]:
    """The articles without 之一, in order."""
    return [each for each in made.articles if "之" not in each]


def _paragraph(made: Draft, index: int) -> str:
    at = made.random.randrange(len(made.articles))
    paragraph = made.random.randint(1, len(made.bodies[at]))
    return f"{made.articles[at]}第{to_chinese(paragraph)}款"


def _paragraphs(made: Draft, index: int) -> str:
    at = max(range(len(made.bodies)), key=lambda n: len(made.bodies[n]))
    last = len(made.bodies[at])
    forms = [f"第一款、第{to_chinese(last)}款", f"第一款至第{to_chinese(last)}款"]
    if last > 2:
        forms += ["第一、二、三款", "第二款、第三款和第一款"]
    return made.articles[at] + made.random.choice(forms)


def _item(made: Draft, index: int) -> str:
    places = [
        (label, at, items)
        for label, body in zip(made.articles, made.bodies, strict=True)
        for at, items in enumerate(body, 1)
        if items
    ]
    if not places:
        return _any(made, index)
    label, at, items = made.random.choice(places)
    number, last = to_chinese(made.random.randint(1, items)), to_chinese(items)
    tail = made.random.choice(
        [f"第（{number}）项", f"第{number}项", f"第（一）、（{last}）项", f"第一项至第{last}项",
         f"第（一）项至第（{last}）项", f"第一项和第{last}项", f"第一、{last}项"]
    )  # fmt: skip
    return f"{label}第{to_chinese(at)}款{tail}"


def _list(made: Draft, index: int) -> str:
    cited = made.random.sample(made.articles, min(3, len(made.articles)))
    joints = made.random.choice([["、", "和"], ["、", "、"], ["、", "或者"], ["以及", "、"]])
    words = cited[0]
    for joint, label in zip(joints, cited[1:], strict=False):
        words += joint + label
    return words


def _short_list(made: Draft, index: int) -> str:
    plain = _plain(made)
    cited = sorted(made.random.sample(range(len(plain)), min(3, len(plain))))
    return "第" + "、".join(_number(plain[at]) for at in cited) + "条"


def _range(made: Draft, index: int) -> str:
    first, last = sorted(made.random.choices(range(len(made.articles)), k=2))
    if first == last:
        return made.articles[first]
    joint = made.random.choice(["至", "到", "—"])
    return f"{made.articles[first]}{joint}{made.articles[last]}"


def _short_range(made: Draft, index: int) -> str:
    plain = _plain(made)
    first, last = sorted(made.random.choices(range(len(plain)), k=2))
    if first == last:
        return plain[first]
    return f"第{_number(plain[first])}至{_number(plain[last])}条"


def _relative(made: Draft, index: int) -> str:
    return made.random.choice(
        ["前条", "前两条", "前款", "前两款", "前项", "本条", "本条第一款", "本章", "前条第一款",
         "上一条", "下一条", "第一款", "第二款", "第一款和第二款", "前三条"]
    )  # fmt: skip


def _chapter(made: Draft, index: int) -> str:
    if not made.chapters:
        return "本条"
    number = to_chinese(made.random.randint(1, made.chapters))
    return made.random.choice([f"第{number}章", "第一章、第二章"])


def _mixed(made: Draft, index: int) -> str:
    return f"{_item(made, index)}、{_paragraph(made, index)}和{_relative(made, index)}"


def _external(made: Draft, index: int) -> str:
    return f"《行政处罚法》{_any(made, index)}、第二条"


FORMS = [
    _any, _any, _paragraph, _paragraphs, _item, _item, _list, _list, _short_list, _range, _range,
    _short_range, _relative, _relative, _relative, _chapter, _mixed, _external,
]  # fmt: skip
