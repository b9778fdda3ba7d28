"""Cut off what is no reply from what a reader pastes."""

import re

# From here on a notice only repeats the email itself.
_ORIGINAL = re.compile(
    r"^(?:original message headers:|(?:received|return-path|dkim-signature): |"
    r"-+ ?(?:(?:this is|below this line is) (?:a|the) copy|the headers? of|original|returned|"
    r"ursprüngliche))",
    re.IGNORECASE | re.MULTILINE,
)
# What a notice without numbers gives as the reason: behind a name for it, or behind an address.
_REASON = re.compile(
    r"(?:\b(?:reason|cause|because|error|grund|ursache|weil|fehler|meldung)\b[^:.\n]{0,40}"
    r"|^<\S{1,200}@\S{1,200}>):\s{1,3}(\S.*(?:\n.+){0,4})",
    re.IGNORECASE | re.MULTILINE,
)
# The sender wrote what stands there: "Subject: The reason: …".
_SUBJECT = re.compile(r"^\W{0,9}(?:subject|betreff)\s?:.*", re.IGNORECASE | re.MULTILINE)


def reason_in(notice: str) -> str:
    """Return the words that a notice gives as the reason; "" where it has no name for it."""
    reason = _REASON.search(_SUBJECT.sub("", notice))
    return reason[1] if reason else ""


def without_original(text: str) -> str:
    """Return a notice without the email that it brings back."""
    original = _ORIGINAL.search(text)
    return text[: original.start()] if original else text
