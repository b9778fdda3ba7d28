"""Until when do the contact's products keep a message and its log?"""

from checker.clock.describing import describe
from checker.clock.judging import Kept, judge, limit

__all__ = ["Kept", "describe", "judge", "limit"]
