"""The code keeps its shape, and the tool that says so measures rightly."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.shape import complexity, figures, main, measure

ROOT = Path(__file__).parents[1]

SIMPLE = '"""A module."""\n\n\ndef public(a: int) -> int:\n    """A docstring."""\n    return a\n'


def test_the_checker_keeps_its_shape(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(ROOT / "checker")])
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return 1", 1),
        ("if a: return 1\n    elif a: return 2", 3),
        ("return a and a or a", 3),
        ("return [b for b in a if b]", 2),
        ("for b in a:\n        while b: pass", 3),
        ("try: pass\n    except ValueError: pass", 2),
        ("match a:\n        case 1: pass\n        case _: pass", 3),
    ],
)
def test_complexity_counts_ways(body: str, expected: int) -> None:
    function = ast.parse(f"def f(a):\n    {body}\n").body[0]
    assert isinstance(function, ast.FunctionDef)
    assert complexity(function) == expected


def write(folder: Path, text: str) -> Path:
    path = folder / "module.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_documented_and_typed_lacks_nothing(tmp_path: Path) -> None:
    assert measure(write(tmp_path, SIMPLE)).lacking == ()


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        ('"""A module."""\n', "", "module.py:1 has no docstring"),
        ('    """A docstring."""\n', "", "public has no docstring"),
        ("a: int", "a", "public lacks types: a"),
        (" -> int", "", "public lacks types: result"),
    ],
)
def test_what_is_lacking_is_named(tmp_path: Path, old: str, new: str, lacking: str) -> None:
    (said,) = measure(write(tmp_path, SIMPLE.replace(old, new))).lacking
    assert said.endswith(lacking)


def test_private_names_need_types_but_no_docstring(tmp_path: Path) -> None:
    text = SIMPLE.replace("public", "_private").replace('    """A docstring."""\n', "")
    assert measure(write(tmp_path, text)).lacking == ()


def test_a_function_too_long_is_named(tmp_path: Path) -> None:
    long = SIMPLE.replace("    return a\n", "    a += 1\n" * 70)
    broken = {each.name: each for each in figures([measure(write(tmp_path, long))])}
    offender = broken["lines of the longest function"].offenders[0]
    assert (Path(offender.where.split()[0]).name, offender.measure) == ("module.py:4", 72)


def test_a_broken_figure_gives_exit_status_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, SIMPLE + "\n" * 401)
    assert main([str(tmp_path)]) == 1
    assert "module.py (407)" in capsys.readouterr().out


def test_a_folder_without_code_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2
