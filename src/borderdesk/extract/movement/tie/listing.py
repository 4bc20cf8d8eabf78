"""Numbers of a list that leaves out its verb: the next place and its number, the one that tops it."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.scene import Scene


def next_in_list(low: list[str], m: Mention) -> bool:
    """ "98 on Monday and 59 on Tuesday": a bare number between a joint and a preposition."""
    return (
        m.noun < 0
        and low[m.first - 1] in ("and", ",", ";")
        and low[m.last : m.last + 1] != []
        and low[m.last] in LISTED
    )


LISTED = frozenset("on in to from at through via".split())


def tops_list(scene: Scene, m: Mention) -> bool:
    """ "Indians first with 465, then Filipinos with 209", "the peak being Tuesday with 43,000"."""
    low = scene.sentence.low
    if m.noun >= 0 or m.first < 2 or low[m.first - 1] not in ("with", "at") or low[m.last : m.last + 1] == ["of"]:
        return False
    supplied = scene.counted and any(cue.shape == "supply" for cue in scene.cues)
    if supplied and any(spot.last == m.first - 1 and spot.part in ("agent", "none", "of") for spot in scene.spots):
        return True  # "ahead of France with 1.9 million"
    people = [spot for spot in scene.spots if spot.part == "people" and spot.last < m.first]
    close = any(m.first - 1 - spot.last <= 2 or tops(low, spot, m) for spot in people)
    dated = any(0 <= m.first - 1 - one.last <= 0 for one in scene.dates)
    return close or (dated and low[m.first - 1] == "with")


def tops(low: list[str], spot: Spot, m: Mention) -> bool:
    """ "Indians topped the list of those leaving with 7,900": the number of those who come first."""
    gap = low[spot.last : m.first]
    if not gap or gap[-1] not in ("with", "at") or any(token[0].isdecimal() for token in gap):
        return False
    largest = gap[0] in FIRST_ONES and not LARGEST.isdisjoint(gap[:4]) and len(gap) <= ASIDE
    return largest or (gap[0] in TOPS and len(gap) <= LIST and "," not in gap)


LIST = 12  # tokens from those who come first to their number
TOPS = frozenset("topped tops top headed heads head led lead dominated".split())

ASIDE = 18  # the same where words stand between them: "Fijians were the largest group, the office said, with 480"
FIRST_ONES = frozenset("were are came come ranked ahead".split())
LARGEST = frozenset("largest biggest first ahead foremost commonest".split())


def names_next(scene: Scene, m: Mention) -> bool:
    """ "Poland took in 1,000, Romania 2,000 and Chad 300": the next country of a list and its number."""
    low = scene.sentence.low
    last = m.noun + 1 if m.noun == m.last and m.unit in ("persons", "households") else m.last
    if comes_next(scene, m):
        return True
    if (
        (m.noun >= 0 and last == m.last)
        or m.kind != "count"
        or (low[last : last + 1] and low[last].isalpha() and low[last] not in LISTED and low[last] != "and")
    ):
        return False
    before = next((spot for spot in scene.spots if spot.last == m.first and spot.part in ("agent", "none")), None)
    at = before.first - 1 if before is not None else 0
    at -= low[at] == "the"  # "India supplied 40,900 and the Philippines 24,800"
    return at > 0 and low[at] in (",", "and", ";")


def comes_next(scene: Scene, m: Mention) -> bool:
    """ "Turkey has 2.9 million of them; Germany comes next with 970,000", "followed by Germany with 970,000"."""
    low = scene.sentence.low
    if m.noun >= 0 or low[m.first - 1] not in ("with", "at"):
        return False
    spot = next((one for one in scene.spots if 1 <= m.first - one.last <= NEXT_REACH and one.part == "agent"), None)
    gap = low[spot.last : m.first - 1] if spot is not None else []
    led = spot is not None and low[max(spot.first - 2, 0) : spot.first] in LED
    return led if not gap else NEXT.issuperset(gap)


NEXT_REACH = 6  # tokens from the country to its number
NEXT = frozenset("comes come came follows followed next second third fourth is was then a distant close stands".split())
LED = (["followed", "by"], ["ahead", "of"], ["behind", "it"], ["before", "the"])


def gapped(scene: Scene, m: Mention) -> Spot | None:
    """The country right behind the number of a list that leaves out the verb: "444,600 entered Albania, 344,500
    Macedonia and 69,900 Montenegro"."""
    low = scene.sentence.low
    if m.noun >= 0 or m.kind != "count" or low[m.first - 1] not in (",", "and", ";"):
        return None
    spot = next(
        (spot for spot in scene.spots if spot.first in (m.last, m.last + (low[m.last : m.last + 1] == ["the"]))), None
    )
    closed = spot is not None and low[spot.last : spot.last + 1] in CLOSES and spot.part in ("agent", "none")
    return spot if closed and spot is not None and spot.code else None


CLOSES: tuple[list[str], ...] = ([], [","], ["and"], ["."], [";"], ["by"], ["via"], ["through"])
