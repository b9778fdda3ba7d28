"""A certificate for servers of this machine, made for a few hours and trusted by nobody."""

import subprocess
from pathlib import Path

COMMAND = """
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2
    -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1
    -keyout {folder}/key -out {folder}/certificate
"""


def write(folder: Path) -> tuple[Path, Path]:
    """Write the certificate and its key into `folder`; return where they are."""
    subprocess.run(COMMAND.format(folder=folder).split(), check=True, capture_output=True)
    return folder / "certificate", folder / "key"
