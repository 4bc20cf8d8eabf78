"""Words of a rule that only count: how many were refused, hold a status or got a visa."""

from __future__ import annotations

import itertools

from borderdesk.extract.policies.parts import in_part
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.text import Sentence


def weak(seen: Scene, hit: Hit) -> bool:
    """A gate is a border only where a state or a border is named; counted people and a title are no rule."""
    if hit.rule.policy == "exit_ban" and seen.sentence.low[hit.first].startswith("refus"):
        return "to" in seen.sentence.low[hit.first + 1 : hit.first + 2]  # "families refuse to leave"
    if in_part(seen, hit) or near_told(seen, hit) or once(seen, hit) or none_sent(seen, hit):
        return True
    opened = hit.rule.policy in OPENED or hit.rule.value == "right to work"  # "opened its S status to Ukrainians"
    opens = seen.has(hit.first, "OPEN") and not opened
    if hit.rule.who == "border" or opens:
        if for_doing(seen, hit) or to_craft(seen, hit):
            return True
        if hit.rule.value == "no" and by_nature(seen, hit):
            return True
        month = seen.has(hit.first + 1, "MONTH") and seen.sentence.raw[hit.first + 1] != "may"
        # "closed September with 75,000 arrivals", "opened a camp at Beitbridge"
        return month or seen.any_of(hit.first + 1, hit.first + 4, "NO_BORDER")
    if (
        hit.rule.policy == "visa_required"
        and hit.rule.name != "one"
        and share_before(seen.sentence.low[max(0, hit.first - 10) : hit.last])
    ):
        return True
    if many(seen, hit.first - 1) and hit.rule.value not in ("no-leave", "protection", "must leave"):
        return True  # "26,000 visas"
    if hit.rule.value == "days" and "abroad" in seen.sentence.low[hit.first : hit.last]:
        return True
    return past_entry(seen, hit) or (
        status_told(seen, hit) if hit.rule.value == "protection" else people_told(seen, hit)
    )


def to_craft(seen: Scene, hit: Hit) -> bool:
    """ "The airport in Suva stays closed to foreign airlines": no border by land."""
    behind = seen.sentence.low[max(hit.first, hit.last - 3) : hit.last + 3]
    return "to" in behind and not CRAFT.isdisjoint(behind)


CRAFT = frozenset("flights airlines planes aircraft airliners ships vessels".split())


def for_doing(seen: Scene, hit: Hit) -> bool:
    """ "has its reasons for keeping the gate shut"."""
    low = seen.sentence.low
    near = range(max(1, hit.first - 3), min(hit.first + 4, len(low) - 1))
    doing = (i for i in near if low[i] == "for" and low[i + 1].endswith("ing"))
    return any(i < hit.first or low[i - 1] in ("reason", "reasons") for i in doing)


OPENED = ("temporary_protection", "tourist_visa_entry")


def none_sent(seen: Scene, hit: Hit) -> bool:
    """ "Not a single citizen was expelled": what did not happen, no promise that it will not."""
    words = seen.sentence.low[max(0, hit.first - 4) : hit.last]
    if hit.rule.value == "no-leave" and none_kept(seen, hit):
        return True
    sent = hit.rule.value in ("deportations", "sent back")
    return sent and not NONE.isdisjoint(words) and not WAS.isdisjoint(words)


def none_kept(seen: Scene, hit: Hit) -> bool:
    """ "nobody with papers was being kept from leaving"."""
    low = seen.sentence.low
    kept = (i for i in range(max(1, hit.first), hit.last) if low[i] in KEPT and low[i + 1 : i + 2] == ["from"])
    at = next(kept, 0)
    passive = at > 0 and seen.any_of(at - 2, at, "BE")
    return passive and not NONE.isdisjoint(low[max(seen.clause(at, at + 1)[0], at - FAR) : at])


FAR = 9  # tokens from nobody to what he is kept from
KEPT = frozenset("kept prevented stopped barred hindered held blocked".split())
NONE = frozenset("nobody none no not never".split())
WAS = frozenset(("was", "were"))


