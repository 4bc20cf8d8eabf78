"""Headlines: a finding in a line, without the days and speakers that the sentence beneath it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderdesk import flows
from borderdesk.briefing.counted import counted
from borderdesk.briefing.phrase import net_words
from borderdesk.briefing.sentence import Computed, Passage, Sentence
from borderdesk.charts.words import country
from borderdesk.message import told

Claim = Mapping[str, Any]


def headline(finding: Sentence) -> Passage:
    """The finding as the heading of a page."""
    words = str(finding).removesuffix(".")
    markup = finding.html().removesuffix(".")
    return Passage(f"<h1 class='headline'><span class='said'>{markup}</span></h1>", words, finding.claims, (finding,))


def net(arrivals: Claim, departures: Claim) -> Sentence:
    """``Georgia: about 100,000 more came than left``; BoundsError as flows.net raises it."""
    words = net_words(flows.net(arrivals, departures))
    more = Computed.of("net", (arrivals, departures), words)
    return told("{country}: {what}", country=country(arrivals["country"]), what=more)


def short(claim: Claim) -> Sentence:
    """``Turkey: 287,400 nationals of Russia arrived``."""
    what = counted(claim)
    return told("{country}: {what}", country=country(claim["country"]), what=what) if claim["country"] else what
