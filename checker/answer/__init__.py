"""What does this answer of an IT team, or this line of its console, mean?"""

from checker.answer.codes import judge_codes
from checker.answer.describing import describe
from checker.answer.judging import judge
from checker.answer.prose import denies
from checker.answer.result import Answer

__all__ = ["Answer", "denies", "describe", "judge", "judge_codes"]
