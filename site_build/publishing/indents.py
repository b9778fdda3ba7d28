"""Lines without the indentation of their templates: a twentieth of a page as it is sent."""

import re

# What says by its lines what it means, and tags, in whose values a line may be meant.
_KEPT = re.compile(
    r"""(<(?:script|style|textarea|pre)\b.*?</(?:script|style|textarea|pre)>"""
    r"""|<!--.*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_INDENT = re.compile(r"[ \t]*\n\s*")


def drop(html: str) -> str:
    """Return a page with each of its lines beginning where it can."""
    parts = _KEPT.split(html)
    parts[::2] = [_INDENT.sub("\n", text) for text in parts[::2]]
    return "".join(parts)
