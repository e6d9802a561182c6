"""Two versions of a matter side by side."""

from __future__ import annotations

from checker.reporting.comparison.formats import FORMATS, render
from checker.reviewing.errors import DeskError
from checker.reviewing.outputs.names import File, file_name
from checker.reviewing.review import review
from checker.reviewing.versions import parsed
from checker.reviewing.work import Work


def comparison(
    work: Work,
    old_version: int,
    new_version: int,
    format: str = "docx",
    *,
    everything: bool = False,
    findings: bool = True,
) -> File:
    """The name and the bytes of the comparison table in one of ``FORMATS`` (docx, xlsx, html …).

    With ``everything`` it has the articles too that did not change; with ``findings`` a column
    says which findings are new, remain or are cured. Raises ``Unknown``, ``DeskError`` for
    versions of two matters or an unknown format.
    """
    from checker.comparing import compare
    from checker.comparing.fates import fates
    from checker.reporting.comparison.table import table_of

    if format not in FORMATS:
        raise DeskError(f"对照表没有 {format} 格式；请在 {'、'.join(FORMATS)} 中选择。")
    old, new = review(work, old_version), review(work, new_version)
    if old.matter != new.matter:
        raise DeskError("两个版本不属于同一审查事项；请在一个事项里选择两个版本。")
    compared = compare(parsed(work, old_version), parsed(work, new_version))
    found = fates(compared, old.document.findings, new.document.findings) if findings else None
    table = table_of(compared, everything=everything, findings=found)
    what = f"第{old.number}版与第{new.number}版对照表"
    return file_name(new.title, what, format), render(format, table)
