"""Does the code keep its shape: short files, short and simple functions, all of it documented?

Usage: ``python tools/shape.py FOLDER...``. Prints the figures beside their limits and then every
place that breaks one; exit status 1 if there is any.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

MEDIAN_FILE, LONGEST_FILE = 150, 400
MEDIAN_FUNCTION, MOST_FUNCTIONS, LONGEST_FUNCTION = 10, 35, 60
MOST = 0.95
COMPLEX, SHARE_COMPLEX = 10, 0.01

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.comprehension,
    ast.match_case,
    ast.Assert,
)


@dataclass(frozen=True)
class Place:
    """Something measured: where it stands, and its measure (lines or complexity)."""

    where: str
    measure: int


@dataclass(frozen=True)
class Function:
    """A function with its length in lines and its cyclomatic complexity."""

    where: str
    lines: int
    complexity: int


@dataclass(frozen=True)
class Module:
    """A file: its length, its functions, and what lacks a docstring or an annotation."""

    where: str
    lines: int
    functions: tuple[Function, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One measure of the whole beside its limit, with the places that break it."""

    name: str
    value: float
    limit: float
    offenders: tuple[Place, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the value is within the limit."""
        return self.value <= self.limit


def measure(path: Path) -> Module:
    """Measure one Python file. Raises ``SyntaxError`` if it is none."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text, filename=str(path))
    functions = tuple(
        Function(f"{path}:{node.lineno} {node.name}", _length(node), complexity(node))
        for node in ast.walk(tree)
        if isinstance(node, FunctionNode)
    )
    lacking = (*_undocumented(tree, path), *_unannotated(tree, path))
    return Module(str(path), len(text.splitlines()), functions, lacking)


def _length(node: FunctionNode) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def complexity(node: FunctionNode) -> int:
    """The cyclomatic complexity of a function, with one more for each ``and`` and ``or``."""
    branches = sum(isinstance(part, BRANCHES) for part in ast.walk(node))
    operators = sum(len(part.values) - 1 for part in ast.walk(node) if isinstance(part, ast.BoolOp))
    return 1 + branches + operators


def _undocumented(tree: ast.Module, path: Path) -> Iterator[str]:
    """Public modules, classes, functions and methods that have no docstring."""
    if ast.get_docstring(tree) is None:
        yield f"{path}:1 has no docstring"
    for node in _public(tree.body):
        if ast.get_docstring(node) is None:
            yield f"{path}:{node.lineno} {node.name} has no docstring"


def _public(body: Sequence[ast.stmt]) -> Iterator[ast.ClassDef | FunctionNode]:
    for node in body:
        if isinstance(node, ast.ClassDef | FunctionNode) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def _unannotated(tree: ast.Module, path: Path) -> Iterator[str]:
    """Functions, private ones too, of which a parameter or the result has no type."""
    for node in ast.walk(tree):
        if isinstance(node, FunctionNode):
            names = [each.arg for each in _parameters(node) if each.annotation is None]
            bare = [name for name in names if name not in ("self", "cls")]
            if bare or node.returns is None:
                yield f"{path}:{node.lineno} {node.name} lacks types: {', '.join(bare) or 'result'}"


def _parameters(node: FunctionNode) -> list[ast.arg]:
    given = node.args
    starred = [each for each in (given.vararg, given.kwarg) if each is not None]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *starred]


def figures(modules: Sequence[Module]) -> Iterator[Figure]:
    """The figures of files that were measured, at least one of them with a function."""
    files = [Place(module.where, module.lines) for module in modules]
    found = [function for module in modules for function in module.functions]
    lengths = [Place(each.where, each.lines) for each in found]
    yield Figure("lines of the median file", _median(files), MEDIAN_FILE)
    yield Figure("lines of the longest file", *_longest(files, LONGEST_FILE))
    yield Figure("lines of the median function", _median(lengths), MEDIAN_FUNCTION)
    most = sorted(each.measure for each in lengths)[int(MOST * (len(lengths) - 1))]
    long = tuple(_over(lengths, MOST_FUNCTIONS))
    yield Figure(f"lines that {MOST:.0%} of functions keep", most, MOST_FUNCTIONS, long)
    yield Figure("lines of the longest function", *_longest(lengths, LONGEST_FUNCTION))
    tangled = tuple(_over([Place(f.where, f.complexity) for f in found], COMPLEX))
    share = len(tangled) / len(found)
    yield Figure(f"share of functions more complex than {COMPLEX}", share, SHARE_COMPLEX, tangled)
    lacking = tuple(Place(where, 1) for module in modules for where in module.lacking)
    yield Figure("places without docstring or types", len(lacking), 0, lacking)


def _median(places: Sequence[Place]) -> float:
    return median(place.measure for place in places)


def _longest(places: Sequence[Place], limit: int) -> tuple[int, int, tuple[Place, ...]]:
    return max(place.measure for place in places), limit, tuple(_over(places, limit))


def _over(places: Sequence[Place], limit: int) -> Iterable[Place]:
    offenders = (place for place in places if place.measure > limit)
    return sorted(offenders, key=lambda place: -place.measure)


def main(folders: Sequence[str]) -> int:
    """Measure folders, print the figures; 0 if all hold, 1 if not, 2 if nothing is there."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.py"))
    modules = [measure(path) for path in paths]
    if not any(module.functions for module in modules):
        print("no functions found; usage: python tools/shape.py FOLDER...", file=sys.stderr)
        return 2
    results = list(figures(modules))
    for line in table(results):
        print(line)
    return 0 if all(each.holds for each in results) else 1


def table(results: Iterable[Figure]) -> Iterator[str]:
    """Each figure beside its limit; below those that do not hold, their places."""
    for each in results:
        verdict = "ok" if each.holds else "BROKEN"
        yield f"{each.name:<44} {each.value:>8.3g}  limit {each.limit:<6g} {verdict}"
        for place in () if each.holds else each.offenders:
            yield f"    {place.where} ({place.measure})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
