"""Why each figure and policy reads as it does, and what was not taken, as lines that fit a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from textwrap import wrap

from borderdesk.extract import Reading
from borderdesk.quote import Quote
from borderdesk.review import Ground, figure_grounds, policy_grounds

LABEL = 11  # columns
WIDEST_VALUE = 30
DAYS = "2022-09-21/2022-09-28"  # never cut
WIDEST_WORDS = 26  # of a number that was not taken


def explained(reading: Reading, width: int | None = None) -> str:
    """A block per figure and policy, its fields below it; then the numbers that were not taken."""
    width = width or shutil.get_terminal_size((100, 24)).columns
    moving = [pair for pair in zip(reading.figures, reading.why, strict=True) if pair[0].measure != "not_movement"]
    blocks = [_block(figure.quote, figure_grounds(figure, why), width) for figure, why in moving]
    blocks += [
        _block(policy.quote, policy_grounds(policy, grounds), width)
        for policy, grounds in zip(reading.policies, reading.grounds, strict=True)
    ]
    parts = ["why", *blocks] if blocks else []
    aside = untaken(reading)
    return "\n\n".join([*parts, _listed(aside, width)] if aside else parts)


def untaken(reading: Reading) -> list[tuple[Quote, str]]:
    """The numbers that are no movement, and those that are no figure at all, in the order of the text."""
    still = [
        (figure.quote, figure_grounds(figure, why)[0].reason)
        for figure, why in zip(reading.figures, reading.why, strict=True)
        if figure.measure == "not_movement"
    ]
    return sorted([*still, *((one.quote, one.reason) for one in reading.untaken)], key=lambda one: one[0].start or 0)


def _block(quote: Quote, grounds: Sequence[Ground], width: int) -> str:
    wide = min(WIDEST_VALUE, max(width // 3, len(DAYS)), max(len(ground.value) for ground in grounds))
    lines = [_cut(_flat(quote), width)]
    for ground in grounds:
        head = f"  {ground.label.ljust(LABEL)}{_cut(ground.value, wide).ljust(wide)}  "
        lines += _hanging(head, ground.reason, width)
    return "\n".join(lines)


def _listed(rows: Sequence[tuple[Quote, str]], width: int) -> str:
    wide = min(WIDEST_WORDS, max(len(_flat(quote)) for quote, _ in rows))
    lines = ["not taken"]
    for quote, reason in rows:
        lines += _hanging(f"  {_cut(_flat(quote), wide).ljust(wide)}  ", reason, width)
    return "\n".join(lines)


def _hanging(head: str, reason: str, width: int) -> Iterator[str]:
    """The reason behind its head, wrapped below itself."""
    first, *rest = wrap(reason, max(width - len(head), 20)) or [""]
    yield f"{head}{first}".rstrip()
    yield from (" " * len(head) + line for line in rest)


def _flat(quote: Quote) -> str:
    return " ".join(quote.exact.split())


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
