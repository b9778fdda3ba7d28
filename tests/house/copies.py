"""A copy of the project that a test may change, and what a newcomer would run in it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parents[2]
LONGEST_RUN_S = 300
# A text of its own line or lines, and one in a table of one line.
ENGLISH_LINE = re.compile(r'^en = ("""(?:.|\n)*?"""|.*)$', re.MULTILINE)
ENGLISH_INLINE = re.compile(r'(?<=[{,] )en = ("(?:[^"\\]|\\.)*")')
# The way `make serve` does.
BUILD = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
from site_build import serving
serving.live_reload = True
build(load_config("mkdocs.yml", site_dir="site"))
"""


class Copy:
    """The files that git knows, in a folder of the test's own, with what was installed beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in tracked():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")

    def take_what_was_packed(self) -> None:
        """Copy what was packed for the site, which must be built by now."""
        for name in ("runtime", "wheels"):
            shutil.copytree(ROOT / "build" / name, self.folder / "build" / name)

    def write(self, name: str, text: str) -> None:
        """Write a new file."""
        path = self.folder / name
        assert not path.exists(), f"{name} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def read(self, name: str) -> str:
        """Return what a file holds."""
        return (self.folder / name).read_text("utf-8")

    def duplicate(
        self, name: str, other: str, changes: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Copy a file or a folder, with `changes` made in a file's text."""
        source, target = self.folder / name, self.folder / other
        if source.is_dir():
            shutil.copytree(source, target)
            return
        text = source.read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        target.write_text(text, "utf-8")

    def translate(self, *patterns: str) -> None:
        """Give every English text that stands beside its source a French one: the same."""
        for path in (path for pattern in patterns for path in self.folder.glob(pattern)):
            text = ENGLISH_LINE.sub(r"\g<0>\nfr = \1", path.read_text("utf-8"))
            path.write_text(ENGLISH_INLINE.sub(r"\g<0>, fr = \1", text), "utf-8")

    def bundled(self, name: str) -> str:
        """Return a script as it would be published."""
        done = self._python("-c", "from site_build.publishing import assets; assets.bundle({})")
        assert done.returncode == 0, done.stderr
        return self.read(f"build/assets/{name}")

    def append(self, name: str, text: str) -> None:
        """Add rows at the end of a file."""
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def insert(self, name: str, after: str, text: str) -> None:
        """Add text behind a text that stands in a file once."""
        path = self.folder / name
        content = path.read_text("utf-8")
        assert content.count(after) == 1, f"{name} has {after!r} {content.count(after)} times"
        path.write_text(content.replace(after, after + text), "utf-8")

    def checker(self, *arguments: str, given: str = "") -> str:
        """Return what `python -m checker` prints; its exit status is 0 or 1."""
        done = self._python("-m", "checker", *arguments, given=given)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def test(self, *paths: str) -> None:
        """Run tests of the copy; all of them must pass."""
        options = ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist")
        done = self._python(*options, *paths)
        assert done.returncode == 0, done.stdout[-3_000:]

    def build(self) -> Path:
        """Build the site without the image, which takes a minute, and return its folder."""
        done = self._python("-c", BUILD)
        assert done.returncode == 0, done.stderr[-3_000:]
        return self.folder / "site"

    def _python(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        outside = {name: value for name, value in os.environ.items() if "COV" not in name}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            timeout=LONGEST_RUN_S,
            env={**outside, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(self.folder)},
        )


def tracked() -> list[str]:
    """Return the names of all files that git knows and that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = listed.stdout.decode().rstrip("\0").split("\0")
    return [name for name in names if (ROOT / name).is_file()]
