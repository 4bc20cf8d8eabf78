"""Numbers of other things than people who move: posts of a border, populations, votes, and shares of these."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.having import CAMPS
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.words import word_set, words


def posts(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "closed five of its 12 posts"."""
    behind = low[m.last : m.last + 3]
    if ("from", "crossing") in pairwise(behind):
        return ""  # "kept 900 Afghans from crossing into Hungary"
    shut = not POSTS.isdisjoint(behind) and not SHUT.isdisjoint(low[max(m.first - 12, 0) : m.first])
    return "posts of a border" if shut else ""


def troops(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "In the other direction go soldiers: Dakar has sent 1,300 men, Conakry 400"."""
    colon = next((i for i, token in enumerate(low[: m.first]) if token in (":", ";")), 0)
    sent = not SENT.isdisjoint(low[colon : m.first])
    men = m.noun < 0 or low[m.noun] == "men"
    return "counts soldiers" if colon and sent and men and not SOLDIERY.isdisjoint(low[:colon]) else ""


SENT = frozenset("sent sends sending dispatched".split())
SOLDIERY = frozenset("soldiers troops reinforcements peacekeepers battalions".split())


def population(layout: Layout, m: Mention, low: list[str]) -> str:
    return "a population" if _population(m, low) else ""


def home_to(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "the enclave, home to 2.3 million", "Croatia, population 3.9 million"; "home to 89,000 refugees" may count."""
    if low[m.first - 1] == "population":
        return "a population"
    if low[max(m.first - 2, 0) : m.first] != ["home", "to"]:
        return ""
    people = m.noun >= 0 and low[m.noun] in REFUGEES
    named = m.noun < 0 and m.last < len(low) and layout.sentence.raw[m.last][0].isupper()
    them = low[m.last : m.last + 2] in (["of", "them"], ["of", "these"], ["of", "those"])
    return "" if people or named or them else "a population"


REFUGEES = frozenset("refugees migrants displaced nationals exiles foreigners seekers evacuees returnees".split())


def of_others(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "32 hotels, 1,043 of which are empty", "troops, 1,250 of whom are dug in": a part of what moves nobody."""
    before = low[max(m.first - 4, 0) : m.first]
    if before[:3] == ["of", "whom", "there"] and low[m.first - 6] in words().still:
        return f"of {low[m.first - 6]}"  # "soldiers, of whom there are 2,500 in the zone"
    if low[m.last : m.last + 1] != ["of"] or low[m.last + 1 : m.last + 2] not in (["whom"], ["which"], ["whose"]):
        return ""
    at = m.first - 1 if low[m.first - 1] != "," else m.first - 2
    noun = nouns().get(low[at])
    still = low[at] in words().still and low[at] not in SETTLED
    thing = noun is not None and noun.kind == "thing" and low[m.last + 1] != "whom"
    return f"of {low[at]}" if still or thing else ""  # not of "landed on the islands, half of whom"


SETTLED = frozenset("residents inhabitants villagers members".split())


def number_of_others(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "The number of soldiers at the fence rises from 2,000 to 3,500": both numbers."""
    if m.noun >= 0 or low[m.first - 1] not in LED_TO:
        return ""
    head = low[max(m.first - HEADED, 0) : m.first]
    at = max((i for i, pair in enumerate(pairwise(head)) if pair[0] in SIZES and pair[1] == "of"), default=-1)
    if at < 0 or not MARKS.isdisjoint(head[at:]):
        return ""
    others = words().still.intersection(head[at + 2 : at + 5])
    return f"counts {min(others)}" if others else ""


ROLLS, ROLL = frozenset("electoral voters voting electors".split()), 8  # and the tokens from the names to them
HEADED = 18  # tokens from "the number of soldiers" to their numbers
SIZES = frozenset("number numbers strength".split())
LED_TO = frozenset("to from at by was is reached about nearly around over".split())
MARKS = frozenset(", ; : who which that and".split())


def men_of_a_force(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "received 60 men of the Kenyan contingent": soldiers."""
    behind = low[m.noun + 1 : m.noun + FORCE] if m.noun >= 0 and low[m.noun] in ("men", "women", "members") else []
    force = FORCES.intersection(behind) if behind[:1] in (["of"], ["from"]) else frozenset()
    return f"counts men of a {min(force)}" if force else ""


FORCE = 9  # tokens from the men to their force
FORCES = frozenset("contingent contingents battalion battalions regiment brigade garrison squadron platoon".split())


def votes(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "the bill passed by 98 to 41": both numbers."""
    if low[m.last : m.last + 1] == ["names"] and not ROLLS.isdisjoint(low[m.last : m.last + ROLL]):
        return "counts voters"  # "3.26 million names are on the electoral roll"
    if m.noun >= 0:
        return ""
    ahead = low[m.first - 1] == "by" and low[m.last : m.last + 1] == ["to"]
    return "votes" if ahead or (low[m.first - 1] == "to" and "by" in low[max(m.first - 5, 0) : m.first]) else ""


def share_of_others(layout: Layout, m: Mention, low: list[str]) -> str:
    if m.kind not in SHARES:
        return ""
    return "a share of others" if _share_of_others(m, low) or _of_a_people(layout, m, low) else ""


def _of_a_people(layout: Layout, m: Mention, low: list[str]) -> bool:
    """ "One in eight Moldovans has left": of a people; "one in eight Moldovans who arrived" is of those."""
    people = "in" in low[m.first : m.last] and any(
        one.role == "people" and one.first in (m.last, m.last - 1) for one in layout.sentence.places or ()
    )
    return people and not HAVING.isdisjoint(low[m.last : m.last + 2])


def share_of_country(layout: Layout, m: Mention, low: list[str]) -> str:
    whole = m.kind in SHARES and not COUNTRY.isdisjoint(low[m.last : m.last + 6])
    return "a share of a population" if whole else ""


def rate(layout: Layout, m: Mention, low: list[str]) -> str:
    """ "an occupancy of 71%", "Joblessness in the two provinces stands at 11%"."""
    if m.kind not in SHARES:
        return ""
    opens = low[0] in word_set("rates") and BREAKS.isdisjoint(low[: m.first])
    told = opens or not word_set("rates").isdisjoint(low[max(m.first - 4, 0) : m.last + 6])
    return "a rate of something else" if told else ""


BREAKS = frozenset((",", ";", ":"))


HAVING = frozenset("has have lives live works work".split())
TRAVELLERS = frozenset("travellers travelers motorists commuters households hauliers".split())
SHARES = ("percent", "fraction")
BALLOT = ROLLS | frozenset(
    "bill motion vote votes voted amendment resolution senate parliament lawmakers deputies assembly".split()
)
COUNTRY = frozenset(("population", "populace", "electorate"))


def _share_of_others(m: Mention, low: list[str]) -> bool:
    """ "64 per cent of voters", "half the country's 6 million citizens"."""
    behind = low[m.last : m.last + 4]
    if "in" in low[m.last : m.last + 5] and any(pair in THIS for pair in pairwise(low[m.last : m.last + 7])):
        return True  # "one in nine pupils in my country"
    if not POLLED.isdisjoint(low[m.last : m.last + 7]):
        return True  # "a third of the traders asked by the paper"
    if behind[:1] in (["my"], ["our"]):
        return True  # "half my officers were born in a camp"
    people = behind[:3] in (["of", "the", "people"], ["of", "its", "people"], ["of", "all", "people"])
    if behind[:2] in (["of", "everybody"], ["of", "everyone"]) or low[m.last : m.last + 1] == ["inhabitants"]:
        return True  # "one in six inhabitants", "four in five of everybody in these islands"
    if people and low[m.last + 3 : m.last + 4] in (["living"], ["in"], ["here"], ["of"], ["there"]):
        return True
    if behind[:1] == ["of"] and behind[1:2] and behind[1] in TRAVELLERS:
        return True  # "one tenth of travellers had to be enrolled"
    if behind[1:2] in (["them"], ["these"], ["those"], ["whom"]):
        return False  # "a fifth of them victims of torture"
    if behind[:1] == ["of"] and not words().still.isdisjoint(behind):
        return True
    whose = behind[:1] in (["the"], ["of"]) and not {"'s", "s", "'"}.isdisjoint(behind)
    return whose and not INHABITANTS.isdisjoint(low[m.last : m.last + 9])


def _population(m: Mention, low: list[str]) -> bool:
    """ "the strip's 1.5 million people", "Sweden, with nine million people"."""
    if m.noun < 0 or low[m.noun] not in INHABITANTS or m.first < 2:
        return False
    if low[m.first - 2 : m.first] == ["home", "to"] and CAMPS.isdisjoint(low[: m.first]):
        return low[m.noun] != "citizens"
    number = low[m.first - 3][0].isdecimal() or low[m.first - 3] == "million"
    if number and low[max(m.first - 2, 0) : m.first] in OF_ITS:
        return True  # "550,000 of its 3.5 million people are on the move"
    if low[m.noun] == "inhabitants" and low[m.first - 1] == "of":
        return True  # "an archipelago of 10,600 inhabitants"
    if low[m.noun] in ("inhabitants", "residents") and low[m.first - 1] in ("has", "have", "had"):
        return TENTED.isdisjoint(low[: m.first])  # "the island has 11,000 inhabitants"
    if low[m.noun + 1 : m.noun + 2] and low[m.noun + 1] in UPROOTED:
        return False  # "the commission speaks of 1.1 million people uprooted inside the country"
    many = (m.low or m.high or 0) >= 1_000_000 and low[m.first - 1] in ("with", "of", "has", "have")
    many = many and low[max(m.first - 2, 0)] not in SUMS  # "a total of 2.1 million people have left"
    whose = low[m.first - 2] if low[m.first - 1] == "'s" else low[m.first - 3] if low[m.first - 1] == "s" else ""
    return many or (whose != "" and not whose.endswith("day") and whose not in SPANS)


SUMS = frozenset(
    "total sum number estimate excess estimated flow exodus flight return influx arrival departure".split()
)
UPROOTED = frozenset("uprooted displaced homeless driven forced fleeing".split())
OF_ITS = (["of", "its"], ["of", "their"])
TENTED = CAMPS - {"island", "home", "homes"}
THIS = (("my", "country"), ("our", "country"), ("this", "country"))
POLLED = frozenset("asked polled surveyed questioned interviewed".split())
POSTS = frozenset("crossings crossing posts gates checkpoints".split())
SHUT = frozenset(
    "closed shut reopened opened open closes shuts reopens opens sealed close reopen remaining keeping kept".split()
)
INHABITANTS = frozenset("people citizens inhabitants residents population".split())
SPANS = frozenset("year month week weekend today yesterday january february march april may june july august".split())
