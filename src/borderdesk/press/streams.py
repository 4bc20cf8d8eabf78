"""stdout and stderr of a notebook: what Python prints, and what programs write to descriptors 1 and 2.

As in ipykernel each stream gathers what is written and says it when it is flushed, a fifth of a second after the first
word, and when a cell ends, stdout before stderr.
"""

from __future__ import annotations

import codecs
import os
import select
import sys
import threading
import time
from collections.abc import Callable, Iterable
from io import TextIOBase
from itertools import groupby
from typing import Any

FLUSH_SECONDS = 0.2  # ipykernel.iostream.OutStream.flush_interval
PIPE_BYTES = 65536
NUMBERS = {"stdout": 1, "stderr": 2}
UTF8 = codecs.getincrementaldecoder("utf-8")
Say = Callable[[str, str, Any], None]


class Streams:
    """Both streams of this process. ``say(name, text, owner)`` is called for what was gathered, in any thread.

    ``owner()`` is what is being run for whom when something is written; a task of an earlier cell may still write.
    """

    def __init__(self, say: Say, owner: Callable[[], Any]) -> None:
        self._say, self._owner, self._lock, self._pid = say, owner, threading.RLock(), os.getpid()
        self._gathered: dict[str, list[tuple[Any, str]]] = {name: [] for name in NUMBERS}
        self._due: dict[str, float] = {}
        self.copies = {name: os.dup(number) for name, number in NUMBERS.items()}
        self._pipes = {_redirected(number): name for name, number in NUMBERS.items()}
        self._decoders = {name: UTF8(errors="replace") for name in NUMBERS}
        self._full = select.poll()
        for pipe in self._pipes:
            self._full.register(pipe, select.POLLIN)
        self._waking = os.pipe()
        threading.Thread(target=self._watch, daemon=True).start()

    def write(self, name: str, text: str) -> None:
        """Gather; in a process that was forked from this one, hand it over through its descriptor."""
        if os.getpid() != self._pid:
            os.write(NUMBERS[name], text.encode("utf-8", "replace"))
            return
        with self._lock:
            self._read()
            self._late()
            self._gather(name, text)

    def flush(self, *names: str) -> None:
        """Say what these streams have gathered."""
        if os.getpid() != self._pid:
            return
        with self._lock:
            self._read()
            for name in names:
                self._due.pop(name, None)
                gathered, self._gathered[name] = self._gathered[name], []
                for _, parts in groupby(gathered, key=lambda part: id(part[0])):
                    said = [*parts]
                    self._say(name, "".join(text for _, text in said), said[0][0])

    def _gather(self, name: str, text: str) -> None:
        if not text:
            return
        self._gathered[name].append((self._owner(), text))
        if name not in self._due:
            self._due[name] = time.monotonic() + FLUSH_SECONDS
            os.write(self._waking[1], b"\0")

    def _late(self) -> None:
        """Say what is due before anything is written after it."""
        now = time.monotonic()
        for name in sorted(self._due, key=self._due.__getitem__):
            if self._due[name] <= now:
                self.flush(name)

    def _read(self) -> None:
        """Gather what programs have written so far."""
        for pipe, _ in self._full.poll(0):
            name = self._pipes[pipe]
            self._gather(name, self._decoders[name].decode(os.read(pipe, PIPE_BYTES)))

    def _watch(self) -> None:
        waiting = select.poll()
        for pipe in (*self._pipes, self._waking[0]):
            waiting.register(pipe, select.POLLIN)
        while True:
            with self._lock:
                soon = min(self._due.values(), default=None)
            for one, _ in waiting.poll(None if soon is None else max(0, (soon - time.monotonic()) * 1000)):
                if one == self._waking[0]:
                    os.read(one, PIPE_BYTES)
            with self._lock:
                self._read()
                self._late()


def _redirected(number: int) -> int:
    """The end to read from of a pipe that takes the place of a descriptor."""
    reading, writing = os.pipe()
    os.dup2(writing, number)
    os.close(writing)
    return reading


class Stream(TextIOBase):
    """sys.stdout or sys.stderr of a notebook."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, streams: Streams, name: str) -> None:
        super().__init__()
        self._streams, self.name = streams, name

    def write(self, text: str) -> int:
        """Write to the cell's output."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._streams.write(self.name, text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:  # type: ignore[override]
        """Write each."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Say what was written so far."""
        self._streams.flush(self.name)

    def writable(self) -> bool:
        """Yes."""
        return True

    def isatty(self) -> bool:
        """No."""
        return False

    def fileno(self) -> int:
        """Where this process wrote before its output was captured, as in ipykernel."""
        return self._streams.copies[self.name]


def capture(say: Say, owner: Callable[[], Any]) -> Streams:
    """All that this process writes is said from now on."""
    streams = Streams(say, owner)
    sys.stdout, sys.stderr = Stream(streams, "stdout"), Stream(streams, "stderr")
    return streams
