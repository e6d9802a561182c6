"""The signs and colours of severities, states and changes: never a colour without a sign."""

from __future__ import annotations

from checker.findings import Severity
from checker.reviewing.decisions import State

SEVERITY_SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTE: "●"}
STATE_SIGNS = {
    State.OPEN: "○",
    State.ACCEPTED: "✓",
    State.REJECTED: "✕",
    State.DOUBTFUL: "？",
}

# After Okabe and Ito; black words can be read on each, by day and by night.
STATE_COLOURS = {
    State.ACCEPTED: "#3aa783",
    State.REJECTED: "#d094b8",
    State.DOUBTFUL: "#f0e442",
    State.OPEN: "#c9c4b8",
}
NEW, UNCHANGED, GONE = "新增", "延续", "消除"
CHANGE_COLOURS = {NEW: "#e8864a", UNCHANGED: "#c9c4b8", GONE: "#3aa783"}
SEVERITY_COLOURS = {
    Severity.ERROR: "#e8864a",
    Severity.WARNING: "#eec25a",
    Severity.NOTE: "#7fb6d6",
}
