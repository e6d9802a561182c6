"""The workbench."""


def show() -> None:
    """Show it."""
