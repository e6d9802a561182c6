"""The compliance opinion (合规性审查意见书) on a version as a Word file, from a template."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from checker.reviewing.errors import DeskError
from checker.reviewing.outputs.opinion_words import Facts, opinion_words
from checker.reviewing.review import Review

TEMPLATE_VARIABLE = "TIAOLI_OPINION_TEMPLATE"
ORGANISATION_VARIABLE = "TIAOLI_ORGANISATION"
SHIPPED = Path(str(files("checker.reviewing.outputs"))) / "opinion.docx"
BOOKMARK = "签署"  # where signatures are put in
LARGEST = 20 * 1024 * 1024


def opinion(said: Review, facts: Facts, template: str | None = None) -> bytes:
    """The opinion as a Word file.

    ``template`` is the path of a .docx file with the variables of ``opinion_words`` in it; else
    the one that the environment variable ``TIAOLI_OPINION_TEMPLATE`` names, else the one that is
    shipped. Raises ``DeskError`` with the file and the fault if it cannot be filled in.
    """
    from checker.reviewing.outputs.word_template import fill

    path = Path(template or os.environ.get(TEMPLATE_VARIABLE) or SHIPPED)
    words = opinion_words(said, facts)
    return fill(_read(path), str(path), words, f"{said.title}合规性审查意见书", facts.at)


def organisation() -> str:
    """The name of the office that reviews, from the environment; empty if it gives none."""
    return os.environ.get(ORGANISATION_VARIABLE, "").strip()


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            size = LARGEST // 1024 // 1024
            raise DeskError(f"{path}：意见书模板超过 {size} MB；请去掉图片后重试。")
        return path.read_bytes()
    except OSError as error:
        raise DeskError(
            f"{path}：读不到意见书模板；请检查环境变量 {TEMPLATE_VARIABLE} 所写的路径和读取权限。"
        ) from error
