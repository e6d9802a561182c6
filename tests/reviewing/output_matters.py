"""Matters for the tests of what the desk hands out: a file uploaded, its findings decided on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import docx

from checker.judging import Checker
from checker.reviewing.decisions import Seen, State, decide
from checker.reviewing.examining import examine
from checker.reviewing.matters import add_member, open_matter
from checker.reviewing.review import Review, review
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk

TITLE = "云岭省人口与计划生育条例（草案）"
# An error each in 第二条, 第四条 and 第五条, a warning in 第三条.
DRAFT = """云岭省人口与计划生育条例（草案）

第一章 总则

第一条 为了促进人口长期均衡发展，制定本条例。

第二条 违反本条例规定生育子女的，征收社会抚养费。

第三条 各级人民政府应当采取综合措施，控制人口数量，提高人口素质。

第二章 附则

第四条 办理入户登记应当提交计划生育证明。

第五条 招录工作人员应当核查其生育情况。

第六条 本条例自公布之日起施行。
"""


@dataclass(frozen=True)
class Uploaded:
    """A matter and its only version."""

    matter: int
    version: int


def uploaded(
    desk: Desk,
    checker: Checker,
    *others: Desk,
    name: str = "草案.txt",
    data: bytes = DRAFT.encode(),
    title: str = TITLE,
) -> Uploaded:
    """A matter with one version, on which the people at ``others`` work too."""
    with desk.writing() as work:
        matter = open_matter(work, title)
        for other in others:
            add_member(work, matter, other.person.id)
        return Uploaded(matter, add_version(work, matter, examine(name, data, checker)))


def seen(desk: Desk, version: int) -> Review:
    with desk.reading() as work:
        return review(work, version)


def decided(desk: Desk, version: int, states: Mapping[str, State], reason: str = "") -> None:
    """Decide on the findings of a version by their articles."""
    for each in seen(desk, version).findings:
        state = states.get(each.finding.article or "")
        if state is not None:
            with desk.writing() as work:
                why = reason or ("属于衔接规定。" if state is State.REJECTED else "")
                decide(work, version, [Seen(each.finding.fingerprint, each.revision)], state, why)


EVERY_STATE = {
    "第二条": State.ACCEPTED,
    "第三条": State.DOUBTFUL,
    "第四条": State.REJECTED,
    "第五条": State.ACCEPTED,
}


def word_file(text: str) -> bytes:
    """A Word file with a paragraph for each line of a text that is not blank."""
    document = docx.Document()
    for line in filter(None, text.split("\n")):
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def words_of(data: bytes) -> str:
    """All words of a Word file, those of its tables too, a line for each paragraph."""
    body = docx.Document(io.BytesIO(data)).element.body
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in body.iter(f"{w}p"):
        signs = {f"{w}br": "\n", f"{w}tab": "\t"}
        lines.append(
            "".join(
                each.text or "" if each.tag == f"{w}t" else signs.get(each.tag, "")
                for each in paragraph.iter()
            )
        )
    return "\n".join(lines)
