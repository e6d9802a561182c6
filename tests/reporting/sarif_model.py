"""Holds a SARIF log against the object model that Microsoft generated from the SARIF schema.

The package ``sarif_om`` has one class for each object of SARIF 2.1.0 with the names of its
properties and which of them are required. The JSON Schema itself is in no package that pip
can install; its limits of numbers and its enumerations are written down here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attr
import sarif_om

# Of the arrays in use these may hold equal items; the schema asks uniqueItems of all others.
REPEATING = {"runs", "results", "invocations", "toolExecutionNotifications"}
LEAST = {
    **dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), 1),
    **dict.fromkeys(("charOffset", "charLength", "index", "ruleIndex", "id"), 0),
}
WORDS = {
    "level": {"none", "note", "warning", "error"},
    "version": {"2.1.0"},
    "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
}
FREE = {"properties", "partialFingerprints"}
NAMED = {"originalUriBaseIds": sarif_om.ArtifactLocation}
KINDS: dict[str, type] = {
    "runs": sarif_om.Run,
    "tool": sarif_om.Tool,
    "driver": sarif_om.ToolComponent,
    "rules": sarif_om.ReportingDescriptor,
    "shortDescription": sarif_om.MultiformatMessageString,
    "fullDescription": sarif_om.MultiformatMessageString,
    "help": sarif_om.MultiformatMessageString,
    "defaultConfiguration": sarif_om.ReportingConfiguration,
    "invocations": sarif_om.Invocation,
    "toolExecutionNotifications": sarif_om.Notification,
    "artifacts": sarif_om.Artifact,
    "location": sarif_om.ArtifactLocation,
    "artifactLocation": sarif_om.ArtifactLocation,
    "results": sarif_om.Result,
    "message": sarif_om.Message,
    "description": sarif_om.Message,
    "locations": sarif_om.Location,
    "relatedLocations": sarif_om.Location,
    "physicalLocation": sarif_om.PhysicalLocation,
    "logicalLocations": sarif_om.LogicalLocation,
    "region": sarif_om.Region,
    "annotations": sarif_om.Region,
    "snippet": sarif_om.ArtifactContent,
    "suppressions": sarif_om.Suppression,
}


def faults(log: dict[str, Any]) -> list[str]:
    """What in a log is no SARIF: unknown properties and missing ones, with their places."""
    return list(_faults(log, sarif_om.SarifLog, "log"))


def _faults(data: dict[str, Any], kind: Any, place: str) -> Iterator[str]:
    fields = {each.metadata["schema_property_name"]: each for each in attr.fields(kind)}
    required = {name for name, each in fields.items() if each.default is attr.NOTHING}
    yield from (f"{place}: {name} is missing" for name in required - data.keys())
    for name, value in data.items():
        if isinstance(value, int) and value < LEAST.get(name, value):
            yield f"{place}: {name} is {value}"
        if kind is not sarif_om.ToolComponent and value not in WORDS.get(name, [value]):
            yield f"{place}: {name} is {value}"
        if name not in fields:
            yield f"{place}: {name} is unknown"
        elif isinstance(value, list) and name not in REPEATING and _repeats(value):
            yield f"{place}: {name} repeats itself"
        elif name == "properties":
            yield from _tags(value, place)
        elif name not in FREE:
            yield from _inside(name, value, f"{place}.{name}")


def _repeats(values: list[Any]) -> bool:
    return any(value in values[:at] for at, value in enumerate(values))


def _tags(bag: dict[str, Any], place: str) -> Iterator[str]:
    if _repeats(bag.get("tags", [])):
        yield f"{place}: tags repeat themselves"


def _inside(name: str, value: Any, place: str) -> Iterator[str]:
    if name in NAMED:
        for key, each in value.items():
            yield from _faults(each, NAMED[name], f"{place}.{key}")
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield from _faults(each, KINDS[name], place)
