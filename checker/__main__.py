"""The command line: `python -m checker FROM DOMAIN`, or another tool's word first."""

import sys

from checker.tools import TOOLS, door

# The first word picks the tool; without one of these words it is the check.
COMMANDS = {tool.word: name for name, tool in TOOLS.items()}


def main(arguments: list[str]) -> int:
    """Run the tool that `arguments` name, and return its exit status."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(f"Tools: {', '.join(COMMANDS)}. For each: python -m checker TOOL --help\n")
    if not arguments or arguments[0] not in COMMANDS:
        arguments = ["check", *arguments]
    return door(COMMANDS[arguments[0]], "command").main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
