"""Words on charts: amounts, days and sources as a reader wants them."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk import glossary, language
from borderdesk.country import named as name
from borderdesk.language import plural, since, stretch, worded
from borderdesk.message import told
from borderdesk.origin import Counted, Part, Said, Sentence, amount

if TYPE_CHECKING:
    import pandas as pd

TITLE_WIDTH = 66  # characters of a title that fit WIDTH
SUBTITLE_WIDTH = 98
OTHERS = plural("{names} and {count} others", "{names} and {count} others")


def amount_of(claim: Mapping[str, Any]) -> str:
    """The claim's amount with its hedge: "more than 64,000"."""
    return amount(claim)


def day(value: Any) -> str:
    """``28 September 2022``; "" for no day."""
    return "" if value is None or value != value else language.day(value)


def days(start: Any, end: Any) -> str:
    """A period for readers: "28 September 2022", "17 to 26 September 2022", "since 24 February 2022"."""
    if start != start or start is None:
        return worded("to {day}", day=day(end)) if end == end and end is not None else worded("days not stated")
    return since(start) if end != end or end is None else stretch(start, end)


def listed(words: Iterable[str], most: int = 4) -> str:
    """``a, b and c``; what is beyond ``most`` as "and 3 others"."""
    found = list(dict.fromkeys(word for word in words if word))
    if len(found) > most:
        return worded(*OTHERS, names=", ".join(found[: most - 1]), count=len(found) - most + 1)
    if len(found) < 2:
        return "".join(found)
    return worded("{names} and {last}", names=", ".join(found[:-1]), last=found[-1])


def named(words: Iterable[str], most: int = 4, of: str = "") -> Sentence:
    """listed() as a sentence whose "3 others" says who they are."""
    found = list(dict.fromkeys(word for word in words if word))
    if len(found) <= most:
        return Sentence.of(listed(found, most))
    others = Counted.among(found[most - 1 :], of or worded("names that are not listed"))
    return told(*OTHERS, names=", ".join(found[: most - 1]), count=others)


def country(code: str) -> str:
    """The country's name; "a country not named" without a code."""
    return name(code) if code else worded("a country not named")


def in_words(claim: Mapping[str, Any]) -> str:
    """``about 98,000 arrivals, 21 to 27 September 2022``: what a mark stands for."""
    when = days(claim["period_start"], claim["period_end"])
    what = glossary.measure(claim["measure"])
    return worded("{amount} {measure}, {days}", amount=amount_of(claim), measure=what, days=when)


def sources(frame: pd.DataFrame) -> Sentence:
    """``Sources: A, B and 3 others``, those with the most claims first; nothing for no claims."""
    column, key = ("speaker", "figure_id") if "speaker" in frame else ("publisher", "policy_id")
    said = [*map(str, frame[column])]
    counted = Counter(said)
    names = sorted(counted, key=lambda one: (-counted[one], one))
    further = worded("further sources of this chart")
    if not names:
        return Sentence.of()
    first: dict[str, str] = {}
    for one, row in zip(said, frame[key], strict=True):
        first.setdefault(one, str(row))
    return _owned(told("Sources: {names}", names=named(names, 3, further)), {one: first[one] for one in names})


def _owned(sentence: Sentence, rows: Mapping[str, str]) -> Sentence:
    """Names with digits in them, such as 1TV, as words of the rows that have them."""
    named_so = sorted((re.escape(name) for name in rows if re.search(r"\d", name)), key=len, reverse=True)
    if not named_so:
        return sentence
    parts: list[Part] = []
    for part in sentence.parts:
        pieces = re.split(f"({'|'.join(named_so)})", part) if isinstance(part, str) else [part]
        parts += [Said(one, (rows[one],)) if isinstance(one, str) and one in rows else one for one in pieces]
    return Sentence.of(*parts)


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
