"""Messages of a SARIF log, and the help of its rules in text and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.findings import Basis
from checker.reporting import vocabulary
from checker.reporting.markdown_text import escape
from checker.reporting.rule_notes import RuleNote

# SARIF 2.1.0, 3.11.5 and 3.11.6: braces would be placeholders, brackets links.
_LITERAL = str.maketrans({"{": "{{", "}": "}}", "[": "\\[", "]": "\\]", "\\": "\\\\"})


def message(text: str) -> dict[str, str]:
    """A message object that says ``text`` and nothing else."""
    return {"text": text.translate(_LITERAL)}


def lines_message(lines: Iterable[str]) -> dict[str, str]:
    """A message object of several lines, in text and in Markdown."""
    said = list(lines)
    markdown = "\n\n".join(escape(line) for line in said)
    return message("\n".join(said)) | {"markdown": markdown}


def help_of(note: RuleNote) -> dict[str, str]:
    """The help of a rule: what is wrong, on which basis, what to write instead."""
    said = [note.message, *_cited(note.basis), f"建议：{note.advice.text}"]
    return {"text": "\n".join(said), "markdown": "\n\n".join(_help_markdown(note))}


def _cited(basis: Iterable[Basis]) -> Iterator[str]:
    return (f"依据：{vocabulary.cite(each)}" for each in basis)


def _help_markdown(note: RuleNote) -> Iterator[str]:
    yield f"## {escape(f'{note.id} {note.title}')}"
    yield escape(note.message)
    yield "### 依据"
    yield "\n".join(f"- {_cited_markdown(each)}" for each in note.basis)
    yield "### 建议"
    yield f"**{escape(vocabulary.action(note.advice.action))}**　{escape(note.advice.text)}"


def _cited_markdown(basis: Basis) -> str:
    place = f" {escape(basis.at)}" if basis.at else ""
    return f"**{escape(basis.source)}**{place}：“{escape(basis.quote)}”"
