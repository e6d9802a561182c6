"""Valid files made wrong: bytes, parts of the container, the structure of the XML in it."""

from __future__ import annotations

import copy
import io
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXTREMES = (
    "", "0", "-1", "1", "2", "9", "255", "65536", "2147483648", "99999999999999999999", "1e9", "x", "٣", "%1%2%3",
    "第%9条" * 50, "true", "off", "document.xml", "../../etc/passwd", "http://127.0.0.1:1/", "a" * 5000, "\ufffe", "继",
)  # fmt: skip
TAGS = (
    "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "moveFrom", "moveTo", "txbxContent",
    "pPr", "rPr", "numPr", "fldChar", "fldSimple", "instrText", "footnote", "num", "abstractNum", "lvl", "style",
    "basedOn", "numStyleLink", "styleLink", "gridSpan", "vMerge", "ruby", "rt", "altChunk", "vanish", "body", "br",
)  # fmt: skip
LARGEST = 4_000_000  # bytes of a mutated file; more would test patience only
MOST_COPIES = 3000

Change = tuple[str, int, int, int]  # what is done, where, and two numbers that say how


def with_bytes(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Some bytes of a file replaced by others."""
    for place, length, new in edits:
        at = int(place * len(data))
        data = data[:at] + new + data[at + length :]
    return data


def with_parts(data: bytes, changes: list[Change]) -> bytes:
    """A container some of whose parts are gone, double, exchanged or cut."""
    parts = parts_of(data)
    for what, at, one, other in changes:
        if not parts:
            break
        name, content = parts[at % len(parts)]
        if what == "drop":
            parts.remove((name, content))
        elif what == "double":
            parts.append((name, parts[one % len(parts)][1]))
        elif what == "exchange":
            parts[at % len(parts)] = (name, parts[one % len(parts)][1])
        elif what == "rename":
            parts[at % len(parts)] = (EXTREMES[other % len(EXTREMES)] or "x", content)
        else:
            parts[at % len(parts)] = (name, content[: one % (len(content) + 1)])
    return packed(parts)


def with_structure(data: bytes, part: int, changes: list[Change]) -> bytes:
    """A container in whose XML elements are dropped, doubled, moved, changed."""
    parts = parts_of(data)
    trees = [(at, each) for at, each in enumerate(parts) if each[0].endswith((".xml", ".rels"))]
    at, (name, content) = trees[part % len(trees)]
    root = etree.fromstring(content)
    for what, place, one, other in changes:
        elements = list(root.iter(etree.Element))
        STRUCTURAL[what](elements, elements[place % len(elements)], one, other)
        if len(elements) > 20_000:
            break
    parts[at] = (name, etree.tostring(root)[:LARGEST])
    return packed(parts)


def parts_of(data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a container by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(entry.filename, file.read(entry)) for entry in file.infolist()]


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """A container of these parts."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")  # names may come twice: that is the point
        for name, content in parts:
            file.writestr(name, content)
    return buffer.getvalue()


def _drop(elements: list[Any], element: Any, one: int, other: int) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)


def _double(elements: list[Any], element: Any, one: int, other: int) -> None:
    """Copies beside the element, few or very many, as long as it is small."""
    parent = element.getparent()
    if parent is None:
        return
    size = sum(1 for _ in element.iter())
    times = min(MOST_COPIES, 1 + other % MOST_COPIES) if size < 20 and one % 4 == 0 else 1 + one % 3
    place = parent.index(element)
    for _ in range(times):
        parent.insert(place, copy.deepcopy(element))


def _move(elements: list[Any], element: Any, one: int, other: int) -> None:
    target = elements[one % len(elements)]
    inside = (target, *target.iterancestors())
    if element.getparent() is not None and element not in inside:
        target.insert(other % (len(target) + 1), element)


def _wrap(elements: list[Any], element: Any, one: int, other: int) -> None:
    """Elements around the element, perhaps many of them."""
    tag = W + TAGS[one % len(TAGS)]
    for _ in range(300 if other % 7 == 0 else 1):
        parent = element.getparent()
        if parent is None:
            return
        around = etree.Element(tag)
        parent.replace(element, around)
        around.append(element)


def _rename(elements: list[Any], element: Any, one: int, other: int) -> None:
    element.tag = W + TAGS[one % len(TAGS)]


def _set(elements: list[Any], element: Any, one: int, other: int) -> None:
    """Another value for an attribute, an extreme one or that of another element."""
    names = list(element.attrib) or [f"{W}val"]
    name = names[one % len(names)]
    theirs = [value for each in elements[other % len(elements) :][:20] for value in each.values()]
    value = theirs[other % len(theirs)] if theirs and one % 2 else EXTREMES[other % len(EXTREMES)]
    element.set(name, value.replace("\ufffe", "\ufffd"))


def _exchange(elements: list[Any], element: Any, one: int, other: int) -> None:
    """The attributes of two elements exchanged."""
    partner = elements[one % len(elements)]
    mine, theirs = dict(element.attrib), dict(partner.attrib)
    for target, values in ((element, theirs), (partner, mine)):
        target.attrib.clear()
        target.attrib.update(values)


def _say(elements: list[Any], element: Any, one: int, other: int) -> None:
    element.text = (EXTREMES[one % len(EXTREMES)] * (1 + other % 200)).replace("\ufffe", "\n")


def _circle(elements: list[Any], element: Any, one: int, other: int) -> None:
    """Styles and lists that rest on each other, or on themselves."""
    keys = [f"{W}styleId", f"{W}numId", f"{W}abstractNumId"]
    named = [each for each in elements if any(each.get(key) for key in keys)]
    if not named:
        return
    first, second = named[one % len(named)], named[other % len(named)]
    for here, there in ((first, second), (second, first)):
        value = next(there.get(key) for key in keys if there.get(key))
        for tag in ("basedOn", "link", "next", "numStyleLink", "styleLink"):
            etree.SubElement(here, W + tag).set(f"{W}val", value)


STRUCTURAL: dict[str, Callable[[list[Any], Any, int, int], None]] = {
    "drop": _drop,
    "double": _double,
    "move": _move,
    "wrap": _wrap,
    "rename": _rename,
    "set": _set,
    "exchange": _exchange,
    "say": _say,
    "circle": _circle,
}
OF_PARTS = ("drop", "double", "exchange", "rename", "cut")
