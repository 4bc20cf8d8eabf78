"""Amounts that go on with the one before: parts of it, and what they share with it or do on their own."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.tie.attach import is_mover
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set, words

PART_HEADS = (["of", "whom"], ["of", "which"], ["of", "them"], ["among", "them"], ["of", "these"])
PART_WORDS = frozenset(("including", "namely", "counting", "among"))
MORE = frozenset(("another", "further", "more", "others"))
PARTING = frozenset(("departures", "returns", "deported", "applications", "registered", "turned_away", "permits"))
"""What a part of those counted may do on its own."""
OPENING = 8  # tokens before an amount that still opens its sentence
COMPOSED = (
    ["made", "up", "of"],
    ["consisted", "of"],
    ["consists", "of"],
    ["composed", "of"],
    ["comprised"],
    ["comprises"],
    ["included"],
    ["include"],
    ["includes"],
)
COMPOSING = trait({words[0] for words in COMPOSED})
LIMIT, LIMIT_WITH_NOUN = 9.0, 14.0  # a dearer cue is weaker than going on; a noun of its own makes that less likely
SHARED = 14.0  # for a share of those of whom a clause tells


def is_part(scene: Scene, m: Mention) -> bool:
    """ "of whom 300", "300 of them", "a third of the newcomers"."""
    if m.first not in scene.parts:  # asked again and again
        scene.parts[m.first] = _is_part(scene, m)
    return scene.parts[m.first]


def _is_part(scene: Scene, m: Mention) -> bool:
    low = scene.sentence.low
    if low[max(m.first - 2, 0) : m.first] in PART_HEADS or low[max(m.first - 1, 0)] in PART_WORDS:
        return True
    if m.first > 2 and low[m.first - 1] == "," and low[m.first - 3 : m.first - 1] in PART_HEADS:
        return True  # "of these, 5,200 flew"
    if _after_colon(scene, m) or _among_them(low, m) or (low[0] == "of" and _of_the_people(scene, m)):
        return True
    tail = low[m.last : m.last + 4]
    if tail[:1] == ["of"] and word_set("parts") & {*tail[1:]}:
        return True
    if m.kind not in ("percent", "fraction"):
        return False
    wholes = [
        o for o in scene.counted if o.last <= m.first and o.first and low[o.first - 1] == "of" and o.kind == "count"
    ]
    return not scene.cues or any(scene.layout.between(o.last, m.first) < 14 for o in wholes)


def _of_the_people(scene: Scene, m: Mention) -> bool:
    """ "Of the returnees 1.4 million came from Pakistan", "Of the Indians, 778 came by air"."""
    low = scene.sentence.low
    last = m.first - (low[m.first - 1] == ",")
    if low[1:2] != ["the"] or m.noun >= 0 or not 2 < last <= OF_PEOPLE:
        return False
    return low[last - 1] in words().movers or any(one.last == last and one.part == "people" for one in scene.spots)


OF_PEOPLE = 5  # tokens of "of the asylum seekers"


def _among_them(low: list[str], m: Mention) -> bool:
    """ "Among them, the prefect added, were 330 citizens of Niger and 214 Nigerians"."""
    return low[:2] == ["among", "them"] and not ARE.isdisjoint(low[2 : m.first])


ARE = frozenset("were was are is".split())


def _was(head: list[str], tail: list[str]) -> bool:
    """ "The day before it had been 243", "at Chaman it is "around 3,500 a day"": a number and no more."""
    head = head[:-1] if head[-1:] and head[-1] in QUOTING else head
    told = head[-3:] in WERE or head[-2:] in IT_WAS or (head[-2:] == ["it", "is"] and tail[:1] in A_DAY)
    return told and (not tail or not tail[0].isalpha() or tail[0] in BARE)


QUOTING = frozenset(("'", '"', "\u201c", "\u2018"))
IT_WAS = (["it", "was"], ["there", "were"])
A_DAY = (["daily"], ["a"], ["per"], ["every"], ["now"])
WERE = (
    ["they", "had", "been"],
    ["it", "had", "been"],
    ["there", "had", "been"],
    ["there", "have", "been"],
    ["it", "has", "been"],
)
BARE = frozenset("against on in at by a daily per".split())


def _after_colon(scene: Scene, m: Mention) -> bool:
    """ "3,140 persons in 14 flights: 1,890 Bangladeshis to Dhaka and 430 Filipinos to Manila"."""
    low = scene.sentence.low
    if ":" not in low:
        return False
    colon = next((i for i in range(m.first - 1, -1, -1) if low[i] == ":"), -1)
    if colon < 0 or m.kind != "count":
        return False
    earlier = [o for o in scene.counted if o.last <= colon and o.kind == "count" and o.unit == "persons"]
    verbs = any(colon < cue.first < m.first and cue.shape != "noun" for cue in scene.cues)
    return bool(earlier) and not verbs and (earlier[0].low or 0) >= (m.low or m.high or 0)


def parent_of(scene: Scene, m: Mention, previous: Event | None, memory: Memory) -> Event | None:
    """The event that an amount without words of its own goes on with."""
    if previous is not None:
        return previous
    low = scene.sentence.low
    head, tail = low[: m.first], low[m.last : m.last + 3]
    if m.kind == "none" or (m.noun >= 0 and not is_mover(m, low)):
        return None
    opens = len(head) <= OPENING
    if head[-2:] == ["of", "the"] and not "".join(head[-3:-2]).isalpha() and "in" in low[m.last : m.last + 5]:
        return None  # "of the four million Afghans in Iran 366,000 left": a whole of its own
    if scene.layout.traits & COMPOSING and _composed(head):
        return memory.last
    if _among_them(low, m) or (m.kind in ("percent", "fraction") and tail[:2] == ["of", "all"]):
        return memory.whole  # "nearly half of all visitors"
    if head[-3:] == ["there", "were", "also"] and memory.last is not None:
        return memory.last
    if _was(head, tail) and memory.last is not None and scene.sentence.index - memory.last.sentence <= 1:
        return _all_of_them(memory, memory.last)
    part = bool(tail[:1] == ["of"] and word_set("parts") & {*tail}) or (m.kind in ("percent", "fraction") and opens)
    more = bool(MORE & {*head[-3:], *tail})
    if part or more:
        came = part and not NEWCOMERS.isdisjoint(low[m.last : m.last + 4]) and "arrivals" in memory.by_measure
        return memory.by_measure["arrivals"] if came else memory.last  # "90 percent of new arrivals"
    done = any(token.endswith("ed") and token not in COUNTING for token in head)
    if m.kind == "count" and (_named(scene, m) or _idly_put(scene, m)):
        return None
    whole = _whole_of(scene, m, memory) or memory.last_whole or memory.last
    return whole if m.noun < 0 and opens and not done else None


def _whole_of(scene: Scene, m: Mention, memory: Memory) -> Event | None:
    """ "Of the Indians, 778 came by air": the count of Indians, whoever was counted since."""
    named = (spot.code for spot in scene.spots if spot.part == "people" and spot.last <= m.first)
    code = next(named, "") if scene.sentence.low[0] == "of" else ""
    return next((one for one in memory.by_measure.values() if code and one.nationality == code), None)


def _all_of_them(memory: Memory, last: Event) -> Event | None:
    """ "Of the 37,000 who came 2,300 stayed. A year ago it had been 12,000": as many as came."""
    flow, before = memory.flow, memory.before
    if flow is not None and before is not None and before.low[:2] == ["of", "the"] and flow.sentence == last.sentence:
        return flow
    whole = memory.whole
    of_it = last.part and whole is not None and whole.measure == last.measure and whole.sentence == last.sentence
    return whole if of_it or last.measure in PARTING else last  # "600 came, 90 of them from Chad. In May it was 400"


NEWCOMERS = frozenset(("arrivals", "newcomers", "incomers"))


def _named(scene: Scene, m: Mention) -> bool:
    """ "Close to 700 militiamen laid down their rifles": a noun that no list has, and its own verb."""
    low = scene.sentence.low
    if not low[m.last : m.last + 1] or not low[m.last].endswith(PLURALS) or not low[m.last].isalpha():
        return False
    word = low[m.last]
    known = word in words().cues or word in words().movers or word in word_set("parts") or word in FUNCTION
    return not known and not any(spot.first == m.last for spot in scene.spots)


def _idly_put(scene: Scene, m: Mention) -> bool:
    """ "About 80,000 were on the road", "400 are in need": what is said of them is no movement."""
    low = scene.sentence.low
    behind = low[m.last + 1 : m.last + 4]
    return low[m.last : m.last + 1] in (["were"], ["are"]) and behind[:1] in (["on"], ["in"]) and not RIDES & {*behind}


RIDES = frozenset("foot boats buses trains planes cars lorries trucks them board fact all may june july".split())
PLURALS = ("s", "men")
FUNCTION = frozenset("others is was as has this its across vs hours days weeks months years times women".split())


def _composed(head: list[str]) -> bool:
    """ "The group was made up of 300 Syrians and 90 Iraqis"."""
    return any(head[-len(words) :] == words for words in COMPOSED) or any(
        head[i : i + len(words)] == words for words in COMPOSED for i in range(min(len(head), OPENING))
    )


COUNTING = frozenset(
    "accounted estimated reported recorded registered counted united totalled totaled numbered reached".split()
)


def goes_on(m: Mention, tie: Bond) -> bool:
    """Whether going on with the event before is likelier than this cue: "98 on Monday, 59 on Tuesday"."""
    if m.kind in ("percent", "fraction") and tie.why == "noun behind" and tie.cue.first - m.last <= 2:
        return False  # "81% of immigration"
    if m.kind in ("percent", "fraction") and tie.why == "noun of the whole":
        return False  # "of all visits, 78 per cent ..."
    if m.kind in ("percent", "fraction") and tie.why not in ("verb behind", "relative clause", "head noun"):
        return True
    if m.kind in ("percent", "fraction") and tie.why == "relative clause" and tie.cost <= SHARED:
        return False  # "a third of the 12,000 who came last year asked for asylum"
    return tie.cost > (LIMIT if m.noun < 0 else LIMIT_WITH_NOUN)
