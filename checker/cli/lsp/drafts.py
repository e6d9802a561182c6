"""The drafts that are open in an editor: parsed, checked by the settings that hold for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from checker.cli.counting import Counting
from checker.cli.loading import load_checker
from checker.edits import Edit
from checker.errors import TiaoliError
from checker.findings import Finding
from checker.judging import Checker
from checker.model import Regulation
from checker.reading import read_bytes
from checker.reporting.plain import PlainDocument
from checker.settings.assessing import assess
from checker.settings.config_file import Configs
from checker.settings.in_force import Resolver
from checker.settings.suppression_rules import SUPPRESSION_RULES
from checker.structure import parse

ENDINGS = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of an open draft and what is found in it.

    ``document`` is ``None`` where it could not be checked; ``fault`` then says why.
    """

    text: str
    version: int | None
    regulation: Regulation | None = None
    document: PlainDocument | None = None
    fault: str = ""
    packs: tuple[Path, ...] = ()


@lru_cache(maxsize=8)
def _checker(packs: tuple[Path, ...]) -> Checker:
    return load_checker(packs)


_ONE_AT_A_TIME = Lock()  # a checker is not made for several threads


def checked(text: str, path: str, version: int | None) -> Draft:
    """Check a version of a draft; ``path`` is where it is (to be) saved.

    The configuration is read anew each time: it may have changed since. Raises nothing that
    is a user's fault: that is what ``Draft.fault`` says.
    """
    name = path if path.endswith(ENDINGS) else f"{path}.txt"
    try:
        with _ONE_AT_A_TIME:
            held = Resolver(Configs(), {}).of(path)
            checker = _checker(held.packs)
            regulation = parse(read_bytes(text.encode("utf-8", "replace"), name))
            counting = Counting(held, [*checker.rules, *SUPPRESSION_RULES])
            document = counting.apply(assess(checker, regulation))
    except TiaoliError as error:
        return Draft(text, version, fault=str(error) if text.strip() else "")
    return Draft(text, version, regulation, document, packs=held.packs)


def suggestions_for(finding: Finding, draft: Draft) -> tuple[Edit, ...]:
    """Edits after which a draft has no such finding any more; none where there are none."""
    if draft.regulation is None:
        return ()
    from checker.suggesting import suggest

    try:
        with _ONE_AT_A_TIME:
            checker = _checker(draft.packs)
            report = checker.check(draft.regulation)
            return suggest(checker, report, [finding], complete=False).edits
    except TiaoliError:
        return ()
