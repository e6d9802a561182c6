"""Which mistake in a pack kept the checker from working?

Expressions are compiled when they are first needed and names looked up where they are used, so that
a check starts fast; only when that fails are the packs searched for the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from checker.errors import RuleError
from checker.language.lexicon import UnknownMacro


@contextmanager
def blaming(folders: Sequence[Path]) -> Iterator[None]:
    """Turns what broken data of the packs raise into a ``RuleError`` that tells the mistake.

    What no mistake in the packs explains is raised as it is.
    """
    try:
        yield
    except (re.error, OverflowError, KeyError, UnknownMacro) as error:
        from checker.judging.pack import read_pack
        from checker.judging.soundness import faults_of

        pack, _ = read_pack(folders)
        fault = next((each for each in faults_of(pack) if each.blocks), None)
        if fault is None:
            raise
        place = _place(fault.where, folders)
        raise RuleError(f"{place}{fault.where}：{fault.what}") from error


def _place(name: str, folders: Sequence[Path]) -> str:
    """File and line of the definition of a rule or concept; the last pack that has it counts."""
    definition = re.compile(rf"^[\s\-{{]*(?:id: *)?{re.escape(name)}\b", re.MULTILINE)
    for folder in reversed(folders):
        for path in (*folder.glob("*.yaml"), *folder.glob("lexicon/*.yaml")):
            text = path.read_text(encoding="utf-8-sig")
            found = definition.search(text)
            if found is not None:
                start = text.index(name, found.start())
                return f"{path} 第 {text.count(chr(10), 0, start) + 1} 行："
    return ""
