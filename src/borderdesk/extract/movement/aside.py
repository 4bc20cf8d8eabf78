"""Amounts that stand beside the movements and count none: the dead, seats, stocks of food, idle shares."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.having import CAMPS, has_others
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.traits import named, trait
from borderdesk.extract.movement.words import ending_in, word_set, words

ABLE = frozenset(("can", "could", "built", "able", "designed", "fit"))
WEAR = frozenset("flights planes beds seats places mouths".split())
GROUPS = frozenset("group groups age number total wave influx cohort sort kind".split())
LOADED = frozenset("with carrying holding of bearing packed aboard".split())
HOLDING = frozenset(
    "hold holds sleep sleeps seat seats fit fits accommodate accommodates house houses take takes".split()
)
ORDERS = frozenset(("orders", "notices", "letters"))
VOYAGES = [
    [each, one]
    for each in ("a", "per")
    for one in ("trip", "bus", "flight", "plane", "bus", "lorry", "truck", "vessel")
]
FLYING = frozenset("brought carried took flew landed arrived left departed touched".split())
FLOWN_FOR = frozenset("deportation removal expulsion repatriation evacuation return rescue charter mercy".split())
EACH = (
    ["at", "a", "time"],
    ["people", "each"],
    ["persons", "each"],
    ["each"],
    ["apiece"],
    ["per", "boat"],
    ["a", "boat"],
    ["a", "head"],
    *VOYAGES,
)
MARGIN = (["give", "or", "take"], ["plus", "or", "minus"])
MEN_OF = frozenset("of aged between under over from age".split())
HARM, DEED, DEAD, ABLY = named("harm"), named("deeds"), named("dead"), trait(ABLE)


def aside(layout: Layout, m: Mention) -> str:
    """Why the amount counts no movement, "" where it may count one."""
    low, traits = layout.sentence.low, layout.traits
    for phrase in ending_in("before", low[m.first - 1]) if m.first else ():
        if low[max(m.first - len(phrase), 0) : m.first] == list(phrase):
            return " ".join(phrase)
    if traits & HARM and word_set("harm") & {*low[max(m.first - 2, 0) : m.first]}:
        return low[m.first - 1]
    other = (_deed(layout, m) if traits & DEED else "") or _of_other_things(m, low)
    if other:
        return other
    if ORDERS & {*low[m.last : m.last + 3]} or (low[m.first - 1] == ":" and low[m.first - 2] in ORDERS):
        return "orders"
    if m.noun < 0 and low[m.first - 1] in HOLDING and low[m.first - 2] in ("which", "that", "each", "it", "they"):
        return "a capacity"
    if traits & ABLY and ABLE & {*low[max(m.first - 5, 0) : m.first]} and low[m.first - 1] in word_set("hosting"):
        return "a capacity"
    hit = _harmed(_clause(layout, m, 8)) if traits & DEAD else ""
    if hit or (m.noun >= 0 and low[m.noun] in WEAR and not (_carries(m, low) or low[m.last : m.last + 1] == ["of"])):
        return hit or low[m.noun]
    if has_others(m, low):
        return f"{low[m.first - 1]} {low[m.noun] if m.noun >= 0 else 'it'}"
    return _share_or_margin(layout, m, low) or ("an age" if _ages(m, low) else _difference(m, low))


def _harmed(clause: list[str]) -> str:
    """The word for the dead or hurt behind an amount; "21 wounded Palestinians" may have moved."""
    for i, token in enumerate(clause[:7]):
        if token in word_set("dead"):
            behind = clause[i + 1] if i + 1 < len(clause) else ""
            if i and clause[i - 1] == "the":
                continue  # "admits only the sick"
            if token not in HURT or not behind.endswith(("s", "people", "men", "children")):
                return token
    return ""


HURT = frozenset("wounded injured sick infected".split())


def _of_other_things(m: Mention, low: list[str]) -> str:
    """Posts of a border, a population, a share of one, a rate: beside the movements, whatever the words around."""
    behind = low[m.last : m.last + 3]
    if not POSTS.isdisjoint(behind) and not SHUT.isdisjoint(low[max(m.first - 12, 0) : m.first]):
        return "posts of a border"
    if _population(m, low):
        return "a population"
    if _votes(m, low):
        return "votes"
    if m.kind not in ("percent", "fraction"):
        return ""
    if _share_of_others(m, low):
        return "a share of others"
    if not COUNTRY.isdisjoint(low[m.last : m.last + 6]):
        return "a share of a population"
    rate = not word_set("rates").isdisjoint(low[max(m.first - 4, 0) : m.last + 6])
    return "a rate of something else" if rate else ""


def _votes(m: Mention, low: list[str]) -> bool:
    """ "the bill passed by 98 to 41": both numbers."""
    if m.noun >= 0 or BALLOT.isdisjoint(low):
        return False
    ahead = low[m.first - 1] == "by" and low[m.last : m.last + 1] == ["to"]
    return ahead or (low[m.first - 1] == "to" and "by" in low[max(m.first - 5, 0) : m.first])


BALLOT = frozenset(
    "bill motion vote votes voted amendment resolution senate parliament lawmakers deputies assembly".split()
)


def _share_of_others(m: Mention, low: list[str]) -> bool:
    """ "64 per cent of voters", "half the country's 6 million citizens"."""
    behind = low[m.last : m.last + 4]
    if behind[:1] == ["of"] and not words().still.isdisjoint(behind):
        return True
    whose = behind[:1] in (["the"], ["of"]) and not {"'s", "s", "'"}.isdisjoint(behind)
    return whose and not INHABITANTS.isdisjoint(low[m.last : m.last + 9])


def _deed(layout: Layout, m: Mention) -> str:
    """The verb right before the amount that moves nobody: "spent 40", "treated another 85", "cooks for 600"."""
    low = layout.sentence.low
    for i in range(m.first - 1, max(m.first - DEED_REACH, 0) - 1, -1):
        if low[i] in word_set("deeds") and layout.sentence.raw[i] == low[i]:
            whose = low[i - 1] if i else ""
            noun = m.noun >= 0 and low[m.noun] in words().cues  # "paid for 300 returns"
            return "" if noun or whose in PASSIVE else low[i]
        if layout.between(i, i + 1) or low[i] in ENDING or not low[i].isalpha():
            return ""
    return ""


COUNTRY = frozenset(("population", "populace", "electorate"))
DEED_REACH = 4
PASSIVE = frozenset(
    "the a an of no by is are was were be been being his her their its".split()
)  # "was spent", "the cost"
ENDING = frozenset("from to who which that into with where by of after before since".split())


def _population(m: Mention, low: list[str]) -> bool:
    """ "the strip's 1.5 million people", "Sweden, with nine million people"."""
    if m.noun < 0 or low[m.noun] not in INHABITANTS or m.first < 2:
        return False
    if low[m.first - 2 : m.first] == ["home", "to"] and CAMPS.isdisjoint(low[: m.first]):
        return low[m.noun] != "citizens"
    many = (m.low or m.high or 0) >= 1_000_000 and low[m.first - 1] in ("with", "of", "has", "have")
    whose = low[m.first - 2] if low[m.first - 1] == "'s" else low[m.first - 3] if low[m.first - 1] == "s" else ""
    return many or (whose != "" and not whose.endswith("day") and whose not in SPANS)


POSTS = frozenset("crossings crossing posts gates checkpoints".split())
SHUT = frozenset(
    "closed shut reopened opened open closes shuts reopens opens sealed close reopen remaining keeping kept".split()
)
INHABITANTS = frozenset("people citizens inhabitants residents population".split())
SPANS = frozenset("year month week weekend today yesterday january february march april may june july august".split())


def _carries(m: Mention, low: list[str]) -> bool:
    """ "expelled to Haiti on 17 flights", "Three planes brought 794 people": counted as crossings."""
    behind = low[m.noun + 1 : m.noun + 2]
    if low[m.noun - 1] in FLOWN_FOR:
        return True
    return low[m.first - 1] in ("on", "in", "aboard") or (bool(behind) and behind[0] in FLYING)


def _share_or_margin(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "12 people each", "give or take 1,000", "a net loss of 55,300"."""
    if layout.traits & SHARED and _so_many_each(m, low):
        return "so many each"
    if low[m.first - 1] in LOADED and "each" in low[max(m.first - 4, 0) : m.first]:
        return "so many each"
    if low[m.first : m.first + 3] in MARGIN or low[max(m.first - 2, 0) : m.first + 1] in MARGIN:
        return "a margin"
    reach = 7 if low[m.first - 1] == "," else 3  # "the net loss to Australia, 39,600,"
    return "a balance" if not BALANCES.isdisjoint(low[max(m.first - reach, 0) : m.first]) else ""


