"""The theme's script, which every visitor loads, as short as it can be.

It carries along the style sheet for the diagrams of Mermaid, which no page has, and the library
behind its own copy buttons, in whose place pages have others (overrides/assets/sheets.js), and is
written for older browsers than those that can run the tools. It tells browsers the scheme by an
element in the head, for which they style the whole page anew; the root takes it as a style, which
is there before the page is drawn (overrides/assets/inline/scheme.js). Its name holds a fingerprint
of its content, so it gets a new one.
"""

import re
import subprocess
from pathlib import Path

from site_build.fingerprint import fingerprint_of
from site_build.publishing import naming
from site_build.publishing.assets import ESBUILD

# A text of the script that is a style sheet: the diagrams' begins with their nodes.
DIAGRAMS = re.compile(r'"\.node circle(?:[^"\\]|\\.)*"')
# The module of the library for copy buttons, from its first comment to its end.
CLIPBOARD = re.compile(
    r"(\(\w+,(\w+)\)=>\{)/\*!\s+\* clipboard\.js\b.{1,20000}?\}\)\(\)\.default\}\)\}\);", re.DOTALL
)
# The element that tells the scheme, from where it is made to where it is written.
SCHEME = re.compile(
    r'let (\w+)=\w+\("meta",\{name:"color-scheme"\}\);document\.head\.appendChild\(\1\);'
    r"(.{,2000}?)\b\1\.content="
)


def publish(site: Path) -> None:
    """Write it anew beside the theme's, and name it in all pages of `site`, which are there."""
    names = {}
    for script in sorted(site.glob("*/assets/javascripts/bundle.*.min.js")):
        theirs = script.read_text(encoding="utf-8")
        shorter = without_clipboard(without_diagrams(theirs))
        slim = minified(with_scheme_at_root(shorter)).encode()
        named = script.with_name(f"bundle.{fingerprint_of(slim)}.min.js")
        named.write_bytes(slim)
        # The same for all languages: the theme's script knows none.
        names[script.name] = named.name
    naming.rename(site, names)


def without_diagrams(script: str) -> str:
    """Return the script with an empty sheet in place of the diagrams'."""
    return replaced(DIAGRAMS, '""', script)


def without_clipboard(script: str) -> str:
    """Return the script with a library that says of itself that it works nowhere."""
    return replaced(CLIPBOARD, r"\1\2.exports={isSupported(){}}});", script)


def with_scheme_at_root(script: str) -> str:
    """Return the script with the scheme as a style of the root."""
    return replaced(SCHEME, r"\2document.documentElement.style.colorScheme=", script)


def replaced(pattern: re.Pattern[str], by: str, script: str) -> str:
    """Return the script with another text where `pattern` is.

    Raises ValueError when it is not there exactly once: another version of the theme wants a look.
    """
    new, found = pattern.subn(by, script)
    if found != 1:
        message = f"The theme's script has {found} times, not once, {pattern.pattern}."
        raise ValueError(message)
    return new


def minified(script: str) -> str:
    """Return the script as esbuild shortens it."""
    options = ("--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning")
    esbuild = [ESBUILD, *options]
    run = subprocess.run(esbuild, input=script, check=True, capture_output=True, encoding="utf-8")
    return run.stdout
