"""Lengthen the archive that Python runs from: part of it, for `runtime/archive.js` to call."""

import encodings.cp437  # noqa: F401 - zipfile reads names with it, and finds it by its name
from io import BytesIO
from zipfile import ZipFile
from zipimport import zipimporter


def lengthen(archive, pack):
    """Add all that is in `pack`, the bytes of a zip file from JavaScript, to the one at a path."""
    with ZipFile(archive, "a") as whole, ZipFile(BytesIO(pack.to_bytes())) as more:
        # Two packs may hold the same module.
        for name in set(more.namelist()) - set(whole.namelist()):
            whole.writestr(more.getinfo(name), more.read(name))
    # All importers of one archive share what they know of it.
    zipimporter(archive).invalidate_caches()
