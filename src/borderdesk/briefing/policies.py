"""Border rules in sentences: what changed last, and which rules cannot be placed or contradict each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk.briefing.sentence import Cited, Counted, Passage, Said, Sentence
from borderdesk.briefing.sources import about, counted, ledger_day
from borderdesk.charts.rules import NAMES, in_force, state_of
from borderdesk.charts.words import country, day, days, named
from borderdesk.claims import records
from borderdesk.origin import Part

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

MOST = 8


def rules_answer(view: View, on: date) -> Passage:
    """How many jurisdictions had open, partial and closed rules on the day, and the last change before it."""
    rules = in_force(view.policies, on)
    if rules.empty:
        none = Sentence.of(f"The ledger knows no rule that held on {day(on)}.")
        return Passage.joined(about(view), Passage.paragraph(none, ledger_day(view)))
    sure = rules[rules["dated"]]
    known, held = (_jurisdictions(found, f"jurisdictions with a rule {words}") for found, words in _kinds(rules, sure))
    words = (f"On {day(on)} the ledger knows rules of ", known, "; ", held, " had one that certainly held that day.")
    lead = Sentence.of(*words)
    closed = [_closed(rule) for rule in records(sure[sure["state"] == "closed"])]
    return Passage.joined(about(view), Passage.paragraph(lead, *closed[:3], ledger_day(view)))


def changes(view: View, on: date | None = None) -> Passage:
    """The rules that began last, up to and including the day ``on``, the newest first."""
    import pandas as pd

    began = view.policies[view.policies["effective_from"].notna() & (view.policies["value"] != "proposed")]
    if on:
        began = began[began["effective_from"] <= pd.Timestamp(on)]
    latest = began.sort_values(["effective_from", "jurisdiction", "policy_id"], ascending=[False, True, True])
    rows = records(latest.drop_duplicates(["jurisdiction", "policy", "value", "effective_from"]))
    sentences = [_change(rule) for rule in rows[:MOST]]
    if len(rows) > MOST:
        rest = Counted.among((rule["policy_id"] for rule in rows[MOST:]), "rules that began earlier")
        sentences.append(Sentence.of(rest, " earlier rules have a stated first day too."))
    return Passage.bullets(sentences, "No rule with a stated first day fits this choice.")


def unclear_rules(view: View, on: date) -> Passage:
    """Rules that contradict each other on the day, and those that no source places in time."""
    rules = in_force(view.policies, on)
    rules = rules[rules["policy"] != "other"]
    sentences = [_conflict(rule, view.policies) for rule in records(rules[rules["state"] == "conflict"])]
    loose = rules[rules["dated"].eq(False)]
    for kind, found in loose.groupby("policy", sort=True):
        who = named((country(code) for code in found["jurisdiction"]), 8, "jurisdictions that are not listed")
        sentences.append(Sentence.of(f"No source says since when: {NAMES[str(kind)]} (", who, ")."))
    return Passage.bullets(sentences, "Every rule on this day is dated, and no two contradict each other.")


def rule_in_words(rule: dict[str, Any]) -> str:
    """One rule as a line: ``Czechia, for nationals of Russia: entry on tourist visas, no, since 25 October 2022``."""
    who = country(rule["jurisdiction"]) if rule["jurisdiction"] else "A jurisdiction not named"
    people = f", for nationals of {country(rule['nationality'])}" if rule["nationality"] else ""
    kind = "" if rule["policy"] == "other" else f"{NAMES[rule['policy']]}, "
    return f"{who}{people}: {kind}{_value(rule)}, {days(rule['effective_from'], rule['effective_to'])}"


def _closed(rule: dict[str, Any]) -> Sentence:
    who = country(rule["jurisdiction"]) if rule["jurisdiction"] else "A jurisdiction not named"
    return Sentence.of(f"{who}: {NAMES[rule['policy']]}, ", Cited(rule["value"], tuple(rule["ids"])), ".")


def _change(rule: dict[str, Any]) -> Sentence:
    who = country(rule["jurisdiction"]) if rule["jurisdiction"] else "A jurisdiction not named"
    people = f" for nationals of {country(rule['nationality'])}" if rule["nationality"] else ""
    value = Cited(_value(rule), (str(rule["policy_id"]),))
    end = rule["effective_to"]
    until = f" until {day(end)}" if end == end else ""
    source = Said(str(rule["attribution"] or rule["publisher"]), (str(rule["policy_id"]),))
    parts: list[str | Cited] = [value] if rule["policy"] == "other" else [f"{NAMES[rule['policy']]}, ", value]
    return Sentence.of(
        f"{day(rule['effective_from'])}, {who}{people}: ", *parts, f"{until}, according to ", source, "."
    )


def _value(rule: dict[str, Any]) -> str:
    return f"{rule['value']} days" if state_of(rule["policy"], rule["value"]) == "days" else str(rule["value"])


def _conflict(rule: dict[str, Any], policies: pd.DataFrame) -> Sentence:
    parts: list[Part] = [f"{country(rule['jurisdiction'])}, {NAMES[rule['policy']]}: "]
    for place, row in enumerate(records(policies[policies["policy_id"].isin(rule["ids"])])):
        parts += [" or " if place else "", Cited(_value(row), (str(row["policy_id"]),)), " ("]
        parts += [Said(str(row["publisher"]), (str(row["policy_id"]),)), ")"]
    return Sentence.of(*parts, "?")


def _kinds(rules: pd.DataFrame, sure: pd.DataFrame) -> tuple[tuple[pd.DataFrame, str], ...]:
    return (rules, "that may have held that day"), (sure, "that certainly held that day")


def _jurisdictions(rules: pd.DataFrame, of: str) -> Sentence:
    return counted((country(code) for code in rules["jurisdiction"]), "jurisdiction", of)
