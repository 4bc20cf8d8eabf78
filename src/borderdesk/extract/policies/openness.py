"""Whether a border is open, shut, or open in part: to some people, some traffic, some posts, some hours."""

from __future__ import annotations

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

WHY = frozenset(("after", "because", "when", "while", "before"))  # what follows tells of something else
LOADS = frozenset(("lorry", "lorries", "truck", "trucks", "car", "cars", "bus", "buses"))
WHOLE = frozenset(("all", "any", "every", "nothing", "nobody"))


def border_value(scene: Scene, hit: Hit, end: int, value: str) -> str:
    """Yes open, no shut; partial where some people or some traffic, or some of several crossings, are apart."""
    low = scene.sentence.low
    if hit.rule.name == "traffic-stopped" and whole(low[hit.first : hit.last]):
        return "no"
    if value == "no" and "none" in low[hit.first : hit.last]:
        return "yes"
    if value == "no" and denied(scene, hit):
        return "yes"
    if was_before(scene, hit):
        return value
    apart = some_apart(scene, hit, end) or (value == "yes" and scene.any_of(hit.first - 1, hit.first + 3, "TRAVELLER"))
    apart = apart or bool(LOADS & {*low[hit.first : hit.last]} and {"no", "only"} & {*low[hit.first : hit.first + 3]})
    apart = apart or excepted(scene, end) or by_the_clock(low[hit.first : end])
    apart = apart or (
        value == "yes" and (only_some(low, max(0, hit.first - 4), hit.last + 1) or for_only(low, hit, end))
    )
    return "partial" if apart else value


def only_some(low: list[str], first: int, last: int) -> bool:
    """ "just one post is open"; "keeps Storskog, its only post, open" tells of all there is."""
    return any(
        low[i] in ("only", "just") and low[i - 1] not in ("its", "their") for i in range(first, min(last, len(low)))
    )


def for_only(low: list[str], hit: Hit, end: int) -> bool:
    """ "is open for trade only", "open to lorries only"."""
    aimed = not {"for", "to"}.isdisjoint(low[hit.last - 1 : end])
    return aimed and "only" in low[max(hit.last, end - 1) : end + 1]


def by_the_clock(words: list[str]) -> bool:
    """ "keeps the gates shut from 9 p.m. to 6 a.m.", "closed at night": a part of the day."""
    hours = any(
        words[i] in ("am", "pm") or words[i : i + 3] in (["a", ".", "m"], ["p", ".", "m"]) for i in range(len(words))
    )
    return (
        (hours and "from" in words and not TO.isdisjoint(words))
        or (hours and "between" in words and "and" in words)
        or words[-2:] == ["at", "night"]
        or "overnight" in words
    )


EXCEPTED = frozenset(("excepted", "exempted", "excluded", "apart", "aside"))
TO = frozenset(("to", "until", "till"))


def denied(scene: Scene, hit: Hit) -> bool:
    """ "has not shut its border", "the frontier will not be closed"."""
    low = scene.sentence.low
    nots = [i for i in range(max(0, hit.first - 2), hit.last) if low[i] == "not"]
    return any(i < hit.first or scene.any_of(i + 1, i + 4, "SHUT") for i in nots)


def excepted(scene: Scene, end: int) -> bool:
    """ "..., but lets people on foot leave", ", letting by only the sick": what is let through all the same."""
    end = behind_aside(scene, end)
    after = scene.sentence.low[end : end + 6]
    if after[:1] == ["but"] and not scene.any_of(end, end + 4, "AUX"):
        return True  # "all its land borders but three"
    if after[:1] != [","]:
        return False
    if after[1:4] in (["making", "an", "exception"], ["with", "the", "exception"]) or after[1:2] in (
        ["exempting"],
        ["sparing"],
    ):
        return True
    if not EXCEPTED.isdisjoint(after[2:]) or after[1:2] == ["though"]:
        return True  # ", the sick excepted", ", though lorries pass"
    if after[1:2] in (["though"], ["but"], ["albeit"]) and after[2:4] in (
        ["not", "for"],
        ["not", "to"],
        ["only", "for"],
    ):
        return True
    lets = any(
        scene.has(i, "LET") or scene.has(i, "ADMIT") for i in range(end + 1, min(end + 4, len(scene.sentence.low)))
    )
    return after[1:2] in (["except"], ["save"]) or (lets and after[1] in ("but", "letting", "admitting", "though"))


