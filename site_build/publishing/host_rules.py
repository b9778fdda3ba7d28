"""What a host says of the files of the site (`hosting/rules.toml`), written down as `_headers`.

Netlify and Cloudflare Pages read that file: a path, in which a `*` at the end stands for whatever
follows, and below it the headers for it. Where a header stands below two paths that fit, Cloudflare
joins both values with a comma (https://developers.cloudflare.com/pages/configuration/headers/, read
on 2026-11-29), which would spoil ours: so no two paths with the same header fit one file.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_build.publishing import compressed

TABLE = Path(__file__).parents[2] / "hosting" / "rules.toml"
NAME = "_headers"
INDEX = "index.html"


@dataclass(frozen=True)
class Rule:
    """A header, and its value for the files whose path holds the pattern `path`; see the table."""

    name: str
    value: str
    path: str = ""
    usual: bool = False


def read() -> list[Rule]:
    """Return all rules, in their order."""
    return [Rule(**row) for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["headers"]]


def types() -> dict[str, str]:
    """Return what each kind of file is, by its ending without the dot."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))["types"]


def holding(rules: list[Rule], path: str) -> list[Rule]:
    """Return the rules that hold for a file, one for each header; `path` begins with a slash."""
    first: dict[str, Rule] = {}
    for rule in rules:
        if re.search(rule.path, path):
            first.setdefault(rule.name, rule)
    return list(first.values())


def paths(site: Path) -> list[str]:
    """Return the path of each file that readers ask for, from the root of the site on."""
    unasked = {
        site / NAME,
        *(path for one in compressed.COMPRESSORS for path in site.rglob(f"*{one}")),
    }
    files = (path for path in site.rglob("*") if path.is_file() and path not in unasked)
    return sorted(f"/{path.relative_to(site).as_posix()}" for path in files)


def publish(site: Path) -> None:
    """Write `_headers`; to be called when everything else is in `site`."""
    rules = read()
    held = {path: holding(rules, path) for path in paths(site)}
    headers: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        if rule.value and not rule.usual:
            for path in covering(list(held), {path for path in held if rule in held[path]}):
                headers[path].append(f"  {rule.name}: {rule.value}")
    text = "\n".join("\n".join([path, *lines]) for path, lines in headers.items())
    (site / NAME).write_text(text + "\n", encoding="utf-8")


def covering(files: list[str], wanted: set[str], folder: str = "/") -> Iterator[str]:
    """Yield the fewest paths that fit the `wanted` ones of all `files`, and no other of them.

    `files` are those in `folder` and in the folders below it.
    """
    if wanted.issuperset(files):
        yield f"{folder}*"
        return
    inside: dict[str, list[str]] = defaultdict(list)
    for path in files:
        name, slash, _ = path.removeprefix(folder).partition("/")
        inside[folder + name + slash].append(path)
    for path, below in inside.items():
        if path.endswith("/"):
            yield from covering(below, wanted, path)
        elif path in wanted:
            yield path
            # What a host gives to those who ask for the folder.
            if path == folder + INDEX:
                yield folder
