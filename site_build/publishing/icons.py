"""Icons have a size of their own: without a style sheet each would be as wide as the page."""

import re

# As the theme's files have them; within HTML an svg needs no name of its language.
_ICON = re.compile(r'<svg xmlns="[^"]+" (viewBox="0 0 (\d+) (\d+)")>')


def size(html: str) -> str:
    """Return a page whose icons say how large they are."""
    return _ICON.sub(r'<svg \1 width="\2" height="\3">', html)
