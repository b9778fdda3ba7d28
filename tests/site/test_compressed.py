"""What lies beside the files of the site, compressed: the same contents, and worth its place."""

import gzip
from pathlib import Path

import brotli
import pytest

from site_build.publishing import compressed

TEXT = b"delivered, but not received\n" * 100
READERS = {".br": brotli.decompress, ".gz": gzip.decompress}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Return a site of three files, with nothing kept of another one."""
    monkeypatch.setattr(compressed, "KEPT", tmp_path / "kept")
    site = tmp_path / "site"
    (site / "below").mkdir(parents=True)
    (site / "index.html").write_bytes(TEXT)
    (site / "below" / "noise.zip").write_bytes(bytes(range(256)))
    (site / "preview.png").write_bytes(TEXT)
    return site


def names(folder: Path) -> set[str]:
    """Return what is in a folder and below it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_becomes_smaller_lies_there_twice_more(folder):
    before = names(folder)
    compressed.publish(folder)
    assert names(folder) - before == {"index.html.br", "index.html.gz"}
    for ending, read in READERS.items():
        assert read((folder / f"index.html{ending}").read_bytes()) == TEXT


def test_nothing_is_compressed_a_second_time(folder, monkeypatch):
    compressed.publish(folder)
    first = {name: (folder / name).read_bytes() for name in names(folder)}
    for ending in READERS:
        monkeypatch.setitem(
            compressed.COMPRESSORS, ending, lambda _: pytest.fail("compressed again")
        )
        (folder / f"index.html{ending}").unlink()
    compressed.publish(folder)
    assert {name: (folder / name).read_bytes() for name in names(folder)} == first


def test_the_same_content_gives_the_same_bytes(folder, tmp_path, monkeypatch):
    compressed.publish(folder)
    first = {ending: (folder / f"index.html{ending}").read_bytes() for ending in READERS}
    monkeypatch.setattr(compressed, "KEPT", tmp_path / "kept elsewhere")
    compressed.publish(folder)
    assert {ending: (folder / f"index.html{ending}").read_bytes() for ending in READERS} == first


def test_what_no_file_has_any_more_is_not_kept(folder):
    compressed.publish(folder)
    before = names(compressed.KEPT)
    (folder / "index.html").write_bytes(TEXT + b"changed")
    compressed.publish(folder)
    after = names(compressed.KEPT)
    assert len(after) == len(before) == 3
    assert len(after & before) == 1, "of the file that has not changed"


def test_the_site_has_both_of_everything_that_takes_time_to_load(site):
    for ending, read in READERS.items():
        copies = list(site.rglob(f"*{ending}"))
        kinds = {path.with_suffix("").suffix for path in copies}
        assert {".css", ".html", ".js", ".json", ".md", ".mjs", ".wasm", ".zip"} <= kinds
        for path in copies:
            content = path.with_suffix("").read_bytes()
            assert read(path.read_bytes()) == content
            assert path.stat().st_size <= compressed.LARGEST * len(content)
