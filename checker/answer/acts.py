"""What somebody has done, or has not done, with an email."""

from enum import StrEnum


class Act(StrEnum):
    """What somebody at the receiving side has done, or wants, beside moving the email."""

    RELEASED = "released"
    REQUESTED = "requested"
    DENIED = "denied"
    ALLOWED = "allowed"
    OWN_LIST = "own_list"  # the contact blocked the sender
    SUBMITTED = "submitted"
    NOTHING_FOUND = "nothing_found"
    ASKED = "asked"  # for details, before anybody looks
    PROMISED = "promised"  # to look
    SEND_AGAIN = "send_again"  # asked of the sender
