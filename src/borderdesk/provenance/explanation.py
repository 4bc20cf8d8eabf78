"""A claim explained: its words, who said and who passed them on, where they stand, what is decided and doubted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderdesk import claims, consistency, corrections, ledger
from borderdesk.briefing.phrase import said
from borderdesk.briefing.policies import rule_in_words
from borderdesk.charts.address import address
from borderdesk.charts.words import day, days
from borderdesk.claims import RULES, records
from borderdesk.errors import UsageError
from borderdesk.origin import amount
from borderdesk.provenance.arithmetic import Step, steps
from borderdesk.schema import KEYS
from borderdesk.story import Story, names, open_story

if TYPE_CHECKING:
    import pandas as pd

RELAY = re.compile(r"\(?\b(?:via|relayed by|as cited by)\s+(.+?)\)?$")


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim about the same thing."""

    id: str
    amount: str
    speaker: str
    published: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """All about one row: ``facts`` are (name, value) in the order for reading, a value "" is not stated.

    ``group`` are all claims about the same thing, itself included, the shown one first; ``agreement`` and ``rule`` say
    how they stand to each other. ``left_out`` is why no report counts the row, "" where reports do.
    """

    id: str
    story: str
    words: str
    facts: tuple[tuple[str, str], ...]
    corrections: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    left_out: str = ""
    agreement: str = ""
    rule: str = ""
    group: tuple[Other, ...] = ()
    steps: tuple[Step, ...] = ()


def find_story(row_id: str) -> Story:
    """The story that holds a figure or policy of that id; UsageError where none or several do."""
    found = [story for name in names() if _holds(story := open_story(name), row_id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"found {row_id!r} in {', '.join(one.name for one in found)}; choose one with --story")
    raise UsageError(f"found no row {row_id!r} in any story, expected a figure_id or policy_id of a figures.csv")


def explain(story: Story, row_id: str) -> Explanation:
    """The row with all that the story holds about it; UsageError where the story has no such row."""
    figures = corrections.figures(story)
    row = records(figures[figures["figure_id"] == row_id])
    if row:
        return _figure(story, figures, row[0])
    policies = corrections.policies(story)
    rule = records(policies[policies["policy_id"] == row_id])
    if not rule:
        raise UsageError(f"found no row {row_id!r} in {story.name}, expected a figure_id or policy_id of the story")
    reason = _reason(claims.select_policies(policies), row_id)
    about = (_decided(story, row_id), _doubted(story, row_id), reason)
    return Explanation(row_id, story.name, rule_in_words(rule[0]), _facts(rule[0], rule[0]["value"], RULE_DAYS), *about)


def _figure(story: Story, figures: pd.DataFrame, row: dict[str, Any]) -> Explanation:
    row_id = row["figure_id"]
    chosen = claims.select(figures)
    described = records(claims.describe(figures[figures["figure_id"] == row_id]))[0]
    facts = _facts(described, amount(row), FIGURE_DAYS)
    about = (_decided(story, row_id), _doubted(story, row_id), _reason(chosen, row_id))
    words = str(said(described)) if row["modality"] == "observed" else f"({row['modality']}) {said(described)}"
    if about[2]:
        return Explanation(row_id, story.name, words, facts, *about)
    compared = claims.compare(chosen.frame)
    group = compared[compared["group"] == compared.loc[compared["figure_id"] == row_id, "group"].iloc[0]]
    first, rules = records(group)[0], dict(RULES) | {"only": "it is the only claim about this"}
    others = tuple(map(_other, records(group)))
    how = (first["agreement"], rules.get(first["rule"], first["rule"]))
    return Explanation(row_id, story.name, words, facts, *about, *how, others, tuple(steps(row_id, compared)))


FIGURE_DAYS = ("period_start", "period_end")
RULE_DAYS = ("effective_from", "effective_to")


def _facts(row: dict[str, Any], value: str, ends: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    relay = RELAY.search(row["attribution"])
    return (
        ("value", value),
        ("days", days(row[ends[0]], row[ends[1]])),
        ("quote", row["quote"]),
        ("speaker", claims.speaker(row["attribution"], row["publisher"])),
        ("relayed by", relay[1] if relay else row["publisher"] if row["attribution"] else ""),
        ("publisher", row["publisher"]),
        ("source", row["title"]),
        ("published", day(row["published"])),
        ("retrieved", day(row["retrieved"])),
        ("link", address(row)),
        ("status", row["status"]),
        ("modality", row.get("modality", "")),
        ("note", row["note"]),
    )


def _decided(story: Story, row_id: str) -> tuple[str, ...]:
    """The corrections of the row, each with whether it still applies."""
    rows = {row[KEYS[table]]: row for table in corrections.CLAIMS for row in records(ledger.read(story, table))}
    return tuple(
        _correction(one, corrections.fits(one, rows[row_id])) for one in corrections.read(story) if one.row_id == row_id
    )


def _correction(one: corrections.Correction, fits: bool) -> str:
    told = f"{one.field} called right by {one.corrected_by}, {one.corrected_on}: {one.reason}"
    words = told if one.dismisses else corrections.told(one)
    return words if fits else f"{words} (no longer applies: the row has changed since)"


def _doubted(story: Story, row_id: str) -> tuple[str, ...]:
    review = consistency.review(story)
    open_ones = [f"{one.check}: {one.message}" for one in review.open if row_id in one.ids]
    return (*open_ones, *(f"(answered) {one.check}: {one.message}" for one in review.answered if row_id in one.ids))


def _reason(chosen: claims.Selection, row_id: str) -> str:
    return next((str(row["reason"]) for row in records(chosen.left_out) if row_id in row["ids"]), "")


def _other(claim: dict[str, Any]) -> Other:
    when = day(claim["published"]) or "undated"
    return Other(claim["figure_id"], amount(claim), claim["speaker"], when, bool(claim["shown"]))


def _holds(story: Story, row_id: str) -> bool:
    return any(row_id in set(ledger.read(story, table)[KEYS[table]]) for table in corrections.CLAIMS)
