"""The HTML page: template, style and script in one file, which loads nothing from anywhere."""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, StrictUndefined

from checker import __version__
from checker.findings import Severity
from checker.reporting import vocabulary
from checker.reporting.columns import harmless
from checker.reporting.html.views import View, view
from checker.reporting.plain import PlainReport


def render_html(report: PlainReport) -> str:
    """The page as text. Jinja escapes all that is not the page's own."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "plain": harmless,
        "cite": vocabulary.cite,
        "topic": vocabulary.topic,
        "why": vocabulary.why,
    }
    style, script = _resource("style.css"), _resource("script.js")
    views = [view(document, number) for number, document in enumerate(report.documents)]
    page = environment.from_string(_resource("page.html.jinja")).render(
        style=style,
        script=script,
        policy=_policy(style, script),
        views=views,
        severities=_severities(report),
        topics=_topics(views),
        missing=sum(each.missing for each in views),
        unreadable=report.unreadable,
        version=__version__,
        rules_version=report.rules_version,
    )
    return f"{page.rstrip()}\n"


def _resource(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy that lets nothing run or load but the page's own."""
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


def _severities(report: PlainReport) -> list[tuple[str, str, int]]:
    return [
        (severity.value, vocabulary.SEVERITY[severity], report.count(severity))
        for severity in Severity
    ]


def _topics(views: list[View]) -> list[tuple[str, str, int]]:
    """The topics that occur, with their Chinese names and numbers of findings."""
    found = [finding.topic for each in views for finding in each.document.findings]
    return [(each, vocabulary.topic(each), found.count(each)) for each in dict.fromkeys(found)]
