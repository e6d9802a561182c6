"""A database of the desk with a matter in the middle of its life, made as its pages make it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.judging import Checker
from checker.reviewing.comments import add_comment
from checker.reviewing.database import Database
from checker.reviewing.decisions import Seen, State, decide
from checker.reviewing.examining import examine
from checker.reviewing.matters import open_matter
from checker.reviewing.people import LOCAL
from checker.reviewing.review import review
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk

ATTACK = "<img src=x onerror=\"document.title='attacked'\">"
BREAKOUT = "</style></textarea><script>document.title='attacked'</script>"
SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "yunling-draft.txt"


@cache
def shared_checker() -> Checker:
    return Checker.load()


def upload(desk: Desk, matter: int, name: str, text: str) -> int:
    examined = examine(name, text.encode(), shared_checker())
    with desk.writing() as work:
        return add_version(work, matter, examined)


def revised(text: str) -> str:
    """The sample in its next version: articles gone, reworded, moved and new."""
    lines = text.splitlines()
    lines = [line for line in lines if not line.startswith("第十九条")]
    text = "\n".join(lines).replace("控制人口数量，提高人口素质", "提高人口素质")
    return text.replace("第四条　", "第四条　各级人民政府应当支持家庭生育养育。\n\n第四条之一　", 1)


def seed(url: str, *, hostile: bool = False) -> int:
    """A matter with two versions, decisions and a comment; gives its id.

    With ``hostile`` its title, the names of its files and its text try to be HTML.
    """
    text = SAMPLE.read_text(encoding="utf-8")
    name, title = "yunling.txt", "云岭省人口与计划生育条例（修订草案）"
    if hostile:
        text = text.replace("第四条　", f"第四条　{ATTACK}{BREAKOUT}", 1)
        text = text.replace("第十九条　", f"第十九条　{BREAKOUT}{ATTACK}", 1)
        name, title = f"{ATTACK}{BREAKOUT.replace('/', '')}.txt", f"{ATTACK}{BREAKOUT}"
    database = Database(url)
    desk = Desk(database, LOCAL)
    with desk.writing() as work:
        matter = open_matter(work, title)
    first = upload(desk, matter, name, text)
    second = upload(desk, matter, f"2-{name}", revised(text))
    with desk.reading() as work:
        found = [each.finding.fingerprint for each in review(work, second).findings]
    with desk.writing() as work:
        decide(work, second, [Seen(found[0], 0)], State.ACCEPTED)
        decide(work, second, [Seen(found[1], 0)], State.REJECTED, f"理由 {ATTACK}")
        decide(work, second, [Seen(found[2], 0)], State.DOUBTFUL)
        add_comment(work, second, found[3], f"批注 {BREAKOUT}")
    assert first != second
    database.close()
    return matter
