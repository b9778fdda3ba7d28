"""Programs of this machine, needed for a while: found, started, and ended in all cases."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

LONGEST_START_S = 60
LONGEST_END_S = 10


def find(name: str) -> str | None:
    """Return the path of a program, also of one that Debian shows to root alone."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def running(
    command: Sequence[str | Path], port: int, log: Path, environment: Mapping[str, str] = os.environ
) -> Generator[None]:
    """Run a server until the block ends, which begins once it accepts connections at `port`.

    What it says goes to the end of `log`. Raises RuntimeError with that if it does not start.
    """
    with log.open("ab") as output:
        # In a group of its own, so that what it starts itself ends with it.
        server = subprocess.Popen(
            command, stdout=output, stderr=output, env=environment, start_new_session=True
        )
    try:
        wait_for(port, server, log)
        yield
    finally:
        end(server)


def wait_for(port: int, server: subprocess.Popen, log: Path) -> None:
    """Return when a server accepts connections; see `running`."""
    until = time.monotonic() + LONGEST_START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{server.args} does not start: {log.read_text(errors='replace')}")


def end(server: subprocess.Popen) -> None:
    """End a server and whatever it has started: asked to at first, then by force."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(server.pid, sign)
            server.wait(LONGEST_END_S)
