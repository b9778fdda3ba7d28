"""Do a From address and a sending domain align, why, and what to do next."""

from checker.alignment import describe, judge

__all__ = ["describe", "judge"]
__version__ = "2.0.0"
