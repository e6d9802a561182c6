"""The settings under which LibreOffice opens a file that may be hostile."""

from __future__ import annotations

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
NAMESPACES = (
    'xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def write_profile(folder: Path) -> None:
    """Write a user profile without macros, links and network into ``folder``."""
    items = "".join(_item(path, name, value) for path, name, value in SETTINGS)
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
