"""How the desk is served: Streamlit in this process, with the desk's options and Chinese words."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import time
import tomllib
import webbrowser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit, urlunsplit

from checker.cli.output import say
from checker.cli.place import Place
from checker.resources import desk_options, desk_script

_PATIENCE = 60  # seconds until the server must listen
_PAUSE = 0.1
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def serve(
    place: Place, secrets: Sequence[Path], redirect_uri: str | None, about: str, browser: bool
) -> None:
    """Serve the desk until it is interrupted.

    ``redirect_uri`` is the address to which people come back from signing in, if they do;
    ``about`` is told below the address. Raises ``TiaoliError`` if the port is taken meanwhile.
    """
    from streamlit.web.cli import main

    address = _address(redirect_uri, place.port) if redirect_uri else place.url()
    flags = _flags(place, secrets, address if redirect_uri else None)
    told = threading.Thread(
        target=_tell, args=(place, address, about, browser, sys.stdout), daemon=True
    )
    told.start()
    try:
        with redirect_stdout(io.StringIO()):  # Streamlit's own words are English
            main(["run", str(desk_script()), *flags], standalone_mode=False)
    except SystemExit as ended:
        raise place.taken() from ended
    say("条例审查台已停止。")


def _address(redirect_uri: str, port: int) -> str:
    """Where people who sign in meet the desk: nowhere else would their sign-in be known."""
    parts = urlsplit(redirect_uri.replace("{port}", str(port)))
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rpartition("/")[0], "", ""))


def _flags(place: Place, secrets: Sequence[Path], public: str | None) -> Iterator[str]:
    """The options of the desk as flags, which go before every file of options."""
    options = tomllib.loads(desk_options().read_text(encoding="utf-8"))
    server = options["server"] | {
        "address": place.host,
        "port": place.port,
        "headless": True,
        "enableXsrfProtection": True,
        "enableCORS": True,
        "trustedUserHeaders": json.dumps({}),
    }
    options |= {"server": server, "logger": {"level": "warning", "hideWelcomeMessage": True}}
    name = urlsplit(public).hostname if public else None
    if name is not None:
        options["browser"] |= {"serverAddress": name}
    server["allowedHosts"] = [*server["allowedHosts"], name or place.host]
    options["secrets"] = {"files": secrets}
    for option, value in _flat(options):
        for each in (
            value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        ):
            yield f"--{option}={str(each).lower() if isinstance(each, bool) else each}"


def _flat(options: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in options.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _tell(place: Place, address: str, about: str, browser: bool, out: TextIO) -> None:
    """Tell the address as soon as the desk can be opened there, and open it."""
    end = time.monotonic() + _PATIENCE
    while not place.listens():
        if time.monotonic() > end:
            return
        time.sleep(_PAUSE)
    with suppress(OSError, ValueError):
        print(f"条例审查台：{address}\n{about}\n按 Ctrl+C 停止。", file=out, flush=True)
    if browser and (os.name == "nt" or sys.platform == "darwin" or any(map(os.getenv, _SCREENS))):
        webbrowser.open(address)
