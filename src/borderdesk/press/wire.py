"""Two ends of a socket that exchange Python objects, and open files where one end asks for them."""

from __future__ import annotations

import os
import pickle
import select
import socket
import struct
import threading
from contextlib import suppress
from typing import Any
from weakref import WeakSet

HEAD = struct.Struct("!Q")  # how many bytes follow
OPEN: WeakSet[Wire] = WeakSet()


class Wire:
    """One end. Several threads may ``send``, one may ``receive``, both only in the process that made it.

    A forked child that sent on its parent's wire would break into the parent's message: there ``send`` does nothing.
    """

    def __init__(self, end: socket.socket) -> None:
        self._end, self._pid, self._sending = end, os.getpid(), threading.Lock()
        OPEN.add(self)

    @classmethod
    def pair(cls) -> tuple[Wire, Wire]:
        """Both ends, connected."""
        one, other = socket.socketpair()
        return cls(one), cls(other)

    @classmethod
    def of(cls, descriptor: int) -> Wire:
        """The end with this file descriptor, inherited from the process that started this one."""
        return cls(socket.socket(fileno=descriptor))

    def fileno(self) -> int:
        """The file descriptor, for select(); -1 once it is closed."""
        return self._end.fileno()

    def own(self) -> None:
        """This process uses the wire from now on: it was forked with it."""
        self._pid, self._sending = os.getpid(), threading.Lock()

    def send(self, message: Any, *descriptors: int) -> None:
        """Write one message, with open files; OSError where nobody is left to read it."""
        if self._pid != os.getpid():
            return
        body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
        with self._sending:
            if descriptors:
                socket.send_fds(self._end, [HEAD.pack(len(body))], descriptors)
            else:
                self._end.sendall(HEAD.pack(len(body)))
            self._end.sendall(body)

    def receive(self) -> Any:
        """The next message; waits for it. EOFError when the other end is closed, in the middle of a message, too."""
        return self.receive_with(0)[0]

    def receive_with(self, most: int) -> tuple[Any, list[int]]:
        """The next message and the descriptors that came along, at most so many."""
        try:
            head, descriptors, _, _ = socket.recv_fds(self._end, HEAD.size, most)
            head += self._exactly(HEAD.size - len(head))
            return pickle.loads(self._exactly(HEAD.unpack(head)[0])), descriptors
        except ConnectionError:
            raise EOFError from None

    def ready(self, seconds: float | None = None) -> bool:
        """Whether something can be read, or the other end is closed, within so many seconds; None waits."""
        waiting = select.poll()
        waiting.register(self._end, select.POLLIN)
        return bool(waiting.poll(None if seconds is None else max(0, seconds * 1000)))

    def shut(self) -> None:
        """Say no more: the other end reads an end of file, this one can still receive."""
        with suppress(OSError):
            self._end.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close this end; the other reads an end of file."""
        self._end.close()

    def _exactly(self, size: int) -> bytes:
        read = bytearray(size)
        place = memoryview(read)
        while place:
            count = self._end.recv_into(place)
            if not count:
                raise EOFError
            place = place[count:]
        return bytes(read)
