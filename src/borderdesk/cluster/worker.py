"""What a worker that was started here does first; Dask calls it (a preload module)."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:
    """Leave Ctrl-C to the command, whose end is the worker's, too: a terminal sends it to all processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
