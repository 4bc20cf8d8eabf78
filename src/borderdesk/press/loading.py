"""What the server loads before it forks, so that no child does."""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from borderdesk.press.shell import PressShell

NATIVE_PATH = [*sys.path]  # where an interpreter of this environment looks for modules; a server is told, see there
FILTERS = [*warnings.filters]  # of warnings, once all is loaded
NOTEBOOKS = (
    "IPython.core.magics",
    "ipykernel.kernelbase",
    "comm",
    "pandas",
    "altair",
    "lxml.etree",
    "borderdesk.briefing",
    "borderdesk.charts",
    "borderdesk.view",
)


def load(names: Iterable[str]) -> None:
    """Import modules, and call functions named as ``module:function``, as seen from within a notebook.

    pandas and others ask at their import whether they are in one. Nothing here may use vl_convert.
    """
    shell = shell_of_process()
    with shell.builtin_trap:
        for name in names:
            module, _, function = name.partition(":")
            loaded = import_module(module)
            if function:
                getattr(loaded, function)()
    FILTERS[:] = warnings.filters


def meanwhile(names: Iterable[str]) -> None:
    """Import modules beside all else as soon as this process has forked a child, which it will wait for.

    What cannot be imported is told where it is needed.
    """
    left = [*names]

    def imported() -> None:
        with suppress(IndexError):
            while True:
                with suppress(ImportError, Warning):
                    import_module(left.pop(0))

    os.register_at_fork(after_in_parent=lambda: threading.Thread(target=imported, daemon=True).start())


def shell_of_process() -> PressShell:
    """The shell that this process was forked with; made now where there was none."""
    from borderdesk.press.shell import PressShell, make_shell

    return PressShell._instance or make_shell()
