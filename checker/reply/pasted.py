"""Cut off what is no reply from what a reader pastes."""

import re

# From here on a notice only repeats the email itself.
_ORIGINAL = re.compile(
    r"^(?:original message headers:|(?:received|return-path|dkim-signature): |"
    r"-+ ?(?:(?:this is|below this line is) (?:a|the) copy|the headers? of|original|returned|"
    r"ursprüngliche))",
    re.IGNORECASE | re.MULTILINE,
)


def without_original(text: str) -> str:
    """Return a notice without the email that it brings back."""
    original = _ORIGINAL.search(text)
    return text[: original.start()] if original else text
