"""Do a From address and a sending domain align, why, and what to do next."""

# As in `typing`, whose import would slow every start.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.alignment import describe, judge

__all__ = ["describe", "judge"]
__version__ = "2.0.0"


def __getattr__(name: str) -> object:
    # On first use (PEP 562): `__main__` minds Ctrl-C before the rest is loaded.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker import alignment

    return getattr(alignment, name)
