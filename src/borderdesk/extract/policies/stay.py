"""The value of a policy: how many days may be stayed, or whether a rule holds in whole, in part or not."""

from __future__ import annotations

from borderdesk.extract.policies.lengths import LENGTHS, NUMBERS
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

ENDED = frozenset("terminated ended revoked withdrawn cancelled canceled scrapped abolished stripped".split())
WHOLE = frozenset(("all", "any", "every", "nothing", "nobody"))
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
    if hit.rule.policy == "visa_required" and scene.any_of(
        hit.first - 3 if value == "no" else hit.first, end, "SUBGROUP"
    ):
        return "partial"
    if hit.rule.policy == "visa_required" and "most" in scene.sentence.low[max(0, hit.first - 4) : hit.first]:
        return "partial"
    return value


def days_of(scene: Scene, first: int, last: int) -> str:
    """The days of the first length of stay among the tokens, in days; "" without one. A month is 30, a year 365."""
    low = scene.sentence.low
    for i in range(first, min(last, len(low) - 1)):
        count = int(low[i]) if low[i].isdecimal() and len(low[i]) < 4 else NUMBERS.get(low[i], 0)
        j = i + 2 if low[i + 1] == "-" else i + 1
        if count and j < len(low) and low[j] in LENGTHS and count * LENGTHS[low[j]] <= 366:
            return in_days(count, low[j])
    return ""


def in_days(count: int, unit: str) -> str:
    if unit.startswith("month"):
        return MONTHS.get(count, str(30 * count))
    return str(count * LENGTHS[unit])


def exit_value(scene: Scene, hit: Hit, end: int) -> str:
    """A ban in force is yes, one lifted no; what concerns a part of a group already banned is partial."""
    value = hit.rule.value
    first = max(0, hit.first - 12)
    some = scene.any_of(first, end, "SUBGROUP")
    if value == "no-stop":
        return "no"
    if value == "some-through":
        return "partial"
    if value == "may-leave":
        return "partial" if some else "no"
    if value == "exit-ban" and (scene.any_of(first, min(len(scene.sentence), end + 8), "GONE_OR_END")):
        return "partial" if scene.any_of(first, end, "PARTIAL") else "no"
    return "partial" if some or "still" in scene.sentence.low[first:end] else "yes"


def border_value(scene: Scene, hit: Hit, end: int, value: str) -> str:
    """Yes open, no shut; partial where some people or some traffic, or some of several crossings, are apart."""
    low = scene.sentence.low
    if hit.rule.name == "traffic-stopped" and WHOLE & {*low[hit.first : hit.last]}:
        return "no"
    if value == "no" and "none" in low[hit.first : hit.last]:
        return "yes"
    if value == "no" and low[max(0, hit.first - 2) : hit.first].count("not"):
        return "yes"
    apart = some_apart(scene, hit, end) or (value == "yes" and scene.any_of(hit.first, hit.first + 3, "TRAVELLER"))
    return "partial" if apart else value


def some_apart(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether the rule names some people, some traffic or some of several crossings."""
    words = scene.sentence.low[hit.first : end]
    left, _ = scene.clause(hit.first, hit.last)
    aimed = scene.sentence.low[left] in ("to", "for") and scene.any_of(left + 1, left + 5, "AIMED")
    aimed = aimed or any(
        word in ("to", "for") and to_some(scene, hit.first + i + 1, end) for i, word in enumerate(words)
    )
    some = scene.any_of(hit.last, end, "PARTIAL") or any(some_posts(scene, i) for i in range(hit.first, hit.last))
    return bool(aimed) or "but" in words or some


def some_posts(scene: Scene, i: int) -> bool:
    """ "two crossings", "most of the posts", not "the four bridges", "between the two states"."""
    before = scene.sentence.low[i - 1] if i else ""
    whole = before in ("the", "all", "both", "its", "their", "these")
    return scene.has(i, "SOME") and not whole and scene.any_of(i + 1, i + 5, "BORDER")


def to_some(scene: Scene, first: int, end: int) -> bool:
    """Whether those named right behind "to" are some: people or traffic of a kind, not all or "trade and travel"."""
    low = scene.sentence.low
    reach = next((i for i in range(first, min(end, first + 6)) if scene.marks.get(i) in ("BREAK", "COMMA")), first + 6)
    if (
        low[first : first + 1]
        and low[first] in ("everyone", "everybody", "all")
        and not scene.any_of(first, reach, "KINDS")
    ):
        return False
    if scene.any_of(first, reach, "AIMED"):
        return low[first + 1 : first + 2] != ["and"] or not scene.any_of(first + 2, first + 3, "TRAVELWORD")
    return any(scene.marks.get(i) == "PE" for i in range(first, reach))


def ended(scene: Scene, hit: Hit) -> bool:
    """ "ended its temporary protection": a verb of ending within the rule, with no day still to come."""
    low = scene.sentence.low
    _, right = scene.clause(hit.first, hit.last)
    gone = (i for i in range(hit.last, min(right, hit.last + 8)) if low[i] in ENDED)
    return scene.any_of(hit.first, hit.last, "END") or any(low[i - 1] in ("been", "was", "is", "were") for i in gone)
