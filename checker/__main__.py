"""The command line: `python -m checker FROM DOMAIN`, or another tool's name first."""

import sys
from importlib import import_module

# The first word picks the tool; without one of these words it is the check.
COMMANDS = {
    "check": "checker.command:main",
    "letter": "checker.composer_command:letter",
    "clock": "checker.composer_command:clock",
    "reply": "checker.composer_command:reply",
    "headers": "checker.headers.command:main",
}


def main(arguments: list[str]) -> int:
    """Run the tool that `arguments` name, and return its exit status."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(f"Tools: {', '.join(COMMANDS)}. For each: python -m checker TOOL --help\n")
    if not arguments or arguments[0] not in COMMANDS:
        arguments = ["check", *arguments]
    module, function = COMMANDS[arguments[0]].split(":")
    return getattr(import_module(module), function)(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
