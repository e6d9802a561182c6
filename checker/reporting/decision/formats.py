"""Which formats the draft of a decision can have, and what it looks like in each."""

from __future__ import annotations

from pathlib import PurePath

from checker.comparing.drafting import Decision
from checker.reporting.columns import harmless
from checker.reporting.markdown_text import escape

FORMATS = ("docx", "txt", "md")


def format_of(path: str) -> str | None:
    """The format that the ending of a file name stands for, if any."""
    ending = PurePath(path).suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else None


def render(format: str, decision: Decision) -> bytes:
    """The decision in one of ``FORMATS``."""
    if format == "docx":
        from checker.reporting.decision.word import render_docx

        return render_docx(decision)
    made = _markdown(decision) if format == "md" else _text(decision)
    return made.encode("utf-8", "backslashreplace")


def _text(decision: Decision) -> str:
    return "".join(f"{harmless(line)}\n" for line in (decision.title, *decision.lines()))


def _markdown(decision: Decision) -> str:
    paragraphs = [f"# {escape(decision.title)}", *map(escape, decision.lines())]
    return "\n\n".join(paragraphs) + "\n"
