"""What a notebook's process owes when it ends: the exit handlers of the notebook, and none of its parent's."""

from __future__ import annotations

import atexit
import threading
import weakref


def forget() -> None:
    """Drop the exit handlers that were registered before the fork: they are their own process's to run."""
    atexit._clear()
    weakref.finalize._registry.clear()  # type: ignore[attr-defined]
    weakref.finalize._registered_with_atexit = False  # type: ignore[attr-defined]


def leave() -> None:
    """End as an interpreter does: threads that hold it first, then the handlers; temporary folders go here."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
