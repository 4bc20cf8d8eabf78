"""The value of a policy: how many days may be stayed, or whether a rule holds in whole, in part or not."""

from __future__ import annotations

from borderdesk.extract.policies.lengths import LENGTHS, NUMBERS
from borderdesk.extract.policies.openness import border_value
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

EVERY = frozenset(("every", "whatever"))  # "Sudanese of whatever age"
ENDED = frozenset("terminated ended revoked withdrawn cancelled canceled scrapped abolished stripped".split())
MOST = frozenset(("most", "nearly", "almost", "some", "few"))
MONTHS = {1: "30", 2: "60", 3: "90", 6: "180", 12: "365"}


def value_of(scene: Scene, hit: Hit, start: int, end: int) -> str:
    """Days for a visa-free stay; yes, no or partial; the rule's own phrase for other."""
    value = hit.rule.value
    if value == "days":
        return days_of(scene, start, end) or "30"
    if hit.rule.policy == "exit_ban":
        return exit_value(scene, hit, end)
    if hit.rule.policy == "land_border_open":
        return border_value(scene, hit, end, value)
    if value == "protection":
        return "no" if ended(scene, hit) else "yes"
    if hit.rule.policy == "visa_required":
        return visa_value(scene, hit, end, value)
    return tourist_value(scene, hit, value) if hit.rule.policy == "tourist_visa_entry" else value


def visa_value(scene: Scene, hit: Hit, end: int, value: str) -> str:
    """Partial where only some of a people need a visa: men of an age, most, newcomers."""
    low = scene.sentence.low
    if "neither" in low[max(0, hit.first - 3) : hit.first]:
        return "no"  # "neither side demands a visa"
    left = max(scene.clause(hit.first, hit.last)[0], hit.first - 12)
    some = any(scene.has(i, "SUBGROUP") and (value != "no" or low[i] != "tourists") for i in range(left, end))
    if some and EVERY.isdisjoint(low[max(0, hit.first - 8) : end]):
        return "partial"
    return "partial" if "most" in low[max(0, hit.first - 4) : hit.first] else value


def tourist_value(scene: Scene, hit: Hit, value: str) -> str:
    """Partial where only most tourists, those from one state or those with certain visas are meant."""
    low = scene.sentence.low
    if "issued" in low[hit.last : hit.last + 6] or MOST & {*low[max(0, hit.first - 3) : hit.last]}:
        return "partial"  # "holders of tourist visas that it issued itself"
    from_one = value == "yes" and scene.marks.get(hit.last + 1) == "PL" and low[hit.last] == "from"
    return "partial" if from_one else value


def days_of(scene: Scene, first: int, last: int) -> str:
    """The days of the first length of stay among the tokens, in days; "" without one. A month is 30, a year 365."""
    low = scene.sentence.low
    to = next((i + 1 for i in range(first, min(last, len(low) - 1)) if low[i] == "to" and number(low[i + 1])), 0)
    if to and "from" in low[first:to]:  # "from five days to 30", "from 60 days to seven"
        unit = next((word for word in (*low[to + 1 : to + 2], *low[first:to]) if word in LENGTHS), "days")
        return in_days(number(low[to]), unit)
    for i in range(first, min(last, len(low) - 1)):
        count = number(low[i])
        j = i + 2 if low[i + 1] in ("-", "whole", "full", "calendar") else i + 1
        if count and j < len(low) and low[j] in LENGTHS and count * LENGTHS[low[j]] <= 366:
            return in_days(count, low[j])
    return ""


def number(word: str) -> int:
    """A count of days, weeks or months in digits or in words; 0 for any other word."""
    return int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(word, 0)


def in_days(count: int, unit: str) -> str:
    if unit.startswith("month"):
        return MONTHS.get(count, str(30 * count))
    return str(count * LENGTHS[unit])


