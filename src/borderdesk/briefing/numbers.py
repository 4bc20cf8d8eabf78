"""The key numbers of a view: nets where they may be taken, else the widest count of each country, peaks and stocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from borderdesk import flows
from borderdesk.briefing.daily import turned_days
from borderdesk.briefing.headline import headline, net, short
from borderdesk.briefing.phrase import netted, said
from borderdesk.briefing.sentence import Counted, Passage, Sentence
from borderdesk.briefing.sources import about, ledger_day
from borderdesk.claims import records
from borderdesk.language import plural, worded
from borderdesk.message import told

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

MOVES = ("arrivals", "departures", "returns", "deported")
MOST = 6  # countries that an editor reads about before the charts
FURTHER = plural(
    "There is {count} more count of this kind in the ledger.",
    "There are {count} more counts of this kind in the ledger.",
)
Weighed = tuple[float, tuple[Sentence, Sentence]]


def answer(view: View) -> Passage:
    """The largest number as a headline, the story, that number and the next in full, and the ledger's day."""
    found = _flows(view)
    sentences = [sentence for _, sentence in found[:2]] or [Sentence.of(nothing(view))]
    first = found[0][0] if found else Sentence.of(nothing(view))
    dated = Passage.paragraph(ledger_day(view), kind="asof")
    return Passage.joined(headline(first), about(view), Passage.paragraph(*sentences), dated)


def key_numbers(view: View) -> Passage:
    """The flows of the countries with the largest counts, the most on one day, and how many were there at the end."""
    found = [sentence for _, sentence in _flows(view)]
    sentences = [*found[:MOST], *_peaks(view.claims), *turned_days(view.claims), *_stocks(view.claims)]
    if len(found) > MOST:
        ids = (one for sentence in found[MOST:] for one in sentence.claims[:1])
        sentences.append(told(*FURTHER, count=Counted.among(ids, worded("counts not told here"))))
    return Passage.bullets(sentences, nothing(view), firmness(view.claims))


def firmness(claims: pd.DataFrame) -> Callable[[Sentence], str]:
    """How firmly a sentence stands, by its weakest claim: "disagree", "single", "agree", or "" where it cites none."""
    states = dict(zip(claims["figure_id"], claims["agreement"], strict=True))

    def weakest(sentence: Sentence) -> str:
        found = {states.get(one, "") for one in sentence.claims}
        return next((state for state in ("disagree", "single", "agree") if state in found), "")

    return weakest


def nothing(view: View) -> str:
    """What is said where no claim fits."""
    chosen = f"({view.choice})" if str(view.choice) else ""
    if view.claims.empty:
        return worded("No claim in the ledger fits this choice {choice}.", choice=chosen)
    return worded("The ledger holds no count of people crossing that fits this choice {choice}.", choice=chosen)


def _flows(view: View) -> list[tuple[Sentence, Sentence]]:
    """Nets and single counts, the largest first: in short, and in full with days and speaker."""
    shown = view.claims[view.claims["shown"]]
    by_id = {claim["figure_id"]: claim for claim in records(shown)}
    pairs = flows.balance(view.claims)
    pairs = pairs[pairs["net"] != ""]
    found = [_net(by_id[pair["arrivals"]], by_id[pair["departures"]]) for pair in records(pairs)]
    found += _single(shown, set(pairs["country"]))
    return [sentences for _, sentences in sorted(found, key=lambda pair: -pair[0])]


def _net(arrivals: dict[str, Any], departures: dict[str, Any]) -> Weighed:
    return max(size(arrivals), size(departures)), (net(arrivals, departures), netted(arrivals, departures))


def _single(shown: pd.DataFrame, netted_countries: set[str]) -> list[Weighed]:
    """For each country and direction without a net, the count over the longest stated time, the latest of them."""
    moves = shown[shown["measure"].isin(MOVES) & shown["unit"].isin(["persons", "crossings"])]
    moves = moves[moves["kind"].isin(["span", "total", "undated"]) & (moves["country"] != "")]
    moves = moves[~(moves["country"].isin(netted_countries) & moves["measure"].isin(["arrivals", "departures"]))]
    groups = moves.groupby(["country", "measure"], sort=True)
    best = [max(records(group), key=_weight) for _, group in groups]
    return [(size(claim), (short(claim), said(claim))) for claim in best]


def _weight(claim: Mapping[str, Any]) -> tuple[Any, ...]:
    start, end = claim["period_start"], claim["period_end"]
    whole = start == start and end == end
    last = f"{end:%Y-%m-%d}" if end == end else ""
    length = (end - start).days if whole else 0
    return claim["place"] == "", claim["unit"] == "persons", whole, length, last, size(claim), str(claim["figure_id"])


def _peaks(claims: pd.DataFrame) -> Iterator[Sentence]:
    """The largest count of one day, in and out."""
    days = claims[claims["shown"] & (claims["kind"] == "day") & (claims["unit"] == "persons")]
    days = days[days["country"] != ""]
    for direction in ("in", "out"):
        found = records(days[days["direction"] == direction])
        if len(found) > 1:
            most = max(found, key=lambda one: (size(one), one["figure_id"]))
            yield told("Most on one day, {what}", what=said(most))


def _stocks(claims: pd.DataFrame) -> Iterator[Sentence]:
    """Of those present and those registered the latest and largest count each; a stock is no flow."""
    for measure in ("stayed", "registered"):
        found = claims[claims["shown"] & (claims["measure"] == measure) & (claims["unit"] == "persons")]
        found = found[(found["country"] != "") & found["period_end"].notna()]
        if len(found):
            best = max(records(found), key=lambda one: (size(one), one["figure_id"]))
            yield said(best)


def size(claim: Mapping[str, Any]) -> float:
    """The low end of a claim, its high end where the low one is open: for ordering only, never shown."""
    low, high = claim["value_low"], claim["value_high"]
    return float(high if low != low else low)
