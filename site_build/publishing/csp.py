"""A content security policy in every page: nothing but this site, and no inline script but ours.

A page that can look something up in the DNS may also ask the resolvers that it offers.

The theme writes a few inline scripts; the policy names each by its hash, so that no other can run.
The worker that runs Python begins from a `blob:` of bytes that have proved right: so it takes this
policy along, whatever its host answers with. Only scripts of the page can make a `blob:`.
"""

import re
from collections.abc import Iterable

from site_build import serving
from site_build.fingerprint import integrity

PLACEHOLDER = "{inline-scripts}"
RESOLVERS = "{resolvers}"
LOOKS_UP = "<dns-look-up"
ANY_INLINE_SCRIPT = "'unsafe-inline'"
INLINE_SCRIPT = re.compile(r"<script(?: data-[^>]*)?>(.*?)</script>", re.DOTALL)


def fill(html: str, resolvers: Iterable[str]) -> str:
    """Return the page with the placeholders of its policy replaced.

    They give way to the hashes of its scripts, and where it looks something up in the DNS to the
    origins of the `resolvers`.

    MkDocs' server adds a script as it sends a page: to that one the policy has to give way.
    """
    asked = [*resolvers] if LOOKS_UP in html else []
    html = html.replace(RESOLVERS, " ".join(["; connect-src 'self'", *asked]) if asked else "")
    if serving.live_reload:
        return html.replace(PLACEHOLDER, ANY_INLINE_SCRIPT)
    hashes = sorted({script_hash(script) for script in INLINE_SCRIPT.findall(html)})
    return html.replace(PLACEHOLDER, " ".join(hashes))


def script_hash(script: str) -> str:
    """Return a script's CSP source expression (CSP Level 3, section 2.3.1)."""
    return f"'{integrity(script.encode())}'"
