"""Do a From address and a sending domain align, why, and what to do next."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.alignment import describe, judge

__all__ = ["describe", "judge"]
__version__ = "2.0.0"


def __getattr__(name: str) -> Any:
    # Imported when asked for (PEP 562): before the command line has begun, Ctrl-C is a traceback.
    if name in __all__:
        return getattr(import_module("checker.alignment"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
