"""What an editor offers for a finding: its advice carried out, or a reasoned acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.cli.lsp.drafts import Draft, suggestions_for
from checker.edits import Edit
from checker.findings import Finding
from checker.model import Span

LONGEST_TITLE = 20
CONSEQUENCE = "，并顺改序号"


@dataclass(frozen=True, slots=True)
class Repair:
    """Edits of a draft, and what the user is told about them."""

    edits: tuple[Edit, ...]
    title: str
    carries_out_advice: bool = False


def repairs_of(finding: Finding, draft: Draft) -> list[Repair]:
    """What can be done about a finding of a draft: the advice first, if it can be carried out."""
    edits = suggestions_for(finding, draft)
    advised = [Repair(edits, _title(edits, finding, draft.text), True)] if edits else []
    return [*advised, _acceptance(finding, draft.text)]


def _title(edits: Sequence[Edit], finding: Finding, text: str) -> str:
    """The first edit of the finding's own words, and whether there is more to be done."""
    own = next((each for each in edits if each.span.overlaps(finding.span)), edits[0])
    more = CONSEQUENCE if len(edits) > 1 else ""
    if own.new:
        return f"改为“{_shortened(own.new)}”{more}"
    return f"删除“{_shortened(text[own.span.start : own.span.end])}”{more}"


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE]}…"


def _acceptance(finding: Finding, text: str) -> Repair:
    """A comment above the paragraph that accepts the finding; the drafter writes the reason."""
    start = text.rfind("\n", 0, finding.span.start) + 1
    comment = f"<!-- tiaoli: ignore {finding.rule} 理由： -->\n"
    return Repair((Edit(Span(start, start), comment),), f"接受 {finding.rule}（请写明理由）")
