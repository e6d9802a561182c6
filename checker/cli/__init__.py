"""The command ``tiaoli``: what it accepts, how it ends."""

from checker.cli.entry import command, main

__all__ = ["command", "main"]
