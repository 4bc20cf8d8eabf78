"""What is had that may have moved: nationals, arrivals, people in camps; no seats, no population."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.idioms import had_aboard
from borderdesk.extract.movement.words.words import word_set, words

HAVING = (["has"], ["have"], ["had"], ["with"])


def has_others(m: Mention, low: list[str]) -> bool:
    """Whether the amount is what somebody has, and no people who may have moved."""
    if not m.first or low[m.first - 1 : m.first] not in HAVING:
        return False
    if low[m.first - 1] == "with" and m.unit == "vehicles" and not RIDERS.isdisjoint(low[: m.first]):
        return False  # "410 people came in with 96 cars"
    if low[m.first - 1] == "with" and not ABOARD.isdisjoint(low[m.noun + 1 : m.noun + 3]) and m.noun >= m.last:
        return low[m.noun] in CREWS  # "With 214 workers aboard, the ferry put out"
    if low[m.first - 1] == "with" and m.noun >= m.last and _on_board(low, m):
        return False  # "landed in Delhi with 212 Indian students from Kharkiv on board"
    if low[m.first - 1] == "with" and (low[m.first - 2] in ("along", "together") or of_other_states(low, m)):
        return False  # "let in 14,000 Sudanese, along with 2,000 citizens of other countries"
    if had_aboard(low, m):
        return False  # "Saturday's convoy had 290"
    if low[m.first - 2 : m.first] in HAD and "from" in low[m.last : m.last + 3]:
        return False  # "Malta has had 1,200 people from Libya since March"
    laden = m.first > 1 and low[m.first - 1] == "with" and _carrier(low[m.first - 2])
    return not laden and not _of_people(m, low) and not _ends_list(m, low)


def of_other_states(low: list[str], m: Mention) -> bool:
    """ "2,000 citizens of other countries", "40 nationals of third states"."""
    return m.noun >= m.last and low[m.noun] in ABROAD and low[m.noun + 1 : m.noun + 3] in OTHERS


OTHERS = (["of", "other"], ["of", "third"], ["of", "another"], ["from", "other"], ["from", "third"])


def _on_board(low: list[str], m: Mention) -> bool:
    behind = low[m.noun + 1 : m.noun + 6]
    own = low[m.noun] not in CREWS and behind[:1] == ["from"]
    return own and (("on", "board") in pairwise(behind) or "aboard" in behind)


ABOARD = frozenset(("aboard", "board", "top"))
CREWS = frozenset("crew crewmen sailors seamen hands".split())
HAD = (["has", "had"], ["have", "had"], ["had", "had"])
RIDERS = frozenset("people persons passengers travellers".split())


def _carrier(token: str) -> bool:
    noun = nouns().get(token)
    return noun is not None and noun.unit == "vehicles"


def _of_people(m: Mention, low: list[str]) -> bool:
    """Whether what is had may have moved: nationals, arrivals, "of them", not nine million people or 500 cars."""
    if low[m.last : m.last + 2] in (["of", "them"], ["of", "these"], ["on", "its"], ["on", "the"], ["of", "its"]):
        return True
    if had_done(low, m) or (m.last < len(low) and low[m.last] in words().stateless):
        return True  # "has had 640 people deported", "Malaysia has 107,000 Rohingya"
    if m.noun >= 0 and low[m.noun] in ABROAD and "foreign" in low[m.last : m.noun]:
        return True  # "has nine million foreign workers"
    if ["in", "it"] in (low[m.last : m.last + 2], low[m.last + 1 : m.last + 3]):
        return True  # "the old office has 480 people in it"
    if m.noun < 0 and not CAMPS.isdisjoint(low[: m.first]) and low[m.first - 1] in ("has", "had"):
        return True
    if _doing(m, low) or (m.unit == "persons" and not CAMPS.isdisjoint(low[: m.first])):
        return True
    if (
        m.noun < 0
        and low[m.first - 1] == "has"
        and (m.low or m.high or 0) >= LISTED
        and low[m.last : m.last + 1] in ENDED
    ):
        return True  # "700,000 are in Malawi; Zimbabwe has 120,000"
    if m.noun < 0:
        return m.last < len(low) and low[m.last].isalpha()
    if low[m.noun] in ABROAD and low[m.noun + 1 : m.noun + 2] == ["in"]:
        return True  # "Manila has 13,000 nationals in Libya"
    return cue_word(low[m.noun]) or (low[m.noun] in word_set("carried") and low[m.first - 1] == "with")


LISTED = 100
ENDED: tuple[list[str], ...] = ([","], [";"], ["."], ["and"], [])
ABROAD = frozenset("nationals citizens compatriots expatriates workers students".split())


def had_done(low: list[str], m: Mention) -> bool:
    """ "has had 360 Egyptians deported"."""
    own = low[m.last : m.last + 2] == ["of", "its"]  # "had 168 of its citizens flown in"
    behind = [one for token in low[m.last : m.last + (5 if own else 3)] for one in words().cues.get(token, ())]
    return any(one.form == "past" and (one.shape in ("send", "refuse", "displace") or own) for one in behind)


def _doing(m: Mention, low: list[str]) -> bool:
    """ "had 1,720 people landing there", "has 33,000 fugitives on its lists", "had 2,300 cars waiting"."""
    behind = low[m.last : m.last + 7]
    listed = any(
        (one in ("on", "in") and other in OWN) or (one, other) == ("on", "file") for one, other in pairwise(behind)
    )
    if m.unit == "vehicles":
        return listed or not QUEUING.isdisjoint(behind[:3])
    housed = "in" in behind[:4] and not word_set("housing").isdisjoint(behind)
    doing = any(token.endswith("ing") for token in behind[:3])
    return listed or (m.unit == "persons" and (housed or doing))


CAMPS = frozenset(
    """
    settlement settlements camp camps centre centres center centers shelter shelters home homes hostel hostels island
    """.split()
)
QUEUING = frozenset("waiting queuing queueing standing stuck stranded".split())
OWN = frozenset("its their our her his".split())


def _ends_list(m: Mention, low: list[str]) -> bool:
    """ "Indians first with 465, then Filipinos with 209", "the chief market with 2 million tourists"."""
    if low[m.first - 1] == "with" and low[max(m.first - 2, 0)] in ("market", "markets"):
        return True
    return low[m.first - 1] == "with" and m.noun < 0 and (m.last == len(low) or not low[m.last].isalpha())


def cue_word(token: str) -> bool:
    return token in words().cues or token in (
        "refugees",
        "holders",
        "asylum",
        "seekers",
        "migrants",
        "requests",
        "evacuees",
        "applicants",
    )
