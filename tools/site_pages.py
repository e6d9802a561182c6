"""Pages of the documentation that are made from the rule packs while mkdocs builds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from checker.judging.coverage import Requirement
from checker.judging.pack import Pack, read_pack
from checker.judging.rules import Rule
from checker.judging.trace import load_notice, trace
from checker.reporting import vocabulary
from checker.reporting.markdown_text import escape
from checker.reporting.rule_pages import RulePage, glosses_of
from checker.resources import rules_directory

WRAP = re.compile(r"(?<=[一-鿿，。；：、“”（）《》])\n(?=[一-鿿“（《])")

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each rule, the list of all, the requirements and the notice's matrix."""
    pack, faults = read_pack([rules_directory()])
    if faults:
        raise SystemExit(str(faults[0]))
    for name, text in pages(pack):
        files.append(File.generated(config, f"rules/{name}.md", content=text))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Join the lines of Chinese paragraphs: a line break would become a blank between words."""
    blocks = markdown.split("```")
    return "```".join(WRAP.sub("", each) if at % 2 == 0 else each for at, each in enumerate(blocks))


def pages(pack: Pack) -> Iterator[tuple[str, str]]:
    """Name and Markdown of every generated page."""
    glosses = glosses_of(pack.lexicon)
    for rule in pack.rules:
        yield rule.id, _rule(rule, glosses, pack)
    yield "index", _list(pack.rules)
    requirements = [each for listed in pack.coverage for each in listed.requirements]
    yield "coverage", _coverage(requirements)
    yield "notice", _notice(pack.rules, requirements)


def _rule(rule: Rule, glosses: dict[str, str], pack: Pack) -> str:
    page = RulePage(rule, glosses)
    parts = [
        f"# {rule.id}　{escape(rule.title)}",
        f"**{vocabulary.SEVERITY[rule.severity]}**　{escape(vocabulary.topic(rule.topic))}",
        *(f"**{label}**　{escape(text)}" for label, text in page.remarks()),
        "## 什么时候提示",
        *(f"- **{label}**　{escape(text)}" for label, text in page.conditions()),
    ]
    examples = pack.examples.rules.get(rule.id)
    if examples is not None:
        parts += ["## 会提示的例句", _quoted(examples.violates)]
        parts += ["## 不提示的例句", _quoted(examples.complies)]
    return "\n\n".join(parts) + "\n"


def _quoted(texts: Iterable[str]) -> str:
    """Examples, each a quotation; the lines of one stay together."""
    blocks = (
        "\n".join(f"> {escape(line)}  " for line in text.strip().split("\n")) for text in texts
    )
    return "\n\n<!-- -->\n\n".join(blocks)


def _list(rules: Iterable[Rule]) -> str:
    ordered = sorted(rules, key=lambda rule: (rule.severity.rank, rule.topic, rule.id))
    parts = ["# 全部规则"]
    for topic, members in groupby(ordered, lambda rule: rule.topic):
        rows = [
            f"| [{rule.id}]({rule.id}.md) | {vocabulary.SEVERITY[rule.severity]} "
            f"| {escape(rule.title)} |"
            for rule in members
        ]
        head = ["| 编号 | 级别 | 内容 |", "| --- | --- | --- |"]
        parts += [f"## {vocabulary.topic(topic)}", "\n".join([*head, *rows])]
    return "\n\n".join(parts) + "\n"


def _coverage(requirements: Iterable[Requirement]) -> str:
    parts = ["# 对照要求", "通知要求写进人口与计划生育条例的内容。缺少一项不影响退出状态。"]
    for each in requirements:
        parts.append(f"## {escape(each.title)} {{ #{each.id} }}")
        basis = each.basis
        parts.append(f"> {escape(basis.source)} {escape(basis.at)}：{escape(basis.quote)}")
        parts.append(f"**建议**　{escape(each.advice)}")
    return "\n\n".join(parts) + "\n"


def _notice(rules: Sequence[Rule], requirements: Sequence[Requirement]) -> str:
    rows: list[str] = []
    notice = load_notice([rules_directory()])
    for row in trace(notice, rules, requirements).rows:
        wanted = row.requirement
        answers: list[Any] = [f"[{rule.id}]({rule.id}.md)" for rule in row.rules]
        answers += [f"[{escape(c.title)}](coverage.md#{c.id})" for c in row.coverage]
        said = "、".join(answers) or escape(wanted.not_for_regulation)
        rows.append(f"| {escape(wanted.at)} | {escape(wanted.quote)} | {said} |")
    head = ["| 位置 | 通知原文 | 规则和对照要求 |", "| --- | --- | --- |"]
    return "\n\n".join(["# 通知与规则", "\n".join([*head, *rows])]) + "\n"
