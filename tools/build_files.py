"""Make the sample files of ``corpus/files``: each shows one feature of real drafts.

Usage: ``python tools/build_files.py [--office] [FOLDER]``. The files that need no office program
come out with the same parts each time; with ``--office`` LibreOffice makes the others of them.
What is expected of each stands in ``corpus/files/expected.yaml``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from sample_files import comparisons, contents, numbering, office, revisions, text_files

FOLDER = Path(__file__).parents[1] / "corpus" / "files"
BUILDERS: dict[str, Callable[[], bytes]] = {
    **text_files.FILES,
    **contents.FILES,
    **numbering.FILES,
    **revisions.FILES,
    **comparisons.FILES,
}


def build(folder: Path) -> None:
    """Write the files that need no office program."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in BUILDERS.items():
        (folder / name).write_bytes(make())


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--office", action="store_true", help="convert with LibreOffice too")
    arguments = parser.parse_args()
    build(arguments.folder)
    if arguments.office:
        with tempfile.TemporaryDirectory() as work:
            for name in office.convert_all(arguments.folder, Path(work)):
                print(name)


if __name__ == "__main__":
    main()
