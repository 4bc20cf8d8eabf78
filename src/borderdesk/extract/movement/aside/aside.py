"""Amounts that stand beside the movements and count none: the dead, seats, stocks of food, idle shares."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.aside import margins, otherthings
from borderdesk.extract.movement.words import idioms
from borderdesk.extract.movement.words.having import HAVING, has_others
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.traits import EVERY, Asked, ending, named, phrases, trait
from borderdesk.extract.movement.words.words import ending_in, word_set, words

ABLE = frozenset(("can", "could", "built", "able", "designed", "fit"))
WEAR = frozenset("flights planes beds seats places mouths".split())
SEATS = frozenset("beds seats places mouths".split())
GROUPS = frozenset("group groups age number total wave influx cohort sort kind".split())
HOLDING = frozenset("hold holds sleep sleeps seat seats fit fits accommodate accommodates house take takes".split())
ORDERS = frozenset(("orders", "notices", "letters"))
BRINGING = frozenset("brought carried took flew".split())
FROM_WHERE = 3  # tokens of "from the United States"
FLYING = frozenset("returned flown brought carried took flew landed arrived left departed touched".split())
FLOWN_FOR = frozenset("deportation removal expulsion repatriation evacuation return rescue charter mercy".split())


def aside(layout: Layout, m: Mention) -> str:
    """Why the amount counts no movement, "" where it may count one."""
    for rule in RULES.of(layout.traits):
        told = rule(layout, m, layout.sentence.low)
        if told:
            return told
    return ""


def _phrase(layout: Layout, m: Mention, low: list[str]) -> str:
    at = m.first - (low[m.first - 1] in ("another", "further"))  # "Shelter for another 300 is going up"
    for phrase in ending_in("before", low[at - 1]) if at else ():
        if low[max(at - len(phrase), 0) : at] == list(phrase):
            return " ".join(phrase)
    return ""


def _hurting(layout: Layout, m: Mention, low: list[str]) -> str:
    if idioms.emigrated(low, m):
        return ""  # "lost 16,000 people to emigration"
    if low[m.first - 1] in ANEW:
        return ""  # "500 have been killed and 334,000 have fled": others; the dead are told by what stands behind
    harm = word_set("harm") & {*low[max(m.first - 2, 0) : m.first]}
    people = m.unit in ("vehicles", "persons") or (m.last < len(low) and layout.sentence.raw[m.last][0].isupper())
    if harm <= SHUTTING and (people or low[m.first - 1] == ","):
        return ""  # "since the gate reopened 900 lorries have gone through"
    return low[m.first - 1] if harm else ""


ANEW = frozenset(("and", ";", "but", "while"))


def _ordered(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "served 300 with expulsion orders"."""
    orders = ORDERS & {*low[m.last : m.last + 3]} or (low[m.first - 1] == ":" and low[m.first - 2] in ORDERS)
    return "orders" if orders else ""


def _capacity(layout: Layout, m: Mention, low: list[str]) -> str:
    holds = m.noun < 0 and low[m.first - 1] in HOLDING and low[m.first - 2] in ("which", "that", "each", "it", "they")
    people = m.last < len(low) and layout.sentence.raw[m.last][0].isupper()  # "which houses 230,000 Somalis"
    return "a capacity" if holds and not people and CAMPS.isdisjoint(low[max(m.first - CALLED, 0) : m.first]) else ""


CAMPS = frozenset("camp camps settlement settlements".split())  # "the camp, which holds 21,000": they are there
CALLED = 8  # tokens from the camp to its number


def _able(layout: Layout, m: Mention, low: list[str]) -> str:
    able = ABLE & {*low[max(m.first - 5, 0) : m.first]} and low[m.first - 1] in word_set("hosting")
    return "a capacity" if able else ""


