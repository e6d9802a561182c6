"""The drafts that the sample files are made of: a short one, and the sample of the corpus."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "yunling-draft.txt"

TITLE = "云岭省人口与计划生育条例（修订草案）"
CHAPTERS = (("第一章", "总则"), ("第二章", "法律责任"))
ARTICLES = (
    "为了促进人口长期均衡发展，根据《中华人民共和国人口与计划生育法》，制定本条例。",
    "一对夫妻可以生育三个子女。",
    "县级以上人民政府卫生健康主管部门负责本行政区域内的计划生育工作。",
    "违反本条例规定生育子女的，征收社会抚养费。",
    "有下列情形之一的，不予办理户口登记：",
    "本条例自公布之日起施行。",
)
ITEMS = ("没有计划生育证明的；", "没有缴纳社会抚养费的。")
NUMBERS = "一二三四五六"


def article(number: int) -> str:
    """An article with its label, counted from 1."""
    return f"第{NUMBERS[number - 1]}条　{ARTICLES[number - 1]}"


def lines() -> list[str]:
    """The short draft, a line for each paragraph."""
    items = [f"（{NUMBERS[at]}）{text}" for at, text in enumerate(ITEMS)]
    return [
        TITLE,
        "第一章　总则",
        *map(article, (1, 2, 3)),
        "第二章　法律责任",
        article(4),
        article(5),
        *items,
        article(6),
    ]


def sample_lines() -> list[str]:
    """The sample draft of the corpus, its blank lines left out."""
    return [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
