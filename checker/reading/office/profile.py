"""The settings under which LibreOffice opens a file that may be hostile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

COMMON = "/org.openoffice.Office.Common"
SECURITY = f"{COMMON}/Security/Scripting"
PROXY = "/org.openoffice.Inet/Settings"
NOWHERE, CLOSED_PORT = "127.0.0.1", "9"
SETTINGS = (
    (SECURITY, "MacroSecurityLevel", "3"),  # only signed macros of trusted places
    (SECURITY, "DisableMacrosExecution", "true"),
    (SECURITY, "DisableActiveContent", "true"),
    (SECURITY, "DisableOLEAutomation", "true"),
    (SECURITY, "BlockUntrustedRefererLinks", "true"),
    (SECURITY, "CheckDocumentEvents", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),  # never
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    (PROXY, "ooInetProxyType", "2"),  # the proxies named here
    (PROXY, "ooInetNoProxy", ""),
    *((PROXY, f"ooInet{kind}ProxyName", NOWHERE) for kind in ("HTTP", "HTTPS", "FTP")),
    *((PROXY, f"ooInet{kind}ProxyPort", CLOSED_PORT) for kind in ("HTTP", "HTTPS", "FTP")),
    (f"{COMMON}/Misc", "FirstRun", "false"),
    (f"{COMMON}/Misc", "CrashReport", "false"),
)
FONTS = f"{COMMON}/Font/Substitution"
NAMESPACES = (
    'xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def write_profile(folder: Path, fonts: Mapping[str, str] | None = None) -> None:
    """Write a user profile without macros, links and network into ``folder``.

    ``fonts`` are those that others stand in for.
    """
    items = "".join(_item(path, name, value) for path, name, value in SETTINGS)
    if fonts:
        items += _item(FONTS, "Replacement", "true")
        items += "".join(_pair(at, *names) for at, names in enumerate(fonts.items()))
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items {NAMESPACES}>{items}</oor:items>',
        encoding="utf-8",
    )


def _item(path: str, name: str, value: str) -> str:
    return (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
    )


def _pair(number: int, name: str, other: str) -> str:
    """A font in the place of another."""
    values = {
        "ReplaceFont": name,
        "SubstituteFont": other,
        "OnScreenOnly": "false",
        "Always": "true",
    }
    properties = "".join(
        f'<prop oor:name="{key}" oor:op="fuse"><value>{escape(value)}</value></prop>'
        for key, value in values.items()
    )
    return (
        f'<item oor:path="{FONTS}/FontPairs"><node oor:name="_{number}" oor:op="replace">'
        f"{properties}</node></item>"
    )
