"""How fast and how well claims are compared, netted and checked; writes its tables into benchmarks/README.md."""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import large
import slips

from borderdesk import claims, consistency, flows
from borderdesk.story import data_root, names, open_story

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
MARKS = "<!-- ledger results -->\n", "<!-- end of ledger results -->\n"
SIZES = (1_000, 10_000, 100_000, 200_000)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def measured(rows: int) -> dict[str, float]:
    """Seconds of each step over so many claims, and the process's peak in MB; in a process of its own."""
    frame = large.large(rows)
    compare, compared = seconds(lambda: claims.compare(claims.describe(frame)))
    net, _ = seconds(lambda: flows.balance(compared))
    check, found = seconds(lambda: consistency.findings(frame))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"compare": compare, "net": net, "check": check, "findings": len(found), "memory": peak}


def apart(rows: int) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, str(rows)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def table(head: list[str], rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(line)} |\n" for line in [head, ["---"] * len(head), *rows])


def growth() -> str:
    rows = []
    for size in SIZES:
        one = apart(size)
        total = one["compare"] + one["net"] + one["check"]
        rows.append([f"{size:,}", *(f"{one[name]:.2f}" for name in ("compare", "net", "check")), f"{total:.2f}"])
        rows[-1] += [f"{total / size * 1e6:.0f}", f"{one['memory']:.0f}"]
    return table(["claims", "compare, s", "net, s", "check, s", "all, s", "microseconds a claim", "peak, MB"], rows)


def planted() -> str:
    rates = slips.rates()
    rows = [[name, str(hits), str(tried)] for name, (hits, tried) in rates.items()]
    sums = [sum(one) for one in zip(*rates.values(), strict=True)]
    return table(["slip", "found", "planted"], [*rows, ["all", *map(str, sums)]])


def by_story() -> str:
    root = data_root()
    rows = []
    for name in names(root):
        review = consistency.review(open_story(name, root))
        kinds = [one.check for one in (*review.open, *review.answered)]
        told = ", ".join(f"{kind} ({kinds.count(kind)})" for kind in consistency.CHECKS if kind in kinds)
        rows.append([name, str(len(kinds)), told])
    return table(["story", "findings", "of which"], rows)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{date.today()}, {os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}."


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps(measured(int(sys.argv[1]))))
        return
    before, rest = README.read_text("utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    results = f"\n{machine()}\n\n{growth()}\n{planted()}\n{by_story()}\n"
    README.write_text(before + MARKS[0] + results + MARKS[1] + after, "utf-8")
    print(results)


main()
