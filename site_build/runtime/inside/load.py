"""Load the tools and note which functions run from then on.

Runs in the bare interpreter (interpreter.mjs). Leaves at the top level `answer`, and for prune.py
`RAN`, the code of every function that has run since, and `forget_questions`.
"""

import re
from functools import _lru_cache_wrapper
from gc import get_objects
from sys import monitoring
from types import CodeType, FunctionType

from checker.browser import answer
from checker.knowledge import resources

RAN = set()


def forget_questions():
    """Empty what was filled by the questions asked so far: every reader asks something else.

    A cache of so many is one of questions; one without a limit holds tables and catalogues.
    """
    re.purge()
    for one in get_objects():
        if type(one) is _lru_cache_wrapper and one.cache_parameters()["maxsize"] is not None:
            one.cache_clear()


def start_afresh():
    """Take back what the interpreter has made of the functions that ran often.

    It writes shortcuts into their code, which do by themselves what a function of C did before. The
    image has their code as new and calls that function, so the build has to see it called.
    """
    for one in get_objects():
        if type(one) is FunctionType and one.__globals__ is not globals():
            one.__code__ = fresh(one.__code__)


def fresh(code):
    """Return a copy of code that has not run, the functions in it included."""
    constants = (fresh(one) if type(one) is CodeType else one for one in code.co_consts)
    return code.replace(co_consts=tuple(constants))


def warm_up():
    """Fill the tables and catalogues that are read on first use."""
    for request in WARM_UP:  # noqa: F821 - set by freeze.mjs
        answer(request)


warm_up()
# Most of what is read out of files is only there to make something of it.
resources.toml.cache_clear()
warm_up()
forget_questions()
start_afresh()


def note(code, _offset):
    """Remember a function that starts, once."""
    RAN.add(code)
    return monitoring.DISABLE


monitoring.use_tool_id(monitoring.PROFILER_ID, "image")
monitoring.register_callback(monitoring.PROFILER_ID, monitoring.events.PY_START, note)
monitoring.set_events(monitoring.PROFILER_ID, monitoring.events.PY_START)
