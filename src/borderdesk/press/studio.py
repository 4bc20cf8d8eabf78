"""The one process that turns charts into SVG: started once, used by all children of a server.

A process that was forked after its parent had used vl_convert hangs when it uses it too, and starting V8 costs most of
a second. A child that needs a drawing makes a socket of its own and hands its other end to this process.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from borderdesk import vega
from borderdesk.press.child import die_with
from borderdesk.press.samples import samples
from borderdesk.press.wire import Wire

CODE = "import sys; sys.path[:] = {path!r}; from borderdesk.press.studio import main; main({end}, {parent})"
ROUNDS = 8  # after so many drawings of each sample V8 has compiled what it runs often; more of them gain little


class Studio:
    """The process as its server and the children of that see it."""

    pid = 0
    _door: socket.socket

    def open(self) -> None:
        """Start the process; again, when it has died."""
        if self.pid:
            self._door.close()
        self._door, inside = socket.socketpair()
        code = CODE.format(path=sys.path, end=inside.fileno(), parent=os.getpid())
        command = [sys.executable, "-c", code]
        self._process = subprocess.Popen(command, pass_fds=[inside.fileno()], stdin=subprocess.DEVNULL)
        self.pid = self._process.pid
        inside.close()

    def offer(self) -> None:
        """Charts of this process and its children are drawn there from now on."""
        vega.offer(Customer(self).convert)

    def enter(self) -> Wire:
        """A wire into the process; OSError when it is gone."""
        here, there = socket.socketpair()
        with there:
            socket.send_fds(self._door, [b"\0"], [there.fileno()])
        return Wire(here)


class Customer:
    """One wire for each process that draws: whoever is forked must not talk on that of its parent."""

    def __init__(self, studio: Studio) -> None:
        self._studio, self._pid = studio, 0

    def convert(self, name: str, text: str, options: dict[str, Any]) -> Any:
        """What vl_convert's function of this name gives; in this process, when the other is gone."""
        try:
            if self._pid != os.getpid():
                self._wire, self._pid = self._studio.enter(), os.getpid()
            self._wire.send((name, text, options))
            done, result = self._wire.receive()
        except (OSError, EOFError):
            return vega.here(name, text, options)
        if not done:
            raise result
        return result


def main(door: int, parent: int) -> None:
    """Let customers in until all who know the door are gone."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wanted = threading.Event()
    threading.Thread(target=_warm, args=(wanted,), daemon=True).start()
    entrance = socket.socket(fileno=door)
    while descriptors := socket.recv_fds(entrance, 1, 1)[1]:
        wanted.set()
        threading.Thread(target=_serve, args=(Wire.of(descriptors[0]),), daemon=True).start()
    os._exit(0)


def _warm(wanted: threading.Event) -> None:
    """Start V8 and draw samples until the first customer comes: the first charts take three times as long as later."""
    for text in samples() * ROUNDS:
        vega.here("vegalite_to_svg", text, {})
        if wanted.is_set():
            break


def _serve(wire: Wire) -> None:
    with suppress(EOFError, OSError):
        while True:
            wire.send(_converted(*wire.receive()))
    wire.close()


def _converted(name: str, text: str, options: dict[str, Any]) -> tuple[bool, Any]:
    try:
        return True, vega.here(name, text, options)
    except Exception as error:
        return False, error
