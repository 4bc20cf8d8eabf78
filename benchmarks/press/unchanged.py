"""A build of all shipped editions where nothing has changed: the whole command, from a cold start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
RUNS = 7


def seconds(folder: Path) -> float:
    """The median of several; the editions are built into the folder first, which is not measured."""
    desk = folder / "desk"
    (desk / "reports").mkdir(parents=True)
    (desk / "reports" / "editions.toml").write_bytes((ROOT / "reports" / "editions.toml").read_bytes())
    for name in ("data", "notebooks"):
        (desk / name).symlink_to(ROOT / name)
    build(desk)
    return median(build(desk) for _ in range(RUNS))


def build(desk: Path) -> float:
    """One call of the command."""
    start = time.perf_counter()
    # Python may keep what it compiles, as it does everywhere but in some containers
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "borderdesk", "build"]
    subprocess.run(command, cwd=desk, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as home:
        print(f"nothing changed: {seconds(Path(home)):.2f} s")
