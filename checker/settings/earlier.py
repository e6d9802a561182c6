"""The version of a file at a git revision, also if the file had another name then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.errors import ReadError
from checker.model import Regulation
from checker.reading import Revisions, read_bytes
from checker.reading.normal import normalise
from checker.settings.git import Repository
from checker.structure import parse

ALIKE = 50  # of 100: git takes a file for a renamed one from the same share of equal lines on


@dataclass(frozen=True)
class Earlier:
    """A file as it was: its name then, and what it said, if that can be read."""

    path: str
    regulation: Regulation | None


class History:
    """The versions of files at one revision, whichever repositories the files are in."""

    def __init__(self, revision: str, revisions: Revisions, column: str | None = None) -> None:
        """``revision`` is a branch, a tag or an id; ``revisions`` and ``column`` are for reading."""
        self.revision = revision
        self._revisions, self._column = revisions, column
        self._known: dict[str, tuple[Repository, str, frozenset[str]]] = {}

    def verify(self, file: str) -> None:
        """Raise ``GitError`` if the file is in no repository or there is no such revision."""
        self._at(file)

    def of(self, file: str, now: Regulation) -> Earlier | None:
        """The version of ``file``, which says ``now`` today; ``None`` if it did not exist.

        Raises ``GitError``.
        """
        repository, commit, files = self._at(file)
        path = repository.path_of(file)
        if path in files:
            return self._read(repository, commit, path)
        gone = [each for each in files if _may_be(each, path) and not repository.exists_now(each)]
        return _most_alike(now, (self._read(repository, commit, each) for each in sorted(gone)))

    def _at(self, file: str) -> tuple[Repository, str, frozenset[str]]:
        folder = os.path.dirname(os.path.abspath(file))
        if folder not in self._known:
            repository = Repository(folder)
            commit = repository.revision(self.revision)
            self._known[folder] = (repository, commit, repository.files_at(commit))
        return self._known[folder]

    def _read(self, repository: Repository, commit: str, path: str) -> Earlier:
        data = repository.content(commit, path)
        try:
            source = read_bytes(data, path, revisions=self._revisions, column=self._column)
            return Earlier(path, parse(source))
        except ReadError:  # an empty or damaged file, another table: nothing of it is left
            return Earlier(path, None)


def _may_be(old: str, new: str) -> bool:
    """Whether a file may have been renamed so, its text only; Word may have become Markdown."""
    return Path(old).suffix.lower() in (".txt", ".md", ".docx", Path(new).suffix.lower())


def _most_alike(now: Regulation, candidates: Iterator[Earlier]) -> Earlier | None:
    from rapidfuzz import fuzz

    words = normalise(now.source.spoken.text).text
    best: tuple[float, Earlier | None] = (ALIKE, None)
    for each in candidates:
        if each.regulation is not None:
            theirs = normalise(each.regulation.source.spoken.text).text
            score = fuzz.ratio(words, theirs, score_cutoff=best[0])
            best = max(best, (score, each), key=lambda pair: pair[0])
    return best[1]
