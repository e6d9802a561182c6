"""Run a command and print its wall time in seconds and its peak memory in bytes.

Started as a small process of its own: the peak memory that the system reports for a child begins
with that of the process that started it.
"""

import resource
import subprocess
import sys
import time

KILOBYTE = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss in bytes

start = time.perf_counter()
status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTE
print(seconds, peak)
sys.exit(status)
