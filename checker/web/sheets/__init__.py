"""Parts of pages that are more than Streamlit's widgets: drawn by templates that escape all text.

What uploaded files say goes through Jinja's autoescape into a shadow root. Elements with
``data-pick`` tell the server their value when clicked; a list with ``data-jump-select`` scrolls to
the element whose id was chosen, a button with ``data-step`` to the next of those with ``data-change``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

from checker.reporting import vocabulary
from checker.reviewing.decisions import STATE_NAMES
from checker.web import palette
from checker.web.words import moment

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = "checker.web.sheets"


def sheet(name: str, **values: Any) -> str | None:
    """Show the sheet ``name.html.jinja``; gives the value that was clicked, once."""
    return mounted(name, drawn(name, **values))


def mounted(key: str, html: str) -> str | None:
    """Show HTML that is known to be escaped; gives the value that was clicked, once."""
    result = _component()(key=f"sheet-{key}", data={"html": html}, on_picked_change=_heard)
    picked: str | None = result.picked
    return picked


def drawn(name: str, **values: Any) -> str:
    """The HTML of a sheet, all values escaped."""
    return _environment().get_template(f"{name}.html.jinja").render(**values)


def _heard() -> None:
    """A click is told by running the page again."""


@cache
def _component() -> Any:
    here = files(_HERE)
    css, js = ((here / name).read_text(encoding="utf-8") for name in ("sheet.css", "sheet.js"))
    return st.components.v2.component("tiaoli_sheet", css=css, js=js)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("checker.web", "sheets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        severities=vocabulary.SEVERITY,
        severity_signs=palette.SEVERITY_SIGNS,
        states=STATE_NAMES,
        state_signs=palette.STATE_SIGNS,
    )
    environment.filters.update(
        topic=vocabulary.topic, action=vocabulary.action, why=vocabulary.why, moment=moment
    )
    return environment
