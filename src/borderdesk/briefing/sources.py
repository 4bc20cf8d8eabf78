"""Who says what: speakers, sources, how fresh the ledger is and how much of it a person has accepted."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from borderdesk.briefing.caveats import cited_words
from borderdesk.briefing.sentence import Counted, Passage, Sentence
from borderdesk.charts.table import Row, source_link, table
from borderdesk.charts.words import day
from borderdesk.claims import records

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

MOST = 15  # speakers that a page lists by name


def about(view: View) -> Passage:
    """Which story this is, and what the report is narrowed to."""
    chosen = f" This report is narrowed to {view.choice}." if str(view.choice) else ""
    words = Sentence.of(*cited_words(f"{view.story.summary}{chosen}".strip(), view))
    markup = f"<p class='story'><strong>{html.escape(view.story.title)}.</strong> {words.html()}</p>"
    return Passage(markup, f"{view.story.title}. {words}".strip(), words.claims)


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
    tables = ((view.claims, "figure_id"), (view.policies, "policy_id"))
    ids = [one for frame, key in tables for one in frame[key]]
    accepted = [one for frame, key in tables for one in frame.loc[frame["status"] == "accepted", key]]
    some = Sentence.of(Counted.among(accepted, "claims that a person has accepted"), " of them")
    states = "none of them" if not accepted else "all of them" if len(accepted) == len(ids) else some
    numbers = counted(view.claims["figure_id"], "claim", "claims about numbers that this report rests on")
    rules = counted(view.policies["policy_id"], "claim", "claims about rules that this report rests on")
    chosen = f" that fit the choice ({view.choice})" if str(view.choice) else ""
    told = ("; a person has accepted ", states) if ids else ()
    held = Sentence.of(
        "This report rests on ", numbers, " about numbers and ", rules, f" about rules{chosen}", *told, "."
    )
    return Passage.paragraph(held, ledger_day(view))


def sources_answer(view: View) -> Passage:
    """The story, how many speakers its claims have, and how many of their statements contradict each other."""
    groups = view.claims[view.claims["shown"]]
    ids = {state: groups.loc[groups["agreement"] == state, "figure_id"] for state in ("disagree", "single")}
    lead = Sentence.of(
        counted(view.claims["speaker"], "speaker", "speakers of the claims of this report"),
        " stand behind ",
        counted(view.claims["figure_id"], "claim", "claims of this report"),
        "; of ",
        counted(groups["figure_id"], "thing", "things that were counted, each by the claim that is shown"),
        " that were counted ",
        Counted.among(ids["single"], "things with one statement, each by the claim that is shown"),
        " rest on one statement, and about ",
        Counted.among(ids["disagree"], "things about which claims contradict, each by the claim that is shown"),
        " the claims contradict each other.",
    )
    return Passage.joined(about(view), Passage.paragraph(lead), ledger_state(view))


def speakers(view: View) -> Passage:
    """Who vouches for the numbers: claims, what they are about and when they were published, by speaker."""
    grouped = view.claims.groupby("speaker", sort=True)
    found = sorted(grouped, key=lambda pair: (-len(pair[1]), str(pair[0])))
    rows = [(Row(tuple(claims["figure_id"].head(1))), _speaker(str(name), claims)) for name, claims in found[:MOST]]
    if len(found) > MOST:
        rows.append((Row(), _other_speakers(found[MOST:])))
    caption = Sentence.of("Who says what: ", counted((name for name, _ in found), "speaker", "speakers"))
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
    rows = [(Row((one["source_id"],)), _source(one)) for one in ordered]
    pages = counted((one["source_id"] for one in ordered), "page", "pages of which claims stand in this report")
    caption = Sentence.of("Sources: ", pages)
    return Passage(table(caption, ("Publisher", "Title", "Published"), rows), str(caption))


def _source(row: dict[str, str]) -> list[tuple[str, str]]:
    title = html.escape(row["title"] or row["url"])
    return [
        (source_link(row), ""),
        (title, "address" if not row["title"] else ""),
        (day(row["published"]) or "undated", ""),
    ]


def _speaker(name: str, claims: pd.DataFrame) -> list[tuple[str, str]]:
    measures = claims["measure"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    about = ", ".join(_measured(name, str(measure), claims) for measure in measures.head(3).index)
    first, last = claims["published"].min(), claims["published"].max()
    shown = day(first) if first == last else f"{day(first)} to {day(last)}" if first == first else "undated"
    return [(html.escape(name), ""), (_claims_of(name, claims), "number"), (about, ""), (shown, "")]


def _claims_of(name: str, claims: pd.DataFrame, more: str = "") -> str:
    return Counted.among(claims["figure_id"], f"claims {more}of {name}").html()


def _measured(name: str, measure: str, claims: pd.DataFrame) -> str:
    words = measure.replace("_", " ")
    return f"{html.escape(words)} ({_claims_of(name, claims[claims['measure'] == measure], f'about {words} ')})"


def _other_speakers(found: list[tuple[Any, pd.DataFrame]]) -> list[tuple[str, str]]:
    others = Counted.among((name for name, _ in found), "speakers who are not listed")
    ids = [one for _, claims in found for one in claims["figure_id"]]
    rest = Counted.among(ids, "claims of the speakers who are not listed")
    return [(f"{others.html()} others", ""), (rest.html(), "number"), ("", ""), ("", "")]


def counted(rows: Iterable[object], noun: str, of: str) -> Sentence:
    """``12 claims``, ``1 claim``: a count that says of what it is."""
    count = Counted.among(rows, of)
    return Sentence.of(count, f" {noun}{'' if len(count) == 1 else 's'}")
