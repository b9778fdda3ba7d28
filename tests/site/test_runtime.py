"""What is packed for the browser: the same bytes from the same sources, and nothing of this machine."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import brotli
import pytest

from site_build import runtime
from site_build.publishing import compressed
from site_build.runtime.archive import ARCHIVE, PACKS
from site_build.runtime.image import IMAGES


@pytest.fixture
def packed(site: Path) -> Path:
    return site / runtime.PUBLISHED


def contents(folder: Path) -> dict[str, str]:
    """Return the hash of each file below a folder, without what is compressed beside it."""
    files = (
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in compressed.COMPRESSORS
    )
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_a_second_build_gives_the_same_bytes(packed, tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "BUILT", tmp_path / "runtime")
    runtime.build()
    assert contents(tmp_path / "runtime" / "python") == contents(packed)


def test_nothing_of_this_machine_is_in_it(packed):
    made_here = [*packed.glob("*.wasm"), *packed.glob("*.zip")]
    # The archive; the functions of images that are whole and of those that are not; the memories.
    kinds = {image.whole for image in IMAGES.values()}
    assert len(made_here) == 1 + len(kinds) + len(IMAGES) + len(PACKS)
    for file in made_here:
        assert str(runtime.PROJECT).encode() not in file.read_bytes()


MOST_BYTES = {
    "check": 1_040_000,
    "answers": 1_530_000,
    "letter": 1_650_000,
    "headers": 2_080_000,
    "tools": 2_610_000,
}


@pytest.mark.parametrize(("name", "most"), MOST_BYTES.items())
def test_an_image_is_small(packed, name, most):
    kind = "whole" if IMAGES[name].whole else "part"
    (functions,), (memory,) = (
        packed.glob(f"{part}-*.wasm") for part in (f"functions-{kind}", f"memory-{name}")
    )
    contents = functions.read_bytes(), memory.read_bytes()
    assert sum(len(brotli.compress(one, quality=9)) for one in contents) < most


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_holds_its_rooms_and_what_the_archive_does_not(packed, name):
    held, of_archive = members(packed, name), members(packed, ARCHIVE)
    of_rooms = re.compile(rf"checker/(data/|messages/\w+/)?({'|'.join(PACKS[name])})[/.]")
    assert all(of_rooms.match(one) for one in held if one.startswith("checker/"))
    assert not any(map(of_rooms.match, of_archive))
    assert not held & of_archive


def members(packed: Path, name: str) -> set[str]:
    """Return what the archive or a pack holds."""
    (file,) = packed.glob(f"{name}-*.zip")
    return set(zipfile.ZipFile(file).namelist())


def test_the_lock_file_names_each_wheel_with_its_hash(packed):
    (lock,) = packed.glob("pyodide-*/pyodide-lock.json")
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert {"delivered-not-received", "idna", "publicsuffixlist"} <= packages.keys()
    for package in packages.values():
        wheel = lock.with_name(package["file_name"])
        assert hashlib.sha256(wheel.read_bytes()).hexdigest() == package["sha256"]


def test_an_unchanged_checker_is_not_packed_again(site, monkeypatch):
    monkeypatch.setattr(runtime, "pack", lambda *_: pytest.fail("packed again"))
    runtime.build()