def _dead(layout: Layout, m: Mention, low: list[str]) -> str:
    if ["with", "them"] in (low[m.last : m.last + 2], low[m.last + 1 : m.last + 3], low[max(m.first - 2, 0) : m.first]):
        return ""  # "338 left, and 17 wounded with them"
    if m.kind in ("percent", "fraction") and low[m.last : m.last + 2] == ["of", "them"]:
        return ""  # "3,000 came over, a tenth of them wounded"
    if low[max(m.first - 2, 0) : m.first] == ["among", "them"] and not HURT.isdisjoint(low[m.last : m.last + 1]):
        return ""  # "1,100 came over, among them ninety wounded"
    return _harmed(_clause(layout, m, 8)) or _number_of_dead(low, m)


def _number_of_dead(low: list[str], m: Mention) -> str:
    """ "The number of killed and missing of those years is put at 13,548"."""
    head = low[max(m.first - 16, 0) : m.first]
    at = next((i for i, pair in enumerate(pairwise(head)) if pair == ("number", "of")), -1)
    near = head[at + 2 : at + 5] if at >= 0 else []
    dead = next((token for token in near if token in word_set("dead")), "")
    return dead if head[-1:] in (["at"], ["was"], ["is"], ["to"], ["reached"], ["as"]) else ""


