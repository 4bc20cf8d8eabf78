"""The value of a policy: how many days may be stayed, or whether a rule holds in whole, in part or not."""

from __future__ import annotations

from borderdesk.extract.policies.lengths import LENGTHS, NUMBERS
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

EVERY = frozenset(("every", "whatever", "any"))  # "Sudanese of whatever age"
ENDED = frozenset("terminated ended revoked withdrawn cancelled canceled scrapped abolished stripped".split())
WHY = frozenset(("after", "because", "when", "while", "before"))  # what follows tells of something else
MOST = frozenset(("most", "nearly", "almost", "some", "few"))
WHOLE = frozenset(("all", "any", "every", "nothing", "nobody"))
MONTHS = {1: "30", 2: "60", 3: "90", 6: "180", 12: "365"}


def value_of(scene: Scene, hit: Hit, start: int, end: int) -> str:
    """Days for a visa-free stay; yes, no or partial; the rule's own phrase for other."""
    value = hit.rule.value
    if value == "days":
        return days_of(scene, start, end) or "30"
    if hit.rule.policy == "visa_required" and "neither" in scene.sentence.low[max(0, hit.first - 3) : hit.first]:
        return "no"
    if hit.rule.policy == "exit_ban":
        return exit_value(scene, hit, end)
    if hit.rule.policy == "land_border_open":
        return border_value(scene, hit, end, value)
    if value == "protection":
        return "no" if ended(scene, hit) else "yes"
    if (
        hit.rule.policy == "visa_required"
        and scene.any_of(hit.first - (3 if value == "no" else 7), end, "SUBGROUP")
        and EVERY.isdisjoint(scene.sentence.low[max(0, hit.first - 8) : hit.first])
    ):
        return "partial"
    if hit.rule.policy == "tourist_visa_entry" and value == "yes" and scene.marks.get(hit.last + 1) == "PL":
        return "partial" if scene.sentence.low[hit.last] == "from" else value
    if hit.rule.policy == "tourist_visa_entry" and MOST & {*scene.sentence.low[max(0, hit.first - 3) : hit.last]}:
        return "partial"
    if hit.rule.policy == "visa_required" and "most" in scene.sentence.low[max(0, hit.first - 4) : hit.first]:
        return "partial"
    return value


def days_of(scene: Scene, first: int, last: int) -> str:
    """The days of the first length of stay among the tokens, in days; "" without one. A month is 30, a year 365."""
    low = scene.sentence.low
    to = next((i + 1 for i in range(first, min(last, len(low) - 1)) if low[i] == "to" and low[i + 1].isdecimal()), 0)
    if to and "from" in low[first:to]:
        return low[to]  # "from five days to 30"
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
    if value == "no-leave" and not any(scene.any_of(hit.first, hit.last, name) for name in DENYING):
        value = "may-leave"
    if value == "no-leave" and (bound_for(scene, hit) or "only" in scene.sentence.low[hit.first : hit.last]):
        return "partial"
    if value == "exit-ban" and {"neither", "no", "without"} & {*scene.sentence.low[max(0, hit.first - 3) : hit.first]}:
        return "no"
    if value == "no-stop":
        return "no"
    if value == "some-through":
        return "partial"
    if value == "may-leave":
        return "partial" if some else "no"
    if value == "exit-ban" and (scene.any_of(first, min(len(scene.sentence), end + 8), "GONE_OR_END")):
        return "partial" if scene.any_of(first, end, "PARTIAL") else "no"
    if some or scene.any_of(hit.first, min(len(scene.sentence), end + 6), "TO_WORK"):
        return "partial"
    return "partial" if "still" in scene.sentence.low[first:end] else "yes"


DENYING = ("NOT", "BANNED", "BAN", "ONLY", "RETAIN", "STOP", "NEED")


def bound_for(scene: Scene, hit: Hit) -> bool:
    """ "barred from travelling to Cuba": a ban on one destination."""
    after = scene.sentence.low[hit.last - 1 : hit.last + 1]
    at = hit.last if after[:1] == ["to"] else hit.last + 1
    return (
        not {"to", "for"}.isdisjoint(after)
        and scene.marks.get(at) == "PL"
        and not scene.any_of(hit.first, hit.last, "OUT")
    )


def border_value(scene: Scene, hit: Hit, end: int, value: str) -> str:
    """Yes open, no shut; partial where some people or some traffic, or some of several crossings, are apart."""
    low = scene.sentence.low
    if hit.rule.name == "traffic-stopped" and whole(low[hit.first : hit.last]):
        return "no"
    if value == "no" and "none" in low[hit.first : hit.last]:
        return "yes"
    if value == "no" and denied(scene, hit):
        return "yes"
    apart = some_apart(scene, hit, end) or (value == "yes" and scene.any_of(hit.first - 1, hit.first + 3, "TRAVELLER"))
    apart = apart or excepted(scene, end)
    return "partial" if apart else value


