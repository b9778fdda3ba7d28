"""Until when do the contact's products keep a message and its log?"""

from checker.clock.describing import describe
from checker.clock.judging import Clock, Kept, Limit, judge, limit

__all__ = ["Clock", "Kept", "Limit", "describe", "judge", "limit"]
