"""Do the domains of a From address and of the sending side align?"""

from checker.alignment.comparing import Alignment, align
from checker.alignment.describing import describe
from checker.alignment.judging import Verdict, judge

__all__ = ["Alignment", "Verdict", "align", "describe", "judge"]
