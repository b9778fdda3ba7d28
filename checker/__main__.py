"""The command line: `python -m checker FROM DOMAIN`, or another tool's word first."""

import argparse
import sys
from difflib import get_close_matches

from checker import __version__
from checker.saying.catalogue import LANGUAGES, sentences
from checker.terminal import UNUSABLE, prepare, say
from checker.tools import TOOLS, door

# The first word picks the tool; without one of these words it is the check.
_WORDS = {tool.word: name for name, tool in TOOLS.items()}


def main(arguments: list[str] | None = None) -> int:
    """Run the tool that `arguments` name (those of the process, if None); return its exit status.

    What the exit statuses mean is said in `checker.terminal`.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    word = arguments[0] if arguments else ""
    if word == "--version":
        print(__version__)
        return 0
    if word in ("-h", "--help"):
        print(f"Tools: {', '.join(_WORDS)}. For each: python -m checker TOOL --help\n")
    if word in _WORDS:
        return door(_WORDS[word], "command").main(arguments[1:])
    if meant := get_close_matches(word, _WORDS, n=1):
        return _no_such_tool(word, meant[0], arguments)
    return door("alignment", "command").main(arguments)


def _no_such_tool(word: str, meant: str, arguments: list[str]) -> int:
    """Say which tool was probably meant, in the language that the arguments ask for."""
    prepare()
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    words = sentences("command", parser.parse_known_args(arguments)[0].language)
    say(words["no_such_tool"].format(given=word, meant=meant), sys.stderr)
    return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())
