"""What was known at one time: each claim with what a change of it would be told by, and the sentences of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from borderdesk import glossary
from borderdesk.claims import records
from borderdesk.language import worded
from borderdesk.origin import amount

if TYPE_CHECKING:
    import pandas as pd

FIELDS = ("amount", "measure", "who", "where", "days", "modality", "status")
"""What is compared of a claim. amount: with its hedge and unit; who: nationality; where: ends and place."""
RULE_FIELDS = {"amount": "value", "measure": "policy", "who": "nationality", "where": "jurisdiction"}


@dataclass(frozen=True, slots=True)
class State:
    """``claims``: by id what each of FIELDS holds; ``sentences``: text and the claims it rests on, in order.

    ``name`` says of when or of what it is: a day, a revision, a file.
    """

    name: str
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sentences: tuple[tuple[str, tuple[str, ...]], ...] = ()


def told(figures: pd.DataFrame, policies: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Figures and policies (as ledger.figures() and ledger.policies() give them) by id, in words."""
    found = {str(row["figure_id"]): _figure(row) for row in records(figures)}
    return found | {str(row["policy_id"]): _rule(row) for row in records(policies)}


def _figure(row: Mapping[str, Any]) -> tuple[str, ...]:
    counted = f"{amount(row)} {glossary.counted(row)}"
    days = _interval(row["period_start"], row["period_end"])
    total = worded("{days} in a running total", days=days) if row["cumulative"] is True else days
    return (counted, row["measure"], row["nationality"], _where(row), total, row["modality"], row["status"])


def _where(row: Mapping[str, Any]) -> str:
    ends = worded("{origin} to {destination}", origin=row["origin"] or "..", destination=row["destination"] or "..")
    return f"{ends} {worded('at {place}', place=row['place'])}" if row["place"] else ends


def _rule(row: Mapping[str, Any]) -> tuple[str, ...]:
    days = _interval(row["effective_from"], row["effective_to"])
    return (row["value"], row["policy"], row["nationality"], row["jurisdiction"], days, "observed", row["status"])


def _interval(start: Any, end: Any) -> str:
    first, last = ("" if day is None or day != day else f"{day:%Y-%m-%d}" for day in (start, end))
    return "" if not first and not last else first if first == last else f"{first or '..'}/{last or '..'}"


def sentences_of(markup: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences of pieces of HTML (elements of class ``said``), each with the claims that it names."""
    from lxml import html as lxml_html

    found = []
    for piece in markup:
        if "class='said'" not in piece and 'class="said"' not in piece:
            continue
        for element in lxml_html.fragment_fromstring(piece, create_parent="div").iterfind(".//*[@class='said']"):
            names = [one for inner in element.iter() for one in _claims(inner)]
            found.append((" ".join(element.text_content().split()), tuple(dict.fromkeys(names))))
    return tuple(dict.fromkeys(found))


def _claims(element: Any) -> list[str]:
    named, href = element.get("data-claims"), element.get("href", "")
    return named.split() if named else [href.removeprefix("#claim-")] if href.startswith("#claim-") else []
