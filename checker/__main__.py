"""The command line: `python -m checker FROM DOMAIN`, or a tool's word first."""

import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager


def main(arguments: list[str] | None = None) -> int:
    """Run the tool that `arguments` name (those of the process, if None); return its exit status.

    What the exit statuses mean is said in `checker.terminal`.
    """
    given = sys.argv[1:] if arguments is None else arguments
    # What says that Ctrl-C ended it has to be loaded first, and a module whose loading is broken
    # off may not load again.
    with _ctrl_c_waiting() as pressed:
        from checker.shell import run
        from checker.terminal import interrupted
    try:
        for number in pressed:
            signal.raise_signal(number)
        return run(given)
    except KeyboardInterrupt:
        return interrupted(given)


@contextmanager
def _ctrl_c_waiting() -> Generator[list[int]]:
    """Give the signals that Ctrl-C sends meanwhile: they end nothing yet.

    That can only be asked for in the first thread, and where Python itself minds Ctrl-C.
    """
    pressed: list[int] = []
    in_first = threading.current_thread() is threading.main_thread()
    if not in_first or signal.getsignal(signal.SIGINT) is None:
        yield pressed
        return
    usual = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, usual)


if __name__ == "__main__":
    sys.exit(main())
