"""The image way: an interpreter with the checker loaded, frozen into one WebAssembly module.

The reader's browser compiles it while it arrives and asks it at once. It holds the functions and
data that checking needs and nothing that is random, secret, of the moment or of this machine; it
wakes with the same hash seed for everyone, which harms at most the reader's own tab, and the
cap of 1,000 characters bounds even that.
"""

from pathlib import Path

from site_build import node
from site_build.runtime import corpus
from site_build.runtime.archive import FREEZING


def write(archive: Path, workshop: Path) -> tuple[Path, int]:
    """Write the image into `workshop`; return its path and the address of what answers in it."""
    image = workshop / "image.wasm"
    requests = corpus.write(corpus.frozen(), workshop / "image-requests.json")
    entry = node.run(FREEZING / "write_image.mjs", archive, requests, image)
    return image, int(entry)
