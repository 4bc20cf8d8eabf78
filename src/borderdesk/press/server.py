"""The pristine process: it has loaded what reports need, runs nothing itself, and forks a child for each request.

Between it and its client runs one wire for births; each child has a wire of its own and a lifeline. The client sends a
signal's number over a lifeline, closes it to have the child killed, and reads from it how the child ended. When the
client is gone, however it went, so is everything here.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from borderdesk.press import loading
from borderdesk.press.child import fork, kill_group
from borderdesk.press.studio import Studio
from borderdesk.press.wire import Wire

ENDING_SECONDS = 5
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


class Server:
    """Children by their process ids, each with its lifeline."""

    def __init__(self, control: Wire, studio: Studio) -> None:
        self._control, self._studio = control, studio
        self._lifelines: dict[int, Wire] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)
        self._woken = self._wakes()

    def serve(self) -> None:
        """Until the client closes its end."""
        with suppress(EOFError):
            while True:
                for key, _ in self._selector.select():
                    self._heard(key.fileobj, key.data)

    def end(self) -> None:
        """Kill all children, and theirs: each becomes a child of this process when its own parent has gone."""
        until = time.monotonic() + ENDING_SECONDS
        while (left := adopted(set()) or [*self._lifelines]) and time.monotonic() < until:
            for pid in left:
                kill_group(pid)
            [*self._buried()]
            time.sleep(0.005)

    def _heard(self, end: object, pid: int) -> None:
        if end is self._control:
            self._bear()
        elif end is self._woken:
            self._woken.recv(4096)
            self._bury()
        elif isinstance(end, Wire) and pid in self._lifelines:  # it may have ended just now
            self._obey(end, pid)

    def _bear(self) -> None:
        birth, (theirs, lifeline) = self._control.receive_with(2)
        wire, line = Wire.of(theirs), Wire.of(lifeline)
        try:
            pid = fork(birth, wire)
        except OSError as error:  # no memory, no process left: this child is not born, the others live
            line.send(error)
            line.close()
            return
        finally:
            wire.close()
        self._lifelines[pid] = line
        self._selector.register(line, selectors.EVENT_READ, pid)

    def _obey(self, line: Wire, pid: int) -> None:
        try:
            os.kill(pid, line.receive())
        except EOFError:  # nobody waits for it any more
            self._selector.unregister(line)
            kill_group(pid)
        except ProcessLookupError:
            pass

    def _buried(self) -> Iterator[int]:
        """All children that have ended, each told to who waits for it."""
        with suppress(ChildProcessError):
            while (done := os.waitpid(-1, os.WNOHANG))[0]:
                self._told(done[0], os.waitstatus_to_exitcode(done[1]))
                yield done[0]

    def _bury(self) -> None:
        if self._studio.pid in [*self._buried()]:
            self._studio.open()
        for orphan in adopted({*self._lifelines, self._studio.pid}):
            kill_group(orphan)

    def _told(self, pid: int, status: int) -> None:
        line = self._lifelines.pop(pid, None)
        if line is None:
            return
        kill_group(pid)
        with suppress(KeyError):
            self._selector.unregister(line)
        with suppress(OSError):
            line.send(status)
        line.close()

    def _wakes(self) -> socket.socket:
        """What can be read from as soon as a child has ended."""
        here, there = socket.socketpair()
        for end in (here, there):
            end.setblocking(False)
        self._woken_by = there
        signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        self._selector.register(here, selectors.EVENT_READ)
        return here


def adopted(known: set[int]) -> list[int]:
    """Processes that a dead child left behind, which this one inherited; none where the system does not tell."""
    with suppress(OSError):
        children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
        return [pid for one in children if (pid := int(one)) not in known]
    return []


def adopt() -> None:
    """What a child leaves running becomes a child of this process, which ends it (Linux)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def main(control: int, names: list[str], native: list[str]) -> None:
    """Serve the client at the other end of this descriptor, with these modules loaded (loading.py).

    ``native``: where notebooks look for modules; sys.path is the client's, for what it submits.
    """
    loading.NATIVE_PATH[:] = native
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the client, whose end is heard here
    gc.disable()  # what is loaded stays: looking through it takes a tenth of the time that loading takes
    adopt()
    studio = Studio()
    studio.open()
    studio.offer()
    if names:
        loading.load(names)
    gc.freeze()  # what is loaded stays on pages that children share
    server = Server(Wire.of(control), studio)
    server.serve()
    server.end()