def by_nature(seen: Scene, hit: Hit) -> bool:
    """ "closed by a landslide", "snow has closed the pass"."""
    low, (left, right) = seen.sentence.low, seen.clause(hit.first, hit.last)
    near = low[max(left, hit.first - 8) : min(right, hit.last + 6)]
    return not seen.grammar.classes["NATURE"].isdisjoint(near)


def once(seen: Scene, hit: Hit) -> bool:
    """What happened to one ship or convoy, or what an office can hear in a day: no rule for those who come."""
    low = seen.sentence.low
    words, behind = low[hit.first : hit.last], low[hit.last : hit.last + 4]
    if hit.rule.policy == "other" and {"was", "allowed"} <= {*words}:
        return not ONE_SHIP.isdisjoint(words)
    if hit.rule.value in ("quota", "daily limit"):
        return not (OFFICE_HOURS | USED).isdisjoint(words + behind)
    if hit.rule.name == "weighed" and hit.rule.policy == "land_border_open" and hit.rule.value == "partial":
        limited = not LIMITS.isdisjoint(words) or not LIMITS.isdisjoint(low[max(0, hit.first - 6) : hit.first])
        return not limited and counted(seen, hit.first, hit.last)  # "let in a dozen families at the post"
    if hit.rule.name == "ports-and-flights":
        if seen.has(hit.first - 1, "PASSIVE_PAST") and counted(seen, hit.first, hit.last):
            return True  # "78 were refused at the ports of entry"
        return not CARRIERS.isdisjoint(low[max(0, hit.first - 5) : hit.first])  # "the airline resumed its flights"
    if hit.rule.value == "right to work" and "with" in seen.sentence.low[max(0, hit.first - 4) : hit.first]:
        return True  # "a permit with which they may work"
    if hit.rule.name == "no-boarding":
        return low[hit.first - 1 : hit.first] == ["who"]
    return hit.rule.who == "border" and "convoy" in (words + behind) and "for" in (words + behind)


ONE_SHIP = frozenset("boat ship plane vessel ferry freighter trawler".split())
LIMITS = frozenset("most only just up than maximum per day daily hour limit who".split())
CARRIERS = frozenset("airline airlines airways carrier carriers operator company".split())
USED = frozenset("used exhausted filled full reached".split())  # "the quota of 10,000 was used up"
OFFICE_HOURS = frozenset("appointments interviews clients".split())


def share_before(words: list[str]) -> bool:
    """ "28 percent of journeys are visa-free", "four in ten of those travellers needed no visa"."""
    pairs = itertools.pairwise(words)
    if not WHOLE.isdisjoint(words):
        return False  # "without asking any of them for a visa"
    return not {"percent", "%"}.isdisjoint(words) or any(one == "of" and two in WHOM for one, two in pairs)


WHOLE = frozenset(("any", "none", "each", "all"))


WHOM = ("those", "them", "whom", "these")


def near_told(seen: Scene, hit: Hit) -> bool:
    """Whether a rule's words stand near each other by chance, or ask "how many", or tell of what never was."""
    words = seen.sentence.low[hit.first : hit.last]
    if words[0] == "valid":
        return True  # "two million have a valid work permit"
    if "how" in words or ("never" in words and hit.rule.value == "no" and hit.rule.policy == "land_border_open"):
        return True  # "asked how many visas were given", "the gate is never closed for long"
    if (hit.rule.name == "deportations" and words[0] in ("face", "faces", "of")) or "face" in words:
        return True  # "by the end of October or face deportation"
    return hit.rule.name.startswith("near-") and seen.any_of(hit.first, hit.last, "SAYS")


def past_entry(seen: Scene, hit: Hit) -> bool:
    """ "in a week 812 visitors were refused entry"."""
    past = hit.rule.value == "entry refused" and seen.any_of(hit.first - 4, hit.last, "PASSIVE_PAST")
    return (past or hit.rule.name in ("entry-barred", "without-papers")) and counted(seen, hit.first, hit.last)


