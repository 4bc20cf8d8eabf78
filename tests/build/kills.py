"""Builds that are killed, with all their processes, at random instants; then whether anything is broken or left.

    python tests/build/kills.py 50

Each round gives the editions something new to say, kills the build, reads every file of the shelf, builds to the end
and counts: an issue of the feeds and a past page for each thing that was said, no process, no temporary file.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import xml.etree.ElementTree as tree
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import make_desk

from borderdesk import part

EDITIONS = """keep = 1000
[[edition]]
id = "{name}"
title = "{name}"
notebook = "tiny"
parameters = {{ story = "small", word = "{name}" }}
"""
NAMES = ("one", "two", "three")
MARK = "BORDERDESK_TEST_MARK"
SAID = re.compile(r"(one|two|three) says ([a-j]+)\.")
LETTERS = str.maketrans("0123456789", "abcdefghij")  # a number in a report would need an origin


class Site:
    """A desk of three editions, all of whose processes and temporary files can be told from others."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.temporary, self.mark = root / "tmp", uuid.uuid4().hex
        (root / "desk").mkdir()
        self.temporary.mkdir()
        self.desk = make_desk(root / "desk", patch)
        made = [EDITIONS.format(name=name) for name in NAMES]
        (self.desk.reports / "editions.toml").write_text(
            "".join([made[0], *(one.split("\n", 1)[1] for one in made[1:])])
        )

    def says(self, number: int) -> None:
        """Let each edition say something new."""
        self.desk.says(f"print(word, 'says {told(number)}.')")

    def start(self) -> subprocess.Popen[str]:
        """A build in a group of processes of its own."""
        environment = os.environ | {MARK: self.mark, "TMPDIR": str(self.temporary)}
        command = [sys.executable, "-m", "borderdesk", "build", "--jobs", "2"]
        return subprocess.Popen(
            command, cwd=self.desk.root, env=environment, text=True, stderr=subprocess.PIPE, start_new_session=True
        )

    def build(self) -> float:
        """Build to the end; how many seconds it took."""
        clock = time.monotonic()
        process = self.start()
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
        return time.monotonic() - clock

    def kill(self, after: float) -> None:
        """Start a build, and kill its group after so many seconds."""
        process = self.start()
        time.sleep(after)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def processes(self) -> list[int]:
        """Those that a build started and that live."""
        return marked(self.mark)

    def wait_for_processes(self) -> None:
        """Until none is left; AssertionError after ten seconds."""
        end = time.monotonic() + 10
        while left := self.processes():
            assert time.monotonic() < end, f"still there after a kill: {left}"
            time.sleep(0.02)

    def pages(self) -> Iterator[tuple[str, int]]:
        """Which edition says what, on each page there is; AssertionError where one is not whole."""
        for path in self.desk.reports.rglob("*.html"):
            text = path.read_text("utf-8")
            assert text.rstrip().endswith("</html>"), path
            if path.name != "index.html":
                found = SAID.search(text)
                assert found, path
                yield found[1], int(found[2].translate({new: old for old, new in LETTERS.items()}))

    def check_whole(self, number: int) -> None:
        """Every file of the shelf can be read; an edition says what it said before or says the new."""
        assert {said for _, said in self.pages()} <= set(range(number + 1))
        for path in (*self.desk.reports.glob("*.json"), *self.desk.reports.glob("*.xml")):
            text = path.read_text("utf-8")
            json.loads(text) if path.suffix == ".json" else tree.fromstring(text)
        for name in NAMES:
            assert f"{name} says {told(number)}." in self.page(name) or f"{name} says {told(number - 1)}." in self.page(
                name
            )

    def check_done(self, number: int) -> None:
        """Each edition says the new, has said each thing once, and nothing is left over."""
        for name in NAMES:
            assert f"{name} says {told(number)}." in self.page(name)
        assert sorted(self.pages()) == sorted((name, said) for name in NAMES for said in range(number + 1))
        known = json.loads((self.desk.reports / "shelf.json").read_text())
        assert {name: len(one["issues"]) for name, one in known.items()} == dict.fromkeys(NAMES, number + 1)
        items = json.loads((self.desk.reports / "feed.json").read_text())["items"]
        assert len({item["id"] for item in items}) == len(items) == min(60, 3 * (number + 1))
        assert not list(self.desk.reports.rglob(f".*{part.ENDING}"))
        assert not list(self.desk.reports.glob("*.error.html"))
        assert list(self.temporary.iterdir()) == []

    def page(self, name: str) -> str:
        """The page of an edition."""
        return (self.desk.reports / f"{name}.html").read_text("utf-8")


def told(number: int) -> str:
    """A number in letters."""
    return str(number).translate(LETTERS)


def marked(mark: str) -> list[int]:
    """The processes that live and have the mark in the environment that they were started with, but this one."""
    found = (path for path in Path("/proc").glob("[0-9]*") if mark.encode() in _environment(path))
    return [int(path.name) for path in found if int(path.name) != os.getpid()]


def _environment(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


def run(root: Path, patch: pytest.MonkeyPatch, rounds: int, seed: int) -> int:
    """How many kills the builds came through; AssertionError tells what is broken."""
    site, chance = Site(root, patch), random.Random(seed)
    site.says(0)
    seconds = site.build()
    print(f"a build takes {seconds:.1f} s", flush=True)
    site.check_done(0)
    for number in range(1, rounds + 1):
        site.says(number)
        site.kill(after=chance.uniform(0, seconds))
        site.check_whole(number)
        site.wait_for_processes()
        time.sleep(part.YOUNG)
        site.build()
        site.check_done(number)
    return rounds


def main() -> None:
    """As a command, with the number of kills."""
    rounds, seed = int(sys.argv[1]), random.randrange(10**6)
    print(f"{rounds} kills, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        run(Path(folder), patch, rounds, seed)
    print("every page whole, nothing lost, nothing double, nothing left over")


if __name__ == "__main__":
    main()
