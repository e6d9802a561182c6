"""What the files are called that the desk hands out."""

from __future__ import annotations

import re

LONGEST = 80  # characters: with its ending in UTF-8 less than the 255 bytes of a file system
_UNFIT = re.compile(r'[<>:"/\\|?*\s]+')

File = tuple[str, bytes]  # the name and the content


def file_name(title: str, what: str, ending: str) -> str:
    """``条例（草案）_第2版批注.docx``: a name that every system takes.

    ``title`` is that of a matter, whatever somebody wrote there; ``what`` is ours.
    """
    printable = "".join(sign for sign in title if sign.isprintable() or sign.isspace())
    stem = _UNFIT.sub(" ", printable).strip(" .")
    room = max(1, (240 - len(f"_{what}.{ending}".encode())) // 4)
    return f"{stem[: min(LONGEST - len(what), room)].strip(' .') or '条例'}_{what}.{ending}"
