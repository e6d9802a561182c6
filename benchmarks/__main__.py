"""``python -m benchmarks [--json] [--strict] [--rounds N]``: take all measures and print them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measures import measure
from benchmarks.row import Row


def line(row: Row) -> str:
    """A measure as a line of the table."""
    ratio = "" if row.ratio is None else f"{row.ratio:.3g} x"
    target = "" if row.target is None else f"<= {row.target:g} {'ok' if row.met else 'MISSED'}"
    return f"{row.name:<36}{row.value:>9.4g} {row.unit:<11}{ratio:>9}  {target}".rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures; 1 with ``--strict`` if a target is missed, otherwise 0."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options.add_argument("--strict", action="store_true", help="fail where a target is missed")
    options.add_argument("--rounds", type=int, default=21, help="runs of each measure")
    chosen = options.parse_args(arguments)
    rows = []
    with TemporaryDirectory() as folder:
        for row in measure(Path(folder), chosen.rounds):
            rows.append(row)
            if not chosen.json:
                print(line(row), flush=True)
    if chosen.json:
        print(json.dumps([asdict(row) | {"met": row.met} for row in rows], indent=2))
    return 1 if chosen.strict and not all(row.met for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
