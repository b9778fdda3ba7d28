"""Who receives a contact's mail: which filter or mailbox product, by the MX records?"""

from checker.mx.describing import describe
from checker.mx.judging import judge

__all__ = ["describe", "judge"]
