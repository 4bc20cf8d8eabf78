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
from borderdesk.claims import records, where
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
Claim = Mapping[str, Any]
Weighed = tuple[float, tuple[Sentence, Sentence]]


def answer(view: View) -> Passage:
    """The largest number as a headline, the story, that number and the next in full, and the ledger's day."""
    found = _flows(view, _shown(view))
    sentences = [sentence for _, sentence in found[:2]] or [Sentence.of(nothing(view))]
    first = found[0][0] if found else Sentence.of(nothing(view))
    dated = Passage.paragraph(ledger_day(view), kind="asof")
    return Passage.joined(headline(first), about(view), Passage.paragraph(*sentences), dated)


def key_numbers(view: View) -> Passage:
    """The flows of the countries with the largest counts, the most on one day, and how many were there at the end."""
    shown = _shown(view)
    found = [sentence for _, sentence in _flows(view, shown)]
    sentences = [*found[:MOST], *_peaks(shown), *turned_days(view.claims), *_stocks(shown)]
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


def _shown(view: View) -> list[Claim]:
    return [*records(where(view.claims, shown=True))]


def _flows(view: View, shown: list[Claim]) -> list[tuple[Sentence, Sentence]]:
    """Nets and single counts, the largest first: in short, and in full with days and speaker."""
    by_id = {claim["figure_id"]: claim for claim in shown}
    pairs = [pair for pair in flows.balances(view.claims) if pair["net"]]
    found = [_net(by_id[pair["arrivals"]], by_id[pair["departures"]]) for pair in pairs]
    found += _single(shown, {pair["country"] for pair in pairs})
    return [sentences for _, sentences in sorted(found, key=lambda pair: -pair[0])]


def _net(arrivals: Claim, departures: Claim) -> Weighed:
    return max(size(arrivals), size(departures)), (net(arrivals, departures), netted(arrivals, departures))


def _single(shown: list[Claim], netted_countries: set[str]) -> list[Weighed]:
    """For each country and direction without a net, the count over the longest stated time, the latest of them."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in shown:
        told_already = claim["country"] in netted_countries and claim["measure"] in ("arrivals", "departures")
        if _moves(claim) and not told_already:
            groups.setdefault((claim["country"], claim["measure"]), []).append(claim)
    best = [max(groups[key], key=_weight) for key in sorted(groups)]
    return [(size(claim), (short(claim), said(claim))) for claim in best]


def _moves(claim: Claim) -> bool:
    """Whether it counts people on the move, over days and at a country."""
    counts = claim["measure"] in MOVES and claim["unit"] in ("persons", "crossings")
    return counts and claim["kind"] in ("span", "total", "undated") and claim["country"] != ""


def _weight(claim: Claim) -> tuple[Any, ...]:
    start, end = claim["period_start"], claim["period_end"]
    whole = start == start and end == end
    last = f"{end:%Y-%m-%d}" if end == end else ""
    length = (end - start).days if whole else 0
    return claim["place"] == "", claim["unit"] == "persons", whole, length, last, size(claim), str(claim["figure_id"])


def _peaks(shown: list[Claim]) -> Iterator[Sentence]:
    """The largest count of one day, in and out."""
    days = [one for one in shown if one["kind"] == "day" and one["unit"] == "persons" and one["country"]]
    for direction in ("in", "out"):
        found = [one for one in days if one["direction"] == direction]
        if len(found) > 1:
            most = max(found, key=lambda one: (size(one), one["figure_id"]))
            yield told("Most on one day, {what}", what=said(most))


def _stocks(shown: list[Claim]) -> Iterator[Sentence]:
    """Of those present and those registered the latest and largest count each; a stock is no flow."""
    dated = [
        one for one in shown if one["unit"] == "persons" and one["country"] and one["period_end"] == one["period_end"]
    ]
    for measure in ("stayed", "registered"):
        if found := [one for one in dated if one["measure"] == measure]:
            best = max(found, key=lambda one: (size(one), one["figure_id"]))
            yield said(best)


def size(claim: Claim) -> float:
    """The low end of a claim, its high end where the low one is open: for ordering only, never shown."""
    low, high = claim["value_low"], claim["value_high"]
    return float(high if low != low else low)