def behind_aside(scene: Scene, end: int) -> int:
    """Where "reopened the post, closed since May, but only for the sick" goes on behind what the post was before."""
    low = scene.sentence.low
    if low[end : end + 1] != [","] or not (scene.has(end + 1, "SHUT") or scene.has(end + 1, "OPENED")):
        return end
    return next((i for i in range(end + 2, min(end + 10, len(low))) if low[i] == ","), end)


def was_before(scene: Scene, hit: Hit) -> bool:
    """ "reopened the post, closed since May, but only for the sick": what is only for some is the new state."""
    low = scene.sentence.low
    aside = low[hit.first - 1 : hit.first] == [","] and scene.has(hit.first, "SHUT")
    since = low[hit.first + 1 : hit.first + 2] in (["since"], ["for"], ["from"])
    return aside and since and scene.any_of(scene.clause(hit.first, hit.last)[0] - 12, hit.first, "OPENED")


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
    some = scene.any_of(hit.last, stop, "PARTIAL") or any(
        some_posts(scene, i) or in_one_part(scene, i) for i in range(max(left, hit.first - 5), max(hit.last, end - 2))
    )
    return bool(aimed) or "but" in words or some


def some_posts(scene: Scene, i: int) -> bool:
    """ "two crossings", "most of the posts", not "the four bridges", "between the two states"."""
    before = scene.sentence.low[i - 1] if i else ""
    more = scene.sentence.low[i] == "another" or scene.sentence.low[i + 1 : i + 2] in (["more"], ["others"])
    if more and scene.has(i - 1, "CLOSE"):
        return True  # "will close three more at midnight"
    whole = before in ("the", "all", "both", "its", "their", "these")
    if scene.sentence.low[i + 1 : i + 3] == ["of", "the"] or scene.sentence.low[i + 1 : i + 3] == ["of", "its"]:
        return scene.has(i, "SOME") or scene.sentence.low[i].isdecimal()
    return scene.has(i, "SOME") and not whole and scene.any_of(i + 1, i + 5, "BORDER")


def in_one_part(scene: Scene, i: int) -> bool:
    """ "posts in the south", "the four crossings in the north-east"; not "all posts in the south"."""
    low = scene.sentence.low
    if low[i] in POSTS and low[i + 1 : i + 2] in (["of"], ["in"]) and not COMPASS.isdisjoint(low[i + 2 : i + 3]):
        return "all" not in low[max(0, i - 3) : i]  # "the four posts of southeastern Finland"
    if low[i] not in POSTS or low[i + 1 : i + 3] not in WITHIN or "all" in low[max(0, i - 3) : i]:
        return False
    return not PARTS.isdisjoint(low[i + 3 : i + 6])


POSTS = frozenset("posts crossings checkpoints gates bridges points".split())
WITHIN = (["in", "the"], ["along", "the"], ["on", "the"], ["of", "the"])
PARTS = frozenset(
    """
    south north east west northern southern eastern western centre center highlands mountains hills interior coast
    jungle plains lowlands valley
    """.split()
)


COMPASS = frozenset(
    "southern northern eastern western central southeastern southwestern northeastern northwestern".split()
)
ANYONE = ("people", "newcomers", "arrivals", "travellers", "travelers", "passengers")


def to_some(scene: Scene, first: int, end: int) -> bool:
    """Whether those named right behind "to" are some: people or traffic of a kind, not all or "trade and travel"."""
    low = scene.sentence.low
    if low[first : first + 2] == ["all", "others"]:
        return True
    if low[first + 1 : first + 2] in (["who"], ["without"], ["lacking"]) or low[first : first + 1] == ["them"]:
        return True  # "to all who lack a visa", "closing its border to them"
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
