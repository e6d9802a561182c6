"""Run as a script: limit this process, cut it off from the network, and become another program.

``python confinement.py MEMORY SECONDS BYTES PROGRAM ARGUMENT…`` limits the address space, the
processor time and the size of written files, then gives the process to the program. Needs
nothing but the standard library; what a system does not offer is left out.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of Linux


def main(arguments: Sequence[str]) -> None:
    """Confine this process and replace its program; does not return."""
    memory, seconds, size = map(int, arguments[:3])
    _limit(memory, seconds, size)
    with suppress(OSError, AttributeError):
        _leave_network()
    os.execv(arguments[3], list(arguments[3:]))


def _limit(memory: int, seconds: int, size: int) -> None:
    import resource

    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: size,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with suppress(OSError, ValueError):  # lower already, or unknown to the system
            resource.setrlimit(kind, (most, most))


def _leave_network() -> None:
    """Go into a network that has no devices; on Linux, where the system lets users do so."""
    user, group = os.geteuid(), os.getegid()
    if ctypes.CDLL(None).unshare(NEW_USER | NEW_NETWORK) == 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


if __name__ == "__main__":
    main(sys.argv[1:])
