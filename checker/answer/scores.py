"""The tests of a spam filter that a log lists, with what each has added to the score."""

import re

# NAME(0.1), NAME (0.1) [details], NAME(0.1){details}, NAME=0.1, of SpamAssassin and Rspamd.
_NAME = r"\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+"
_SCORED = re.compile(
    rf"(?P<name>{_NAME})(?: ?\((?P<score>-?\d+(?:\.\d+)?)\)|=(?P<added>-?\d+(?:\.\d+)?))"
    r"(?: ?\{[^{}\n]*\}| ?\[[^\[\]\n]*\])?"
)
# A list of names without scores, and how one ends that found nothing wrong.
_LISTED = re.compile(rf"{_NAME}(?:, ?{_NAME}){{2,}}")
_FOUND_GOOD = re.compile(r"(?<!NOT)_(?:VALID(?:_(?:AU|EF))?|SIGNED|PASS|ALLOW|NONE)\Z")
# Less than that is a note: scores of names that only tell what there is are 0.001 to 0.1.
_LEAST = 0.5
# What found something is no note, whatever it adds.
_FOUND_BAD = re.compile("FAIL|REJECT|QUARANTINE|INVALID|VIRUS|MALWARE|PHISH")


def without_good_tests(text: str) -> str:
    """Return a text without the names of tests that counted nothing against the email.

    "DKIM_VALID(-0.1), KAM_DMARC_STATUS(0.01)" says nothing of why it was held.
    """
    if "_" not in text:
        return text
    text = _SCORED.sub(_told, text)
    return _LISTED.sub(_but_good, text)


def _but_good(names: re.Match[str]) -> str:
    return ", ".join(name for name in re.split(", ?", names[0]) if not _FOUND_GOOD.search(name))


def _told(test: re.Match[str]) -> str:
    score = float(test["score"] or test["added"])
    return test[0] if score >= _LEAST or _FOUND_BAD.search(test["name"]) else " "
