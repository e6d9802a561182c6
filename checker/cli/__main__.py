"""``python -m checker.cli`` is the command ``tiaoli``."""

from checker.cli.entry import command

if __name__ == "__main__":
    command()
