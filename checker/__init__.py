"""Do a From address and a sending domain align, why, and what to do next."""

# As `typing` has it, which takes too long to load here: see below.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.alignment import describe, judge

__all__ = ["describe", "judge"]
__version__ = "2.0.0"


def __getattr__(name: str) -> object:
    # Imported when asked for (PEP 562): Ctrl-C is a traceback until the command line has begun.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker import alignment

    return getattr(alignment, name)
