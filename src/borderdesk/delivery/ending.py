"""The end of a program that was started in a session of its own."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import Any


def end(process: subprocess.Popen[Any]) -> None:
    """End it where it runs still, with the processes that it started, which share its session; read out its pipes."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
