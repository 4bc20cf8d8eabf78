"""A task that a worker of a cluster runs: not in its own process, but in a child of the press that each worker has."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from borderdesk.errors import ClusterError
from borderdesk.press import Press, possible
from borderdesk.report.inputs import Inputs, Survey, changed
from borderdesk.report.pressed import press


@dataclass(frozen=True, slots=True)
class Errand:
    """``function(*args)`` with limits as of Press.submit(), in ``folder`` and with these variables of the environment.

    ``installed`` is what Survey.installed() says where the errand comes from.
    """

    function: Callable[..., Any]
    args: tuple[Any, ...]
    timeout: float | None
    memory: int | None
    folder: str
    environment: Mapping[str, str]
    installed: Inputs


def run(errand: Errand) -> Any:
    """What the function returns; raises what it raises, what Press.submit() raises, ClusterError on an unfit worker.

    Where the platform has no press, it is called in the worker's own process, without limits.
    """
    _expect(errand)
    os.environ.update(errand.environment)
    if not possible():
        os.chdir(errand.folder)
        return errand.function(*errand.args)
    how: dict[str, Any] = {"timeout": errand.timeout, "memory": errand.memory, "folder": errand.folder}
    return _press().submit(errand.function, *errand.args, **how).result()


def _expect(errand: Errand) -> None:
    if not Path(errand.folder).is_dir():
        raise ClusterError(
            f"{socket.gethostname()}: found no folder {errand.folder}, expected one that all machines share; "
            "mount it there, or build without --scheduler"
        )
    if differing := changed(errand.installed, _installed()):
        raise ClusterError(
            f"{socket.gethostname()}: found other versions than where the build was started ({', '.join(differing)}); "
            "install the same constraints.txt and Borderdesk on all machines"
        )


@cache
def _installed() -> Inputs:
    return Survey().installed()


@cache
def _press() -> Press:
    """The press of this worker, a process of its own that ends with it, however it ends."""
    return press().__enter__()
