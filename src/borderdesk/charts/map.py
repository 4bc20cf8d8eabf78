"""Policies on a map: what one kind of rule said in each country on a day, plain land where the ledger is silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from borderdesk import glossary
from borderdesk.charts.channels import swiftly
from borderdesk.charts.frame import finished, notice
from borderdesk.charts.geometry.drawing import Words, drawing
from borderdesk.charts.layers import layered
from borderdesk.charts.matrix import SAID
from borderdesk.charts.rules import in_force
from borderdesk.charts.territory import beside, key, labels, shapes, slopes, territories, value
from borderdesk.charts.words import country, named, sources
from borderdesk.claims import records
from borderdesk.country import of
from borderdesk.language import capital, message, plural, worded
from borderdesk.message import told
from borderdesk.origin import Counted, Sentence
from borderdesk.place import neighbours
from borderdesk.theme import WIDTH

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

WHAT = message("border rules on a map")
NEXT = plural("{countries}, a neighbour {of},", "{countries}, neighbours {of},")
NONE = {"visa_free_stay_days": message("{countries} let nobody stay without a visa on {day}")}
OPEN = {
    "tourist_visa_entry": message("{countries} let people in on tourist visas on {day}"),
    "tourist_visa_issuance": message("{countries} issued tourist visas on {day}"),
    "land_border_open": message("{countries} kept a land border open on {day}"),
    "visa_required": message("{countries} required no visa on {day}"),
    "exit_ban": message("{countries} let people leave on {day}"),
    "temporary_protection": message("{countries} gave temporary protection on {day}"),
    "internal_passport_accepted": message("{countries} accepted inner passports on {day}"),
    "visa_free_stay_days": message("{countries} let people stay for some days without a visa on {day}"),
}
STATES = (["closed"], ["open", "days"], ["partial"], ["conflict"])  # the first that is there makes the title


@swiftly
def policy_map(policies: pd.DataFrame, on: date, kind: str | None = None) -> alt.Chart:
    """The countries with a rule of one kind in force on the day, each with its value; all others are plain land.

    Takes ledger.policies(). ``kind`` is one of glossary.RULES but ``other``, by default the first of mapped_kinds().
    Hatched with a question mark: stated without days, it may not have held on that day. Crossed: sources differ. Who
    has no place on the map (EU, a country far off or too small) stands in a line beneath it.
    """
    chosen = kind or next(iter(mapped_kinds(policies, on)), "")
    cells = _cells(policies, on)
    rules = cells[cells["policy"] == chosen].sort_values("jurisdiction", key=lambda codes: codes.map(country))
    if rules.empty:
        return notice(_nothing(chosen, on), worded(WHAT))
    used = policies[policies["policy_id"].isin([one for ids in rules["ids"] for one in ids])]
    home = _home(used)
    words = {rule["jurisdiction"]: _words(rule) for rule in records(rules)}
    drawn = drawing(words, WIDTH, home)
    if drawn is None:
        return notice(worded("No country with such a rule has a shape."), worded(WHAT))
    rows = territories(rules, used)
    texts = [*labels(drawn, rows), *beside(drawn, rows)]
    told_values = ". ".join(f"{one.name}: {one.value}" for one in words.values())
    alt_text = worded("Map of {rule} on {day}. {values}.", rule=glossary.rule(chosen), day=on, values=told_values)
    source = told("{sources}; shapes: Natural Earth", sources=sources(used))
    chart = layered(drawn, shapes(drawn, rows), texts, key(rules))
    return finished(chart, finding(rules, on, home), _about(rules, on, kind is None), source, alt_text)


def mapped_kinds(policies: pd.DataFrame, on: date, most: int = 3) -> list[str]:
    """The kinds of rules worth a map on the day, at most so many.

    The first is the kind that most jurisdictions certainly had; then come those that most have, certain or not, as
    long as they are two. Of equals the one that stands first in glossary.RULES.
    """
    cells = _cells(policies, on)
    sizes, sure = (found["policy"].value_counts().to_dict() for found in (cells, cells[cells["dated"].astype(bool)]))
    order = [kind for kind in glossary.RULES if kind in sizes]
    if not order:
        return []
    first = max(order, key=lambda kind: (sure.get(kind, 0), sizes[kind]))
    rest = sorted((kind for kind in order if kind != first and sizes[kind] > 1), key=lambda kind: -sizes[kind])
    return [first, *rest][:most]


def finding(rules: pd.DataFrame, on: date, home: str) -> Sentence:
    """Who certainly had the rule, those next to ``home`` alone where there are any: the title."""
    sure, kind = rules[rules["dated"]], str(rules["policy"].iloc[0])
    found = next((some for states in STATES if len(some := sure[sure["state"].isin(states)])), rules)
    what = capital(glossary.rule(kind))
    if found is rules:
        everyone = named(country(code) for code in rules["jurisdiction"])
        return told("{rule}: what is stated without days for {countries}", rule=what, countries=everyone)
    state, who = str(found["state"].iloc[0]), _neighbours(list(found["jurisdiction"]), home)
    if state == "conflict":
        return told("{rule}: sources differ about {countries} on {day}", rule=what, countries=who, day=on)
    if state == "partial":
        return told("{rule}: in part for {countries} on {day}", rule=what, countries=who, day=on)
    return told((SAID | NONE if state == "closed" else OPEN)[kind], countries=who, day=on)


def _neighbours(codes: list[str], home: str) -> Sentence:
    near = [code for code in codes if code in neighbours(home)]
    who = named((country(code) for code in near or codes), 6)
    return told(*NEXT, number=len(near), countries=who, of=of(home)) if near else who


def _about(rules: pd.DataFrame, on: date, unasked: bool) -> Sentence:
    """Which kind on which day, why this one, and how many of the rules no source places in time."""
    why = worded("It is the kind of rule that most jurisdictions certainly had.") if unasked else ""
    every, loose = (
        Counted.among(map(country, found["jurisdiction"]), worded(which))
        for found, which in (
            (rules, message("jurisdictions with such a rule")),
            (rules[~rules["dated"]], message("jurisdictions with such a rule whose first day no source states")),
        )
    )
    unsure = told("Stated without days: {some} of {every}.", some=loose, every=every) if loose.rows else Sentence.of()
    what = capital(glossary.rule(str(rules["policy"].iloc[0])))
    return told("{rule} on {day}. {why} {unsure}", rule=what, day=on, why=why, unsure=unsure)


def _nothing(kind: str, on: date) -> str:
    if not kind:
        return worded("No rule that held on {day} stands in the ledger.", day=on)
    what = capital(glossary.rule(kind))
    return worded("{rule}: no rule that held on {day} stands in the ledger.", rule=what, day=on)


def _cells(policies: pd.DataFrame, on: date) -> pd.DataFrame:
    rules = in_force(policies, on)
    return rules[rules["policy"] != "other"]


def _home(used: pd.DataFrame) -> str:
    """The country whose people most of the rules are about; "" where they name none."""
    codes = used.loc[used["nationality"] != "", "nationality"].mode()
    return str(codes.iloc[0]) if len(codes) else ""


def _words(rule: dict[str, object]) -> Words:
    return Words(country(str(rule["jurisdiction"])), value(rule), slopes(rule))