def _worn(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "17 flights", "4,000 beds"; "17 flights of deportees" may count."""
    worn = m.noun >= 0 and low[m.noun] in WEAR and not (_carries(m, low) or low[m.last : m.last + 1] == ["of"])
    return low[m.noun] if worn else ""


def _had(layout: Layout, m: Mention, low: list[str]) -> str:
    if m.unit == "vehicles" and low[m.first - 1] == "with" and any(o.last < m.first for o in layout.amounts):
        return ""  # "62,300 crossed into Poland, with 8,900 cars"
    return f"{low[m.first - 1]} {low[m.noun] if m.noun >= 0 else 'it'}" if has_others(m, low) else ""


def _harmed(clause: list[str]) -> str:
    """The word for the dead or hurt behind an amount; "21 wounded Palestinians" may have moved."""
    for i, token in enumerate(clause[:7]):
        if token in word_set("dead"):
            behind = clause[i + 1] if i + 1 < len(clause) else ""
            if i and clause[i - 1] == "the":
                continue  # "admits only the sick"
            moved = any(one.form == "past" for one in words().cues.get(behind, ()))  # "72 wounded left Gaza"
            moved = moved or (i == 0 and _let_out(clause[1:]))
            if token not in HURT or not (moved or behind.endswith(("s", "people", "men", "children"))):
                return token
    return ""


def _let_out(behind: list[str]) -> bool:
    """ "85 wounded were let out", "were carried over the border"; "were taken to hospital" is over no border."""
    helped = behind[:1] != [] and (behind[0] in BE or behind[0] in HAVE)
    return helped and not ABROAD.isdisjoint(behind) and "hospital" not in behind


ABROAD = frozenset("out across over abroad through border frontier evacuated".split())
SHUTTING = frozenset("close closed closing shut reopen reopened opened open".split())
HURT = frozenset("wounded injured sick infected".split())


def _deed(layout: Layout, m: Mention, low: list[str]) -> str:
    """The verb right before the amount that moves nobody: "spent 40", "treated another 85", "cooks for 600"."""
    if idioms.emigrated(low, m):
        return ""
    for i in range(m.first - 1, max(m.first - DEED_REACH, 0) - 1, -1):
        if low[i] in word_set("deeds") and layout.sentence.raw[i] == low[i]:
            if any(o.noun == i for o in layout.amounts):
                return ""  # "twelve trains brought 6,100 people"
            whose = low[i - 1] if i else ""
            noun = m.noun >= 0 and low[m.noun] in words().cues  # "paid for 300 returns"
            if low[i + 1] in HAVE or low[i + 1] in BE:
                return ""  # "lorries and trains have brought home 93,500"
            if low[i] in ("station", "stations") and low[i + 1].endswith("ed"):
                return ""  # "Przemysl station noted 7,350 passengers"
            return "" if noun or whose in PASSIVE else low[i]
        if layout.between(i, i + 1) or low[i] in ENDING or not low[i].isalpha():
            return ""
    return ""


DEED_REACH = 4
PASSIVE = frozenset(
    "the a an of no by is are was were be been being his her their its".split()
)  # "was spent", "the cost"
ENDING = frozenset("from to who which that into with where by of after before since".split())


def _carries(m: Mention, low: list[str]) -> bool:
    """ "expelled to Haiti on 17 flights", "Three planes brought 794 people": counted as crossings."""
    whence = FROM_WHERE if low[m.noun + 1 : m.noun + 2] == ["from"] else 0  # "two planes from Germany brought 130"
    behind = [token for token in low[m.noun + 1 : m.noun + 4 + whence] if token not in HAVE]
    if whence and not BRINGING.isdisjoint(behind) and "," not in behind:
        return True
    if low[m.noun - 1] in FLOWN_FOR:
        return True
    if low[m.noun] in SEATS:
        return False  # "buses with 50 seats took 1,300 people"
    return low[m.first - 1] in ("on", "in", "aboard") or (bool(behind) and behind[0] in FLYING)


def _clause(layout: Layout, m: Mention, reach: int) -> list[str]:
    """The tokens behind an amount up to a separator of weight or the next amount."""
    low, at, sums = layout.sentence.low, m.last, layout.sums
    roof = min(layout.next_amount(m.last), m.last + reach)
    while at < roof and sums[at + 1] - sums[m.last] < 3:
        at += 1
    return low[m.last : at]


def is_thing(m: Mention, low: list[str]) -> bool:
    if m.noun >= 0 and low[m.noun] == "home":
        return False  # "brought 794 pilgrims home": a direction
    if m.noun >= 0 and low[m.noun] == "mark" and low[m.first - 1] == "the":
        return False  # "passed the 400,000 mark": a level
    if m.noun >= 0 and low[m.noun] in GROUPS and low[m.last : m.last + 1] == ["of"]:
        return False  # "45,300 of the younger group"
    if m.noun >= 0 and low[m.noun] in PAPERS and not GIVEN.isdisjoint(low[max(m.first - 4, 0) : m.first]):
        return False  # "has issued 31,700 papers"
    noun = nouns().get(low[m.noun]) if m.noun >= 0 else None
    return noun is not None and noun.kind == "thing"


PAPERS = frozenset("papers documents cards certificates passes exemptions waivers".split())
GIVEN = frozenset("printed prints run issued issues gave given out handed granted stamped renewed extended".split())

RULES = Asked(  # with words that each cannot do without
    (_phrase, ending("before")),
    (_hurting, named("harm")),
    (_deed, named("deeds")),
    (otherthings.posts, trait(otherthings.SHUT)),
    (otherthings.troops, trait(otherthings.SOLDIERY)),
    (otherthings.population, trait(otherthings.INHABITANTS)),
    (otherthings.of_others, trait(("whom", "which", "whose"))),
    (otherthings.votes, trait(otherthings.BALLOT)),
    (otherthings.number_of_others, trait(otherthings.SIZES)),
    (otherthings.men_of_a_force, trait(otherthings.FORCES)),
    (otherthings.home_to, trait(("home", "population"))),
    (
        otherthings.share_of_others,
        trait(otherthings.INHABITANTS | otherthings.POLLED | otherthings.TRAVELLERS | {"country", "my", "our", "in"})
        | trait(lambda: words().still),
    ),
    (otherthings.share_of_country, trait(otherthings.COUNTRY)),
    (otherthings.rate, named("rates")),
    (_ordered, trait(ORDERS)),
    (_capacity, trait(HOLDING)),
    (_able, trait(ABLE)),
    (_dead, named("dead")),
    (_worn, trait(WEAR)),
    (_had, trait({one[0] for one in HAVING})),
    (margins.so_many_each, trait({phrase[-1] for phrase in margins.EACH})),
    (margins.looked_after, named("supplies")),
    (margins.margin, phrases([tuple(one) for one in margins.MARGIN])),
    (margins.balance, trait(margins.BALANCES)),
    (margins.fee, trait(margins.CHARGING)),
    (margins.age, EVERY),
    (margins.difference, trait(margins.OFF)),
)
