"""How findings and documents are written into the database and read back."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from checker.findings import Finding
from checker.reporting.plain import PlainDocument
from checker.reviewing.layout import Block


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def finding_data(finding: Finding) -> Any:
    """A finding as JSON values."""
    return _adapter(Finding).dump_python(finding, mode="json")


def finding_from(data: Any) -> Finding:
    """The finding that ``finding_data`` wrote."""
    finding: Finding = _adapter(Finding).validate_python(data)
    return finding


def document_data(document: PlainDocument) -> Any:
    """A document as JSON values, without its findings: they have rows of their own."""
    return _adapter(PlainDocument).dump_python(replace(document, findings=()), mode="json")


def document_from(data: Any, findings: tuple[Finding, ...] = ()) -> PlainDocument:
    """The document that ``document_data`` wrote, with these findings."""
    document: PlainDocument = _adapter(PlainDocument).validate_python(data)
    return replace(document, findings=findings)


def blocks_data(blocks: tuple[Block, ...]) -> Any:
    """The layout as JSON values."""
    return _adapter(tuple[Block, ...]).dump_python(blocks, mode="json")


def blocks_from(data: Any) -> tuple[Block, ...]:
    """The layout that ``blocks_data`` wrote."""
    found: tuple[Block, ...] = _adapter(tuple[Block, ...]).validate_python(data)
    return found
