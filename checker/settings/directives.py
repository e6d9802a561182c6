"""What a comment in a text asks for, and which characters of the text it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Node, NodeKind, Regulation, Span

CONTENT = re.compile(r"<!--\s*tiaoli\s*[:：]\s*(?P<content>.*?)\s*(?P<end>-->)?$", re.I | re.S)
REASON = re.compile(r"(?:理由|原因|reason)\s*[:：]\s*(?P<reason>.*)$", re.I | re.S)
SEPARATORS = re.compile(r"[\s,，、;；]+")
RULE = re.compile(r"[A-Za-z]{2,}[0-9]*$")
IGNORE, IGNORE_FILE = "ignore", "ignore-file"
PROVISIONS = {
    NodeKind.ARTICLE,
    NodeKind.PARAGRAPH,
    NodeKind.ITEM,
    NodeKind.SUBITEM,
    NodeKind.TAIL,
}


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment: the rules it names, the reason it gives, what it covers.

    ``rules`` is empty for a whole file without named rules; ``fault`` says in Chinese why the
    comment cannot be understood, and is empty if it can.
    """

    span: Span
    covers: Span
    rules: tuple[str, ...]
    reason: str
    whole_file: bool = False
    fault: str = ""


def directives_of(regulation: Regulation) -> list[Directive]:
    """What the comments of a text ask for, in their order."""
    return [_directive(regulation, span) for span in regulation.source.comments]


def _directive(regulation: Regulation, span: Span) -> Directive:
    match = CONTENT.match(regulation.source.slice(span))
    content = match["content"] if match else ""
    given = REASON.search(content)
    verb, rules, stray = _words(content[: given.start()] if given else content)
    whole = verb == IGNORE_FILE
    return Directive(
        span,
        Span(0, len(regulation.source.text)) if whole else covered(regulation, span),
        rules,
        # Words in the place of rules are a reason without its mark: it is asked for.
        _reason(given["reason"]) if given and not stray else "",
        whole,
        _fault(verb, rules, match is not None and match["end"] is not None),
    )


def _words(command: str) -> tuple[str, tuple[str, ...], bool]:
    """What is asked, the rules, and whether there are words that are no rules."""
    verb, *others = [each for each in SEPARATORS.split(command) if each] or [""]
    rules = tuple(each.upper() for each in others if RULE.match(each))
    return verb.lower(), rules, len(rules) < len(others)


def _reason(text: str) -> str:
    """The reason on one line; empty if it consists of marks only."""
    return " ".join(text.split()) if re.search(r"\w", text) else ""


def _fault(verb: str, rules: tuple[str, ...], is_closed: bool) -> str:
    if not is_closed:
        return "注释没有以“-->”结束"
    if verb not in (IGNORE, IGNORE_FILE):
        return f"“{verb}”不是可用的写法" if verb else "注释里没有内容"
    return "" if rules or verb == IGNORE_FILE else "没有写明规则编号"


def covered(regulation: Regulation, comment: Span) -> Span:
    """The characters that a comment covers.

    A comment on a line of its own covers the largest provision (article, paragraph, item) that
    the next line begins; if it begins none, the provision that the line goes on, or else (a
    heading) the line. A comment on a line with text covers the smallest provision in which it
    stands, or else the line.
    """
    spoken = regulation.source.spoken
    first, last = spoken.line_at(comment.start), spoken.line_at(comment.end - 1)
    if first.text.strip() or last.text.strip():
        return _smallest(regulation, comment.start) or Span(first.start, first.end)
    below = spoken.lines[last.number :]  # numbers count from 1
    following = next((line for line in below if line.text.strip()), None)
    if following is None:
        return Span(comment.end, comment.end)
    text = following.end - len(following.text.lstrip())
    begun = _begun(regulation, following.start, text)
    return begun or _smallest(regulation, text) or Span(following.start, following.end)


def _begun(regulation: Regulation, start: int, text: int) -> Span | None:
    """The largest provision that begins on a line, between its start and its first word."""
    nodes = (node for node in _around(regulation.root, text) if node.kind in PROVISIONS)
    return next((node.span for node in nodes if start <= node.start <= text), None)


def _smallest(regulation: Regulation, offset: int) -> Span | None:
    nodes = [node for node in _around(regulation.root, offset) if node.kind in PROVISIONS]
    return nodes[-1].span if nodes else None


def _around(root: Node, offset: int) -> Iterator[Node]:
    """The nodes that hold an offset, from the root inwards."""
    node: Node | None = root
    while node is not None:
        yield node
        node = next((each for each in node.children if each.start <= offset < each.end), None)


def innermost(root: Node, offset: int) -> Node:
    """The smallest node that holds an offset."""
    *_, node = _around(root, offset)
    return node
