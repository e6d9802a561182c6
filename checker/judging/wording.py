"""How sentences are cut: the words of ``suggestions.yaml`` in the loaded packs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pydantic import Field

from checker.datafiles.forms import StrictForm
from checker.datafiles.reading import read_form
from checker.errors import RuleError

FILE = "suggestions.yaml"
EXPRESSIONS = (
    "separators",
    "conjunctions",
    "inseparable",
    "modifier",
    "verbal",
    "remainder",
    "following",
    "exception",
    "leaning",
    "conditional_end",
    "conditional_start",
    "predicate",
    "void_reference",
    "closing_chapters",
    "last_chapter",
)  # the fields of Wording that are regular expressions


class Wording(StrictForm):
    """``suggestions.yaml``: which concepts are cut out of a sentence, and how sentences hold together.

    ``members``, ``conditions`` and ``faults`` are the concepts that go as a member of an
    enumeration, as one of several conditions, or with the clause that closes a sentence.
    ``separators`` stand between members, ``conjunctions`` before the last one, but not inside ``inseparable`` words; ``modifier`` and
    ``remainder`` match what goes with the words before and behind them, ``following`` what may
    stand behind the last member, and a member that ``verbal`` matches is none. ``exception``
    matches where an exception begins. An article of which less
    than ``least_share`` is left, and that without ``predicate``, goes as a whole.
    A statement that ``leaning`` matches says nothing without the one before it; a clause with
    ``conditional_end`` or ``conditional_start`` cannot stand alone, one with ``predicate`` can.
    ``void_reference`` matches what stands before a reference that falls with its target,
    ``lost_reference`` takes the place of any other. A proposed article for which there is no
    chapter stands before the first of ``closing_chapters``; in ``last_chapter`` the last article
    says when the text takes effect and stays the last.
    """

    members: list[str] = Field(min_length=1)
    conditions: list[str] = Field(min_length=1)
    faults: list[str] = Field(min_length=1)
    separators: str
    conjunctions: str
    inseparable: str
    modifier: str
    verbal: str
    remainder: str
    following: str
    exception: str
    least_share: float = Field(ge=0, le=1)
    leaning: str
    conditional_end: str
    conditional_start: str
    predicate: str
    void_reference: str
    lost_reference: str
    closing_chapters: str
    last_chapter: str

    @cached_property
    def separator(self) -> re.Pattern[str]:
        """Finds inseparable words (group ``word``) and separators (group ``sign``)."""
        return re.compile(f"(?P<word>{self.inseparable})|(?P<sign>{self.separators})")

    def leans(self, text: str) -> bool:
        """Whether a statement says nothing without the one before it."""
        return re.search(self.leaning, text) is not None

    def is_rule(self, text: str) -> bool:
        """Whether a statement says itself what has to be done, or may be."""
        return re.search(self.predicate, text) is not None

    def stands(self, clauses: str) -> bool:
        """Whether some clauses of a statement say something without those behind them."""
        last = re.split("[，,]", clauses)[-1]
        return (
            self.is_rule(clauses)
            and re.search(self.conditional_end, last) is None
            and re.search(self.conditional_start, last) is None
        )


def find_wording(folders: Iterable[Path]) -> Wording | None:
    """Read ``suggestions.yaml``; that of a later pack takes the place of earlier ones.

    Raises ``RuleError`` for a file that is not of the form.
    """
    paths = [folder / FILE for folder in folders if (folder / FILE).is_file()]
    return read_form(paths[-1], Wording) if paths else None


def load_wording(folders: Iterable[Path]) -> Wording:
    """As ``find_wording``, but raises ``RuleError`` also if no pack has such a file."""
    found = find_wording(folders)
    if found is None:
        raise RuleError(f"规则文件夹中没有 {FILE}，无法给出修改建议；请补上这个文件。")
    return found
