"""The one door for a shell: the words that were typed in, an exit status out."""

import sys
from difflib import get_close_matches
from typing import TextIO

from checker import __version__
from checker.saying.catalogue import sentences
from checker.terminal import UNUSABLE, Unusable, asked, called, guarded, say
from checker.terminal import run as run_command
from checker.tools import TOOLS, door

# The first word picks the tool; without one of these words it is the check.
_WORDS = {tool.word: name for name, tool in TOOLS.items()}
# The least likeness (difflib's ratio) of a slip, such as "cheque" for "check". Words of up to three
# letters are like anything: "max" is no slip for "mx".
_ALIKE, _ALIKE_TO = 0.5, [word for word in _WORDS if len(word) > 3]


def run(arguments: list[str]) -> int:
    """Run the tool that the first word names; print what it says and return the exit status."""
    return guarded(_run, arguments)


def _run(arguments: list[str]) -> int:
    language, others = asked(arguments)
    word = others[0] if others else ""
    if word in _WORDS:
        at = arguments.index(word)
        return _run_tool(_WORDS[word], arguments[:at] + arguments[at + 1 :])
    if word == "--version":
        say(__version__)
        return 0
    if word in ("-h", "--help"):
        _say_help(language, sys.stdout)
        return 0
    if not arguments:
        _say_help(language, sys.stderr)
        return UNUSABLE
    # An address may be like a tool's word; but without an "@" it is none.
    if "@" not in word and (meant := get_close_matches(word.lower(), _ALIKE_TO, 1, _ALIKE)):
        words = sentences("command", language)
        raise Unusable(words["no_such_tool"].format(given=word, meant=meant[0]))
    return _run_tool("alignment", arguments)


def _run_tool(name: str, arguments: list[str]) -> int:
    return run_command(door(name, "command").COMMAND, arguments)


def _say_help(language: str, stream: TextIO) -> None:
    tools = [
        f"  {word:9}{sentences(name, language)['command']['does']}" for word, name in _WORDS.items()
    ]
    template = sentences("command", language)["help"]["tools"]
    for line in template.format(called=called(), tools="\n".join(tools)).splitlines():
        say(line, stream)
