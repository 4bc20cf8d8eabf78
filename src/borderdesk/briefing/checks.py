"""What an editor should check before publishing: computed from the claims, then the story's own caveats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk import glossary
from borderdesk.briefing.caveats import caveat_sentences
from borderdesk.briefing.phrase import cited, spoken, when
from borderdesk.briefing.sentence import Counted, Passage, Said, Sentence
from borderdesk.charts.table import what
from borderdesk.charts.words import named
from borderdesk.claims import disputes, records
from borderdesk.language import message, plural, worded
from borderdesk.message import told

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

SPELT = 4  # claims of one contradiction
MOST = 5  # contradictions that are spelt out; notebook 01 lists them all
MORE = plural(
    "There is one more contradiction; the notebook on sources lists them.",
    "There are {count} more contradictions; the notebook on sources lists them.",
)
FURTHER = plural(
    "Contradiction: {what}, {when}: {claims}, or {count} further?",
    "Contradiction: {what}, {when}: {claims}, or {count} further?",
)
LACKS = {
    "period_end": message("Numbers above without a stated last day of counting: {claims}."),
    "published": message("Numbers above without a known day of publication: {claims}."),
}


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
    return Passage.bullets(sentences, worded("Nothing in these claims asks for a check."))


def _proposed(view: View) -> Iterator[Sentence]:
    tables = ((view.claims, "figure_id"), (view.policies, "policy_id"))
    ids = [one for frame, key in tables for one in frame[key]]
    waiting = [one for frame, key in tables for one in frame.loc[frame["status"] != "accepted", key]]
    if waiting:
        yield told(
            "Claims that no person has accepted yet: {some} of {every}. Read them first.",
            some=Counted.among(waiting, worded("claims that no person has accepted")),
            every=Counted.among(ids, worded("claims of this report, about numbers and about rules")),
        )


def _contradictions(claims: pd.DataFrame) -> Iterator[Sentence]:
    groups = disputes(claims)
    yield from map(_contradiction, groups[:MOST])
    rest = Counted.among(
        (group["figure_id"].iloc[0] for group in groups[MOST:]), worded("contradictions not told here")
    )
    if rest.rows:
        yield told(*MORE, count=rest)


def _contradiction(group: pd.DataFrame) -> Sentence:
    rows = records(group.drop_duplicates(["speaker", "value_low", "value_high"]))
    about = Said(what(rows[0]), (str(rows[0]["figure_id"]),))
    each = (told("{amount} ({speaker})", amount=cited(one), speaker=spoken(one)) for one in rows[:SPELT])
    claims = Sentence.joined(f" {worded('or')} ", each)
    ids = (claim["figure_id"] for claim in rows[SPELT:])
    further = Counted.among(ids, worded("further claims of this contradiction"))
    if further.rows:
        return told(*FURTHER, what=about, when=when(rows[0]), claims=claims, count=further)
    return told("Contradiction: {what}, {when}: {claims}?", what=about, when=when(rows[0]), claims=claims)


def _alone(stated: pd.DataFrame) -> Iterator[Sentence]:
    alone = stated[stated["agreement"] == "single"]
    if len(alone):
        yield told(
            "Numbers above that rest on one speaker: {some} of {every} ({names}).",
            some=Counted.among(alone["figure_id"], worded("claims above that rest on one speaker")),
            every=Counted.among(stated["figure_id"], worded("claims that the sentences above cite")),
            names=named(alone["speaker"], 5, worded("further speakers whom nobody confirms")),
        )


def _undated(stated: pd.DataFrame) -> Iterator[Sentence]:
    for column, words in LACKS.items():
        gone = records(stated[stated[column].isna()])
        if gone:
            yield told(words, claims=Sentence.joined(", ", map(cited, gone)))


def _relayed(claims: pd.DataFrame) -> Iterator[Sentence]:
    relayed = claims[claims["shown"] & (claims["claims"] > claims["speakers"])]
    if len(relayed):
        of = worded("statements that stand more than once, each by the claim shown")
        yield told(
            "Statements that stand more than once, relayed by others: {count}. Copies confirm nothing.",
            count=Counted.among(relayed["figure_id"], of),
        )


def _units(claims: pd.DataFrame) -> Iterator[Sentence]:
    other = claims[claims["unit"] != "persons"]
    if len(other):
        each = (
            told("{unit} ({count})", unit=glossary.unit(str(unit)), count=_in_unit(str(unit), rows))
            for unit, rows in other.groupby("unit", sort=True)
        )
        yield told(
            "Claims that do not count persons, and are never added to them: {units}.",
            units=Sentence.joined(", ", each),
        )


def _in_unit(unit: str, rows: pd.DataFrame) -> Counted:
    return Counted.among(rows["figure_id"], worded("claims in {unit}", unit=glossary.unit(unit)))


def _unplaced(claims: pd.DataFrame) -> Iterator[Sentence]:
    of = worded("claims without both their days")
    undated = Counted.among(claims.loc[claims["kind"] == "undated", "figure_id"], of)
    if undated.rows:
        yield told(
            "Claims that state no days, or leave one end open: {count}. No chart over time shows them.", count=undated
        )
