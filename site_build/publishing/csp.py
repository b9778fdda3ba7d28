"""A content security policy in every page: nothing but this site, and no inline script but ours.

The theme writes a few inline scripts; the policy names each by its hash, so that no other can run.
A worker takes its policy from its own response, which a static host sends without one: the promise
that nothing leaves the browser is kept there by having no address to send to, and by a test.
"""

import base64
import hashlib
import re

PLACEHOLDER = "{inline-scripts}"
ANY_INLINE_SCRIPT = "'unsafe-inline'"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def fill(html: str) -> str:
    """Return the page with its policy's placeholder replaced by the hashes of its scripts."""
    hashes = sorted({script_hash(script) for script in INLINE_SCRIPT.findall(html)})
    return html.replace(PLACEHOLDER, " ".join(hashes))


def fill_for_live_reload(html: str) -> str:
    """Return the page so that MkDocs' server, which adds a script as it sends it, can reload it."""
    return html.replace(PLACEHOLDER, ANY_INLINE_SCRIPT)


def script_hash(script: str) -> str:
    """Return a script's CSP source expression (CSP Level 3, section 2.3.1)."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
