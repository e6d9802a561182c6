"""A Word template of an office filled in: it may say little, and what it prints is only text."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from checker.errors import ReadError
from checker.reading.word_package import WordPackage
from checker.reporting.columns import harmless
from checker.reporting.xml_text import legal
from checker.reviewing.errors import DeskError

FILTERS = ("count", "default", "d", "first", "groupby", "join", "last", "length", "list", "sort")
_NAME = re.compile(r"'([^']+)' is undefined|attribute '([^']+)'")
_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}  # docxtpl itself replaces {_{ and the like
_NO_PARAGRAPHS = (
    "循环或者条件拆散了段落、表格行（整段用 {%p … %}，表格整行用 {%tr … %}，各占一段、一行）"
)


class BadTemplate(DeskError):
    """A template that cannot be filled in; the message names the file and the fault."""


def fill(data: bytes, name: str, words: Mapping[str, Any], title: str, at: datetime) -> bytes:
    """The template ``data`` with ``words`` in the place of its variables.

    Whatever stands in the words is printed as text. The template reaches nothing but the words:
    no methods, no arithmetic that makes much of little. Raises ``BadTemplate`` for the file
    called ``name``.
    """
    try:
        WordPackage(data, name).body()
        template = _Template(io.BytesIO(data))
        template.render(dict(words), _Sandbox(), autoescape=True)
        properties = template.docx.core_properties
        properties.title = legal(harmless(title))[:255]
        properties.created = properties.modified = at
        out = io.BytesIO()
        template.save(out)
    except ReadError as error:
        raise _bad(name, str(error).removeprefix(f"{name}：").rstrip("。")) from error
    except TemplateError as error:
        raise _bad(name, _fault(error)) from error
    except etree.XMLSyntaxError as error:
        raise _bad(name, _NO_PARAGRAPHS) from error
    except Exception as error:  # whatever python-docx, docxtpl or an expression trips over
        raise _bad(name, "不是完好的 .docx 文件，或者其中的表达式不能计算") from error
    return out.getvalue()


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """Refuses what docxtpl would repair by leaving words out; its properties are no templates."""

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        pass


class _Sandbox(ImmutableSandboxedEnvironment):
    """Variables, conditions, loops and a few filters; every value is printed as text."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_printed)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called: not even a method of a text."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse what could make much of little."""
        raise SecurityError(operator)


def _printed(value: object) -> Markup:
    """A value as the text of a Word file; line breaks stay, nothing else has a meaning."""
    lines = (legal(harmless(line)) for line in str(value).splitlines())
    return Markup(escape("\n".join(lines)).translate(_BRACES))


def _fault(error: TemplateError) -> str:
    if isinstance(error, SecurityError):
        return "使用了不允许的写法（只能用变量、条件、循环和少数过滤器）"
    if isinstance(error, UndefinedError):
        found = _NAME.search(error.message or "")
        name = next(filter(None, found.groups()), "") if found else ""
        return f"用了没有的变量“{name}”"
    if isinstance(error, TemplateSyntaxError):
        near = _near(error)
        return f"“{near}”附近的标记写错了" if near else "有标记写错了"
    return "不能填写"


def _near(error: TemplateSyntaxError) -> str:
    """The text of the paragraph in which a mark is wrong, as far as docxtpl says."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    at = error.lineno - 1 - max(error.lineno - 4, 0)
    words = lines[at] if at < len(lines) else ""
    return words if len(words) <= 40 else f"{words[:40]}…"


def _bad(name: str, fault: str) -> BadTemplate:
    return BadTemplate(f"{name}：不能用作意见书模板：{fault}；请改正模板，或者改用自带的模板。")
