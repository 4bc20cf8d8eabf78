"""Numbers beside a count: so many each, a margin, a balance, an age, what lies above or below a level."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set

LOADED = frozenset("with carrying holding of bearing packed aboard".split())
VOYAGES = [
    [each, one]
    for each in ("a", "per")
    for one in ("trip", "bus", "flight", "plane", "run", "lorry", "truck", "vessel", "crossing", "voyage", "sailing")
]
RUNS = [["on", each, one] for each in ("each", "every") for one in ("trip", "run", "crossing", "voyage", "sailing")]
EACH = (
    ["to", "a", "boat"],
    ["to", "a", "tent"],
    ["to", "a", "room"],
    ["to", "a", "bed"],
    ["to", "a", "cell"],
    ["to", "a", "house"],
    ["to", "the", "boat"],
    ["to", "a", "car"],
    ["to", "each", "boat"],
    ["at", "a", "time"],
    ["people", "each"],
    ["persons", "each"],
    ["each"],
    ["apiece"],
    ["per", "boat"],
    ["a", "boat"],
    ["a", "head"],
    *VOYAGES,
    *RUNS,
)
CARRIES = frozenset("carries carry carried takes take took holds hold seats seat".split())
MARGIN = (["give", "or", "take"], ["plus", "or", "minus"])
MEN_OF = frozenset("of aged between under over from age".split())
OLDEST = 99
OLDER = frozenset(("older", "younger"))
ELDERS = trait(OLDER)
BALANCES = frozenset(("net", "balance", "difference"))
VEHICLES = frozenset("buses bus trains train planes plane flights flight lorries trucks cars coaches ships".split())
OFF = frozenset("above below off short capacity head level – − + -".split())


SPANS = frozenset("year month week day night hour season".split())  # "returns hundreds each year"


def so_many_each(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "12 people each", "five boats with 40 each"."""
    behind = m.noun + 1 if m.noun >= m.last else m.last
    often = low[m.last + 1 : m.last + 2] + low[behind + 1 : behind + 2]
    each = any(low[at : at + size] in EACH for at in (m.last, behind) for size in (3, 2, 1)) and SPANS.isdisjoint(often)
    loaded = low[m.first - 1] in LOADED | CARRIES and "each" in low[max(m.first - 4, 0) : m.first]
    return "so many each" if each or loaded else ""


