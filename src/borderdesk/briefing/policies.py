"""Border rules in sentences: what changed last, and which rules cannot be placed or contradict each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk import country as countries
from borderdesk import glossary
from borderdesk.briefing.sentence import Cited, Counted, Passage, Said, Sentence
from borderdesk.briefing.sources import about, ledger_day
from borderdesk.charts.rules import in_force, state_of
from borderdesk.charts.words import country, days, named
from borderdesk.claims import records
from borderdesk.language import plural, until, worded
from borderdesk.message import told

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

MOST = 8
EARLIER = plural(
    "{count} earlier rules have a stated first day too.", "{count} earlier rules have a stated first day too."
)


def rules_answer(view: View, on: date) -> Passage:
    """How many jurisdictions had open, partial and closed rules on the day, and the last change before it."""
    rules = in_force(view.policies, on)
    if rules.empty:
        none = told("The ledger knows no rule that held on {day}.", day=on)
        return Passage.joined(about(view), Passage.paragraph(none, ledger_day(view)))
    sure = rules[rules["dated"]]
    known = worded("jurisdictions with a rule that may have held that day")
    lead = told(
        "On {day} the ledger knows rules of {known}; {held} had one that certainly held that day.",
        day=on,
        known=_jurisdictions(rules, known),
        held=_jurisdictions(sure, worded("jurisdictions with a rule that certainly held that day")),
    )
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
        rest = Counted.among((rule["policy_id"] for rule in rows[MOST:]), worded("rules that began earlier"))
        sentences.append(told(*EARLIER, count=rest))
    return Passage.bullets(sentences, worded("No rule with a stated first day fits this choice."))


def unclear_rules(view: View, on: date) -> Passage:
    """Rules that contradict each other on the day, and those that no source places in time."""
    rules = in_force(view.policies, on)
    rules = rules[rules["policy"] != "other"]
    sentences = [_conflict(rule, view.policies) for rule in records(rules[rules["state"] == "conflict"])]
    loose = rules[rules["dated"].eq(False)]
    for kind, found in loose.groupby("policy", sort=True):
        of = worded("jurisdictions that are not listed")
        who = named((country(code) for code in found["jurisdiction"]), 8, of)
        sentences.append(
            told("No source says since when: {rule} ({countries}).", rule=glossary.rule(str(kind)), countries=who)
        )
    return Passage.bullets(sentences, worded("Every rule on this day is dated, and no two contradict each other."))


def rule_in_words(rule: dict[str, Any]) -> str:
    """One rule as a line: ``Czechia, for nationals of Russia: entry on tourist visas, no, since 25 October 2022``."""
    when = days(rule["effective_from"], rule["effective_to"])
    if not rule["nationality"]:
        return worded("{country}: {rule}, {days}", country=_who(rule), rule=_what(rule), days=when)
    of = countries.of(rule["nationality"])
    return worded(
        "{country}, for nationals {of}: {rule}, {days}", country=_who(rule), of=of, rule=_what(rule), days=when
    )


def _closed(rule: dict[str, Any]) -> Sentence:
    value = Cited(glossary.value(rule["value"]), tuple(rule["ids"]))
    return told("{country}: {rule}, {value}.", country=_who(rule), rule=glossary.rule(rule["policy"]), value=value)


def _change(rule: dict[str, Any]) -> Sentence:
    end, row = rule["effective_to"], (str(rule["policy_id"]),)
    of = countries.of(rule["nationality"]) if rule["nationality"] else ""
    return told(
        "{day}, {country} {people}: {rule} {until}, according to {speaker}.",
        day=rule["effective_from"],
        country=_who(rule),
        people=worded("for nationals {of}", of=of) if of else "",
        rule=_what_cited(rule),
        until=until(end) if end == end else "",
        speaker=Said(str(rule["attribution"] or rule["publisher"]), row, str(rule.get("language", ""))),
    )


def _who(rule: dict[str, Any]) -> str:
    return country(rule["jurisdiction"]) if rule["jurisdiction"] else worded("A jurisdiction not named")


def _what(rule: dict[str, Any]) -> str:
    return str(_what_cited(rule))


def _what_cited(rule: dict[str, Any]) -> Sentence:
    """``entry on tourist visas, no``; of other rules the phrase alone."""
    value = _cited(rule)
    if rule["policy"] == "other":
        return Sentence.of(value)
    return told("{rule}, {value}", rule=glossary.rule(rule["policy"]), value=value)


def _value(rule: dict[str, Any]) -> str:
    if state_of(rule["policy"], rule["value"]) == "days" and str(rule["value"]).isdigit():
        return worded("{count} day", "{count} days", count=int(rule["value"]))
    return glossary.value(str(rule["value"]))


def _conflict(rule: dict[str, Any], policies: pd.DataFrame) -> Sentence:
    rows = records(policies[policies["policy_id"].isin(rule["ids"])])
    each = (told("{amount} ({speaker})", amount=_cited(row), speaker=_said(row)) for row in rows)
    return told(
        "{country}, {rule}: {values}?",
        country=_who(rule),
        rule=glossary.rule(rule["policy"]),
        values=Sentence.joined(f" {worded('or')} ", each),
    )


def _cited(rule: dict[str, Any]) -> Cited:
    return Cited(_value(rule), (str(rule["policy_id"]),))


def _said(rule: dict[str, Any]) -> Said:
    return Said(str(rule["publisher"]), (str(rule["policy_id"]),), str(rule.get("language", "")))


def _jurisdictions(rules: pd.DataFrame, of: str) -> Sentence:
    count = Counted.among((country(code) for code in rules["jurisdiction"]), of)
    return told("{count} jurisdiction", "{count} jurisdictions", count=count)
