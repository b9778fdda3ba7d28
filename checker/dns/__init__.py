"""What does the DNS say of a sender: its DMARC record, its alignment, the platform's records?"""

from checker.dns.describing import describe
from checker.dns.judging import judge

__all__ = ["describe", "judge"]
