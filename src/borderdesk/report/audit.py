"""The audit of a report: every number in a sentence, a table cell or a chart mark leads to what it rests on.

A number stands on claims that hold it (``data-claims``), on arithmetic over claims, done again here (``data-op``), on a
count of named rows, counted again here (``data-rows``), or is a date or an identifier. See origin.py for the parts that
write these, notebooks/README.md for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from borderdesk.errors import BoundsError, OriginError
from borderdesk.period import iso_day
from borderdesk.report.dated import undated
from borderdesk.report.grounds import Grounds
from borderdesk.report.markup import Mark, Markup, Run, read
from borderdesk.report.numerals import numbers, scale, spelled, value

FREE = "free"  # the tag of a cell that is shown without an audit, and marked so
MEND = "cite its claim or the rows that it counts, or tag the cell `free`"
WIDEST = 140  # characters of a sentence that a message quotes


@dataclass(frozen=True, slots=True)
class Fault:
    """A number without an origin: ``kind`` of place, the ``words`` around it, and why it has none."""

    kind: str
    words: str
    number: str
    why: str

    def __str__(self) -> str:
        words = self.words if len(self.words) <= WIDEST else f"{self.words[:WIDEST]}…"
        return f"found {self.number} in a {self.kind}, {words!r}: {self.why}".replace("a words", "the words")


def audited(name: str, cells: Iterable[Mapping[str, Any]], grounds: Grounds | None) -> None:
    """OriginError, in one line, for the first number without an origin; ``cells`` as page.cells_of() gives them."""
    found = [(cell, fault) for cell in cells if FREE not in cell["tags"] for fault in faults(cell, grounds)]
    if found:
        cell, fault = found[0]
        more = f"; and {len(found) - 1} more" if len(found) > 1 else ""
        raise OriginError(f"{name}, cell {cell['place']} ({_first_line(cell['source'])}): {fault}; {MEND}{more}")


def faults(cell: Mapping[str, Any], grounds: Grounds | None) -> Iterator[Fault]:
    """What one cell shows without an origin, in order."""
    if cell["undrawn"]:
        yield Fault(
            "chart", cell["undrawn"], "marks", "it is drawn past borderdesk.charts, so its marks name no claims"
        )
    for markup in (cell["html"], *cell["outputs"]):
        if "class='stream stderr'" not in markup:
            yield from of_markup(read(markup), grounds)


def of_markup(found: Markup, grounds: Grounds | None) -> Iterator[Fault]:
    """What a piece of HTML shows without an origin."""
    for block in found.blocks:
        for run in block.runs:
            yield from (Fault(block.kind, block.text, *one) for one in _of_run(run, grounds))
    for mark in found.marks:
        yield from (Fault("chart", " ".join(mark.claims), "a mark", why) for why in _of_mark(mark, grounds))
    if found.pictures:
        yield Fault("picture", "<img>", "an image", "the numbers in it cannot be read")
    if said := [(label, one) for label in found.labels for one in _spelled(label.text, label, grounds)]:
        held = _shown(found) | _values({one for mark in found.marks for one in mark.claims}, grounds)
        for label, one in said:
            if not _held(one, held, label):
                yield Fault("label", label.text, one, "no claim that it is drawn from holds it")


def _shown(found: Markup) -> set[Decimal]:
    """All numbers in the words of a piece of HTML."""
    return {one for block in found.blocks for run in block.runs for one in numbers(run.text, run.language)}


def _of_run(run: Run, grounds: Grounds | None) -> Iterator[tuple[str, str]]:
    """Numbers of a run of words that its origin does not hold, each with the reason."""
    if not re.search(r"\d", run.text) or (run.scale and scale(run.text.strip())):
        return
    if "data-rows" in run.origin:
        yield from _of_count(run, grounds)
    elif "data-op" in run.origin:
        yield from _of_arithmetic(run, grounds)
    elif "datetime" in run.origin:
        yield from _of_day(run)
    else:
        yield from _of_claims(run, claims_of(run.origin), grounds)


def claims_of(origin: Mapping[str, str]) -> list[str]:
    """The ids that an element names as its origin."""
    href = origin.get("href", "")
    return origin["data-claims"].split() if "data-claims" in origin else [href[7:]] if href[:7] == "#claim-" else []


def _of_claims(run: Run, ids: Sequence[str], grounds: Grounds | None) -> Iterator[tuple[str, str]]:
    if (gone := _unknown(ids, grounds)) and spelled(undated(run.text, run.language), run.language):
        yield run.text.strip(), f"it names {gone!r}, which is no row of this story"
        return
    text = run.text
    for words in grounds.words(ids) if grounds and ids else ():
        text = text.replace(words, " ")
    held = _values(ids, grounds)
    for found in _spelled(text, run, grounds):
        if not _held(found, held, run):
            yield found, f"{', '.join(ids)} does not hold it" if ids else "it names no claim"


def _of_count(run: Run, grounds: Grounds | None) -> Iterator[tuple[str, str]]:
    rows = set(run.origin["data-rows"].split("|")) - {""}
    unknown = sorted(row for row in rows if not grounds or not grounds.knows(row))
    if numbers(run.text, run.language) != [Decimal(len(rows)).normalize()]:
        yield run.text.strip(), f"it names {len(rows)} rows that it counts"
    elif unknown:
        yield run.text.strip(), f"it counts {unknown[0]!r}, which stands nowhere in this story"
    elif not run.origin.get("data-of", "").strip():
        yield run.text.strip(), "it does not say what it counts"


def _of_arithmetic(run: Run, grounds: Grounds | None) -> Iterator[tuple[str, str]]:
    ids = claims_of(run.origin)
    if not ids or (gone := _unknown(ids, grounds)) or not grounds:
        yield (
            run.text.strip(),
            f"it is computed from {gone!r}, which is no row of this story" if ids else "from no claim",
        )
        return
    op = run.origin["data-op"]
    try:
        ends = grounds.computed(op, ids)
    except (BoundsError, KeyError) as error:
        yield run.text.strip(), str(error)
        return
    for found in spelled(undated(run.text, run.language), run.language):
        shown = value(found, run.language)
        if shown is None or not any(_rounds_to(end, shown, op == "share") for end in ends):
            yield found, f"the {op} of {', '.join(ids)} is {' to '.join(f'{end:,f}' for end in sorted(ends))}"


def _of_day(run: Run) -> Iterator[tuple[str, str]]:
    stated = run.origin["datetime"]
    try:
        day = iso_day(stated)
    except ValueError:
        yield run.text.strip(), f"its datetime is {stated!r}, which is no day"
        return
    held = {Decimal(one) for one in (day.day, day.year, day.month, day.year % 100)}
    yield from (
        (found, f"it is no part of {stated}")
        for found in spelled(run.text, run.language)
        if not _held(found, held, run)
    )


def _of_mark(mark: Mark, grounds: Grounds | None) -> Iterator[str]:
    if not mark.claims:
        yield "it names no claim; give the chart's rows `href` and a description that ends in the claim's id"
    elif gone := _unknown(mark.claims, grounds):
        yield f"it names {gone!r}, which is no row of this story"
    elif (
        len(mark.claims) == 1
        and not mark.linked
        and not mark.line
        and grounds
        and _has_address(grounds, mark.claims[0])
    ):
        yield "it does not lead to its source"


def _has_address(grounds: Grounds, claim: str) -> bool:
    return str(grounds.rows[claim][0].get("url", "")).startswith(("http://", "https://"))


def _unknown(ids: Iterable[str], grounds: Grounds | None) -> str:
    return next((one for one in ids if not grounds or one not in grounds.rows), "")


def _values(ids: Iterable[str], grounds: Grounds | None) -> set[Decimal]:
    return grounds.values(ids) if grounds else set()


def _spelled(text: str, run: Run, grounds: Grounds | None) -> list[str]:
    """The numbers of a text that are neither dates nor identifiers, as the run's language writes them."""
    return spelled(_unnamed(undated(text, run.language), grounds), run.language)


def _held(found: str, held: set[Decimal], run: Run) -> bool:
    """Whether the number is among those; one that cannot be read as a number, such as 4.711.000, never is."""
    return value(found, run.language) in held


def _unnamed(text: str, grounds: Grounds | None) -> str:
    """The text without identifiers: words that are ids of the story's rows, or its name."""
    if not grounds:
        return text
    return re.sub(r"[\w.-]*[A-Za-z][\w.-]*", lambda word: " " if grounds.names(word[0].strip(".")) else word[0], text)


def _rounds_to(end: Decimal, shown: Decimal, percent: bool = False) -> bool:
    """Whether the end, rounded to the decimals that are shown, is the number; percent also outwards to the next."""
    if percent:
        return abs(end - shown) < 1
    exponent = shown.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(end - shown) * 2 <= Decimal(1).scaleb(-places) if places else end == shown


def _first_line(source: str) -> str:
    return next((line.strip() for line in source.splitlines() if line.strip()), "empty")[:60]
