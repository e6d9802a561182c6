"""The component of the browser: its scripts and style sheet, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

KEY = "workbench"
_HERE = "checker.web.workbench"
# One module in the browser, in several files here; the last has the entry.
SCRIPTS = ("elements.js", "filters.js", "text.js", "card.js", "list.js", "keys.js", "main.js")


def workbench(data: dict[str, Any], on_act: Callable[[], None]) -> None:
    """Show it; ``on_act`` is called when the reviewer did something, see ``act_of``."""
    _component()(key=KEY, data=data, on_act_change=on_act)


def act_of(state: Any) -> Any:
    """What the browser sent, from Streamlit's session state inside ``on_act``."""
    return state.get("act")


@cache
def _component() -> Any:
    script = "\n".join(_read(name) for name in SCRIPTS)
    return st.components.v2.component("tiaoli_workbench", css=_read("workbench.css"), js=script)


def _read(name: str) -> str:
    return (files(_HERE) / name).read_text(encoding="utf-8")
