"""Write the modules that the checker needs as bytecode into `/output/archive.zip`.

Runs inside Pyodide, whose own interpreter alone writes bytecode that it will load. What is needed
is what is loaded once every tool is imported and every question of the corpus (`REQUESTS`) has
been answered: Pyodide's own packages, a part of the standard library, the checker and its
dependencies. Their data files come along.
"""

import importlib
import pkgutil
import re
import sys
from pathlib import Path

SITE_PACKAGES = Path("/site-packages")
# Sources, their type stubs and caches, the wheels' metadata, tests' tables.
NOT_DATA = re.compile(r"\.(pyi?|pyc|typed|txt)$|\.dist-info/")
# What is the command line's or the build's alone, modules and rooms; nothing a page does needs it.
NOT_FOR_PAGES = {"__main__", "batch", "command", "template", "terminal"}


def load_everything() -> list[str]:
    """Import the checker's modules for pages, use them and return the names of what is loaded."""
    sys.path.append(str(SITE_PACKAGES))
    import_all("checker")
    for request in REQUESTS:  # noqa: F821 - set by write_archive.mjs
        sys.modules["checker.browser"].answer(request)
    return sorted(sys.modules)


def import_all(package: str) -> None:
    """Import a package and every module below it that is not for the command line."""
    module = importlib.import_module(package)
    for below in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{package}."):
        if below.name.rpartition(".")[2] not in NOT_FOR_PAGES:
            import_all(below.name)


LOADED = load_everything()

# After the list is made, so that what only this script needs stays out of the archive.
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

LIBRARY = "/lib/python314.zip"
# The earliest date a zip file can hold.
DATE = (1980, 1, 1, 0, 0, 0)


def bytecode(name: str) -> tuple[str, bytes] | None:
    """Return a loaded module's path in the archive and its bytecode, None if it has no source.

    Without docstrings and assertions (level 2), and marked as never to be compared with a source.
    """
    spec = sys.modules[name].__spec__
    if spec is None or not spec.has_location or spec.name != name:
        return None
    path = name.replace(".", "/") + ("/__init__" if spec.submodule_search_locations else "")
    source = spec.loader.get_source(name)
    code = compile(source, f"{LIBRARY}/{path}.py", "exec", dont_inherit=True, optimize=2)
    return f"{path}.pyc", bytes(_code_to_hash_pyc(code, source_hash(source.encode()), False))


def data_files() -> list[Path]:
    """Return what the packages read at run time: all their files that are not about Python."""
    inside = (path for path in SITE_PACKAGES.rglob("*") if path.is_file())
    return sorted(path for path in inside if not NOT_DATA.search(str(path)))


def write_archive(target: Path) -> None:
    """Write the archive, stored and not deflated: the transfer compresses it better as a whole."""
    modules = [module for module in map(bytecode, LOADED) if module]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in modules:
            archive.writestr(zipfile.ZipInfo(name, DATE), content)
        for path in data_files():
            name = path.relative_to(SITE_PACKAGES).as_posix()
            archive.writestr(zipfile.ZipInfo(name, DATE), path.read_bytes())


write_archive(Path("/output/archive.zip"))
