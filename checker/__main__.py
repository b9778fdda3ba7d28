"""The command line: `python -m checker FROM DOMAIN`, or a tool's word first."""

import signal
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the tool that `arguments` name (those of the process, if None); return its exit status.

    What the exit statuses mean is said in `checker.terminal`.
    """
    given = sys.argv[1:] if arguments is None else arguments
    # What says that Ctrl-C ended it has to be loaded first, and a module whose loading is broken
    # off may not load again: until then Ctrl-C waits.
    pressed: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    from checker.shell import run
    from checker.terminal import interrupted

    signal.signal(signal.SIGINT, usual)
    try:
        for number in pressed:
            signal.raise_signal(number)
        return run(given)
    except KeyboardInterrupt:
        return interrupted(given)


if __name__ == "__main__":
    sys.exit(main())
