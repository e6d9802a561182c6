"""The clauses of one instruction as operations, each seen from what the ones before named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.amending.clauses import BOUNDARY, ENDS, FORMS, GLUE, Form
from checker.amending.mentions import Named
from checker.amending.operations import NamedPlace, NotUnderstood, Operation
from checker.amending.provision_orders import ProvisionOrders
from checker.amending.saying import Saying
from checker.amending.word_orders import WordOrders

Found = tuple[Operation, str] | NotUnderstood
SILENT = (Form.CONTEXT, Form.SHIFT)


class Instructions:
    """Reads instructions one after the other; what one names, the next may leave unsaid."""

    def __init__(self, words: Named) -> None:
        """Take the folded words of the decision."""
        self._words, self._said = words, Saying(words)
        self._handlers: dict[Form, Callable[[re.Match[str]], Iterator[Operation]]] = {
            **ProvisionOrders(words, self._said).handlers,
            **WordOrders(words, self._said).handlers,
            **dict.fromkeys(SILENT, self._context),
        }
        self._lead: tuple[NamedPlace, ...] | None = None  # 对第五条作如下修改：

    def forget(self, *, keep: bool = False) -> None:
        """Another instruction begins: nothing is left unsaid.

        With ``keep`` it is one of those below 对第五条作如下修改：, which stays spoken of.
        """
        if not keep:
            self._lead = None
        self._said.forget()
        if self._lead is not None:
            self._said.speak_of(self._lead)

    def read(self, start: int, end: int) -> Iterator[Found]:
        """The operations of a line, each with the instrument it names; what is not understood."""
        text, at = self._words.text, start
        while at < end:
            glue = GLUE.match(text, at, end)
            at = glue.end() if glue else at
            if glue and glue["number"]:
                self.forget()
            if at >= end:
                return
            found = self._clause(at, end)
            if found is None:
                stop = ENDS.search(text, at + 1, end)
                behind = stop.start() if stop else end
                yield self._said.missed(at, behind)
                at = behind
                continue
            match, operations = found
            yield from ((each, self._said.title) for each in operations)
            at = match.end()

    def _clause(self, at: int, end: int) -> tuple[re.Match[str], list[Operation]] | None:
        for form, pattern in FORMS:
            match = pattern.match(self._words.text, at, end)
            if match is None or match.end() == at:
                continue
            if not BOUNDARY.match(self._words.text, match.end(), end):
                continue
            operations = list(self._handlers[form](match))
            if operations or form in SILENT:
                return match, operations
        return None

    def _context(self, match: re.Match[str]) -> Iterator[Operation]:
        if "place" in match.re.groupindex:
            places = self._said.named(self._said.mention(match, "place"))
            self._said.speak_of(places)
            if match["leads"] is not None:
                self._lead = places
        return iter(())
