"""``tiaoli rules``: the rules in force, what each says, whether their examples hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, ChineseGroup, DescribedArgument, WrongUsage
from checker.cli.loading import load_checker
from checker.cli.output import Output
from checker.cli.usage_errors import closest
from checker.reporting.lines import line

if TYPE_CHECKING:
    from checker.reporting.lines import Layout, Line


@click.group(cls=ChineseGroup, no_args_is_help=True)
def rules() -> None:
    """查看和检验规则。"""


def _of_suppressions(rule: str) -> dict[str, str] | None:
    """What the rule about suppressions with this id says; ``None`` if there is none."""
    from checker.settings.suppression_rules import SUPPRESSION_RULES

    for each in SUPPRESSION_RULES:
        if each.id == rule:
            title = f"{each.id} {each.title}"
            return {"title": title, "asked": f"{each.asked}。", "advice": f"建议：{each.advice}"}
    return None


@rules.command("list", cls=ChineseCommand)
@options.format_option
@options.packs_option
def list_rules(format: str, packs: tuple[Path, ...]) -> int:
    """列出全部规则。"""
    from checker.reporting.rule_pages import render_rules, rules_data

    known = load_checker(packs).rules
    Output().put(format, partial(rules_data, known), partial(render_rules, known))
    return 0


@rules.command(cls=ChineseCommand)
@click.argument("rule", cls=DescribedArgument, metavar="规则编号", description="例如 FEE001")
@options.format_option
@options.packs_option
def explain(rule: str, format: str, packs: tuple[Path, ...]) -> int:
    """说明一条规则：查什么、依据、建议和正反例句。"""
    from checker.judging.examples import RuleExamples, load_examples
    from checker.reporting.rule_pages import (
        RulePage,
        facts_in_words,
        glosses_of,
        render_examples,
        rules_data,
    )

    checker = load_checker(packs)
    known = {each.id: each for each in checker.rules}
    found = known.get(rule.upper())
    if found is None and (asked := _of_suppressions(rule.upper())):
        Output().put(format, lambda: asked, lambda _: map(line, asked.values()))
        return 0
    if found is None:
        hint = closest(rule.upper(), known)
        raise WrongUsage(f"没有规则“{rule}”（tiaoli rules list 列出全部规则）{hint}")
    glosses = glosses_of(checker.lexicon)
    page = RulePage(found, glosses, facts_in_words(checker.facts, glosses))
    examples = load_examples(checker.folders).rules.get(found.id, RuleExamples())

    def lines(layout: Layout) -> Iterator[Line]:
        yield from page.render(layout)
        yield from render_examples("反例（报告问题）", examples.violates, layout)
        yield from render_examples("正例（不报告问题）", examples.complies, layout)

    Output().put(format, lambda: rules_data([found])[0], lines)
    return 0


@rules.command(cls=ChineseCommand)
@options.format_option
@options.packs_option
def trace(format: str, packs: tuple[Path, ...]) -> int:
    """对照通知的每项要求列出相应的规则；有对不上的，退出状态为 1。"""
    from checker.judging.trace import load_notice
    from checker.judging.trace import trace as traced
    from checker.reporting.trace_page import render_trace, trace_data

    checker = load_checker(packs)
    matrix = traced(load_notice(checker.folders), checker.rules, checker.requirements.requirements)
    Output().put(format, partial(trace_data, matrix), partial(render_trace, matrix))
    return 0 if matrix.complete else 1


@rules.command(cls=ChineseCommand)
@options.format_option
@options.packs_option
def test(format: str, packs: tuple[Path, ...]) -> int:
    """检验规则和它们的正反例句；有问题的，退出状态为 1。"""
    from checker.judging.examination import examine
    from checker.reporting.examination_page import examination_data, render_examination
    from checker.resources import rules_directory

    found = examine([rules_directory(), *packs])
    Output().put(format, partial(examination_data, found), partial(render_examination, found))
    return 0 if found.passed else 1
