"""Who says what: speakers, sources, how fresh the ledger is and how much of it a person has accepted."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from borderdesk import glossary
from borderdesk.briefing.caveats import cited_words
from borderdesk.briefing.sentence import Counted, Passage, Sentence
from borderdesk.charts.table import Row, source_link, table
from borderdesk.charts.words import day
from borderdesk.claims import records
from borderdesk.language import message, worded
from borderdesk.message import told
from borderdesk.origin import tongue

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

MOST = 15  # speakers that a page lists by name
BETWEEN = message("{first} to {last}", context="days")


def about(view: View) -> Passage:
    """Which story this is, and what the report is narrowed to."""
    summary = Sentence.of(*cited_words(view.story.summary, view))
    chosen = told("This report is narrowed to {choice}.", choice=str(view.choice)) if str(view.choice) else Sentence(())
    own = f"<strong>{html.escape(view.story.title)}.</strong> {summary.html()}".strip()
    tongued = tongue(view.story.language)
    words = " ".join(filter(None, (f"<span{tongued}>{own}</span>" if tongued else own, chosen.html())))
    text = " ".join(filter(None, (f"{view.story.title}.", str(summary), str(chosen))))
    return Passage(f"<p class='story'>{words}</p>", text, summary.claims)


def ledger_day(view: View) -> Sentence:
    """How fresh the ledger is: the day it was last added to, and that of the newest publication in it."""
    read, newest = view.figures["retrieved"].max(), view.figures["published"].max()
    if read != read and newest != newest:
        return told("The ledger states no days on which its sources were read.")
    if newest != newest:
        return told("The ledger was last added to on {read}.", read=day(read))
    if read != read:
        return told("The newest source of the ledger is of {newest}.", newest=day(newest))
    return told(
        "The ledger was last added to on {read}; its newest source is of {newest}.", read=day(read), newest=day(newest)
    )


def ledger_state(view: View) -> Passage:
    """How many claims and rules the report rests on, and how many of them a person has accepted."""
    held = told(
        "This report rests on {figures} about numbers and {rules} about rules {choice}{accepted}.",
        figures=_claims(view.claims["figure_id"], worded("claims about numbers that this report rests on")),
        rules=_claims(view.policies["policy_id"], worded("claims about rules that this report rests on")),
        choice=worded("that fit the choice ({choice})", choice=str(view.choice)) if str(view.choice) else "",
        accepted=_accepted(view),
    )
    return Passage.paragraph(held, ledger_day(view))


def _accepted(view: View) -> Sentence:
    tables = ((view.claims, "figure_id"), (view.policies, "policy_id"))
    ids = [one for frame, key in tables for one in frame[key]]
    accepted = [one for frame, key in tables for one in frame.loc[frame["status"] == "accepted", key]]
    if not ids:
        return Sentence(())
    if not accepted:
        return told("; a person has accepted none of them")
    if len(accepted) == len(ids):
        return told("; a person has accepted all of them")
    some = Counted.among(accepted, worded("claims that a person has accepted"))
    return told("; a person has accepted {count} of them", count=some)


def sources_answer(view: View) -> Passage:
    """The story, how many speakers its claims have, and how many of their statements contradict each other."""
    groups = view.claims[view.claims["shown"]]
    ids = {state: groups.loc[groups["agreement"] == state, "figure_id"] for state in ("disagree", "single")}
    things = Counted.among(groups["figure_id"], worded("things that were counted, each by the claim that is shown"))
    single = worded("things with one statement, each by the claim that is shown")
    apart = worded("things about which claims contradict, each by the claim that is shown")
    lead = told(
        "{speakers} stand behind {claims}; of {things} that were counted {single} rest on one statement, "
        "and about {disagree} the claims contradict each other.",
        speakers=_speakers(view.claims["speaker"], worded("speakers of the claims of this report")),
        claims=_claims(view.claims["figure_id"], worded("claims of this report")),
        things=told("{count} thing", "{count} things", count=things),
        single=Counted.among(ids["single"], single),
        disagree=Counted.among(ids["disagree"], apart),
    )
    return Passage.joined(about(view), Passage.paragraph(lead), ledger_state(view))


def speakers(view: View) -> Passage:
    """Who vouches for the numbers: claims, what they are about and when they were published, by speaker."""
    grouped = view.claims.groupby("speaker", sort=True)
    found = sorted(grouped, key=lambda pair: (-len(pair[1]), str(pair[0])))
    rows = [(Row(tuple(claims["figure_id"].head(1))), _speaker(str(name), claims)) for name, claims in found[:MOST]]
    if len(found) > MOST:
        rows.append((Row(), _other_speakers(found[MOST:])))
    caption = told("Who says what: {speakers}", speakers=_speakers((name for name, _ in found), worded("speakers")))
    header = (worded("Speaker"), worded("Claims"), worded("About"), worded("Published"))
    names = "; ".join(f"{name} ({len(claims)})" for name, claims in found[:MOST])
    return Passage(table(caption, header, rows), f"{caption}: {names}")


def source_list(view: View, *passages: Passage) -> Passage:
    """The pages that the passages' claims come from, or without passages all pages of the view, with their links."""
    cited = {claim for passage in passages for claim in passage.claims}
    columns = ["source_id", "publisher", "title", "published", "url", "quote", "language"]
    figures = view.claims[view.claims["figure_id"].isin(cited)] if passages else view.claims
    rules = view.policies[view.policies["policy_id"].isin(cited)] if passages else view.policies
    used = [*records(figures[columns]), *records(rules[columns])]
    sources = {row["source_id"]: row | {"quote": ""} for row in used}
    ordered = sorted(sources.values(), key=lambda one: (one["publisher"].lower(), one["source_id"]))
    rows = [(Row((one["source_id"],)), _source(one)) for one in ordered]
    ids = (one["source_id"] for one in ordered)
    pages = Counted.among(ids, worded("pages of which claims stand in this report"))
    caption = told("Sources: {count} page", "Sources: {count} pages", count=pages)
    header = (worded("Publisher"), worded("Title"), worded("Published"))
    return Passage(table(caption, header, rows), str(caption))


