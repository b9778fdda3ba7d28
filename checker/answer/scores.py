"""The tests of a spam filter that a log lists, with what each has added to the score."""

import re

# NAME(0.1), NAME (0.1) [details], NAME(0.1){details}, NAME=0.1, of SpamAssassin and Rspamd.
_NAME = r"\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+"
_SCORED = re.compile(
    rf"(?P<name>{_NAME})(?: ?\((?P<score>-?\d+(?:\.\d+)?)\)|=(?P<added>-?\d+(?:\.\d+)?))"
    r"(?: ?\{[^{}\n]*\}| ?\[[^\[\]\n]*\])?"
)
_LISTED = re.compile(rf"{_NAME}(?:, ?{_NAME}){{2,}}")
# How the name of a test ends that found nothing wrong, or only notes what there is.
_NOTHING = ("_VALID", "_VALID_AU", "_VALID_EF", "_SIGNED", "_PASS", "_ALLOW", "_NONE", "_STATUS")
# How the name begins, and how it ends, of one that asked a list and got no answer.
_OF_LISTS = ("URIBL_", "RCVD_IN_", "DNSWL_")
_UNANSWERED = "_BLOCKED"
# What has added more counted against the email, whatever its name.
_LEAST = 0.5


def without_good_tests(text: str) -> str:
    """Return a text without the names of tests in a list that found nothing against the email.

    "DKIM_VALID(-0.1), KAM_DMARC_STATUS(0.01)" says nothing of why it was held.
    """
    return _LISTED.sub(_but_good, _SCORED.sub(_told, text)) if "_" in text else text


def _told(test: re.Match[str]) -> str:
    is_note = float(test["score"] or test["added"]) < _LEAST
    return " " if is_note and _says_nothing(test["name"]) else test[0]


def _but_good(names: re.Match[str]) -> str:
    each = names[0].replace(" ", "").split(",")
    return ", ".join([name for name in each if not _says_nothing(name)])


def _says_nothing(name: str) -> bool:
    if name.startswith(_OF_LISTS) and name.endswith(_UNANSWERED):
        return True
    return name.endswith(_NOTHING) and "_NOT_" not in name
