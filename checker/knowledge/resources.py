"""Read the files that come with a package, also out of a zip archive."""

import pkgutil
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any


def data(package: str, path: str) -> bytes:
    """Return the file `path` of `package`. Raises OSError when it is not there.

    `pkgutil` because `importlib.resources` imports a fifth of the standard library, `random`
    included, all of which would travel to the reader's browser.
    """
    content = pkgutil.get_data(package, path)
    assert content is not None, f"the loader of {package} cannot read files"
    return content


def text(package: str, path: str) -> str:
    """Return the text file `path` of `package`. Raises OSError when it is not there."""
    return data(package, path).decode("utf-8")


@cache
def toml(path: str) -> Mapping[str, Any]:
    """Return a TOML file of the checker, given its path inside the package; read once."""
    return tomllib.loads(text("checker", path))
