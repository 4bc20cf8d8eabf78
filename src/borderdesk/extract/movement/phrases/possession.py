"""People whom a country or a camp has: "Moldova had 99,270 Ukrainians on its soil"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.having import CAMPS, LISTED, had_done, of_other_states
from borderdesk.extract.movement.words.idioms import had_aboard
from borderdesk.extract.movement.words.words import word_set, words

HAVE = frozenset(("has", "had", "have", "with"))
ABOARD = frozenset(("aboard", "board", "top"))
NATIONALS = frozenset(("people", "adjective"))
REFUGEES = frozenset(
    "deportees exiles refugees migrants evacuees foreigners nationals citizens compatriots expatriates".split()
)
WORKERS = frozenset("nationals citizens compatriots expatriates workers students labourers laborers".split())


def having(low: list[str], counted: list[Mention], places: list[PlaceMention]) -> list[Cue]:
    """ "Moldova had 99,270 Ukrainians on its soil", "Jordan, with 700,000 of them": people who are there."""
    return [
        Cue(m.first - 1, m.first, *_had_or_has(low, m, places), "past", False, m.first)
        for m in counted
        if m.first
        and low[max(m.first - 2, 0) : m.first] not in TOGETHER
        and not (low[m.first - 1] == "with" and (_rides(low, m) or of_other_states(low, m)))
        and not had_done(low, m)
        and not had_aboard(low, m)
        and (
            _number(low, m, places)
            or (
                ((_has(low, m) and ABOARD.isdisjoint(low[m.last : m.last + 6])) or _exist(low, m))
                and _people(low, m, places)
            )
        )
    ]


def _number(low: list[str], m: Mention, places: list[PlaceMention]) -> bool:
    """ "Sudanese in Egypt number 500,000 now"."""
    if low[m.first - 1] != "number":
        return False
    land = next((one for one in places if one.role == "country" and one.last == m.first - 1), None)
    who = land is not None and land.first > 1 and low[land.first - 1] == "in"
    return land is not None and who and any(p.role in NATIONALS and p.last == land.first - 1 for p in places)


TOGETHER = (["along", "with"], ["together", "with"])  # "1,100 came in along with 200 children"


def _has(low: list[str], m: Mention) -> bool:
    """ "has 9,000", "has had another 9,000"."""
    return low[m.first - 1] in HAVE or (low[m.first - 1] in ("another", "some") and low[m.first - 2] == "had")


def _rides(low: list[str], m: Mention) -> bool:
    """ "40 buses left Cegrane yesterday with 1,570 people", "flights landed on Thursday with 363 Indians": the verb."""
    for i in range(m.first - 2, max(m.first - RIDE, 0), -1):
        if low[i] in BREAKING:
            return False
        moves = any(one.shape in ("come", "leave", "return", "enter") for one in words().cues.get(low[i], ()))
        if moves and any(
            t in FLIGHTS or ((noun := nouns().get(t)) is not None and noun.unit == "vehicles")
            for t in low[max(i - 7, 0) : i]
        ):
            return True
    return False


FLIGHTS = frozenset("flight flights sailing sailings convoy convoys sortie sorties".split())


def _had_or_has(low: list[str], m: Mention, places: list[PlaceMention]) -> tuple[str, str]:
    """ "Uganda has had another 9,000 from South Sudan since Friday": they came; "Uganda has 9,000" are there."""
    in_it = ["in", "it"] in (low[m.last : m.last + 2], low[m.last + 1 : m.last + 3])
    if in_it and not QUEUES.isdisjoint(low[: m.first]):
        return "queue", "wait"  # "the queue was 20km long, with 2,400 lorries in it"
    if m.noun >= 0 and low[m.noun] in REQUESTS:
        return "applications", "have"  # "The office has 4,900 requests before it"
    had = "had" in low[max(m.first - 3, 0) : m.first]
    since = had and ("since" in low[: m.first] or "since" in low[m.last : m.last + SINCE])
    came = since and any(low[one.first - 1] == "from" and 0 <= one.first - m.last <= 3 for one in places)
    return ("arrivals", "take") if came else ("stayed", "have")


REQUESTS = frozenset("requests applications claims".split())
QUEUES = frozenset("queue line tailback jam column tail".split())
SINCE = 9  # tokens
RIDE, BREAKING = 14, frozenset(";:.")


def _people(low: list[str], m: Mention, places: list[PlaceMention]) -> bool:
    behind = low[m.last : m.last + 2]
    if _had_or_has(low, m, places)[0] in ("arrivals", "applications"):
        return True
    if behind in (["of", "them"], ["of", "these"]) or behind[:1] == ["inside"] or _still_has(low, m):
        return True
    if behind[:1] and behind[0] in words().stateless:
        return True  # "Malaysia has 107,000 Rohingya"
    if ["in", "it"] in (behind, low[m.last + 1 : m.last + 3]):
        return True
    if m.noun < 0 and behind[:1] in (["in"], ["at"]) and not CAMPS.isdisjoint(low[m.last + 1 : m.last + 6]):
        return True  # "there were 9,700 in its four camps"
    if low[m.first - 1] in ("has", "had") and _in_a_camp(low, m):
        return True
    if m.noun >= 0 and low[m.noun] in WORKERS and "foreign" in low[m.last : m.noun]:
        return True  # "Saudi Arabia has about nine million foreign workers"
    if m.noun >= 0 and low[m.noun] in WORKERS and low[m.noun + 1 : m.noun + 2] == ["in"]:
        return True  # "Bangladesh has 60,000 workers in Libya"
    if behind == ["of", "the"] and low[m.first - 1] in ("has", "have") and m.unit != "vehicles":
        return True  # "Kenya still has 276,000 of the Somalis"
    return any(place.role in NATIONALS and 0 <= place.first - m.last <= 1 for place in places) or (
        m.noun >= 0 and (low[m.noun] in REFUGEES or (m.unit == "persons" and not CAMPS.isdisjoint(low[: m.first])))
    )


def _still_has(low: list[str], m: Mention) -> bool:
    """ "63,000 have gone home. Zambia still has 190,000." """
    bare = m.noun < 0 and (m.last >= len(low) or not low[m.last].isalpha())
    return bare and low[max(m.first - 2, 0) : m.first] in STILL_HAS and (m.low or 0) >= LISTED


STILL_HAS = (["still", "has"], ["still", "have"], ["still", "had"])


def _in_a_camp(low: list[str], m: Mention) -> bool:
    """ "the camp was built for 12,000 and has 16,400", "the settlement has 387,000 inhabitants", "in its centres"."""
    bare = m.noun < 0 and (m.last >= len(low) or not low[m.last].isalpha())
    settled = m.noun >= 0 and low[m.noun] in ("inhabitants", "residents", "occupants")
    own = m.unit == "persons" and low[m.noun + 1 : m.noun + 3] in (["in", "its"], ["in", "their"])
    if own and not CAMPS.isdisjoint(low[m.noun + 3 : m.noun + 6]):
        return True
    return (bare or settled) and not CAMPS.isdisjoint(low[: m.first])


def lodged_in(low: list[str], counted: list[Mention]) -> list[Cue]:
    """ "Turkey: 192,000 in 17 camps": a label, and where they are."""
    found: list[Cue] = []
    for m in counted:
        at = m.last + (low[m.last : m.last + 1] != ["in"])
        camps = low[at : at + 1] == ["in"] and not CAMPS.isdisjoint(low[at + 1 : at + 4])
        if m.first and low[m.first - 1] == ":" and camps:
            found.append(Cue(at, at + 1, "stayed", "stay", "fixed", False, at + 1))
    return found


def _exist(low: list[str], m: Mention) -> bool:
    """ "there were still 1,800 foreigners in the square"."""
    head = low[max(m.first - 4, 0) : m.first]
    if "there" not in head or {"are", "were", "is", "was", "remain", "remained"}.isdisjoint(head):
        return False
    there = max(m.first - 4, 0) + head.index("there")
    ahead = low[max(there - 4, 0) : there]  # "in Turkey there are still 2.9 million Syrians"
    behind = pairwise(low[m.last : m.last + 7])
    placed = not PLACED.isdisjoint(low[there + 1 : m.first])
    placed = placed or any(one in PLACED and other not in word_set("time_of") for one, other in behind)
    return placed or ("in" in ahead and "," not in ahead)


PLACED = frozenset(("in", "at", "on", "asleep", "inside", "there", "under"))


def peopled(low: list[str], counted: list[Mention]) -> list[Cue]:
    """ "Kenya's Somali community numbers 276,000"."""
    return [
        Cue(m.first - 1, m.first, "stayed", "have", "fixed", False, m.first)
        for m in counted
        if m.first > 1
        and (
            (low[m.first - 1] in COUNTING and low[m.first - 2] in COMMUNITIES)
            or (low[m.first - 1] in COUNTING and _camp_before(low, m.first - 1))
            or low[m.first - 2 : m.first] == ["home", "to"]  # "nine camps, home to 89,000 refugees"
        )
    ]


def _camp_before(low: list[str], at: int) -> bool:
    """ "The camp at Zaatari now counts 81,000 Syrians": not its officials."""
    at -= low[at - 1] in ("now", "already", "still", "today")
    camp = next((i for i in range(at - 1, max(at - 5, -1), -1) if low[i] in CAMPS), -1)
    gap = low[camp + 1 : at]
    return camp > 0 and low[camp - 1] in ("the", "this", "its") and (not gap or gap[0] in ("at", "in", "of", "near"))


COUNTING = frozenset("numbers numbered counts totals".split())
COMMUNITIES = frozenset(("community", "diaspora", "colony"))
