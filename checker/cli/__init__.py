"""The command ``tiaoli``: what it accepts, how it ends."""

from checker.cli.entry import main

__all__ = ["main"]
