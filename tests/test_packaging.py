"""A built wheel and an editable installation both give the command with the rules inside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from checker import __version__

ROOT = Path(__file__).parents[1]
DRAFT = "第一条　违反规定生育的，征收社会抚养费。\n第二条　本条例自公布之日起施行。\n"


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """The standard output of a command that must end with the given status."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    clean["PYTHONUTF8"] = "1"
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def new_environment(folder: Path) -> Path:
    """An environment without packages of its own that sees the libraries of this one.

    Returns its folder of executables. A ``.pth`` file appends paths, so that what is installed
    into the environment itself goes first; nothing is downloaded.
    """
    venv.create(folder, with_pip=False)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = run(binaries / "python", "-c", asked, cwd=folder).strip()
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(own) / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    return binaries


def install(binaries: Path, *what: str | Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    offline = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed"]
    into = ["--python", binaries / "python", "install", *offline]
    run(*pip, *into, *what, cwd=binaries)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by way of the source distribution."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module", params=["wheel", "editable"])
def tiaoli(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as each kind of installation gives it."""
    binaries = new_environment(tmp_path_factory.mktemp(request.param) / "environment")
    if request.param == "wheel":
        install(binaries, request.getfixturevalue("wheel"))
    else:
        install(binaries, "-e", ROOT)
    return binaries / "tiaoli"


def test_the_wheel_holds_every_rule_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file()
    }
    assert {path.rsplit(".")[-1] for path in rules} >= {"yaml", "txt"}
    assert {f"checker/_data/{name}" for name in rules} <= names


def test_the_wheel_holds_the_formulations_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("checker/_data/formulations/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "checker/py.typed" in names


def test_the_wheel_holds_the_desk(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    style = {path.name for path in (ROOT / "checker" / "web" / "style").glob("*.*")}
    assert {f"checker/web/style/{name}" for name in style - {"__pycache__"}} <= names
    assert "checker/_data/app_streamlit.py" in names
    assert "checker/_data/.streamlit/config.toml" in names
    assert "checker/reviewing/migrations/script.py.mako" in names
    assert "checker/reviewing/outputs/opinion.docx" in names


def test_a_clone_has_no_copy_that_would_hide_its_rules() -> None:
    assert not (ROOT / "checker" / "_data").exists()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"checker", f"tiaoli-{__version__}.dist-info"}


def test_the_command_tells_its_version(tiaoli: Path, tmp_path: Path) -> None:
    assert __version__ in run(tiaoli, "--version", cwd=tmp_path)


def test_the_command_finds_the_rules_from_another_folder(tiaoli: Path, tmp_path: Path) -> None:
    assert "FEE001" in run(tiaoli, "rules", "list", cwd=tmp_path)


def test_the_command_checks_a_draft(tiaoli: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    assert '"maintenance-fee"' in run(
        tiaoli, "check", "--format", "json", "draft.txt", cwd=tmp_path, status=1
    )


def test_the_command_opens_the_desk_from_another_folder(tiaoli: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-browser", "--port", str(port), "--database", f"sqlite:///{tmp_path}/desk.db"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    desk = subprocess.Popen(
        [tiaoli, "app", *options],
        cwd=tmp_path,
        env=clean | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert desk.stdout is not None
        assert desk.stdout.readline() == f"条例审查台：http://127.0.0.1:{port}\n"
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=20) as answer:
            assert answer.status == 200
    finally:
        desk.terminate()
        said = desk.communicate(timeout=30)[1]
    assert (said, desk.returncode) == ("条例审查台已停止。\n", 0)


@pytest.mark.parametrize("name", ["desk_script", "desk_options"])
def test_each_installation_has_its_own_desk(tiaoli: Path, tmp_path: Path, name: str) -> None:
    asked = f"from checker import resources; print(resources.{name}())"
    found = Path(run(tiaoli.parent / "python", "-c", asked, cwd=tmp_path).strip())
    assert found.is_relative_to(tiaoli.parents[1].resolve()) != found.is_relative_to(ROOT)
    assert found.is_file()


@pytest.mark.parametrize("folder", ["rules", "formulations"])
def test_each_installation_has_its_own_data(tiaoli: Path, tmp_path: Path, folder: str) -> None:
    asked = f"from checker import resources; print(resources.{folder}_directory())"
    found = Path(run(tiaoli.parent / "python", "-c", asked, cwd=tmp_path).strip())
    inside = found.is_relative_to(tiaoli.parents[1].resolve())
    at_the_top = found.is_relative_to(ROOT)
    assert inside != at_the_top
    assert any(found.glob("*.yaml"))
