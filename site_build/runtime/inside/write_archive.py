"""Write the modules that the checker needs as bytecode into `/output`: one zip file for each of FILES.

Runs inside Pyodide, whose own interpreter alone writes bytecode that it will load. What the first
file holds, the archive, is what is loaded once every tool in it is imported and has answered its
questions of the corpus: Pyodide's own packages, a part of the standard library, the checker and its
dependencies. A pack holds what is loaded besides for the tools in it. Data files come along.
"""

import importlib
import pkgutil
import re
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

SITE_PACKAGES = Path("/site-packages")
# Sources, their type stubs and caches, the wheels' metadata, tests' tables.
NOT_DATA = re.compile(r"\.(pyi?|pyc|typed|txt)$|\.dist-info/")
# What is the command line's or the build's alone, modules and rooms; nothing a page does needs it.
NOT_FOR_PAGES = {"__main__", "batch", "command", "shell", "template", "terminal"}
ARCHIVE, *PACKS = FILES  # noqa: F821 - set by write_archive.mjs
# What is for one room alone bears its name.
PACKED_ROOM = re.compile(r"checker\.(\w+)|checker/(?:data|messages/\w+)/(\w+)")


def load_everything() -> list[dict[str, ModuleSpec | None]]:
    """Import the checker's modules for pages, use them and return what each file's tools load.

    Each pack is loaded as if there were no other: a reader may have any of them, or all.
    """
    sys.path += [str(SITE_PACKAGES), "/inside"]
    importlib.import_module("lengthen")
    loaded, of_archive = [], set()
    for file in FILES:  # noqa: F821
        import_all("checker", file)
        for request in file["requests"]:
            sys.modules["checker.browser"].answer(request)
        names = sorted(sys.modules.keys() - of_archive)
        loaded.append({name: sys.modules[name].__spec__ for name in names})
        if file is ARCHIVE:
            of_archive = set(names)
        else:
            for name in names:
                del sys.modules[name]
    return loaded


def import_all(package: str, file: dict[str, object]) -> None:
    """Import a package and every module below it that belongs to a file and is for pages."""
    module = importlib.import_module(package)
    for below in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{package}."):
        if below.name.rpartition(".")[2] not in NOT_FOR_PAGES and file_of(below.name) is file:
            import_all(below.name, file)


def file_of(name: str) -> dict[str, object]:
    """Return the file that a module or the path of a data file belongs to."""
    found = PACKED_ROOM.match(name)
    room = found and (found[1] or found[2])
    return next((pack for pack in PACKS if room in pack["rooms"]), ARCHIVE)


LOADED = load_everything()

# After the list is made, so that what only this script needs stays out of the archive.
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

LIBRARY = "/lib/python314.zip"
# The earliest date a zip file can hold.
DATE = (1980, 1, 1, 0, 0, 0)


def bytecode(name: str, spec: ModuleSpec | None) -> tuple[str, bytes] | None:
    """Return a loaded module's path in the archive and its bytecode, None if it has no source.

    Without docstrings and assertions (level 2), and marked as never to be compared with a source.
    """
    if spec is None or not spec.has_location or spec.name != name:
        return None
    path = name.replace(".", "/") + ("/__init__" if spec.submodule_search_locations else "")
    source = spec.loader.get_source(name)
    code = compile(source, f"{LIBRARY}/{path}.py", "exec", dont_inherit=True, optimize=2)
    return f"{path}.pyc", bytes(_code_to_hash_pyc(code, source_hash(source.encode()), False))


def data_files(file: dict[str, object]) -> list[str]:
    """Return what the packages read at run time: all their files that are not about Python."""
    inside = (path for path in SITE_PACKAGES.rglob("*") if path.is_file())
    names = sorted(path.relative_to(SITE_PACKAGES).as_posix() for path in inside)
    return [name for name in names if not NOT_DATA.search(name) and file_of(name) is file]


def write(file: dict[str, object], loaded: dict[str, ModuleSpec | None]) -> None:
    """Write a file, stored and not deflated: the transfer compresses it better as a whole."""
    modules = [module for one in loaded.items() if (module := bytecode(*one))]
    with zipfile.ZipFile(f"/output/{file['name']}.zip", "w", zipfile.ZIP_STORED) as archive:
        for name, content in modules:
            archive.writestr(zipfile.ZipInfo(name, DATE), content)
        for name in data_files(file):
            archive.writestr(zipfile.ZipInfo(name, DATE), (SITE_PACKAGES / name).read_bytes())


for file, loaded in zip(FILES, LOADED, strict=True):  # noqa: F821
    write(file, loaded)
