"""A real nginx, set up with the lines that README.md has for it and nothing else of ours."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests import programs

README = Path(__file__).parents[2] / "README.md"
PROGRAM = programs.find("nginx")
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


def lines() -> str:
    """Return the lines of README.md that go into nginx's server block."""
    (found,) = re.findall(
        r"^```nginx\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return found


@contextmanager
def serving(root: Path, folder: Path) -> Generator[str]:
    """Serve `root`, with all that nginx writes in `folder`; give the address of the site."""
    port = programs.free_port()
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
    log = folder / "error.log"
    command = [str(PROGRAM), "-c", configuration, "-p", folder, "-e", log]
    with programs.running(command, port, log):
        yield f"http://127.0.0.1:{port}"
