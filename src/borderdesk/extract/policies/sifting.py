"""Which matches of rules are kept: each rule once, and none that is only asked for, hoped, counted or a title."""

from __future__ import annotations

from borderdesk.extract.policies.clauses import counted, many, told
from borderdesk.extract.policies.cues import weighed
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.text import Sentence


def accepted(seen: Scene, wanted: int) -> list[Hit]:
    """Hits in the order of the text: of two that overlap, the one of the earlier rule."""
    if seen.sentence.low[-1:] == ["?"]:
        return []
    kept: list[Hit] = []
    for hit in seen.hits(wanted):
        if not any(clashes(seen, hit, other) for other in kept) and not unreal(seen, hit) and not weak(seen, hit):
            kept.append(hit)
    kept += [hit for hit in told(seen, kept) if not unreal(seen, hit)]
    kept += [hit for hit in weighed(seen, kept) if not unreal(seen, hit)]
    return sorted(kept, key=lambda hit: hit.first)


def clashes(seen: Scene, hit: Hit, other: Hit) -> bool:
    """Whether two hits are about the same words: they overlap by more than a word, or the same is said close by."""
    room = -1
    if hit.rule.name in GENERAL or hit.rule.name.startswith("near"):
        room = 8
    elif hit.rule.name in ("will-expel", "any-paper"):
        room = 12  # told as what follows of another rule
    elif (hit.rule.policy, hit.rule.value) == (other.rule.policy, other.rule.value):
        room = 0 if parted(seen, hit, other) else 6
    elif hit.rule.policy == other.rule.policy and {hit.rule.value, other.rule.value} != {"yes", "no"}:
        room = 0  # "reopened Rafah, which was shut" tells two rules
    return hit.first < other.last + room and other.first < hit.last + room


def parted(seen: Scene, hit: Hit, other: Hit) -> bool:
    """Whether a new subject or a new clause stands between two hits."""
    between = range(min(hit.last, other.last), max(hit.first, other.first))
    if len(between) > 0 and seen.has(between[-1], "JOIN"):
        return True
    marks = seen.marks
    return any(marks[i] in ("BREAK", "PL", "AD") for i in between if i in marks)


GENERAL = frozenset(
    ("deontic", "deontic-they", "treated", "decides", "those-who-arrive", "eligible", "rule-changed", "benefits")
)


def weak(seen: Scene, hit: Hit) -> bool:
    """A gate is a border only where a state or a border is named; counted people and a title are no rule."""
    name = hit.rule.name
    if hit.rule.who == "border":
        if seen.has(hit.first + 1, "MONTH"):
            return True  # "closed September with 75,000 arrivals"
        return not seen.names and not seen.any_of(0, len(seen.sentence), "STRONG")
    if many(seen, hit.first - 1) and hit.rule.value not in ("no-leave", "protection"):
        return True  # "26,000 visas"
    if hit.rule.value == "days" and "abroad" in seen.sentence.low[hit.first : hit.last]:
        return True
    if name in ("entry-barred", "without-papers") and counted(seen, hit.first, hit.last):
        return True
    if hit.rule.value == "entry refused" and seen.any_of(hit.first - 4, hit.last, "PASSIVE_PAST"):
        return counted(seen, hit.first, hit.last)  # "in a week 812 visitors were refused entry"
    if hit.rule.value == "protection" and stated(seen, hit):
        return True
    if name == "will-expel" or name.startswith(("near", "any-")):
        return any(many(seen, i) for i in range(max(0, hit.first - 4), min(len(seen.sentence), hit.last + 3)))
    if hit.rule.value == "protection" and seen.any_of(hit.first - 2, hit.first, "LOSING"):
        return True
    if hit.rule.value == "protection" and hit.last - hit.first <= 3 and titled(seen.sentence):
        return True
    past = seen.any_of(hit.first - 2, hit.last, "ISSUED") or (hit.rule.value == "no-leave" and name != "any-exit-no")
    return past and any(
        many(seen, i) and int_at(seen, i) > 99
        for i in range(max(0, hit.first - 6), min(len(seen.sentence), hit.last + 4))
    )


def stated(seen: Scene, hit: Hit) -> bool:
    """ "4.3 million held temporary protection", "protection has been granted to 105,100": a count of its holders."""
    if {"valid", "until"} & {*seen.sentence.low[hit.last : hit.last + 3]}:
        return False
    held = seen.any_of(hit.first - 4, hit.first, "HELD") and any(many(seen, i) for i in range(hit.first))
    given = seen.any_of(hit.last, hit.last + 4, "ISSUED")
    return held or (given and any(many(seen, i) for i in range(hit.last, min(len(seen.sentence), hit.last + 7))))


def titled(sentence: Sentence) -> bool:
    """Whether a sentence is a heading: no full stop at its end, few words."""
    return sentence.kind == "headline" or (sentence.low[-1] not in (".", "!", '"') and len(sentence) <= 16)


def int_at(seen: Scene, i: int) -> int:
    """The first digits of a number as a number; "4,000" counts as four digits."""
    word, after = seen.sentence.low[i], seen.sentence.low[i + 1 : i + 2]
    return 1000 if after in ([","], ["."]) and seen.marks.get(i + 1) == "NUM" else int(word) if word.isdecimal() else 0


def unreal(seen: Scene, hit: Hit) -> bool:
    """Whether the rule is only asked for, hoped, feared or denied, or counts people of the past."""
    low = seen.sentence.low
    if low[0] in ("if", "unless") or low[:2] == ["in", "case"]:
        return True
    left, _ = seen.clause(hit.first, hit.last)
    left = max(left, hit.first - 12)
    if any(low[i : i + 2] in (["until", "now"], ["used", "to"]) for i in range(left, hit.last)) or idle(seen, hit):
        return True
    if hit.rule.value == "protection" and seen.any_of(hit.last, hit.last + 3, "WILL"):
        return False
    for i in range(hit.first - 1, left - 1, -1):
        if low[i] in (",", "and", "but", "which") and (hit.first - i > 3 or "to" not in low[i + 1 : hit.first]):
            break
        reported = low[i] in ("would", "could") and seen.any_of(0, i, "SAYS") and "if" not in low
        if low[i] in seen.grammar.classes["UNREAL"] and not reported:
            return True
        if low[i] in ("may", "can") and hit.rule.policy == "land_border_open":
            return True
        if low[i] in ("he", "she") and hit.rule.policy == "temporary_protection":
            return True  # one person's leave to stay
    return hit.rule.policy == "visa_required" and counted_before(low, hit.first)


def idle(seen: Scene, hit: Hit) -> bool:
    """ "want Georgia to require visas", "the border can be shut", a gate that opens "for the day"."""
    low = seen.sentence.low
    if low[hit.first] in ("want", "wants", "wanted", "asked") and "to" in low[hit.first : hit.last]:
        return True
    behind = low[hit.last - 1 : hit.last + 4]
    if any(behind[i : i + 2] == ["for", "the"] and behind[i + 2] in DAILY for i in range(len(behind) - 2)):
        return True
    can = any(low[i : i + 2] == ["can", "be"] for i in range(max(0, hit.first - 2), hit.last))
    return can and hit.rule.policy == "land_border_open"


DAILY = frozenset(("day", "night", "season"))


def counted_before(low: list[str], first: int) -> bool:
    """ "of whom 640 needed a visa", not "men aged 16 to 50 need a visa"."""
    return bool(first) and low[first - 1].isdecimal() and low[max(0, first - 2)] not in AGES


AGES = frozenset(("to", "and", "over", "under", "than", "aged", "of", "above", "below", "-"))
