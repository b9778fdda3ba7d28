"""The tests of a spam filter that a log lists, with what each has added to the score."""

import re

# NAME(0.1), NAME(0.1){details}, NAME=0.1: as SpamAssassin and Rspamd list them. Details may hold
# brackets; they end at the first one.
_SCORED = re.compile(
    r"\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+(?:\((-?[\d.]{1,8})\)|=(-?[\d.]{1,8}))(?:\{[^{}\n]*\})?"
)
# What such a name ends in where a test found nothing wrong, or only noted something.
_FOUND_GOOD = re.compile(
    r"\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:VALID(?:_(?:AU|EF))?|PASS|SIGNED|ALLOW|NONE|STATUS)\b"
)
# Less than that is a note: scores of names that only tell what there is are 0.001 to 0.1.
_LEAST = 0.5


def without_good_tests(text: str) -> str:
    """Return a text without the names of tests that counted nothing against the email.

    "DKIM_VALID(-0.1), KAM_DMARC_STATUS(0.01)" says nothing of why it was held.
    """
    return _FOUND_GOOD.sub(" ", _SCORED.sub(_told, text)) if "_" in text else text


def _told(test: re.Match[str]) -> str:
    score = test[1] or test[2]
    try:
        return test[0] if float(score) >= _LEAST else " "
    except ValueError:
        return test[0]
