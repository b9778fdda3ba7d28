"""Our own scripts and styles, published once in a folder that is named after its content.

The name changes with any byte in it, so a host may let browsers keep the folder for ever, and a
page never mixes files of two releases. esbuild puts each script into one file with all the modules
that it imports: every request costs a reader on a phone more than the bytes in it. What lies in
`inline/` is put into the pages themselves, what lies in `search/` in front of the words that it
searches, the offline worker behind the list of what it keeps; what lies in `javascripts/` joins the
theme's own folder of that name and is left to the theme.
"""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from site_build.fingerprint import fingerprint, integrity

PROJECT = Path(__file__).parents[2]
SOURCE = PROJECT / "overrides" / "assets"
BUNDLED = PROJECT / "build" / "assets"
INLINED = PROJECT / "build" / "inline"
# Where the sources lie for MkDocs, which would publish them with the theme's files.
SOURCES, THEMES = "assets/", "assets/javascripts/"
ESBUILD = PROJECT / "node_modules" / "esbuild" / "bin" / "esbuild"
# What pages and workers load. A path below SOURCE stays the same below the published folder, so
# relative addresses in the modules of the same folder hold.
ENTRIES = (
    "agents.js",
    "agents/agents.css",
    "bounces/bounces.css",
    "case.js",
    "door.js",
    "elsewhere.js",
    "embedding.js",
    "embedding/embedding.css",
    "favicon.svg",
    "frame.js",
    "frame/frame.css",
    "headers/headers.css",
    "letter/letter.css",
    "look_up/look_up.css",
    "look_up/look_up.js",
    "offline/start.js",
    "offline/stop.js",
    "page/admonition.css",
    "page/choice.css",
    "page/chooser.css",
    "page/mailbox.css",
    "page/product.css",
    "page/triage.css",
    "page/way.css",
    "plan.js",
    "plan/plan.css",
    "runtime/worker.js",
    "site.css",
    "site.js",
    "tools.js",
    "tools/tools.css",
)
# What stands in the pages: in the head of those with a tool, in that of all, at the foot of all.
INLINE = ("tool", "first", "scheme", "later")
# What the worker of the search loads when somebody searches.
SEARCH = "search/search.js"
# What keeps the site for visits without a network.
OFFLINE = "offline/worker.js"
# The sheet with the colours, and one of them (tokens.css): its name, its light and its dark shade.
COLOURS = "site.css"
COLOUR = re.compile(r"(--[\w-]+): ?light-dark\((#\w+), ?#\w+\)")
OPTIONS = (
    "--bundle",
    "--minify",
    "--charset=utf8",
    "--loader:.svg=copy",
    "--asset-names=[name]",
    "--log-level=warning",
)


def bundle(made: Mapping[str, str]) -> str:
    """Bundle everything; return the published folder's path, such as `assets/page-0a1b2c3d4e`.

    `made` are scripts that no file holds, by their path in that folder.
    Raises CalledProcessError when a script has an error; esbuild has named it then.
    """
    shutil.rmtree(BUNDLED, ignore_errors=True)
    run_esbuild(SOURCE, [SOURCE / entry for entry in ENTRIES], BUNDLED)
    for path, script in made.items():
        (BUNDLED / path).write_text(script, encoding="utf-8")
    with (BUNDLED / COLOURS).open("a+", encoding="utf-8") as sheet:
        sheet.seek(0)
        sheet.write(light_alone(sheet.read()))
    files = sorted(path for path in BUNDLED.rglob("*") if path.is_file())
    return f"assets/page-{fingerprint(BUNDLED, files)}"


def light_alone(sheet: str) -> str:
    """Return the light shades once more, for browsers that know no `light-dark()`.

    Safari learned it in 17.5, Chrome in 123, Firefox in 120 (2024). A variable takes it in any
    browser; where the variable is used, the colour would be lost.
    """
    shades = "".join(f"{name}:{light};" for name, light in COLOUR.findall(sheet))
    # As specific as what chooses the scheme (page/theme.css).
    rule = f":root,[data-md-color-scheme]{{color-scheme:light;{shades}}}"
    return f"@supports not (color:light-dark(#fff,#000)){{{rule}}}\n"


def proofs() -> dict[str, str]:
    """Return what proves each bundled script to a browser, by its path in the published folder."""
    scripts = BUNDLED.rglob("*.js")
    return {path.relative_to(BUNDLED).as_posix(): integrity(path.read_bytes()) for path in scripts}


def inline() -> dict[str, str]:
    """Return the scripts that are put into the pages, by their names.

    A script has no white space around it: who takes that out of pages on their way leaves it whole.
    """
    return {name: one_script(f"inline/{name}.js") for name in INLINE}


def search() -> str:
    """Return the script that finds words, to be put in front of the words of all pages."""
    return one_script(SEARCH)


def offline() -> str:
    """Return the service worker, to be put behind the list of what it keeps."""
    return one_script(OFFLINE)


def one_script(entry: str) -> str:
    """Return an entry with all its modules as a script that is no module itself."""
    run_esbuild(SOURCE, [SOURCE / entry], INLINED, format="iife")
    return (INLINED / entry).read_text(encoding="utf-8").strip()


def run_esbuild(base: Path, entries: list[Path], target: Path, format: str = "esm") -> None:
    """Write each entry, which lies somewhere below `base`, to the same place below `target`."""
    where = [f"--outbase={base}", f"--outdir={target}", f"--format={format}"]
    subprocess.run([ESBUILD, *entries, *where, *OPTIONS], check=True)


def publish(site: Path, folder: str) -> None:
    """Copy what `bundle` has made into `folder` of the site."""
    shutil.copytree(BUNDLED, site / folder)


def is_source(uri: str) -> bool:
    """Whether what lies there in the theme's folder is one of the sources, by MkDocs' address."""
    ours = uri.startswith(SOURCES) and not uri.startswith(THEMES)
    return ours and (SOURCE / uri.removeprefix(SOURCES)).is_file()
