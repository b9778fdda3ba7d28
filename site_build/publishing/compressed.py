"""Each file of the site once more beside itself, compressed with brotli and with gzip.

A host hands out what lies there (nginx: `brotli_static`, `gzip_static`). One that has to compress
by itself does so anew for every reader, in haste and not as well: the largest files take it a fifth
of a second each time.
"""

import gzip
import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

# What was compressed before, by its content: the best compression takes most of a minute.
KEPT = Path(__file__).parents[2] / "build" / "compressed"
# The quick one first: where it is not worth it the slow one is not, either.
COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
    ".br": lambda content: brotli.compress(content, quality=11),
}
# Part of the key of every file that was kept.
SETTINGS = f"gzip 9, brotli {brotli.__version__} 11\n".encode()
# Compressed by what they are.
LEFT_ALONE = frozenset({*COMPRESSORS, ".png"})
# A file that saves less than a twentieth is not worth having.
LARGEST = 0.95


def publish(site: Path) -> None:
    """Write the compressed files; to be called when everything else is in `site`."""
    KEPT.mkdir(parents=True, exist_ok=True)
    plain = [path for path in site.rglob("*") if path.is_file() and path.suffix not in LEFT_ALONE]
    # The largest first: none of them is left for the end. Both compressors let other threads run.
    plain.sort(key=lambda path: path.stat().st_size, reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        used = {name for names in pool.map(compress, plain) for name in names}
    for path in KEPT.iterdir():
        if path.suffix in COMPRESSORS and path.name not in used:
            path.unlink(missing_ok=True)


def compress(path: Path) -> list[str]:
    """Write beside a file what is smaller than it; return under which names that is kept."""
    content = path.read_bytes()
    digest = hashlib.sha256(SETTINGS + content).hexdigest()
    used = []
    for ending, compressor in COMPRESSORS.items():
        used.append(digest + ending)
        compressed = made_once(KEPT / used[-1], compressor, content)
        if len(compressed) > LARGEST * len(content):
            break
        path.with_name(path.name + ending).write_bytes(compressed)
    return used


def made_once(path: Path, compressor: Callable[[bytes], bytes], content: bytes) -> bytes:
    """Return what `compressor` makes of `content`: what is kept at `path`, or else kept there."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        compressed = compressor(content)
    # Put in place at once: two builds may run at the same time.
    with NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(compressed)
    Path(part.name).rename(path)
    return compressed
