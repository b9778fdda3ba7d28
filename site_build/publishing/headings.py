"""Each heading's link, moved from the heading to its side.

The theme puts the link into the heading, and a screen reader would read it as a part of the
heading's name.
"""

import re

# As Python-Markdown's `toc` writes it (version 3.10, with `permalink` and `permalink_title`).
HEADING = re.compile(
    r'(<(h[1-6]) id="[^"]+">)(.*?)'
    r'<a class="headerlink" (href="[^"]+") title="([^"]+)">&para;</a></\2>'
)
TAG = re.compile(r"<[^>]+>")


def part(html: str) -> str:
    """Return a page whose headings hold nothing but their text."""
    return HEADING.sub(_parted, html)


def _parted(found: re.Match[str]) -> str:
    start, tag, text, address, title = found.groups()
    name = f"{title}: {TAG.sub('', text)}".replace('"', "&quot;")
    link = f'<a class="headerlink" {address} title="{title}" aria-label="{name}">&para;</a>'
    return f'<div class="heading">{start}{text}</{tag}>{link}</div>'
