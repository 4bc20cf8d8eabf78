"""Rules that are only asked for, hoped, feared, denied or told of one person or one evening."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene


def unreal(seen: Scene, hit: Hit) -> bool:
    """Whether the rule is only asked for, hoped, feared or denied, or counts people of the past."""
    low = seen.sentence.low
    if low[0] in ("if", "unless") or low[:2] == ["in", "case"] or bidden(seen, hit):
        return True
    if wished(low, hit) or bygone(seen, hit) or musing(seen, hit) or conditional(low, hit.first):
        return True
    left, _ = seen.clause(hit.first, hit.last)
    left = max(left, hit.first - 12)
    if (
        sought(low[left : hit.first])
        or asked(low, hit.first)
        or any(low[i : i + 2] in NOTHING_MEANT for i in range(hit.first, min(hit.last, hit.first + 4)))
        or any(low[i : i + 2] in (["until", "now"], ["used", "to"]) for i in range(left, hit.last))
        or feared(low[max(left, hit.first - 7) : hit.last])
        or idle(seen, hit)
        or follows(low, left, hit.first)
    ):
        return True
    if hit.rule.value == "protection" and seen.any_of(hit.last, hit.last + 3, "WILL"):
        return False
    for i in range(hit.first - 1, left - 1, -1):
        if low[i] in PARTING and (hit.first - i > 3 or "to" not in low[i + 1 : hit.first]):
            break
        reported = low[i] in ("would", "could") and seen.any_of(0, i, "SAYS") and "if" not in low
        meant = low[i] in ("want", "wants", "wish", "wishes", "hope") and low[i - 1] in ("who", "that")
        lack = low[i - 1 : i + 2] == ["for", "want", "of"]
        if low[i] in seen.grammar.classes["UNREAL"] and not reported and not meant and not lack:
            return True
        if low[i] in ("may", "can") and i not in seen.marks and hit.rule.policy == "land_border_open":
            return True
        if low[i] in ("he", "she") and hit.rule.policy in ("temporary_protection", "visa_required"):
            return True  # one person's case
    return hit.rule.policy == "visa_required" and counted_before(low, hit.first)


def wished(low: list[str], hit: Hit) -> bool:
    """ "proposed to end the protection", "wants visas for Haitians": no rule yet."""
    proposed = not PROPOSING.isdisjoint(low[hit.first : min(hit.first + 3, hit.last)])
    return proposed or (hit.rule.name == "weighed" and low[hit.first] in WISHING)


def bygone(seen: Scene, hit: Hit) -> bool:
    """ "A card had been enough", "the rules had been tightened in June": what held before what is told."""
    low, (left, _) = seen.sentence.low, seen.clause(hit.first, hit.last)
    near = low[max(left, hit.first - 3) : hit.last]
    past = any(near[i : i + 2] == ["had", "been"] for i in range(len(near)))
    return past and hit.rule.policy == "other" and {"since", "until", "says", "said"}.isdisjoint(low[left:])


def bidden(seen: Scene, hit: Hit) -> bool:
    """ "Close the gate at night," one member demanded: what somebody bids others do."""
    low, first = seen.sentence.low, hit.first
    opens = first == 0 or low[first - 1] in QUOTE_MARKS
    return (
        opens and low[first] in BIDDING and seen.sentence.kind != "headline" and low[first + 1 : first + 2] != ["since"]
    )


def musing(seen: Scene, hit: Hit) -> bool:
    """ "Closing the bridge helps nobody", says a trader: what somebody thinks of a rule, told as a subject."""
    low, first = seen.sentence.low, hit.first
    opens = first == 0 or low[first - 1] in QUOTE_MARKS
    verbal = low[first].endswith("ing") and seen.sentence.kind != "headline"
    bare = not any(seen.has(i, "BE") for i in range(first, hit.last))  # not "Crossing by boat was forbidden"
    return opens and verbal and bare and "," not in low[hit.last : hit.last + 9]


def conditional(low: list[str], first: int) -> bool:
    """ "insisted on guarantees before it would let foreigners leave"."""
    return low[first : first + 1] == ["would"] and "before" in low[max(0, first - 3) : first]


BIDDING = frozenset("close open reopen seal lift waive ban bar admit deport expel abolish scrap".split())
WISHING = frozenset("want wants wanted hope hopes hoped wish wishes urge urges urged demanded".split())
PROPOSING = frozenset("proposed proposes propose proposing".split())
QUOTE_MARKS = frozenset('"\u201c\u2018')


def sought(before: list[str]) -> bool:
    """ "a request by the governor to shut the border", "there is no sign that it will be opened again"."""
    if before[-2:] == ["have", "the"]:
        before = before[:-2]  # "asked the court to have the border shut"
    if before[-1:] == ["to"] and not (REQUEST | ASKED).isdisjoint(before[-9:]):
        return True
    asking = any(one in REQUEST and other == "that" for one, other in pairwise(before[:-1]))
    if asking or any(one in DEMAND and other == "that" for one, other in pairwise(before)):
        return True  # "her demand that entries be limited to 200 a day"
    return any(before[i : i + 2] in NOTHING_MEANT for i in range(len(before)))


def asked(low: list[str], first: int) -> bool:
    """ "has asked the court, for the second time, to have the border shut"."""
    parted = any(low[i : i + 2] == [",", "to"] for i in range(max(0, first - 6), first - 1))
    return parted and not ASKED.isdisjoint(low[max(0, first - 14) : first])


def feared(words: list[str]) -> bool:
    """ "fears that a million may return": what may happen, not who may come."""
    fears = any(one in FEARING and other in ("that", "as") for one, other in pairwise(words))
    return fears and not {"may", "might", "could"}.isdisjoint(words)


FEARING = frozenset("fear fears feared expect expects expected warn warns warned estimates predicts predicted".split())


def follows(low: list[str], left: int, first: int) -> bool:
    """ "so that officials must pay more": what follows of the rule that was told."""
    return any(low[i : i + 2] == ["so", "that"] for i in range(left, first))


def owed(hit: Hit) -> range:
    """The tokens around the verb of a rule."""
    return range(max(1, hit.first - 1), hit.first + 2)


def idle(seen: Scene, hit: Hit) -> bool:
    """ "want Georgia to require visas", "the border can be shut", a gate that opens "for the day"."""
    low = seen.sentence.low
    if "exempt" in low[hit.first : hit.last] and "had" in low[max(0, hit.first - 2) : hit.first + 1]:
        return True  # "who had been exempt"
    if low[hit.first] in ("want", "wants", "wanted", "asked") and "to" in low[hit.first : hit.last]:
        return True
    behind = low[hit.last - 1 : hit.last + 4]
    if any(behind[i : i + 2] == ["for", "the"] and behind[i + 2] in DAILY for i in range(len(behind) - 2)):
        return True
    if "promised" in low and any(seen.has(i - 1, "BE") and low[i] == "promised" for i in owed(hit)):
        return True  # "is promised visa-free travel by June"
    if any(low[i] == "of" and low[i - 1] in SPANS and seen.has(i + 1, "CLOSURE") for i in range(hit.first, hit.last)):
        return True  # "rises again after a year of closures"
    if low[hit.first - 1] == "of" and low[hit.first - 2] in SPANS:
        return True  # "the first two days of travel without quarantine"
    near = max(0, hit.first - 6), hit.first - 1
    if (
        low[near[1] : hit.first + 1] == ["still", "open"]
        and seen.any_of(*near, "BORDER")
        and not seen.any_of(*near, "BE")
    ):
        return True  # "the last crossing point still open on its frontier"
    can = any(low[i : i + 2] == ["can", "be"] for i in range(max(0, hit.first - 2), hit.last))
    return can and hit.rule.policy == "land_border_open"


SPANS = frozenset("day days week weeks weekend month months year years".split())
NOTHING_MEANT = (
    ["no", "sign"],
    ["no", "word"],
    ["no", "plan"],
    ["no", "plans"],
    ["no", "intention"],
    ["hear", "of"],
    ["ruled", "out"],
    ["rules", "out"],
    ["question", "of"],
)
PARTING = frozenset((",", "and", "but", "which", "because", "while", "whereas", "although", "though"))
REQUEST = frozenset(
    "request requests plea pleas motion bid petition plan proposal proposals idea threat threats calls appeal".split()
)
DEMAND = frozenset("demand demands call calls appeal appeals request requests plea pleas".split())
ASKED = frozenset("asked asks begged begs petitioned implored pressed urged urges".split())
DAILY = frozenset(("day", "night", "season"))


def counted_before(low: list[str], first: int) -> bool:
    """ "of whom 640 needed a visa", not "men aged 16 to 50 need a visa"."""
    if not first or not low[first - 1].isdecimal() or low[max(0, first - 2)] in AGE_WORDS:
        return False
    return not any(word[:3] in MONTHS for word in low[max(0, first - 3) : first - 1])  # "until Dec. 1 asked no visa"


MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


AGE_WORDS = frozenset(("to", "and", "over", "under", "than", "aged", "of", "above", "below", "-"))
