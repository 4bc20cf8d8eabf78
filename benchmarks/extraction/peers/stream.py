"""The loop all peers share: JSONL in (text, published), JSONL out (amounts, dates, seconds), warm."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

Found = tuple[list[list[Any]], list[list[Any]]]  # [quote, low, high] each; [first day, last day] each


def answer(find: Callable[[str, date], Found]) -> None:
    """Read every line with ``find``, all of them twice: only the second time is measured, when all words are loaded."""
    items = [json.loads(line) for line in sys.stdin]
    for item in items:
        find(item["text"], date.fromisoformat(item["published"]))
    for item in items:
        published = date.fromisoformat(item["published"])
        start = time.perf_counter()
        amounts, dates = find(item["text"], published)
        seconds = time.perf_counter() - start
        print(json.dumps({"amounts": amounts, "dates": dates, "seconds": seconds}, default=str), flush=True)
