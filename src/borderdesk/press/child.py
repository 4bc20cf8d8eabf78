"""A child forked from this process: born with what is loaded, gone with its parent, its end told in words."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn

from borderdesk.press.wire import OPEN, Wire

WITHIN = False  # whether this process was forked by a server: loaded, and forking is safe
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
Entry = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Birth:
    """What a child does and where: ``entry(wire, *args)`` in ``folder`` with this environment.

    ``memory``: how many bytes it may map beyond what its parent has mapped; None: no limit.
    """

    entry: Entry
    args: tuple[Any, ...] = ()
    folder: str | None = None
    environment: Mapping[str, str] | None = field(default=None, repr=False)
    memory: int | None = None


class Forked:
    """A child of this very process; only one thread of it may fork."""

    def __init__(self, birth: Birth) -> None:
        self.wire, theirs = Wire.pair()
        self.pid = fork(birth, theirs)
        theirs.close()

    def signal(self, number: int) -> None:
        """Send a signal to the child."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def end(self) -> int:
        """Kill what is left of the child and of what it started; its status as of os.waitstatus_to_exitcode()."""
        self.wire.close()
        kill_group(self.pid)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def status(self) -> int:
        """Wait for a child whose wire is closed."""
        done = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        return (done.si_status if done.si_code == os.CLD_EXITED else -done.si_status) if done else 0


def fork(birth: Birth, wire: Wire) -> int:
    """The child's process id; it does not return in the child."""
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if not pid:
        _live(parent, birth, wire)
    with suppress(OSError):
        os.setpgid(pid, pid)
    return pid


def _live(parent: int, birth: Birth, wire: Wire) -> NoReturn:
    global WITHIN
    WITHIN, code = True, 1
    try:
        die_with(parent)
        _alone(wire)
        _placed(birth)
        birth.entry(wire, *birth.args)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _alone(wire: Wire) -> None:
    """Nothing of the parent's stays open or armed: its wires, its group of processes, its handlers of signals."""
    os.setpgid(0, 0)
    wire.own()
    for other in [*OPEN]:
        if other is not wire:
            other.close()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()
    if "numpy.random" in sys.modules:  # Python's own is seeded anew by itself
        sys.modules["numpy.random"].seed()


def _placed(birth: Birth) -> None:
    if birth.environment is not None:
        os.environ.clear()
        os.environ.update(birth.environment)
    if birth.folder:
        os.chdir(birth.folder)
    if birth.memory is not None:
        import resource

        limit = mapped() + birth.memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def mapped() -> int:
    """Bytes of address space that this process has mapped; 0 where the system does not tell."""
    with suppress(OSError), open("/proc/self/statm") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def die_with(parent: int) -> None:
    """Let the system kill this process when ``parent`` ends, however it ends (Linux; elsewhere it lives on)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def kill_group(pid: int) -> None:
    """Kill a child and all that stayed in its group of processes."""
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(OSError):
        os.kill(pid, signal.SIGKILL)


def how(status: int) -> str:
    """The end of a process in words: ``was killed by SIGSEGV``, ``ended itself with exit status 3``."""
    if status >= 0:
        return f"ended itself with exit status {status}"
    return f"was killed by {signal.Signals(-status).name}"
