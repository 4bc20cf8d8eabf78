"""Amounts that count no movement whatever the words around them."""

from __future__ import annotations

from functools import lru_cache

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.aside.aside import is_thing
from borderdesk.extract.movement.aside.idle import idle, no_wait
from borderdesk.extract.movement.aside.levels import compares, growth
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.measure.inside import DISTRICTS, sent_on
from borderdesk.extract.movement.text.scene import COUNTED, Scene
from borderdesk.extract.movement.tie.carriers import is_carrier
from borderdesk.extract.movement.tie.listing import next_in_list
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set, words

SENDING = trait(DISTRICTS)
LONG = frozenset("month months year years decade decades century centuries second seconds".split())
SMALL = 10  # a bare number below it that no verb follows counts nothing named


@lru_cache(maxsize=1000)
def none(reason: str) -> Event:
    """No movement. One event for all numbers of that reason: nothing changes it, a headline's is copied first."""
    return Event("not_movement", why={"measure": reason})


def not_counted(scene: Scene, m: Mention) -> str:
    """Why an amount counts no movement whatever the words around it; "" where it may."""
    low = scene.sentence.low
    if m.kind == "duration" and low[m.noun] in LONG:
        return "a length of time"
    if m.kind in ("duration", "length"):
        if m.kind == "length" and _is_far(scene, m):
            return "a distance"
        waits = any(cue.measure == "queue" for cue in scene.cues)
        return no_wait(m, low) if waits else f"a {m.kind}"
    if m.kind == "change":
        return "" if growth(low, m) else "a change, not a level"
    if m.kind not in COUNTED:
        return {"times": "a comparison"}.get(m.kind, m.kind)
    if m.kind == "none":
        return ""
    beside = _named(low, m) or _to_so_many_days(scene, m) or idle(m, low, scene.layout.traits) or _sent_on(scene, m)
    if beside:
        return beside
    if _small(scene, m):
        return "a small number of nothing named"
    if of_others := _of_others(scene, m):
        return of_others
    return f"counts {low[m.noun]}" if is_thing(m, low) else scene.beside[m.first]


def _of_others(scene: Scene, m: Mention) -> str:
    """ "fewer than 20 of 200 tents", "has a fifth of the 470 million dollars it wants"."""
    low = scene.sentence.low
    if low[m.last : m.last + 1] != ["of"]:
        return ""
    at = m.last + 1 + (low[m.last + 1 : m.last + 2] == ["the"])  # "181 of the 239 infections"
    whole = next((o for o in scene.counted if o.first == at), None)
    if whole is not None and whole.noun <= whole.last and is_thing(whole, low):
        return f"counts {low[whole.noun]}"
    money = any(o.kind == "money" and o.first in (at, at + 1) for o in scene.amounts)
    return "a share of money" if money else ""


def _to_so_many_days(scene: Scene, m: Mention) -> str:
    """ "cut visa-free stays from 60 days to thirty": what was before was a span, and no wait."""
    low = scene.sentence.low
    if m.noun >= 0 or low[m.first - 1] != "to":
        return ""
    before = next((o for o in reversed(scene.amounts) if o.last < m.first), None)
    if before is None or before.kind != "duration" or max(before.last, before.noun + 1) != m.first - 1:
        return ""
    waits = any(cue.measure == "queue" for cue in scene.cues)
    return "a length of time" if low[before.first - 1] == "from" and not waits else ""


def _sent_on(scene: Scene, m: Mention) -> str:
    inside = scene.layout.traits & SENDING and sent_on(scene.sentence.low, m, scene.spots)
    return "moved on inside the country" if inside else ""


def _is_far(scene: Scene, m: Mention) -> bool:
    """ "Palanca, 50 km from Odessa", "it is 4.7 km from the line to the dome"; a queue is so long from its gate."""
    low, raw = scene.sentence.low, scene.sentence.raw
    behind = max(m.last, m.noun + 1)
    named = low[behind : behind + 1] == ["from"] and behind + 1 < len(raw)
    line = any(cue.measure == "queue" and cue.shape == "noun" for cue in scene.cues)
    named = named and (raw[behind + 1][0].isupper() or not line)  # "stand six km from the palace"
    if low[behind : behind + 1] == ["long"]:
        return False
    queued = any(cue.measure == "queue" and cue.last <= m.first for cue in scene.cues)  # "when it was 12km long"
    return named or (not queued and low[max(m.first - 2, 0) : m.first] in (["it", "is"], ["it", "was"]))


