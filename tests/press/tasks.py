"""Tasks for a press: a child imports them by name."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from borderdesk.press import loading

SEEN: list[str] = []


def add(one: int, other: int) -> int:
    return one + other


def seen(what: str) -> list[str]:
    """What this process has seen; a child has seen nothing before."""
    SEEN.append(what)
    return SEEN


def fail(text: str) -> None:
    raise ValueError(text)


class OddError(Exception):
    """Pickles, and cannot be made again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def fail_oddly() -> None:
    raise OddError("a", "b")


def unsendable() -> object:
    return lambda: None


def leave(status: int) -> None:
    os._exit(status)


def kill(number: int) -> None:
    os.kill(os.getpid(), number)


def sleep(seconds: float, mark: str = "") -> None:
    """Write its process id and sleep, with a program that sleeps, too."""
    program = subprocess.Popen(["sleep", str(seconds)], start_new_session=True)
    if mark:
        Path(mark).write_text(f"{os.getpid()} {program.pid}")
    time.sleep(seconds)


def eat(size: int) -> int:
    return len(bytearray(size))


def large(size: int) -> bytes:
    return b"x" * size


def place() -> tuple[str, str | None]:
    return str(Path.cwd()), os.environ.get("PRESSED")


def load_meanwhile(names: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether the last module is there before a child is forked, and soon after."""
    loading.meanwhile(names)
    before = names[-1] in sys.modules
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
    until = time.monotonic() + 20
    while names[-1] not in sys.modules and time.monotonic() < until:
        time.sleep(0.01)
    return before, names[-1] in sys.modules


def loaded() -> list[str]:
    return [name for name in ("pandas", "altair", "vl_convert", "borderdesk.briefing") if name in sys.modules]
