"""What an editor should check before publishing: computed from the claims, then the story's own caveats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk.amount import number
from borderdesk.briefing.caveats import caveat_sentences
from borderdesk.briefing.gaps import contradictions
from borderdesk.briefing.phrase import cited, when
from borderdesk.briefing.sentence import Cited, Passage, Sentence
from borderdesk.charts.table import what
from borderdesk.charts.words import listed
from borderdesk.claims import records

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

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
    total = len(view.claims) + len(view.policies)
    open_rows = sum(int((frame["status"] != "accepted").sum()) for frame in (view.claims, view.policies))
    if open_rows:
        words = f"Claims that no person has accepted yet: {number(open_rows)} of {number(total)}. Read them first."
        yield Sentence.of(words)


def _contradictions(claims: pd.DataFrame) -> Iterator[Sentence]:
    groups = contradictions(claims)
    for group in groups[:MOST]:
        rows = records(group.drop_duplicates(["speaker", "value_low", "value_high"]))
        parts: list[str | Cited] = [f"Contradiction: {_about(rows[0])}: "]
        for place, claim in enumerate(rows[:SPELT]):
            parts += [" or " if place else "", cited(claim), f" ({claim['speaker']})"]
        more = f", or {len(rows) - SPELT} further" if len(rows) > SPELT else ""
        yield Sentence.of(*parts, f"{more}?")
    if len(groups) > MOST:
        rest = len(groups) - MOST
        more = f"There are {rest} more contradictions" if rest > 1 else "There is one more contradiction"
        yield Sentence.of(f"{more}; the notebook on sources lists them.")


def _alone(stated: pd.DataFrame) -> Iterator[Sentence]:
    alone = stated[stated["agreement"] == "single"]
    if len(alone):
        names = listed(dict.fromkeys(alone["speaker"]), 5)
        share = f"{number(len(alone))} of {number(len(stated))}"
        yield Sentence.of(f"Numbers above that rest on one speaker: {share} ({names}).")


def _undated(stated: pd.DataFrame) -> Iterator[Sentence]:
    lacks = {"period_end": "a stated last day of counting", "published": "a known day of publication"}
    for column, words in lacks.items():
        gone = records(stated[stated[column].isna()])
        if gone:
            parts: list[str | Cited] = [f"Numbers above without {words}: "]
            for place, claim in enumerate(gone):
                parts += [", " if place else "", cited(claim)]
            yield Sentence.of(*parts, ".")


def _relayed(claims: pd.DataFrame) -> Iterator[Sentence]:
    relayed = claims[claims["shown"] & (claims["claims"] > claims["speakers"])]
    if len(relayed):
        count = number(len(relayed))
        yield Sentence.of(f"Statements that stand more than once, relayed by others: {count}. Copies confirm nothing.")


def _units(claims: pd.DataFrame) -> Iterator[Sentence]:
    other = claims[claims["unit"] != "persons"]
    if len(other):
        counts = other["unit"].value_counts().sort_index()
        words = listed((f"{unit} ({count})" for unit, count in counts.items()), len(counts))
        yield Sentence.of(f"Claims that do not count persons, and are never added to them: {words}.")


def _unplaced(claims: pd.DataFrame) -> Iterator[Sentence]:
    undated = int((claims["kind"] == "undated").sum())
    if undated:
        words = f"Claims that state no days, or leave one end open: {number(undated)}."
        yield Sentence.of(f"{words} No chart over time shows them.")


def _about(claim: dict[str, object]) -> str:
    return f"{what(claim)}, {when(claim)}"