def _so_many_each(m: Mention, low: list[str]) -> bool:
    behind = m.noun + 1 if m.noun >= m.last else m.last
    return any(low[at : at + size] in EACH for at in (m.last, behind) for size in (3, 2, 1))


SHARED = trait({phrase[-1] for phrase in EACH})
BALANCES = frozenset(("net", "balance", "difference"))


def _clause(layout: Layout, m: Mention, reach: int) -> list[str]:
    """The tokens behind an amount up to a separator of weight or the next amount."""
    low, at, sums = layout.sentence.low, m.last, layout.sums
    roof = min(layout.next_amount(m.last), m.last + reach)
    while at < roof and sums[at + 1] - sums[m.last] < 3:
        at += 1
    return low[m.last : at]


def _ages(m: Mention, low: list[str]) -> bool:
    """ "men of 18 to 22", "those between 23 and 60", "under 18"."""
    values = [value for value in (m.low, m.high) if value is not None]
    if values and max(values) < 99 and {"older", "younger"} & {*low[max(m.first - 2, 0) : m.core_first]}:
        return True
    if not values or max(values) > 99 or m.noun >= 0 or m.kind != "count":
        return False
    head = low[max(m.first - 3, 0) : m.core_first]
    person = nouns().get(low[m.first - 2]) if m.first > 1 and low[m.first - 1] == "of" else None
    if person is not None and person.unit == "persons" and not person.plural:
        return True  # "a programmer of 24 from Irkutsk"
    if low[m.first - 2 : m.first] in STANDING_AT or _in_commas(m, low):
        return True
    if (
        m.qualifier == "less_than"
        and max(values) <= 21
        and ({"are", "were", "was", "is", "them", "being", "children", "aged"} & {*head})
    ):
        return True
    return bool(word_set("men") & {*head}) and bool(MEN_OF & {*head, low[m.first]})


