"""Greenroom: the room where people get ready for machine-learning interviews."""

import os
from importlib.metadata import version

# Before NumPy starts: on matrices as small as those of an answer, threads that wait for each other
# take twice the time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = version("greenroom")
