"""One claim, or a pair that may be netted, as a sentence with its hedge, its days and its speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderdesk import flows
from borderdesk.briefing.counted import cited, counted, people
from borderdesk.briefing.sentence import Computed, Said, Sentence
from borderdesk.charts.words import country
from borderdesk.errors import BoundsError
from borderdesk.flows import Bounds
from borderdesk.language import from_to, on, since, until, worded
from borderdesk.message import told

__all__ = ["cited", "net_words", "netted", "said", "spoken", "when"]

Claim = Mapping[str, Any]


def said(claim: Claim) -> Sentence:
    """``Kazakhstan: about 98,000 nationals of Russia arrived, from 21 to 27 September 2022, according to ...``."""
    what = told(
        "{count}, {when}, according to {speaker}.", count=counted(claim), when=when(claim), speaker=spoken(claim)
    )
    return told("{country}: {what}", country=country(claim["country"]), what=what) if claim["country"] else what


def netted(arrivals: Claim, departures: Claim) -> Sentence:
    """Both claims of a pair and what follows from them; raises BoundsError as flows.net does."""
    net = flows.net(arrivals, departures)
    return told(
        "{country}: {came} {people} arrived and {left} left, {when}: {net}{share}, {according}.",
        country=country(arrivals["country"]),
        came=cited(arrivals),
        people=people(arrivals),
        left=cited(departures),
        when=when(arrivals),
        net=Computed.of("net", (arrivals, departures), net_words(net)),
        share=_share_left(arrivals, departures),
        according=_according(arrivals, departures),
    )


def _share_left(arrivals: Claim, departures: Claim) -> Sentence:
    """``; at least three in five of those who came had left again``, where fewer left than came."""
    try:
        share = flows.share_left(arrivals, departures)
    except BoundsError:
        return Sentence(())
    if not flows.sayable(share) or (share.high or share.low or 0) > 100:
        return Sentence(())
    part = Computed.of("share", (departures, arrivals), flows.share_words(share))
    return told("; {share} of those who came had left again", share=part)


def spoken(claim: Claim) -> Said:
    """The claim's speaker, in the words of its source."""
    return Said(str(claim["speaker"]), (str(claim["figure_id"]),), str(claim.get("language", "")))


def net_words(net: Bounds) -> str:
    """Arrivals less departures for readers: which direction was the larger, and by how much."""
    if net.low == 0 == net.high:
        return worded("as many came as left")
    if net.low is None and net.high is None:
        return worded("which were more cannot be said")
    if net.high is not None and net.high <= 0:
        return worded("{net} more left than came", net=Bounds(0, 0) - net)
    if net.low is None or net.low >= 0:
        return worded("{net} more came than left", net=net)
    at_most = Bounds(None, -net.low, net.about)
    if net.high is None:
        return worded("{net} more left than came, or more came", net=at_most)
    most = Bounds(None, net.high, net.about)
    return worded("{out} more left than came, or {into} more came than left", out=at_most, into=most)


def when(claim: Claim) -> str:
    """The claim's days in a sentence: "on 27 September 2022", "from 21 to 27 September 2022", "days not stated"."""
    start, end, kind = claim["period_start"], claim["period_end"], claim["kind"]
    if kind == "stock" and end == end:
        return on(end)
    days = _days(start, end)
    return worded("in a running total {days}", days=days) if kind == "total" else days


def _days(start: Any, end: Any) -> str:
    if start == start and end == end:
        return from_to(start, end)
    if start == start:
        return since(start)
    return until(end) if end == end else worded("days not stated")


def _according(arrivals: Claim, departures: Claim) -> Sentence:
    if arrivals["speaker"] == departures["speaker"]:
        return told("according to {speaker}", speaker=spoken(arrivals))
    return told("according to {one} (in) and {other} (out)", one=spoken(arrivals), other=spoken(departures))
