"""What is left to do until the next email arrives, and whose turn it is?"""

from checker.plan.describing import describe
from checker.plan.judging import Plan, judge

__all__ = ["Plan", "describe", "judge"]
