"""Many builds in a row, and what they leave: no process, no open file, no thread, no temporary file, no memory.

    python tests/build/endurance.py 1000

Most run in this process, on a press that stays open as under --watch; each tenth opens a press of its own, each
twentieth is a call of the command. Of three one has something new, one nothing, one fails.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk import Desk, make_desk
from kills import MARK, marked

from borderdesk import part
from borderdesk.build.building import build
from borderdesk.build.orders import Orders
from borderdesk.build.pools import Pools
from borderdesk.shelf.editions import read_editions

WARM = 8  # builds until all is loaded and every cache is filled
GROWTH = 20_000_000  # bytes that a process may have grown by in a thousand builds


@dataclass(frozen=True)
class Held:
    """What this process holds and what lies around."""

    files: int
    threads: int
    processes: int
    temporary: list[str]
    parts: list[str]

    @classmethod
    def now(cls, desk: Desk, temporary: Path, mark: str) -> Held:
        gc.collect()
        return cls(
            len(os.listdir("/proc/self/fd")),  # noqa: PTH208
            threading.active_count(),
            len(marked(mark)),
            sorted(path.name for path in temporary.iterdir()),
            [path.name for path in desk.reports.rglob(f".*{part.ENDING}")],
        )


def memory() -> int:
    """Bytes in use by this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def say(desk: Desk, number: int) -> bool:
    """Prepare a build; whether it will fail."""
    if number % 3 == 0:
        desk.says(f"print(word * {number + 1})")
    elif number % 3 == 2:
        desk.says("raise ValueError('it fails')")
    return number % 3 == 2


def in_process(desk: Desk, pools: Pools) -> bool:
    """One build; whether it failed."""
    editions = read_editions(desk.reports / "editions.toml")
    return any(one.failure for one in build(editions, desk.reports, editions, Orders(1, pools=pools)))


def by_command(desk: Desk) -> bool:
    done = subprocess.run(
        [sys.executable, "-m", "borderdesk", "build", "--jobs", "1"], cwd=desk.root, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return done.returncode == 1


def run(root: Path, patch: pytest.MonkeyPatch, builds: int) -> str:
    """So many builds; AssertionError tells what they left."""
    (root / "desk").mkdir()
    (temporary := root / "tmp").mkdir()
    mark = f"{root.name}-{os.getpid()}"
    patch.setenv(MARK, mark)
    patch.setenv("TMPDIR", str(temporary))
    patch.setattr(tempfile, "tempdir", None)
    desk = make_desk(root / "desk", patch)
    (desk.reports / "editions.toml").write_text("keep = 3\n" + (desk.reports / "editions.toml").read_text())
    clock = time.monotonic()
    with Pools() as pools:
        for number in range(builds):
            if number == WARM:
                before, used = Held.now(desk, temporary, mark), memory()
            fails = say(desk, number)
            assert by_one(desk, pools, number) is fails, f"build {number}"
        assert Held.now(desk, temporary, mark) == before
        grown = memory() - used
    after = Held.now(desk, temporary, mark)
    assert (after.processes, after.temporary, after.parts) == (0, [], [])
    assert grown < GROWTH, f"this process has grown by {grown / 1e6:.0f} MB"
    return f"{builds} builds in {time.monotonic() - clock:.0f} s, grown by {grown / 1e6:.1f} MB, nothing left over"


def by_one(desk: Desk, pools: Pools, number: int) -> bool:
    """The build of that number, in its way; whether it failed."""
    if number % 20 == 19:
        return by_command(desk)
    return in_process(desk, Pools() if number % 10 == 9 else pools)


def main() -> None:
    """As a command, with the number of builds."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        print(run(Path(folder), patch, int(sys.argv[1])))


if __name__ == "__main__":
    main()
