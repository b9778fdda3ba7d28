"""The command line: `python -m checker FROM DOMAIN`, or a tool's word first."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the tool that `arguments` name (those of the process, if None); return its exit status.

    What the exit statuses mean is said in `checker.terminal`.
    """
    given = sys.argv[1:] if arguments is None else arguments
    # Imported inside the guard: Ctrl-C may come before the first tool is loaded.
    try:
        from checker.shell import run

        return run(given)
    except KeyboardInterrupt:
        from checker.terminal import interrupted

        return interrupted(given)


if __name__ == "__main__":
    sys.exit(main())
