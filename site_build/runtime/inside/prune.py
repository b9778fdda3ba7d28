"""Leave in the interpreter only what answering needs: the last step before it is frozen.

Runs in the bare interpreter after load.py. A function of the library that has not run becomes one
that aborts: like the runtime's own functions that are dropped (functions.mjs), it ends the
interpreter instead of giving a wrong answer, and no `except` on the way can stop that. Names that no
function which is left could look up go, and with them what only they held.

In an image that is WHOLE the checker's own functions stay: what is rare in the corpus may be just
what a reader has.

Leaves at the top level `answer`, and for interpreter.mjs, which drops them: `interned`, `counters`,
`opcodes`, `texts` and `places`.
"""

import sys
from collections.abc import Collection, Iterator
from functools import cache
from gc import collect, disable, freeze, get_objects, get_referents
from os import abort
from sys import monitoring
from types import CodeType, FunctionType, ModuleType

# What is random at import would be the same for every reader.
FORBIDDEN = {"random", "secrets", "tempfile", "uuid"}
# Modules that the runtime itself looks into: in C, where no name of them is seen.
KEPT_WHOLE = {
    "__main__",
    "_datetime",
    "builtins",
    "json",
    "json.decoder",
    "sys",
    "time",
    "zoneinfo._common",
}
# What the runtime looks up in a module.
OF_MODULES = {"__builtins__", "__getattr__", "__name__", "__package__", "__path__", "__spec__"}
# Packages whose functions import from them while they answer.
KEPT_IMPORTABLE = {"checker", "idna"}
# A generator's code can only give way to a generator's (inspect.CO_GENERATOR and its like).
GENERATOR_FLAGS = 0x20 | 0x80 | 0x100 | 0x200
# What a class knows of the place where it was written, and a bit of those that cannot be changed
# (CPython, Py_TPFLAGS_IMMUTABLETYPE).
OF_SOURCE = {"__annotate_func__", "__annotations_cache__", "__firstlineno__", "__static_attributes__"}
IMMUTABLE = 1 << 8
# Whether it takes further arguments, and further named ones (inspect.CO_VARARGS, CO_VARKEYWORDS).
COLLECTING_FLAGS = (0x04, 0x08)
# Code as it stays, by its address, with its bytecode.
REMADE: dict[int, tuple[CodeType, bytes]] = {}
# The opcode of an entry in an inline cache.
CACHE = 0
# What only tracebacks tell of a code.
NOT_TOLD = {"co_filename": "", "co_linetable": b"", "co_name": "", "co_qualname": ""}


def prune() -> None:
    """Drop what has not run since load.py, and what only that needed."""
    if found := FORBIDDEN & sys.modules.keys():
        raise ImportError(f"must not be frozen: {found}")
    monitoring.set_events(monitoring.PROFILER_ID, 0)
    monitoring.free_tool_id(monitoring.PROFILER_ID)
    kept = {one for one in functions() if is_kept(one)}
    for function in kept:
        function.__code__ = trimmed(function.__code__, whole=is_own(function))
    forget_names(except_for=set().union(*(names_in(one.__code__) for one in kept)))
    forget_modules()
    forget_files()
    collect()
    # Last, because what went may still have called them.
    for function in set(functions()) - kept:
        function.__code__ = aborting(function.__code__)
        function.__defaults__ = function.__kwdefaults__ = None


def functions() -> list[FunctionType]:
    """Return all functions but those of this script."""
    found = (one for one in get_objects() if type(one) is FunctionType)
    return [one for one in found if one.__globals__ is not globals()]


def is_kept(function: FunctionType) -> bool:
    """Tell whether a function has run, or may run."""
    return function.__code__ in RAN or is_own(function)  # noqa: F821 - set by load.py


def is_own(function: FunctionType) -> bool:
    """Tell whether a function is one of the checker's that stay whatever has run."""
    return WHOLE and str(function.__module__).startswith("checker.")  # noqa: F821 - freeze.mjs


def trimmed(code: CodeType, whole: bool) -> CodeType:
    """Return code that does the same, without what only tracebacks tell.

    Without what has not run, too, unless it is to stay whole.
    """
    if not whole and code not in RAN:  # noqa: F821
        return aborting(code)
    constants = (trimmed(one, whole) if type(one) is CodeType else one for one in code.co_consts)
    return remade(code, co_consts=tuple(constants), co_varnames=arguments(code), **NOT_TOLD)


def arguments(code: CodeType) -> tuple[str, ...]:
    """Return the names of the arguments, by which they are given; no other variable needs its own."""
    collecting = (code.co_flags & flag > 0 for flag in COLLECTING_FLAGS)
    given = code.co_argcount + code.co_kwonlyargcount + sum(collecting)
    return (*code.co_varnames[:given], *[""] * (len(code.co_varnames) - given))