def exit_value(scene: Scene, hit: Hit, end: int) -> str:
    """A ban in force is yes, one lifted no; what concerns a part of a group already banned is partial."""
    value = hit.rule.value
    first = max(0, hit.first - 12)
    some = scene.any_of(first, end, "SUBGROUP")
    if value == "no-leave" and not any(scene.any_of(hit.first, hit.last, name) for name in DENYING):
        value = "may-leave"
    if value == "no-leave" and (bound_for(scene, hit) or "only" in scene.sentence.low[hit.first : hit.last]):
        return "partial"
    if value == "exit-ban" and {"neither", "no", "without"} & {*scene.sentence.low[max(0, hit.first - 3) : hit.first]}:
        return "no"
    if value == "exit-ban" and freed(scene, hit, end):
        return "no"
    if value == "no-stop":
        return "no"
    if value == "some-through":
        return "partial"
    if value == "may-leave":
        return "partial" if some else "no"
    if value == "exit-ban" and (scene.any_of(first, scene.clause(hit.first, hit.last)[1], "GONE_OR_END")):
        return "partial" if scene.any_of(first, end, "PARTIAL") else "no"
    if some or scene.any_of(hit.first, min(len(scene.sentence.low), end + 6), "TO_WORK"):
        return "partial"
    return "partial" if "still" in scene.sentence.low[first:end] else "yes"


def freed(scene: Scene, hit: Hit, end: int) -> bool:
    """ "have been able to go out without an exit permit", which nobody denies them."""
    words = scene.sentence.low[max(scene.clause(hit.first, hit.last)[0], hit.first - 4) : end]
    free = not {"able", "free", "freely", "may", "can", "allowed"}.isdisjoint(words)
    return free and "without" in words and {"not", "no", "nobody", "cannot", "never"}.isdisjoint(words)


COMPASS = frozenset(("south", "north", "east", "west", "there"))
DENYING = ("NOT", "BANNED", "BAN", "ONLY", "RETAIN", "STOP", "NEED")


def bound_for(scene: Scene, hit: Hit) -> bool:
    """ "barred from travelling to Cuba", "from going south": a ban on one destination."""
    if scene.sentence.low[hit.last : hit.last + 1] and scene.sentence.low[hit.last] in COMPASS:
        return True
    after = scene.sentence.low[hit.last - 1 : hit.last + 1]
    at = hit.last if after[:1] == ["to"] else hit.last + 1
    return (
        not {"to", "for"}.isdisjoint(after)
        and scene.marks.get(at) == "PL"
        and not scene.any_of(hit.first, hit.last, "OUT")
    )


def ended(scene: Scene, hit: Hit) -> bool:
    """ "ended its temporary protection": a verb of ending within the rule, with no day still to come."""
    low = scene.sentence.low
    _, right = scene.clause(hit.first, hit.last)
    if any(low[i : i + 2] == ["no", "longer"] for i in range(max(0, hit.first - 3), hit.last)):
        return True  # "no longer grants temporary protection"
    gone = (i for i in range(hit.last, min(right, hit.last + 8)) if low[i] in ENDED)
    ends = (i for i in range(hit.first, hit.last) if scene.has(i, "END") and low[i + 1 : i + 2] != ["of"])
    over = any(True for _ in ends) or any(low[i - 1] in ("been", "was", "is", "were") for i in gone)
    return over or withdrawn(scene, hit)


def withdrawn(scene: Scene, hit: Hit) -> bool:
    """ "revoked, with effect from Friday, the temporary protection": the verb of ending stands before a date."""
    low, (left, _) = scene.sentence.low, scene.clause(hit.first, hit.last)
    at = next((i for i in range(hit.first - 1, max(left, hit.first - 12) - 1, -1) if scene.has(i, "END")), 0)
    words = {low[i] for i in range(at + 1, hit.first) if scene.marks.get(i) != "OTHER"}  # "4 May" is no may
    return at > 0 and low[at - 1] != "the" and BESIDE.isdisjoint(words)


BESIDE = frozenset("and or but to that which who of not will would may".split())
