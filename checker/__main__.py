"""The command line: `python -m checker FROM DOMAIN`, or another tool's name first."""

import sys
from importlib import import_module

# The first word picks the tool; without one of these words it is the check.
_COMMANDS = {
    "check": "checker.command:main",
}


def main(arguments: list[str]) -> int:
    """Run the tool that `arguments` name, and return its exit status."""
    named = arguments[:1] and arguments[0] in _COMMANDS
    module, function = _COMMANDS[arguments[0] if named else "check"].split(":")
    return getattr(import_module(module), function)(arguments[1:] if named else arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
