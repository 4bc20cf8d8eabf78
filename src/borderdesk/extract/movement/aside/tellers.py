"""Counts of those who tell, sizes of vehicles, numbers of headings: beside the movements."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.words import words

FEW = 24  # who tell what they saw


def sized(m: Mention, low: list[str]) -> str:
    """ "fifty-seat coaches"."""
    return "a size" if low[m.last : m.last + 1] == ["-"] and not SIZES.isdisjoint(low[m.last + 1 : m.last + 2]) else ""


SIZES = frozenset("seat seater berth bed room ton tonne storey wheel".split())


def numbered(m: Mention, low: list[str]) -> str:
    """ "SITUATION UPDATE 14": the number of a heading."""
    ends = m.noun < 0 and m.last == len(low) and m.first > 0
    return "a number in a row" if ends and low[m.first - 1] in ISSUES else ""


ISSUES = frozenset("update report bulletin issue flash sitrep".split())


def witnesses(m: Mention, low: list[str]) -> str:
    """ "by one officer's account", "according to two monitors who saw it": those who tell, not those told of."""
    at = m.noun if m.noun >= 0 else m.last
    if (m.high or m.low or 0) > FEW or at + 2 >= len(low) or (m.noun < 0 and low[at] not in words().still):
        return ""
    behind = low[at + 1 : at + 5]
    account = behind[0] in ("'", "'s") and not ACCOUNTS.isdisjoint(behind[1:])
    seen = behind[0] == "who" and behind[1] in SEEING
    return f"{low[at]} tell" if account or seen or behind[0] in TELLING else ""


ACCOUNTS = frozenset("account accounts reckoning count estimate words report testimony statement".split())
SEEING = frozenset("saw watched counted witnessed was were".split())
TELLING = frozenset(("said", "say", "told"))


def compared(m: Mention, low: list[str]) -> str:
    """ "Kyiv counts 940,000 leavers and Warsaw 1.03 million; the two have never matched": the numbers themselves."""
    behind = low[m.last : m.last + 4] if m.noun < 0 and low[m.first - 1] == "the" and (m.high or MANY) < MANY else []
    return next((f"they {token}" for token in behind if token in MATCHING), "")


MATCHING = frozenset(
    "match matched matches tally tallied agree agreed differ differed diverge diverged coincide".split()
)
MANY = 10
