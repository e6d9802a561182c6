"""A matter with a version that several people work on, as most tests begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from checker.reviewing.decisions import Outcome, Seen, State, current, decide
from checker.reviewing.examining import Examined
from checker.reviewing.matters import add_member, open_matter
from checker.reviewing.review import Review, review
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk, Work


@dataclass(frozen=True)
class Opened:
    """A matter, its version, and the fingerprints of the findings in it."""

    matter: int
    version: int
    findings: tuple[str, ...]


def opened(examined: Examined, opener: Desk, *members: Desk) -> Opened:
    """A new matter of these people with one version."""
    with opener.writing() as work:
        matter = open_matter(work, "云岭省人口与计划生育条例修订")
        for member in members:
            add_member(work, matter, member.person.id)
        version = add_version(work, matter, examined)
        found = review(work, version).findings
    return Opened(matter, version, tuple(each.finding.fingerprint for each in found))


def decided(
    desk: Desk, of: Opened, *fingerprints: str, state: State = State.ACCEPTED, reason: str = ""
) -> Outcome:
    """What comes of deciding on findings as they stand now."""
    with desk.writing() as work:
        return decide(work, of.version, seen_now(work, of, *fingerprints), state, reason)


def seen_now(work: Work, of: Opened, *fingerprints: str) -> list[Seen]:
    """Findings as somebody sees them who looks now."""
    holding = current(work, of.matter)
    return [Seen(each, holding[each].revision if each in holding else 0) for each in fingerprints]


def states(desk: Desk, of: Opened) -> dict[str, State]:
    """The state of each finding that is not open."""
    with desk.reading() as work:
        found = current(work, of.matter)
    return {key: each.state for key, each in found.items() if each.state is not State.OPEN}


def reviewed(desk: Desk, version: int) -> Review:
    """The version as somebody sees it who looks now."""
    with desk.reading() as work:
        return review(work, version)


class Broken(Exception):
    """Something that goes wrong in the middle of an act."""


@contextmanager
def going_wrong(desk: Desk) -> Iterator[Work]:
    """A transaction that fails at its end."""
    try:
        with desk.writing() as work:
            yield work
            raise Broken
    except Broken:
        pass
