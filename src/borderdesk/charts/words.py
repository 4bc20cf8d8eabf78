"""Words on charts: amounts, days and sources as a reader wants them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk.origin import Counted, Sentence, amount
from borderdesk.place import name_of

if TYPE_CHECKING:
    import pandas as pd

TITLE_WIDTH = 66  # characters of a title that fit WIDTH
SUBTITLE_WIDTH = 98


def amount_of(claim: Mapping[str, Any]) -> str:
    """The claim's amount with its hedge: "more than 64,000"."""
    return amount(claim)


def day(value: Any) -> str:
    """``28 September 2022``; "" for no day."""
    return "" if value is None or value != value else f"{value.day} {value:%B %Y}"


def days(start: Any, end: Any) -> str:
    """A period for readers: "28 September 2022", "17 to 26 September 2022", "since 24 February 2022"."""
    if start != start or start is None:
        return f"to {day(end)}" if end == end and end is not None else "days not stated"
    if end != end or end is None:
        return f"since {day(start)}"
    if start == end:
        return day(start)
    same_month = (start.year, start.month) == (end.year, end.month)
    first = str(start.day) if same_month else f"{start.day} {start:%B}" if start.year == end.year else day(start)
    return f"{first} to {day(end)}"


def listed(words: Iterable[str], most: int = 4) -> str:
    """``a, b and c``; what is beyond ``most`` as "and 3 others"."""
    found = list(dict.fromkeys(word for word in words if word))
    if len(found) > most:
        return f"{', '.join(found[: most - 1])} and {len(found) - most + 1} others"
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1] if found else ""]))


def named(words: Iterable[str], most: int = 4, of: str = "names that are not listed") -> Sentence:
    """listed() as a sentence whose "3 others" says who they are."""
    found = list(dict.fromkeys(word for word in words if word))
    if len(found) <= most:
        return Sentence.of(listed(found, most))
    others = Counted.among(found[most - 1 :], of)
    return Sentence.of(f"{', '.join(found[: most - 1])} and ", others, " others")


def country(code: str) -> str:
    """The country's name; "a country not named" without a code."""
    return name_of(code) if code else "a country not named"


def sources(frame: pd.DataFrame) -> Sentence:
    """``Sources: A, B and 3 others``, those with the most claims first; nothing for no claims."""
    counted = frame["speaker" if "speaker" in frame else "publisher"].value_counts()
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], str(pair[0])))
    names = [str(name) for name, _ in ordered]
    return Sentence.of("Sources: ", named(names, 3, "further sources of this chart")) if names else Sentence.of()


def wrapped(text: str, width: int) -> list[str]:
    """The text in as few lines of at most ``width`` characters as it needs, all about as long: no lone last word."""
    lines = textwrap.wrap(text, width) or [""]
    for narrower in range(width - 1, 0, -1):
        tried = textwrap.wrap(text, narrower, break_long_words=False)
        if len(tried) > len(lines) or max(map(len, tried), default=0) > narrower:
            break
        lines = tried or lines
    return lines


def iso(value: Any) -> str | None:
    """A day as YYYY-MM-DD for Vega, None for none."""
    if value is None or value != value:
        return None
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else str(value)[:10]
