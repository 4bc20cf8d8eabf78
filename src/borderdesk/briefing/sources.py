"""Who says what: speakers, sources, how fresh the ledger is and how much of it a person has accepted."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from borderdesk.amount import number
from borderdesk.briefing.sentence import Passage, Sentence
from borderdesk.charts.table import source_link, table
from borderdesk.charts.words import day
from borderdesk.claims import records

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

MOST = 15  # speakers that a page lists by name


def about(view: View) -> Passage:
    """Which story this is, and what the report is narrowed to."""
    chosen = f" This report is narrowed to {view.choice}." if str(view.choice) else ""
    words = f"{view.story.summary}{chosen}".strip()
    markup = f"<p class='story'><strong>{html.escape(view.story.title)}.</strong> {html.escape(words)}</p>"
    return Passage(markup, f"{view.story.title}. {words}".strip())


def ledger_day(view: View) -> Sentence:
    """How fresh the ledger is: the day it was last added to, and that of the newest publication in it."""
    read, newest = view.figures["retrieved"].max(), view.figures["published"].max()
    if read != read and newest != newest:
        return Sentence.of("The ledger states no days on which its sources were read.")
    parts = [f"last added to on {day(read)}" if read == read else ""]
    parts.append(f"its newest source is of {day(newest)}" if newest == newest else "")
    return Sentence.of(f"The ledger was {'; '.join(part for part in parts if part)}.")


def ledger_state(view: View) -> Passage:
    """How many claims and rules the report rests on, and how many of them a person has accepted."""
    accepted = int((view.claims["status"] == "accepted").sum()) + int((view.policies["status"] == "accepted").sum())
    total = len(view.claims) + len(view.policies)
    states = "none of them" if not accepted else "all of them" if accepted == total else f"{number(accepted)} of them"
    held = f"{_count(len(view.claims), 'claim')} about numbers and {_count(len(view.policies), 'claim')} about rules"
    chosen = f" that fit the choice ({view.choice})" if str(view.choice) else ""
    accepted_words = f"; a person has accepted {states}" if total else ""
    return Passage.paragraph(Sentence.of(f"This report rests on {held}{chosen}{accepted_words}."), ledger_day(view))


def sources_answer(view: View) -> Passage:
    """The story, how many speakers its claims have, and how many of their statements contradict each other."""
    groups = view.claims[view.claims["shown"]]
    apart = int((groups["agreement"] == "disagree").sum())
    alone = int((groups["agreement"] == "single").sum())
    said = f"{_count(view.claims['speaker'].nunique(), 'speaker')} stand behind {_count(len(view.claims), 'claim')}"
    shares = f"of {_count(len(groups), 'thing')} that were counted {number(alone)} rest on one statement"
    lead = Sentence.of(f"{said}; {shares}, and about {number(apart)} the claims contradict each other.")
    return Passage.joined(about(view), Passage.paragraph(lead), ledger_state(view))


def speakers(view: View) -> Passage:
    """Who vouches for the numbers: claims, what they are about and when they were published, by speaker."""
    grouped = view.claims.groupby("speaker", sort=True)
    found = sorted(grouped, key=lambda pair: (-len(pair[1]), str(pair[0])))
    rows = [("", _speaker(str(name), claims)) for name, claims in found[:MOST]]
    rest = sum(len(claims) for _, claims in found[MOST:])
    others = len(found) - MOST
    if rest:
        rows.append(("", [(f"{others} others", ""), (number(rest), "number"), ("", ""), ("", "")]))
    caption = f"Who says what: {_count(len(found), 'speaker')}"
    markup = table(caption, ("Speaker", "Claims", "About", "Published"), rows)
    return Passage(markup, f"{caption}: " + "; ".join(f"{name} ({len(claims)})" for name, claims in found[:MOST]))


def source_list(view: View, *passages: Passage) -> Passage:
    """The pages that the passages' claims come from, or without passages all pages of the view, with their links."""
    cited = {claim for passage in passages for claim in passage.claims}
    columns = ["source_id", "publisher", "title", "published", "url", "quote"]
    figures = view.claims[view.claims["figure_id"].isin(cited)] if passages else view.claims
    rules = view.policies[view.policies["policy_id"].isin(cited)] if passages else view.policies
    used = [*records(figures[columns]), *records(rules[columns])]
    sources = {row["source_id"]: row | {"quote": ""} for row in used}
    ordered = sorted(sources.values(), key=lambda one: (one["publisher"].lower(), one["source_id"]))
    rows = [("", _source(one)) for one in ordered]
    caption = f"Sources: {_count(len(rows), 'page')}"
    return Passage(table(caption, ("Publisher", "Title", "Published"), rows), caption)


def _source(row: dict[str, str]) -> list[tuple[str, str]]:
    title = html.escape(row["title"] or row["url"])
    return [
        (source_link(row), ""),
        (title, "address" if not row["title"] else ""),
        (day(row["published"]) or "undated", ""),
    ]


def _speaker(name: str, claims: pd.DataFrame) -> list[tuple[str, str]]:
    measures = claims["measure"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    about = ", ".join(f"{str(measure).replace('_', ' ')} ({count})" for measure, count in measures.head(3).items())
    first, last = claims["published"].min(), claims["published"].max()
    shown = day(first) if first == last else f"{day(first)} to {day(last)}" if first == first else "undated"
    return [(html.escape(name), ""), (number(len(claims)), "number"), (html.escape(about), ""), (shown, "")]


def _count(rows: int, noun: str) -> str:
    return f"{number(rows)} {noun}{'' if rows == 1 else 's'}"
