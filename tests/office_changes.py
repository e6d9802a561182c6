"""Run by the Python of LibreOffice: accepts or rejects all tracked changes of some files.

Usage: ``office_changes.py accept|reject SOFFICE PROFILE FOLDER FILE...``; writes each file into the
folder, as .docx and as .txt.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import uno  # of LibreOffice, not of this project
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
FILTERS = {".docx": "MS Word 2007 XML", ".txt": "Text (encoded)"}
UTF8 = "UTF8,LF,,,"


def main(wanted: str, soffice: str, profile: str, folder: str, files: list[str]) -> None:
    """Start an office of our own, do it, and end the office."""
    pipe = f"tiaoli{Path(profile).stat().st_ino}"
    command = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
    command += ["--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command) as office:
        try:
            context = connected(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
            for file in files:
                settle(context, desktop, COMMANDS[wanted], Path(file), Path(folder))
            desktop.terminate()
        finally:
            office.terminate()


def connected(address: str) -> object:
    """The context of the office, as soon as it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(300):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("no connection")


def settle(context: object, desktop: object, command: str, file: Path, folder: Path) -> None:
    """Accept or reject all changes of a file, and store what is left."""
    document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (value("Hidden", True),))
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, command, "", 0, ())
    for ending, name in FILTERS.items():
        target = (folder / file.name).with_suffix(ending).as_uri()
        options = (value("FilterName", name), value("FilterOptions", UTF8))
        document.storeToURL(target, options)
    document.close(True)


def value(name: str, content: object) -> PropertyValue:
    """A named value."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:])
