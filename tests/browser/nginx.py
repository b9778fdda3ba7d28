"""A real nginx, set up with the lines that README.md has for it and nothing else of ours."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
# Where Debian installs it; only root has that folder in its search path.
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
MIME_TYPES = Path("/etc/nginx/mime.types")
# As Debian's own nginx.conf has it, but for one process that needs no rights.
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    {temporary}
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {lines}
    }}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
LONGEST_START_S = 20


def lines() -> str:
    """Return the lines of README.md that go into nginx's server block."""
    (found,) = re.findall(
        r"^```nginx\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return found


@contextmanager
def serving(root: Path, folder: Path) -> Generator[str]:
    """Serve `root`, with all that nginx writes in `folder`; give the address of the site."""
    port = free_port()
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(
            folder=folder,
            types=MIME_TYPES,
            temporary=temporary,
            port=port,
            root=root,
            lines=lines(),
        )
    )
    command = [str(PROGRAM), "-c", configuration, "-p", folder, "-e", folder / "error.log"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port, server, folder / "error.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen, log: Path) -> None:
    """Return when the server accepts connections. Raises RuntimeError with its log if it does not."""
    end = time.monotonic() + LONGEST_START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx does not start: {log.read_text() if log.exists() else 'no log'}")
