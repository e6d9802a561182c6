"""The table of a comparison as one HTML file, which loads nothing from anywhere."""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib import resources

from checker import __version__
from checker.reporting.comparison.remarks import FATE, KIND, finding_words
from checker.reporting.comparison.table import EXPLANATION, Table


def render_html(table: Table) -> bytes:
    """The page; Jinja escapes all that is not the page's own."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["said"] = finding_words
    style = _resource("page.css")
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    page = environment.from_string(_resource("page.html.jinja")).render(
        table=table,
        explanation=EXPLANATION,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        kinds=KIND,
        fates=FATE,
        version=__version__,
    )
    return f"{page.rstrip()}\n".encode("utf-8", "backslashreplace")


def _resource(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
