"""Why did all these emails bounce, whose turn is it, and at which companies?"""

from checker.bounces.describing import describe
from checker.bounces.judging import Bounces, judge

__all__ = ["Bounces", "describe", "judge"]
