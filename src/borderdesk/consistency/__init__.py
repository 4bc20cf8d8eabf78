"""Consistency: claims that cannot all be right, each named with its rows and the reason, for a person to decide.

Nothing here changes a claim. A finding says which rows to look at; corrections.csv answers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from borderdesk import corrections, ledger
from borderdesk.claims import describe
from borderdesk.consistency.balance import against_stayed
from borderdesk.consistency.directions import exchanged
from borderdesk.consistency.finding import Finding
from borderdesk.consistency.kinds import no_such_border, stock_as_flow, too_wide
from borderdesk.consistency.offices import far_apart
from borderdesk.consistency.parts import larger_than_whole
from borderdesk.consistency.row import rows_of
from borderdesk.consistency.rules import lone_days
from borderdesk.consistency.series import off_series
from borderdesk.consistency.statements import one_number, same_total, two_numbers
from borderdesk.consistency.sums import days_against_spans
from borderdesk.consistency.totals import falling, leaping
from borderdesk.language import message

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.story import Story

__all__ = ["CHECKS", "Finding", "Review", "answered", "findings", "review"]

BOUNDS = ("value_low", "value_high")  # a number called right is right in both

CHECKS = {
    "two numbers": message("one office is quoted with two numbers for the same thing"),
    "one number": message("one number is given for two units, two rates or two stretches of days"),
    "sum of days": message("the daily counts do not add up to the count of their stretch"),
    "falling total": message("a running total is smaller later"),
    "part above whole": message("a part counts more than its whole"),
    "balance": message("arrivals less departures are not those who stayed"),
    "offices apart": message("two offices give totals of one thing that lie far apart"),
    "directions": message("arrivals and departures of a day look exchanged"),
    "off series": message("a value is far from its neighbours, as after a digit too many"),
    "stock as flow": message("a number of people present is given as a number of people who came"),
    "size": message("a range too wide, or more people than there can be"),
    "border": message("a land crossing between countries that share no border"),
    "rule's day": message("a rule begins on a day that stands alone"),
}
OF_FIGURES = (
    two_numbers,
    same_total,
    one_number,
    days_against_spans,
    falling,
    leaping,
    larger_than_whole,
    against_stayed,
    far_apart,
    exchanged,
    off_series,
    stock_as_flow,
    too_wide,
    no_such_border,
)


@dataclass(frozen=True, slots=True)
class Review:
    """What the checks find in a story: ``open`` waits for a person, ``answered`` was dismissed in corrections.csv."""

    open: tuple[Finding, ...]
    answered: tuple[Finding, ...]


def review(story: Story) -> Review:
    """The findings about a story as corrected; LedgerError where a table cannot be read."""
    return answered(findings(corrections.figures(story), corrections.policies(story)), story)


def answered(found: Sequence[Finding], story: Story) -> Review:
    """The findings told apart: answered are those of which a person has called a suspect right in the very field.

    An answer counts as long as the row holds what it held then.
    """
    frames = (ledger.read(story, table) for table in corrections.CLAIMS)
    right = corrections.dismissed(corrections.read(story), *frames)
    closed = tuple(one for one in found if _answered(one, right))
    return Review(tuple(one for one in found if one not in closed), closed)


def _answered(finding: Finding, right: set[tuple[str, str]]) -> bool:
    fields = BOUNDS if finding.field in BOUNDS else (finding.field,)
    return any((suspect, field) in right for suspect in finding.suspects for field in fields)


def findings(figures: pd.DataFrame, policies: pd.DataFrame | None = None) -> list[Finding]:
    """All findings about a ledger's figures (as ledger.figures() gives them) and policies, by check, then by row.

    Only observed claims that nobody rejected are held against each other.
    """
    frame = figures if "kind" in figures else describe(figures)
    rows = rows_of(frame)
    found = [finding for check in OF_FIGURES for finding in check(rows)]
    if policies is not None:
        found += lone_days(policies)
    order = list(CHECKS)
    once = {(finding.check, finding.suspects, finding.message): finding for finding in found}
    return sorted(once.values(), key=lambda one: (order.index(one.check), one.suspects))
