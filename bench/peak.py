"""`python -m bench.peak COMMAND…`: run it and print the most memory that it took, in KiB.

In a process of its own: a child counts what its parent held when it was started.
"""

import resource
import subprocess
import sys

subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
