"""What is this that somebody has pasted, and which tool reads it?"""

from checker.read.describing import describe
from checker.read.judging import Taken, judge

__all__ = ["Taken", "describe", "judge"]
