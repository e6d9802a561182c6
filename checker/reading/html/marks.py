"""What the tags and attributes of a page say of the text inside them."""

from __future__ import annotations

import re

LINES = frozenset(
    [
        "html",
        "body",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "menu",
        "dir",
        "li",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "blockquote",
        "pre",
        "center",
        "form",
        "fieldset",
        "legend",
        "figure",
        "figcaption",
        "address",
        "hr",
        "details",
        "summary",
        "ucapcontent",
        "ucaptitle",
    ]
)
NO_TEXT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "applet",
        "select",
        "button",
        "input",
        "textarea",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "head",
        "title",
        "meta",
        "link",
        "map",
        "rt",
        "rp",
        "datalist",
    ]
)
FURNITURE = frozenset(("nav", "footer", "aside"))
ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"]
)
HEADINGS = frozenset(("h1", "h2", "h3", "ucaptitle"))
HEADING_NAME = re.compile(
    r"(?:^|[\s_-])(?:title|biaoti|headline|arti?cle-?title)(?:$|[\s_-])", re.I
)
FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|share|social|foot|footer|sidebar"
    r"|side|aside|related|relate|recommend|copyright|toolbar|tools?|pagination|pager|qrcode|ewm|search"
    r"|login|comments?|ads?|advert|banner|links?|friendlinks?|location|position|crumb|bdsharebuttonbox"
    r"|bdshare|jiathis|wechat|weixin|dqwz|fenxiang|topbar|top|logo|print|dayin)(?:$|[\s_-])",
    re.I,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)

Attributes = dict[str, str | None]


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser shows nothing of the element."""
    return "hidden" in attributes or bool(HIDDEN.search(attributes.get("style") or ""))


def is_furniture(tag: str, attributes: Attributes) -> bool:
    """Whether an element calls itself navigation, share buttons, a footer or the like."""
    if tag in FURNITURE or (attributes.get("role") or "").lower() in ROLES:
        return True
    return tag not in ("html", "body") and bool(FURNITURE_NAME.search(_names(attributes)))


def is_heading(tag: str, attributes: Attributes) -> bool:
    """Whether an element may hold the title of the page."""
    return tag in HEADINGS or bool(HEADING_NAME.search(_names(attributes)))


def _names(attributes: Attributes) -> str:
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
