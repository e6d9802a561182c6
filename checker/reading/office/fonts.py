"""Which fonts stand in for those of official papers where these are not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from functools import cache

SECONDS = 20
_SERIF = ("宋体", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC")
# The fonts of GB/T 9704, none of them free; LibreOffice itself would take any sans serif.
_CHOICE = {
    "仿宋_GB2312": ("仿宋", "FangSong", "STFangsong", *_SERIF),
    "仿宋": ("仿宋_GB2312", "FangSong", "STFangsong", *_SERIF),
    "楷体_GB2312": ("楷体", "KaiTi", "STKaiti", *_SERIF),
    "方正小标宋简体": ("方正小标宋_GBK", *_SERIF),
    "宋体": _SERIF[1:],
    "黑体": ("SimHei", "Noto Sans CJK SC", "Source Han Sans SC"),
}


@cache
def stand_ins() -> Mapping[str, str]:
    """By the name of a font that is missing the name of one that is there.

    Known only where fontconfig says what is there, as on Linux; elsewhere nothing is replaced.
    """
    there = _installed()
    found: dict[str, str] = {}
    for name, choice in _CHOICE.items():
        other = next((each for each in choice if each in there), None)
        if other is not None and name not in there:
            found[name] = other
    return found


def _installed() -> frozenset[str]:
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    command = [program, ":", "family"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))
