"""A comparison as JSON, for other programs. ``schema/comparison.schema.json`` describes it."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from checker import __version__
from checker.comparing.fates import FatedFinding
from checker.reporting.comparison.table import Cell, Line, Table
from checker.reporting.json_report import to_text


def render_json(table: Table) -> bytes:
    """The table as JSON text."""
    return to_text(table_data(table)).encode("utf-8", "backslashreplace")


def schema() -> dict[str, Any]:
    """The JSON Schema of what ``render_json`` gives."""
    place = resources.files("checker.reporting") / "schema" / "comparison.schema.json"
    data: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return data


def table_data(table: Table) -> dict[str, Any]:
    """The table as dictionaries, lists and strings, in the order of the JSON."""
    return {
        "tool": {"name": "tiaoli", "version": __version__},
        "title": table.title,
        "note": table.note,
        "columns": list(table.columns),
        "rows": [_row(line, table) for line in table.lines],
    }


def _row(line: Line, table: Table) -> dict[str, Any]:
    findings = {"findings": [_finding(each) for each in line.findings]}
    return {
        "kind": line.kind.value,
        "heading": line.is_heading,
        "old": _cell(line.old),
        "new": _cell(line.new),
        "remark": line.remark,
        **(findings if table.has_findings else {}),
    }


def _cell(cell: Cell) -> list[list[dict[str, str]]]:
    return [[{"text": run.text, "mark": run.mark.value} for run in each] for each in cell]


def _finding(each: FatedFinding) -> dict[str, str]:
    finding = each.finding
    return {
        "fate": each.fate.value,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "title": finding.title,
        "quote": finding.quote,
        "message": finding.message,
    }
