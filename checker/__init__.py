"""Do a From address and a sending domain align, why, and what to do next."""

from checker.report import describe
from checker.verdict import judge

__all__ = ["describe", "judge"]