def people_told(seen: Scene, hit: Hit) -> bool:
    """Whether a rule's words only tell how many were stopped, expelled or given papers."""
    name = hit.rule.name
    if name == "will-expel" or name.startswith(("near", "any-")):
        return any(many(seen, i) for i in range(max(0, hit.first - 4), min(len(seen.sentence.low), hit.last + 3)))
    past = seen.any_of(hit.first - 2, hit.last, "ISSUED") or (hit.rule.value == "no-leave" and name != "any-exit-no")
    return past and any(
        many(seen, i) and int_at(seen, i) > 99
        for i in range(max(0, hit.first - 6), min(len(seen.sentence.low), hit.last + 4))
    )


def status_told(seen: Scene, hit: Hit) -> bool:
    """A status that is lost, sought, held by so many, or stands in a heading."""
    refugee = seen.sentence.low[hit.first] == "refugee" and seen.sentence.low[hit.first - 2] in ASKING
    asked = refugee or seen.any_of(hit.first - 3, hit.first - 1, "CLAIM")
    if seen.sentence.low[hit.first - 1 : hit.first] == ["for"] and asked:
        return True  # "applications for refugee status"
    short = hit.last - hit.first <= 3 and titled(seen.sentence)
    return short or stated(seen, hit) or seen.any_of(hit.first - 2, hit.first, "LOSING") or people_told(seen, hit)


ASKING = frozenset("apply applied applies applying ask asked asks".split())


def stated(seen: Scene, hit: Hit) -> bool:
    """ "4.3 million held temporary protection", "protection has been granted to 105,100": a count of its holders."""
    if {"valid", "until"} & {*seen.sentence.low[hit.last : hit.last + 3]}:
        return False
    held = seen.any_of(hit.first - 4, hit.first, "HELD") and any(many(seen, i) for i in range(hit.first))
    given = seen.any_of(hit.last, hit.last + 4, "ISSUED")
    return held or (given and any(many(seen, i) for i in range(hit.last, min(len(seen.sentence.low), hit.last + 7))))


def titled(sentence: Sentence) -> bool:
    """Whether a sentence is a heading: no full stop at its end, few words."""
    return sentence.kind == "headline" or (sentence.low[-1] not in (".", "!", '"') and len(sentence.low) <= 16)


def int_at(seen: Scene, i: int) -> int:
    """The first digits of a number as a number; "4,000" counts as four digits."""
    word, after = seen.sentence.low[i], seen.sentence.low[i + 1 : i + 2]
    return 1000 if after in ([","], ["."]) and seen.marks.get(i + 1) == "NUM" else int(word) if word.isdecimal() else 0


def counted(scene: Scene, first: int, last: int) -> bool:
    """Whether the clause counts people: a number that is no date and no length of time."""
    low = scene.sentence.low
    left = next((i for i in range(first - 1, max(-1, first - 14), -1) if scene.is_break(i)), max(-1, first - 14))
    right = next((i for i in range(last, min(len(low), last + 8)) if scene.is_break(i) or low[i] == ","), last + 8)
    return any(scene.has(i, "COUNTED") or many(scene, i) for i in range(left + 1, min(len(low), right)))


def many(scene: Scene, i: int) -> bool:
    """Whether token ``i`` is a number that counts, not a day, a year or a length of time."""
    word = scene.sentence.low[i]
    if scene.marks.get(i) != "NUM" or (len(word) < 2 and scene.marks.get(i + 1) != "NUM"):
        return False
    year = len(word) == 4 and word[:2] in ("19", "20")
    aged = scene.any_of(i - 6, i, "AGED") or scene.marks.get(i - 2) == "PE"
    if len(word) == 2 and scene.sentence.low[i - 1] in AGES and aged:
        return False  # "men from 23 to 60", "Turks under 18"
    return not year and not any(scene.has(j, "MONTH") or (j > i and scene.has(j, "DAY")) for j in (i - 1, i + 1, i + 2))


AGES = frozenset("between aged under over from to and of above below than".split())