def _named(low: list[str], m: Mention) -> str:
    """ "[15]", "90 days in any 180": no count."""
    if low[m.first - 1] == "[" and low[m.last : m.last + 1] == ["]"]:
        return "a reference"
    if low[m.first : m.last] == ["one"] and m.kind == "count" and low[m.last : m.last + 1] and _generally(low, m):
        return "anybody"
    return "a span of days" if m.noun < 0 and low[m.first - 1] == "any" else ""


def _generally(low: list[str], m: Mention) -> bool:
    """ "In the square one sees only merchants", "before one enters"; "the last one stays" tells of somebody."""
    verb = low[m.last]
    told = verb in MODALS or (verb.endswith("s") and not verb.endswith("ss") and verb not in OF_ONE)
    return told and m.noun < 0 and low[m.first - 1] not in SOME_ONE


SOME_ONE = frozenset("single only the that this which last first next every each no any another not".split())
MODALS = frozenset("must can could should may might cannot ought".split())
OF_ONE = frozenset("is was has does 's s this others years days hours".split())


def _small(scene: Scene, m: Mention) -> bool:
    """ "renewable to three": a bare number below ten that no verb follows."""
    if (
        m.noun >= 0
        or m.kind != "count"
        or (m.high or m.low or 0) >= SMALL
        or is_part(scene, m)
        or compares(scene.sentence.low, m)
        or _another(scene, m)
        or is_carrier(scene, m)
        or _to_so_many_hours(scene, m)
        or (next_in_list(scene.sentence.low, m) and len(scene.counted) > 1 and scene.counted[0] is not m)
    ):
        return False
    low = scene.sentence.low
    named = any(0 <= spot.first - m.last <= 2 for spot in scene.spots if spot.part == "people")
    verb = any(0 <= cue.first - m.last <= 2 for cue in scene.cues) or low[m.last : m.last + 1] in (
        ["were"],
        ["have"],
        ["had"],
        ["did"],
        ["who"],
    )
    done = (
        any(m.first in (cue.last, cue.end) and cue.shape in DONE_TO for cue in scene.cues) and low[m.first - 2] != "it"
    )
    return not named and not verb and not done and low[max(m.first - 2, 0) : m.first] != ["it", "was"]


def _another(scene: Scene, m: Mention) -> bool:
    """ "turned back 17 on Monday and on Sunday another 9": more of those counted."""
    return scene.sentence.low[m.first - 1] == "another" and scene.counted[0] is not m


def _to_so_many_hours(scene: Scene, m: Mention) -> bool:
    """ "The wait shrank from 30 hours to about two"."""
    low = scene.sentence.low
    before = next((o for o in reversed(scene.amounts) if o.last < m.first), None)
    if before is None or before.kind not in ("duration", "length"):
        return False
    shrunk = low[m.first - 1] == "to" and low[m.first - 2] in SHRUNK  # "had been 20 km long, had shrunk to four"
    return shrunk or (before.kind == "duration" and low[before.last : m.first] == ["to"])


SHRUNK = frozenset("shrunk shrank grown grew fallen fell risen rose down up dropped lengthened swollen".split())


# "and refused four"
DONE_TO = frozenset("send refuse take catch".split())


def goes_on_idly(scene: Scene, m: Mention, idle: Mention | None, previous: Event | None, *, bound: bool) -> str:
    """Why an amount without a word of movement goes on with no movement, "" where it may go on with one.

    "45 staff and another 30", "62 cases, 5 of them fatal"; "fines range from 500 to 3,000".
    """
    low = scene.sentence.low
    if idle is not None and idle.kind == "money" and m.noun < 0 and _priced(low[idle.last : m.first]):
        return "a price"
    wanted = idle is not None and m.unit == "vehicles" and low[idle.last : m.first][-1:] == ["and"]
    if idle is not None and idle.kind == "money" and m.kind in ("percent", "fraction") and low[:1] == ["of"]:
        return "a share of money"  # "of the $242m that was asked for, a tenth has come in"
    if idle is not None and (told := _of_those_idle(scene, m, idle, previous)):
        return told
    if bound or (m.noun >= 0 and not wanted):
        return ""
    if (
        idle is not None
        and previous is None
        and m.kind in ("percent", "fraction")
        and low[m.last : m.last + 2] == OF_THEM
    ):
        return "a share of something else"  # "1,012 names are on the roll, one in eight of them ..."
    if idle is not None and low[idle.first - 1] == "of" and (idle.first == 1 or low[idle.first - 2] in HEAD_MARKS):
        return "a part of something else"  # "of 97 patients seen in May, the doctor said, 71 had bruises"
    of_these = idle is not None and idle.noun >= 0 and low[idle.noun] in PARTIES and low[m.first - 1] == "of"
    if of_these:
        return ""  # "turned back two large groups, of 200 and 100 people"
    to = idle is not None and idle.kind != "change" and low[idle.last : m.first] == ["to"]
    thing = idle is not None and (_counts_thing(idle, low) or to)
    if idle is not None and thing and (previous is None or _joined(scene, m, idle)):
        return "goes on with a number of something else"
    named = idle is not None and (idle.noun < 0 or low[idle.noun] not in word_set("nations"))
    opens = previous is None and not named and not any(cue.first < m.first for cue in scene.cues)
    opens = opens and low[max(m.first - 2, 0) : m.first] not in THERE_ARE  # "in the camp there are 47,000 Burundians"
    head = word_set("idle_heads") & {*low[: m.first]} if opens else frozenset()
    return f"counts {min(head)}" if head else ""


