"""Limits of one machine: how cost grows with the text, awkward texts, import time, memory. Prints one JSON object."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date

import sample

from borderdesk.extract import read

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PUBLISHED = date(2024, 5, 15)
LONG = 1_000_000


def seconds(text: str, repeat: int = 1) -> float:
    """The fastest of some readings."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        read(text, PUBLISHED)
        times.append(time.perf_counter() - start)
    return min(times)


def growth(name: str) -> dict[str, float]:
    """Seconds per million characters, for each size."""
    return {str(n): seconds(sample.text(name, n), 3 if n <= 100_000 else 1) * 1e6 / n for n in SIZES}


def started(code: str, native: str = "1", runs: int = 7) -> float:
    """Seconds a new interpreter needs for the code: the fastest of some runs, after one that fills the caches."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["BORDERDESK_NATIVE"] = native
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=kept)
        times.append(time.perf_counter() - start)
    return min(times[1:])


READ = """
import resource, sys
from datetime import date
text = sys.stdin.read()
from borderdesk.extract import read
read(text, date(2024, 5, 15))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def peak(name: str, native: str) -> float:
    """Megabytes of a process that does nothing but read a million characters."""
    told = {**os.environ, "BORDERDESK_NATIVE": native}
    command, text = [sys.executable, "-c", READ], sample.text(name, LONG)
    return float(subprocess.run(command, check=True, input=text, capture_output=True, text=True, env=told).stdout)


def main() -> None:
    read(sample.text("dense", 10_000), PUBLISHED)
    usual = seconds(sample.text("ordinary", LONG))
    found = {
        "import": started("import borderdesk.extract") - started("pass"),
        "import, plain": started("import borderdesk.extract", "0") - started("pass"),
        "memory": {name: [peak(name, native) for native in ("1", "0")] for name in ("ordinary", "dense")},
        "growth": {name: growth(name) for name in ("ordinary", "dense")},
        "awkward": {name: seconds(text) / usual for name, text in sample.awkward(LONG).items()},
    }
    print(json.dumps(found))


main()
