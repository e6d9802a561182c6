"""The baseline: findings that were known when it was made, so that only new ones fail.

An entry is known again by the file and the fingerprint, which depends neither on numbers of
articles nor on what stands elsewhere; an entry of a file that is gone is known again in any
other file, so that a file may be renamed.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from checker.findings import Finding, Suppressed, Suppression, SuppressionKind
from checker.reporting.plain import PlainDocument
from checker.settings.faults import SettingsError

if TYPE_CHECKING:
    from checker.settings.forms import BaselineEntry

VERSION = 1
REASON = "已列入基线"
Key = TypeVar("Key")


@dataclass(frozen=True)
class Known:
    """What holding documents against a baseline gives."""

    documents: tuple[PlainDocument, ...]  # known findings are set aside
    gone: tuple[BaselineEntry, ...]  # entries of checked files that no finding answers
    count: int  # how many findings were known


class Baseline:
    """The known findings of the files below the folder of the baseline."""

    def __init__(self, path: Path, entries: Sequence[BaselineEntry]) -> None:
        """``path`` is the file of the baseline; the paths of its entries start from its folder."""
        self.path = path
        self.entries = tuple(entries)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read a baseline; raises ``SettingsError`` naming the file and the remedy."""
        from pydantic import ValidationError

        from checker.settings.forms import BaselineData

        try:
            data = BaselineData.model_validate_json(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            remedy = "请先运行 tiaoli baseline create，或者核对路径。"
            raise SettingsError(f"{path}：没有这个基线文件；{remedy}") from error
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}：基线文件无法读取；请检查权限和编码。") from error
        except ValidationError as error:
            from checker.datafiles.form_faults import form_fault

            fault = form_fault(error, BaselineData, None)
            why = f"（{fault.sentence.split('；')[0]}）" if fault.at else ""
            remedy = "可用 tiaoli baseline create --force 重新建立。"
            raise SettingsError(f"{path}：不是有效的基线文件{why}；{remedy}") from error
        return cls(path, data.findings)

    @classmethod
    def of(cls, path: Path, documents: Iterable[PlainDocument]) -> Baseline:
        """The baseline in which every finding of the documents is known."""
        from checker.settings.forms import BaselineEntry

        entries = [
            BaselineEntry(
                path=relative(document.path, path),
                rule=finding.rule,
                article=finding.article,
                quote=" ".join(finding.quote.split()),
                fingerprint=finding.fingerprint,
            )
            for document in documents
            for finding in document.findings
        ]
        return cls(path, entries)

    def text(self) -> str:
        """The content of the file: equal baselines have equal texts."""
        order = sorted(self.entries, key=lambda each: (each.path, each.rule, each.fingerprint))
        data = {"version": VERSION, "findings": [entry.model_dump(mode="json") for entry in order]}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def hold(self, documents: Sequence[PlainDocument]) -> Known:
        """Set aside the findings of checked documents that are known."""
        here = {relative(document.path, self.path) for document in documents}
        own: Counter[tuple[str, str]] = Counter()
        moved: Counter[str] = Counter()
        for entry in self.entries:
            if entry.path in here:
                own[entry.path, entry.fingerprint] += 1
            elif not (self.path.parent / entry.path).exists():
                moved[entry.fingerprint] += 1
        done = tuple(self._hold(document, own, moved) for document in documents)
        count = sum(len(new.suppressed) for new in done) - sum(len(d.suppressed) for d in documents)
        return Known(done, tuple(self._gone(own, moved, here)), count)

    def _hold(
        self, document: PlainDocument, own: Counter[tuple[str, str]], moved: Counter[str]
    ) -> PlainDocument:
        path = relative(document.path, self.path)
        why = Suppression(SuppressionKind.BASELINE, REASON, os.path.relpath(self.path))
        kept: list[Finding] = []
        known: list[Suppressed] = []
        for finding in document.findings:
            if _take(own, (path, finding.fingerprint)) or _take(moved, finding.fingerprint):
                known.append(Suppressed(finding, why))
            else:
                kept.append(finding)
        if not known:
            return document
        suppressed = (*document.suppressed, *known)
        return replace(document, findings=tuple(kept), suppressed=suppressed)

    def _gone(
        self, own: Counter[tuple[str, str]], moved: Counter[str], here: set[str]
    ) -> Iterator[BaselineEntry]:
        for entry in self.entries:
            if entry.path in here:
                if _take(own, (entry.path, entry.fingerprint)):
                    yield entry
            elif _take(moved, entry.fingerprint):
                yield entry

    def renewed(self, known: Known, prune: bool) -> Baseline:
        """The baseline as held against documents: places of today, nothing that is gone.

        New findings are added unless ``prune``; entries of files not checked stay.
        """
        left = Counter((each.path, each.fingerprint) for each in known.gone)
        here = {relative(document.path, self.path) for document in known.documents}
        kept = [
            entry
            for entry in self.entries
            if not _take(left, (entry.path, entry.fingerprint))
            and entry.path not in here
            and (self.path.parent / entry.path).exists()
        ]
        again = [_as_known(document, prune) for document in known.documents]
        return Baseline(self.path, [*kept, *Baseline.of(self.path, again).entries])


def _as_known(document: PlainDocument, prune: bool) -> PlainDocument:
    """The document with the findings that a renewed baseline knows."""
    known = (
        each.finding
        for each in document.suppressed
        if each.suppression.kind is SuppressionKind.BASELINE
    )
    return replace(document, findings=(*known, *(() if prune else document.findings)))


def relative(document: str, baseline: Path) -> str:
    """The path of a document from the folder of a baseline, with slashes on every system."""
    return PurePath(os.path.relpath(document, os.path.abspath(baseline.parent))).as_posix()


def _take(left: Counter[Key], key: Key) -> bool:
    """Use up one of a key, if there is one left."""
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True
