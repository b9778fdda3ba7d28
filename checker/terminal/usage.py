"""What is wrong with how a command was called, in the reader's language: argparse has English only.

Its own way to other languages, gettext, holds for a whole process and looks for files on the
machine; a command may run in any thread, beside others. So its sentences are known by their form.
"""

import re

from checker.saying.catalogue import sentences

# As argparse of Python 3.12 to 3.14 words what can happen to our parsers: each under the code by
# which the sentences are known.
_FORMS = {
    code: re.compile(form, re.DOTALL)
    for code, form in {
        "unknown": r"unrecognized arguments: (?P<given>.*)",
        "missing": r"the following arguments are required: (?P<names>.*)",
        "no_value": r"argument (?P<name>.*?): expected one argument",
        "no_choice": r"argument (?P<name>.*?): invalid choice: (?P<given>.*)"
        r" \(choose from (?P<choices>.*)\)",
        "takes_none": r"argument (?P<name>.*?): ignored explicit argument (?P<given>.*)",
        "not_with": r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)",
        "ambiguous": r"ambiguous option: (?P<given>.*) could match (?P<choices>.*)",
    }.items()
}


def spoken(complaint: str, language: str) -> str:
    """Return what argparse complains of in `language`; as it is, if that is none of those known."""
    words = sentences("command", language)["usage"]
    for code, form in _FORMS.items():
        if found := form.fullmatch(complaint):
            return str(words[code].format(**found.groupdict()))
    return complaint