def _source(row: dict[str, str]) -> list[tuple[str, str]]:
    title = html.escape(row["title"])
    tongued = tongue(str(row.get("language", ""))) if row["title"] else ""
    return [
        (source_link(row), ""),
        (f"<span{tongued}>{title}</span>" if tongued else title, ""),
        (day(row["published"]) or worded("undated"), ""),
    ]


def _speaker(name: str, claims: pd.DataFrame) -> list[tuple[str, str]]:
    measures = claims["measure"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    about = ", ".join(_measured(name, str(measure), claims) for measure in measures.head(3).index)
    first, last = claims["published"].min(), claims["published"].max()
    shown = worded("undated")
    if first == first:
        shown = day(first) if first == last else worded(BETWEEN, first=day(first), last=day(last))
    count = Counted.among(claims["figure_id"], worded("claims of {speaker}", speaker=name))
    return [(html.escape(name), ""), (count.html(), "number"), (about, ""), (shown, "")]


def _measured(name: str, measure: str, claims: pd.DataFrame) -> str:
    words, ids = glossary.measure(measure), claims.loc[claims["measure"] == measure, "figure_id"]
    count = Counted.among(ids, worded("claims about {what} of {speaker}", what=words, speaker=name))
    return f"{html.escape(words)} ({count.html()})"


def _other_speakers(found: list[tuple[Any, pd.DataFrame]]) -> list[tuple[str, str]]:
    others = Counted.among((name for name, _ in found), worded("speakers who are not listed"))
    ids = [one for _, claims in found for one in claims["figure_id"]]
    rest = Counted.among(ids, worded("claims of the speakers who are not listed"))
    label = told("{count} others", "{count} others", count=others)
    return [(label.html(), ""), (rest.html(), "number"), ("", ""), ("", "")]


def _claims(rows: Iterable[object], of: str) -> Sentence:
    return told("{count} claim", "{count} claims", count=Counted.among(rows, of))


def _speakers(rows: Iterable[object], of: str) -> Sentence:
    return told("{count} speaker", "{count} speakers", count=Counted.among(rows, of))
