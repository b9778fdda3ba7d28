"""What does this answer of an IT team, or this line of its console, mean?"""

from checker.answer.codes import judge_codes
from checker.answer.describing import describe
from checker.answer.judging import Answer, judge

__all__ = ["Answer", "describe", "judge", "judge_codes"]
