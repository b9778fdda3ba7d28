"""Until when do the contact's products keep a message and its log?"""

from checker.clock.describing import describe
from checker.clock.judging import Kept, Limit, limit, limits

__all__ = ["Kept", "Limit", "describe", "limit", "limits"]