def looked_after(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "one latrine for 1,200 persons", "food is in store for 25,000"."""
    if 0 <= m.noun < len(low) - 1 and low[m.noun] in word_set("supplies") and low[m.noun + 1] == "for":
        return f"counts {low[m.noun]}"  # "there is one doctor for 9,000 of them"
    at = m.first - 1 - (low[m.first - 1] in ("every", "each"))
    if at < 1 or low[at] != "for" or "who" in low[m.last : max(m.noun, m.last) + 2]:
        return ""  # "tents were pitched for 900 refugees who arrived on Sunday" tells of those
    head = low[max(at - SUPPLIED, 0) : at]
    last = max((i for i, token in enumerate(head) if token in word_set("supplies")), default=-1)
    return "" if last < 0 or not PARTED.isdisjoint(head[last:]) else f"{head[last]} for so many"


SUPPLIED = 7  # tokens from what is there to "for"
PARTED = frozenset((",", ";", ":", "and", "but", "who", "that", "which"))


def margin(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "give or take 1,000"."""
    beside = low[m.first : m.first + 3] in MARGIN or low[max(m.first - 2, 0) : m.first + 1] in MARGIN
    return "a margin" if beside else ""


def fee(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "A smuggler asks 4,000 for the trip": a price without its coin."""
    priced = m.noun < 0 and m.first > 0 and low[m.first - 1] in CHARGING and low[m.last : m.last + 1] == ["for"]
    return "a price" if priced and not TRIPS.isdisjoint(low[m.last + 1 : m.last + 4]) else ""


CHARGING = frozenset(
    "asks asked ask charges charged charge demands demanded pays paid pay want wants cost costs".split()
)
TRIPS = frozenset("trip journey passage crossing seat ride place ticket voyage".split())


def balance(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "a net loss of 55,300", "the net loss to Australia, 39,600,"."""
    reach = 7 if low[m.first - 1] in (",", "plus", "minus") else 3
    return "a balance" if not BALANCES.isdisjoint(low[max(m.first - reach, 0) : m.first]) else ""


def age(layout: Layout, m: Mention, low: list[str]) -> str:
    if low[m.first] in SPANNING and m.noun < 0 and (m.high or m.low or OLDEST) < OLDEST:
        them = (one.last for one in layout.sentence.places or () if one.role == "people")
        if m.first in them or low[m.first - 1] in word_set("men"):
            return "an age"  # "Yemenis between 20 and 35", "Eritreans under 50 need an exit visa"
    return "an age" if _ages(m, low, older=bool(layout.traits & ELDERS)) else ""


SPANNING = frozenset(("between", "under", "over"))


def _ages(m: Mention, low: list[str], older: bool) -> bool:
    """ "men of 18 to 22", "those between 23 and 60", "under 18"."""
    top = m.low if m.high is None else m.high
    if top is None or top > OLDEST:
        return False
    if older and top < OLDEST and not OLDER.isdisjoint(low[max(m.first - 2, 0) : m.core_first]):
        return True
    if m.noun >= 0 or m.kind != "count":
        return False
    head = low[max(m.first - 3, 0) : m.core_first]
    person = nouns().get(low[m.first - 2]) if m.first > 1 and low[m.first - 1] == "of" else None
    if person is not None and person.unit == "persons" and not person.plural:
        return True  # "a programmer of 24 from Irkutsk"
    if low[m.first - 2 : m.first] in STANDING_AT or _in_commas(m, low) or _of_kin(m, low) or _in_turn(m, low):
        return True
    if (
        m.qualifier == "less_than"
        and top <= 21
        and ({"are", "were", "was", "is", "them", "being", "children", "aged"} & {*head})
    ):
        return True
    if not SELF.isdisjoint(low[m.first - 1 - (low[m.first - 1] in ("only", "just", "aged")) : m.first]):
        return True  # "a lawyer, herself only 29"
    men = not MAN.isdisjoint(head) or bool(word_set("men") & {*head})
    return men and bool(MEN_OF & {*head, low[m.first]})


def _of_kin(m: Mention, low: list[str]) -> bool:
    """ "my mother is 81", "Anna's younger brother turned 12"."""
    if m.first < 3 or low[m.first - 1] not in TURNED:
        return False
    person = nouns().get(low[m.first - 2])
    whose = person is not None and person.unit == "persons" and not person.plural
    return whose and not OWNING.isdisjoint(low[max(m.first - 5, 0) : m.first - 2])


TURNED = frozenset("is was turned turns".split())
OWNING = frozenset("my his her our their your s 's one".split())


def _in_turn(m: Mention, low: list[str]) -> bool:
    """ "two brothers, 17 and 19, swam"."""
    at = m.first - 1
    while at > 0 and (low[at] in JOINING or low[at].isdigit()):
        at -= 1
    return low[at] in CLOSE_KIN and low[at + 1] == ","


JOINING = frozenset((",", "and"))
CLOSE_KIN = frozenset("brothers sisters sons daughters twins cousins couple siblings".split())


def _in_commas(m: Mention, low: list[str]) -> bool:
    """ "the widow, 58, sold", "a porter at the terminal, 61, complained"."""
    if m.first < 2 or low[m.first - 1] != "," or low[m.last : m.last + 1] != [","] or (m.low or 0) < GROWN:
        return False
    for i in range(m.first - 2, max(m.first - PERSON, 0) - 1, -1):
        person = nouns().get(low[i])
        if person is not None and person.unit == "persons":
            return not person.plural and (i == m.first - 2 or low[i + 1] in OF_PLACE)
        if not low[i].isalpha():
            return False
    return False


MAN, SELF = frozenset(("man", "woman")), frozenset(("himself", "herself"))
GROWN = 14  # years
PERSON = 9  # tokens from the age back to whose it is
OF_PLACE = frozenset("at in from of on who with".split())
STANDING_AT = (
    ["he", "is"],
    ["who", "is"],
    ["she", "is"],
    ["he", "was"],
    ["she", "was"],
    ["i", "am"],
    ["she", "turned"],
    ["he", "turned"],
)


SEEING = frozenset("saw see seen seeing sees sent send waved packed".split())
AGED, PARTS = frozenset(("age", "years")), frozenset("them whom including these among".split())


LINE = frozenset("wire fence border frontier wall line gate bridge crossing".split())


def difference(layout: Layout, m: Mention, low: list[str]) -> str:
    """A share or number off a level: "6% above", "20k above its capacity", "2 per cent off"."""
    after = low[m.last : m.last + 2]
    aged = after[:1] in (["above"], ["below"]) and not AGED.isdisjoint(low[m.last + 1 : m.last + 5])
    if aged and not PARTS.isdisjoint(low[max(m.first - 2, 0) : m.first]):
        return ""  # "among them 25 above the age of 80"
    if after[:1] == ["off"] and (not VEHICLES.isdisjoint(low[m.last + 1 : m.last + 4]) or low[m.first - 1] in SEEING):
        return ""  # "guards took 11 off buses bound for Moldova", "saw 7,700 off to Austria"
    if after == ["short", "of"] and not LINE.isdisjoint(low[m.last + 2 : m.last + 6]):
        return ""  # "held 500 back short of the fence"
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