def denied(scene: Scene, hit: Hit) -> bool:
    """ "has not shut its border", "the frontier will not be closed"."""
    low = scene.sentence.low
    nots = [i for i in range(max(0, hit.first - 2), hit.last) if low[i] == "not"]
    return any(i < hit.first or scene.any_of(i + 1, i + 4, "SHUT") for i in nots)


def excepted(scene: Scene, end: int) -> bool:
    """ "..., but lets people on foot leave", ", letting by only the sick": what is let through all the same."""
    after = scene.sentence.low[end : end + 6]
    if after[:1] == ["but"] and not scene.any_of(end, end + 4, "AUX"):
        return True  # "all its land borders but three"
    if after[:1] != [","]:
        return False
    if after[1:2] in (["though"], ["but"], ["albeit"]) and after[2:4] in (
        ["not", "for"],
        ["not", "to"],
        ["only", "for"],
    ):
        return True
    lets = any(scene.has(i, "LET") or scene.has(i, "ADMIT") for i in range(end + 1, min(end + 4, len(scene.sentence))))
    return after[1:2] in (["except"], ["save"]) or (lets and after[1] in ("but", "letting", "admitting", "though"))


def whole(words: list[str]) -> bool:
    """ "all movement", "nothing": no traffic of one kind."""
    return bool(WHOLE & {*words}) and bool({"traffic", "movement", "passage", "nothing", "nobody"} & {*words})


def some_apart(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether the rule names some people, some traffic or some of several crossings."""
    words = scene.sentence.low[hit.first : end]
    left, _ = scene.clause(hit.first, hit.last)
    aimed = scene.sentence.low[left] in ("to", "for") and scene.any_of(left + 1, left + 5, "AIMED")
    aimed = aimed or any(
        word in ("to", "for") and to_some(scene, hit.first + i + 1, end) for i, word in enumerate(words)
    )
    aimed = aimed or scene.any_of(hit.first, end, "WHEELS")
    stop = next((i for i in range(hit.last, end) if scene.sentence.low[i] in WHY), end)
    some = scene.any_of(hit.last, stop, "PARTIAL") or any(some_posts(scene, i) for i in range(hit.first, hit.last))
    return bool(aimed) or "but" in words or some


def some_posts(scene: Scene, i: int) -> bool:
    """ "two crossings", "most of the posts", not "the four bridges", "between the two states"."""
    before = scene.sentence.low[i - 1] if i else ""
    whole = before in ("the", "all", "both", "its", "their", "these")
    if scene.sentence.low[i + 1 : i + 3] == ["of", "the"] or scene.sentence.low[i + 1 : i + 3] == ["of", "its"]:
        return scene.has(i, "SOME") or scene.sentence.low[i].isdecimal()
    return scene.has(i, "SOME") and not whole and scene.any_of(i + 1, i + 5, "BORDER")


ANYONE = ("people", "newcomers", "arrivals")


def to_some(scene: Scene, first: int, end: int) -> bool:
    """Whether those named right behind "to" are some: people or traffic of a kind, not all or "trade and travel"."""
    low = scene.sentence.low
    last = min(end, first + 6)
    reach = next((i for i in range(first, last) if scene.marks.get(i) in ("BREAK", "COMMA")), last)
    if (
        low[first : first + 1]
        and low[first] in ("everyone", "everybody", "all")
        and not scene.any_of(first, reach, "KINDS")
    ):
        return False
    people = any(scene.has(i, "PERSON") and low[i] not in ANYONE for i in range(first, min(reach, len(low))))
    if people or scene.any_of(first, reach, "AIMED"):
        return low[first + 1 : first + 2] != ["and"] or not scene.any_of(first + 2, first + 3, "TRAVELWORD")
    return any(scene.marks.get(i) == "PE" for i in range(first, reach))


def ended(scene: Scene, hit: Hit) -> bool:
    """ "ended its temporary protection": a verb of ending within the rule, with no day still to come."""
    low = scene.sentence.low
    _, right = scene.clause(hit.first, hit.last)
    gone = (i for i in range(hit.last, min(right, hit.last + 8)) if low[i] in ENDED)
    ends = (i for i in range(hit.first, hit.last) if scene.has(i, "END") and low[i + 1 : i + 2] != ["of"])
    return any(True for _ in ends) or any(low[i - 1] in ("been", "was", "is", "were") for i in gone)