def aborting(code: CodeType) -> CodeType:
    """Return code that aborts and can stand in the place of `code`."""
    return aborting_code(len(code.co_freevars), code.co_flags & GENERATOR_FLAGS)


@cache
def aborting_code(closed_over: int, flags: int) -> CodeType:
    """Return code that aborts, for a function with so many variables of another."""
    code = call_abort.__code__
    return remade(
        code,
        # A constant, because no name can be relied on in another function's namespace.
        co_consts=tuple(abort if one == "abort" else one for one in code.co_consts),
        co_flags=code.co_flags | flags,
        co_freevars=tuple(map(str, range(closed_over))),
        **NOT_TOLD,
    )


def call_abort(*_, **__):
    """Take whatever is given and never return."""
    function = "abort"
    function()


def names_in(code: CodeType) -> set[str]:
    """Return every name that code could look up, in a namespace or on an object, or as a text."""
    texts = {one for one in code.co_consts if type(one) is str}
    inner = (names_in(one) for one in code.co_consts if type(one) is CodeType)
    return texts.union(code.co_names, *inner)


def forget_names(except_for: set[str]) -> None:
    """Take all other names out of the modules' namespaces, and the annotations that hold some."""
    for function in functions():
        function.__annotate__ = function.__doc__ = None
        function.__name__ = function.__qualname__ = ""
    for one in get_objects():
        if isinstance(one, type) and not one.__flags__ & IMMUTABLE:
            for name in OF_SOURCE & vars(one).keys():
                delattr(one, name)
    modules = (one for one in get_objects() if type(one) is ModuleType)
    for module in [one for one in modules if one.__name__ not in KEPT_WHOLE]:
        for name in module.__dict__.keys() - except_for - OF_MODULES:
            del module.__dict__[name]


def forget_modules() -> None:
    """Take all other modules out of the list that imports look into."""
    for name in sys.modules.keys() - KEPT_WHOLE:
        if name.partition(".")[0] not in KEPT_IMPORTABLE:
            del sys.modules[name]
    sys.meta_path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()


def forget_files() -> None:
    """Close the standard streams with their large buffers: nobody sees what is printed."""
    for name in ("stdin", "stdout", "stderr"):
        setattr(sys, name, None)
        setattr(sys, f"__{name}__", None)


def remade(code: CodeType, **changes: object) -> CodeType:
    """Return changed code, and note its bytecode: it would keep that if it was asked for it."""
    made = code.replace(**changes)
    REMADE[id(made)] = made, code.co_code
    return made


def codes() -> Collection[CodeType]:
    """Return the code of all functions, and of those in it, each once."""
    found, waiting = {}, [one.__code__ for one in functions()]
    while waiting:
        code = waiting.pop()
        found[id(code)] = code
        waiting += (one for one in code.co_consts if type(one) is CodeType)
    return found.values()


def counters_of(code: CodeType) -> Iterator[int]:
    """Return the addresses where the interpreter counts how often a place of code has run.

    Each is the first entry of the place's inline cache, which is all zeros in `co_code` (CPython,
    Lib/opcode.py: _cache_format; the bytecode stands at the end of struct PyCodeObject).
    """
    start, (_, bytecode) = id(code) + CodeType.__basicsize__, REMADE[id(code)]
    for at in range(2, len(bytecode), 2):
        if bytecode[at] == CACHE != bytecode[at - 2]:
            yield start + at


def texts_for_no_name() -> tuple[str, ...]:
    """Return the strings that no dictionary has as a key, and that are not held only once, as names are.

    Of all others the interpreter may read the hash where it stands, without computing it (CPython,
    Objects/dictobject.c: unicode_get_hash): of its own names, too, which are not in `interned`.
    """
    texts, names, seen, waiting = {}, set(), set(), get_objects()
    while waiting:
        one = waiting.pop()
        if type(one) is str and not sys._is_interned(one):
            texts[id(one)] = one
        elif id(one) not in seen:
            seen.add(id(one))
            if isinstance(one, dict):
                names.update(map(id, one))
            waiting += get_referents(one)
    return tuple(text for at, text in texts.items() if at not in names)


forget_questions()
prune()
sys._clear_internal_caches()
# The runtime's table of the strings that it holds only once: each is its own key and value.
interned = next(one for one in get_objects() if type(one) is dict and one.get("prune") == "prune")
finish = collect, freeze, disable
counters = b"".join(at.to_bytes(4, "little") for code in codes() for at in counters_of(code))
texts = texts_for_no_name()
places = b"".join(id(text).to_bytes(4, "little") for text in texts)
opcodes = bytes({one for code in codes() for one in REMADE[id(code)][1][::2]})
left = {"answer", "interned", "counters", "opcodes", "texts", "places", "finish", "left", "name"}
for name in globals().keys() - left:
    del globals()[name]
finish[0]()
# Frozen objects are never scanned again. And there is no collection in the browser: it would come at any
# moment, and meet what no question of the build had left lying about.
finish[1]()
finish[2]()
del finish, left, name
