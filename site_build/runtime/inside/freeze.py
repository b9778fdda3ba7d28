"""Bring the interpreter into the state in which it is frozen: tools loaded, nothing left over.

Runs in the bare interpreter (interpreter.mjs). Leaves one name at the top level: `answer`.
"""

import gc
import linecache
import sys
import zipimport

from checker.browser import answer

# The first answers fill the tables and catalogues that are read on first use.
for request in REQUESTS:  # noqa: F821 - set by write_image.mjs
    answer(request)

# What is random at import would be the same for every reader.
forbidden = {"random", "secrets", "tempfile", "uuid"} & sys.modules.keys()
if forbidden:
    raise ImportError(f"must not be frozen: {forbidden}")

linecache.clearcache()
zipimport._zip_directory_cache.clear()
sys.path_importer_cache.clear()
sys._clear_internal_caches()
del REQUESTS, forbidden, request  # noqa: F821
gc.collect()
# Frozen objects are never scanned again: the first collection in the browser has nothing to do.
gc.freeze()
