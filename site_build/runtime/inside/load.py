"""Load the tools and note which functions run from then on.

Runs in the bare interpreter (interpreter.mjs). Leaves at the top level `answer`, and for prune.py
`RAN`, the code of every function that has run since, and `forget_questions`.
"""

from sys import monitoring

from checker.browser import answer
from checker.knowledge.freemail import _listed
from checker.reading.domains import _a_label, _remapped
from checker.reading.organizational import _names, organization

# What is kept of the questions; every reader asks something else.
KEPT = (_a_label, _listed, _names, _remapped, organization)
RAN = set()


def forget_questions():
    """Empty what was filled by the questions asked so far."""
    for kept in KEPT:
        kept.cache_clear()


# The first answers fill the tables and catalogues that are read on first use.
for request in REQUESTS:  # noqa: F821 - set by write_image.mjs
    answer(request)
forget_questions()


def note(code, _offset):
    """Remember a function that starts, once."""
    RAN.add(code)
    return monitoring.DISABLE


monitoring.use_tool_id(monitoring.PROFILER_ID, "image")
monitoring.register_callback(monitoring.PROFILER_ID, monitoring.events.PY_START, note)
monitoring.set_events(monitoring.PROFILER_ID, monitoring.events.PY_START)
