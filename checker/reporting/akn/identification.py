"""The metadata of a document: work, expression and manifestation, with dates and author."""

from __future__ import annotations

from lxml import etree

from checker.reporting.akn.drawing import Drawing, child
from checker.reporting.akn.history import Event
from checker.reporting.akn.iris import COUNTRY, LANGUAGE, UNKNOWN_DAY, Work
from checker.reporting.xml_text import legal

PROGRAM = "tiaoli"
UNKNOWN = "unknown"
MAIN = "!main"
UNKNOWN_ORGAN = "不详"


def identify(
    document: etree._Element, drawing: Drawing, work: Work, component: str = MAIN
) -> etree._Element:
    """Write the metadata of a document and give it back.

    ``component`` says which part of the work the document is.
    """
    meta = child(document, "meta")
    identification = child(meta, "identification", source=f"#{PROGRAM}")
    made, changed = work.creation, work.version
    author = drawing.organ(made.organ if made and made.organ else UNKNOWN_ORGAN)
    frbr = child(identification, "FRBRWork")
    _core(frbr, f"{work.iri}/{component}", work.iri, made, author)
    child(frbr, "FRBRcountry", value=COUNTRY)
    child(frbr, "FRBRname", value=legal(work.title) or UNKNOWN)
    frbr = child(identification, "FRBRExpression")
    reviser = drawing.organ(changed.organ) if changed and changed.organ else author
    _core(frbr, f"{work.expression}/{component}", work.expression, changed, reviser)
    child(frbr, "FRBRlanguage", language=LANGUAGE)
    frbr = child(identification, "FRBRManifestation")
    _core(frbr, f"{work.expression}/{component}.xml", f"{work.expression}.xml", None, PROGRAM)
    child(frbr, "FRBRformat", value="application/xml")
    return meta


def _core(parent: etree._Element, this: str, iri: str, event: Event | None, author: str) -> None:
    child(parent, "FRBRthis", value=this)
    child(parent, "FRBRuri", value=iri)
    day, name = (event.day, event.kind) if event else (UNKNOWN_DAY, UNKNOWN)
    child(parent, "FRBRdate", date=day, name=name)
    child(parent, "FRBRauthor", href=f"#{author}")
