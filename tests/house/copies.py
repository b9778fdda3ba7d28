"""A copy of the project that a test may change, and what a newcomer would run in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_RUN_S = 300


class Copy:
    """The files that git knows, in a folder of the test's own, with what was installed beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in tracked():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")

    def write(self, name: str, text: str) -> None:
        """Write a new file."""
        path = self.folder / name
        assert not path.exists(), f"{name} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

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
        done = self._python("-m", "mkdocs", "build", "--quiet", "--site-dir", "site")
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
