"""What an editor should check before publishing: computed from the claims, then the story's own caveats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk.briefing.caveats import caveat_sentences
from borderdesk.briefing.gaps import contradictions
from borderdesk.briefing.phrase import cited, spoken, when
from borderdesk.briefing.sentence import Counted, Passage, Said, Sentence
from borderdesk.charts.table import what
from borderdesk.charts.words import named
from borderdesk.claims import records
from borderdesk.origin import Part

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

ALL = "claims of this report, about numbers and about rules"
SPELT = 4  # claims of one contradiction
MOST = 5  # contradictions that are spelt out; notebook 01 lists them all


def to_check(view: View, *passages: Passage) -> Passage:
    """What to check before the passages are published: what the claims show, then the story's own caveats."""
    claims = view.claims
    stated = claims[claims["figure_id"].isin({one for passage in passages for one in passage.claims})]
    sentences = [
        *_proposed(view),
        *_contradictions(claims),
        *_alone(stated),
        *_undated(stated),
        *_relayed(claims),
        *_units(claims),
        *_unplaced(claims),
        *caveat_sentences(view),
    ]
    return Passage.bullets(sentences, "Nothing in these claims asks for a check.")


def _proposed(view: View) -> Iterator[Sentence]:
    tables = ((view.claims, "figure_id"), (view.policies, "policy_id"))
    ids = [one for frame, key in tables for one in frame[key]]
    waiting = [one for frame, key in tables for one in frame.loc[frame["status"] != "accepted", key]]
    if waiting:
        some, every = Counted.among(waiting, "claims that no person has accepted"), Counted.among(ids, ALL)
        yield Sentence.of("Claims that no person has accepted yet: ", some, " of ", every, ". Read them first.")


def _contradictions(claims: pd.DataFrame) -> Iterator[Sentence]:
    groups = contradictions(claims)
    for group in groups[:MOST]:
        rows = records(group.drop_duplicates(["speaker", "value_low", "value_high"]))
        parts: list[Part] = ["Contradiction: ", *_about(rows[0]).parts, ": "]
        for place, claim in enumerate(rows[:SPELT]):
            parts += [" or " if place else "", cited(claim), " (", spoken(claim), ")"]
        further = Counted.among((claim["figure_id"] for claim in rows[SPELT:]), "further claims of this contradiction")
        yield Sentence.of(*parts, *((", or ", further, " further") if further.rows else ()), "?")
    rest = Counted.among((group["figure_id"].iloc[0] for group in groups[MOST:]), "contradictions not told here")
    if rest.rows:
        many = ("There are ", rest, " more contradictions")
        more = many if len(rest) > 1 else ("There is one more contradiction",)
        yield Sentence.of(*more, "; the notebook on sources lists them.")


def _alone(stated: pd.DataFrame) -> Iterator[Sentence]:
    alone = stated[stated["agreement"] == "single"]
    if len(alone):
        names = named(alone["speaker"], 5, "further speakers whom nobody confirms")
        some = Counted.among(alone["figure_id"], "claims above that rest on one speaker")
        every = Counted.among(stated["figure_id"], "claims that the sentences above cite")
        yield Sentence.of("Numbers above that rest on one speaker: ", some, " of ", every, " (", names, ").")


def _undated(stated: pd.DataFrame) -> Iterator[Sentence]:
    lacks = {"period_end": "a stated last day of counting", "published": "a known day of publication"}
    for column, words in lacks.items():
        gone = records(stated[stated[column].isna()])
        if gone:
            parts: list[Part] = [f"Numbers above without {words}: "]
            for place, claim in enumerate(gone):
                parts += [", " if place else "", cited(claim)]
            yield Sentence.of(*parts, ".")


def _relayed(claims: pd.DataFrame) -> Iterator[Sentence]:
    relayed = claims[claims["shown"] & (claims["claims"] > claims["speakers"])]
    if len(relayed):
        count = Counted.among(relayed["figure_id"], "statements that stand more than once, each by the claim shown")
        words = "Statements that stand more than once, relayed by others: "
        yield Sentence.of(words, count, ". Copies confirm nothing.")


def _units(claims: pd.DataFrame) -> Iterator[Sentence]:
    other = claims[claims["unit"] != "persons"]
    if len(other):
        parts: list[Part] = []
        for unit, rows in other.groupby("unit", sort=True):
            parts += [", " if parts else "", f"{unit} (", Counted.among(rows["figure_id"], f"claims in {unit}"), ")"]
        yield Sentence.of("Claims that do not count persons, and are never added to them: ", *parts, ".")


def _unplaced(claims: pd.DataFrame) -> Iterator[Sentence]:
    undated = Counted.among(claims.loc[claims["kind"] == "undated", "figure_id"], "claims without both their days")
    if undated.rows:
        words = "Claims that state no days, or leave one end open: "
        yield Sentence.of(words, undated, ". No chart over time shows them.")


def _about(claim: dict[str, object]) -> Sentence:
    return Sentence.of(Said(what(claim), (str(claim["figure_id"]),)), f", {when(claim)}")
