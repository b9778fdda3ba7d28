"""The wheel, put into an environment of its own as `pipx install` does: its command answers."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from checker import __version__
from site_build import runtime
from site_build.runtime import wheels

NAME = "delivered-not-received"


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command that the wheel installs, with its locked dependencies beside it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv")
    made = wheels.build_checker(runtime.PROJECT, folder)
    needed = wheels.download_dependencies(runtime.PROJECT, runtime.BUILT.parent / "wheels")
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    options = ["--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "install", *options, made, *needed], check=True, timeout=120)
    return python.with_name(NAME)


def run(command: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # Nothing of this checkout is in the way: what answers is what was installed.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [command, *arguments], capture_output=True, cwd=command.parent, env=clean, timeout=60
    )


def test_it_answers(command):
    done = run(command, "max@example.de", "example.de")
    assert (done.returncode, done.stderr) == (0, b"")
    assert run(command, "--version").stdout.decode() == f"{__version__}\n"
    assert run(command, "clock", "2026-11-20", "Europe/Berlin").returncode == 0


def test_it_calls_itself_by_its_name(command):
    done = run(command)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"usage: {NAME} TOOL")
    assert run(command, "headers", "--help").stdout.decode().startswith(f"usage: {NAME} headers")