def _of_those_idle(scene: Scene, m: Mention, idle: Mention, previous: Event | None) -> str:
    """Why an amount is a part of those counted before it who have not moved, or the same in other words."""
    if idle.kind in ("percent", "fraction") and _in_other_words(scene, m, idle):
        return "a share of others"  # "half of the country's people, 3.7 million, are in need"
    if previous is None and (_among_them(scene, m, idle) or (m.noun < 0 and _some_held(scene, m, idle))):
        return "a part of something else"  # "eight drivers were held, among them two citizens of Latvia"
    return ""


def _in_other_words(scene: Scene, m: Mention, idle: Mention) -> bool:
    """Whether the number stands between commas behind a share of others: the same in numbers."""
    low = scene.sentence.low
    alone = m.noun < 0 and low[m.first - 1] == "," and low[m.last : m.last + 1] in ([","], ["."], [";"])
    return alone and "," not in low[idle.last : m.first - 1] and len(low[idle.last : m.first]) <= APPOSED


APPOSED = 8  # tokens of "of the country's people,"


def _some_held(scene: Scene, m: Mention, idle: Mention) -> bool:
    """Whether some of people who have done what is no movement were held for it, and no more is said of them."""
    low = scene.sentence.low
    people = idle.kind == "count" and words().movers.isdisjoint(low[idle.last : idle.last + 2])
    held = low[m.last : m.last + 1] in (["were"], ["was"]) and not HELD.isdisjoint(low[m.last + 1 : m.last + 2])
    parted = low[m.first - 1] == ";" or low[m.first - 2 : m.first] in ([",", "and"], [";", "and"])
    return people and idle.noun >= 0 and held and parted and not any(one.part == "people" for one in scene.spots)


HELD = frozenset("arrested detained held seized fined jailed charged".split())
THERE_ARE = (["there", "are"], ["there", "were"], ["there", "still"])


def _among_them(scene: Scene, m: Mention, idle: Mention) -> bool:
    low = scene.sentence.low
    return low[max(m.first - 2, 0) : m.first] == ["among", "them"] and ";" not in low[idle.last : m.first]


PARTIES = frozenset("groups parties convoys columns batches busloads".split())
HEAD_MARKS = frozenset((",", ";", ":", "-", "–", "—", ".", "and"))


def _priced(gap: list[str]) -> bool:
    """ "from 500 francs to 1,200", "were 150,000 tenge in August, now go for 400,000"."""
    return gap == ["to"] or (gap[-1:] == ["for"] and not PRICING.isdisjoint(gap[-3:])) or gap[-1:] in COSTING


PRICING = frozenset("go goes going went sell sells sold ask asks rent rents changes".split())
COSTING = (["cost"], ["costs"], ["costing"])


def _counts_thing(m: Mention, low: list[str]) -> bool:
    """Whether an amount that counts no movement has a noun that others may share: money, staff, tents."""
    if m.kind == "money":
        return True
    named = m.kind == "count" and m.noun >= 0 and low[m.noun] not in word_set("nations")
    told = low[max(m.first - 2, 0)] in SPEAKING  # "speak of 22 deaths"
    return named and m.unit != "vehicles" and (told or low[m.first - 1] not in PLACING)


SPEAKING = frozenset("speak speaks spoke".split())


def _joined(scene: Scene, m: Mention, idle: Mention) -> bool:
    """Whether only words of joining and comparing stand between: "12 clinics, down from 20"."""
    gap = scene.sentence.low[idle.last : m.first]
    return len(gap) <= CLOSE and not any(cue.first >= idle.last and cue.last <= m.first for cue in scene.cues)


OF_THEM = ["of", "them"]
CLOSE = 6  # tokens
PLACING = frozenset(("the", "in", "at", "of", "these"))  # "lodged in the three camps"