def _in_commas(m: Mention, low: list[str]) -> bool:
    """ "the widow, 58, sold"."""
    person = (
        nouns().get(low[m.first - 2])
        if m.first > 1 and low[m.first - 1] == "," == low[-1 if m.last >= len(low) else m.last]
        else None
    )
    return person is not None and person.unit == "persons" and not person.plural


STANDING_AT = (
    ["he", "is"],
    ["she", "is"],
    ["he", "was"],
    ["she", "was"],
    ["i", "am"],
    ["she", "turned"],
    ["he", "turned"],
)


def _difference(m: Mention, low: list[str]) -> str:
    """A share or number off a level: "6% above", "20k above its capacity", "2 per cent off"."""
    after = low[m.last : m.last + 2]
    if (
        after[:1] in (["above"], ["below"], ["off"])
        or after == ["short", "of"]
        or after in (["of", "capacity"], ["a", "head"])
    ):
        return f"{after[0]} a level"
    if m.kind in ("percent", "fraction") and (
        low[m.first - 1 : m.first] in (["–"], ["−"], ["+"], ["-"])
        or (after == ["of", "the"] and "level" in low[m.last : m.last + 6])
    ):
        return "a change"
    return ""


def is_thing(m: Mention, low: list[str]) -> bool:
    if m.noun >= 0 and low[m.noun] == "home":
        return False  # "brought 794 pilgrims home": a direction
    if m.noun >= 0 and low[m.noun] in GROUPS and low[m.last : m.last + 1] == ["of"]:
        return False  # "45,300 of the younger group"
    noun = nouns().get(low[m.noun]) if m.noun >= 0 else None
    return noun is not None and noun.kind == "thing"
