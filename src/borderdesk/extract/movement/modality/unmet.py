"""Numbers that were provided for, feared or are yet to come: nobody says that so many came.

"another thirty are thinking about it", "300 departures will follow", "100,000, and that was a projection".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality import deeds, imagined, offered, scope, wants
from borderdesk.extract.movement.modality.allowed import is_base, is_past
from borderdesk.extract.movement.modality.holds import put_right
from borderdesk.extract.movement.modality.offered import BREAKS, MODALS, OBJECT, OWNERS, REACH, has_moved
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import Asked, named, trait
from borderdesk.extract.movement.words.words import word_set


def unmet(low: list[str], traits: int, m: Mention, cue_at: int) -> str:
    """The words by which the number is none of people who came, "" where none are."""
    for rule in RULES.of(traits):
        if told := rule(low, m, cue_at):
            return told
    return ""


def _might_be(low: list[str], m: Mention, cue_at: int) -> str:
    """ "30,000 might be nearer the mark": a bare number of which only that is said."""
    if low[max(m.first - 3, 0) : m.first] == ["'", "d", "be"]:
        return "would be"  # "by October there'd be 5,000"
    bare = m.noun < 0 and low[m.last : m.last + 1] and low[m.last] in MIGHT
    return low[m.last] if bare and low[m.last + 1 : m.last + 2] == ["be"] else ""


MIGHT = frozenset("might could may would".split())


def _had_it(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Had the ship sailed, 1,300 would have been there by now"."""
    behind = low[m.last : m.last + REACH]
    return "had" if low[0] == "had" and "," in low[: m.first] and "would" in behind and "," not in behind[:2] else ""


def _by_timetable(low: list[str], m: Mention, cue_at: int) -> str:
    """ "By the ministry's timetable the last 5,000 go home in July"."""
    coming = cue_at >= m.last and is_base(low[cue_at]) and not is_past(low, cue_at)
    if not coming or low[0] not in ("by", "under", "according"):
        return ""
    return next((token for token in low[:REACH] if token in word_set("offers")), "")


def _summed_up(low: list[str], m: Mention, cue_at: int) -> str:
    """ "12,400 crossing into Chad: that is what the governor had feared"."""
    behind = low[m.last : m.last + 3 * REACH]
    at = next((i for i, token in enumerate(behind) if token in (":", ",")), -1)
    if at < 0 or behind[at + 1 : at + 2] not in (["that"], ["this"], ["such"]) or behind[at + 2 : at + 3] == [","]:
        return ""
    said = behind[at + 2 : at + 2 + REACH]
    hit = next((token for token in said if token in word_set("ahead") and token not in MODALS), "")
    return hit if not BE.isdisjoint(said[:1]) and "what" in said else ""


def _none_has(low: list[str], m: Mention, cue_at: int) -> str:
    """ "12,400 have been given leave to cross but none has"."""
    behind = low[m.last : m.last + 3 * REACH]
    for i, token in enumerate(behind[:-2]):
        if token in ("none", "nobody") and behind[i + 1] in ("has", "have", "had", "did") and behind[i - 1] in BREAKS:
            yet = behind[i + 3 : i + 4] if behind[i + 2] == "yet" else behind[i + 2 : i + 3]
            return "none has" if not yet or yet[0] in ENDING else ""  # not "nobody has yet explained the gap"
    return ""


ENDING = frozenset(". , ; so yet done come left gone moved arrived crossed".split())


def _asked(low: list[str], m: Mention, cue_at: int) -> str:
    """ "12,400 crossed? Far from it": a question states nothing; "who will feed the 300 who came?" does."""
    open_question = low[-1] == "?" or low[-2:-1] == ["?"]
    return "?" if open_question and ASKING.isdisjoint(low) and low[m.first - 1] not in ("the", "these") else ""


ASKING = frozenset("who what where when why how which whose whom".split())


def _in_mind(low: list[str], m: Mention, cue_at: int) -> str:
    """ "drawn up with 2,000 Cubans in mind"."""
    before = ("in", "mind") in pairwise(low[: m.first]) and low[0] == "what"  # "What Rome has in mind is 3,000 a month"
    return "in mind" if before or ("in", "mind") in pairwise(low[m.last : m.last + OBJECT]) else ""


def _undecided(low: list[str], m: Mention, cue_at: int) -> str:
    """ "another thirty are thinking about it", "200 have yet to make up their minds"."""
    behind = low[m.last : m.last + 2 * REACH]
    if behind[:1] == [","] and "," in behind[1:REACH]:
        behind = behind[behind.index(",", 1) + 1 :]  # ", says the union,"
        return next((other for one, other in pairwise(behind[:4]) if one in BE and other in word_set("undecided")), "")
    at = next((i for i, token in enumerate(behind[:REACH]) if token in BE or token in ("have", "has")), -1)
    if at < 0 or not BREAKS.isdisjoint(behind[:at]) or m.last <= cue_at < m.last + at or wants.housed(low, m, cue_at):
        return ""
    verbs = behind[at + 1 : at + 3]
    told = next((token for token in verbs if token in word_set("undecided") and verbs[0] != "sent"), "")  # packing
    return told or ("yet to" if verbs == ["yet", "to"] else "")


def _declared(low: list[str], m: Mention, cue_at: int) -> str:
    """ "400 have declared that they are going back as soon as": what they say they will do."""
    behind = low[m.last : m.last + 2 * REACH]
    they = next((i for i, pair in enumerate(pairwise(behind)) if pair in GOING), -1)
    said = they > 0 and BREAKS.isdisjoint(behind[:they]) and not (word_set("saying") | SWORN).isdisjoint(behind[:they])
    return (
        " ".join(behind[they : they + 3])
        if said and behind[they + 2 :][:1] and behind[they + 2].endswith("ing")
        else ""
    )


GOING = frozenset((("they", "are"), ("they", "were")))
SWORN = frozenset("declared declare vowed swore insisted".split())


def _could(low: list[str], m: Mention, cue_at: int) -> str:
    """ "160,000, the directorate thinks, could do so", "85,000 stand to gain papers"."""
    behind = low[m.last : m.last + 2 * REACH]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[1] in PROFITING and pair[0] in HELPING), -1)
    stands = low[cue_at] in ("stand", "stands")  # "stand to gain" stands in no queue
    if at < 0 or (m.last <= cue_at < m.last + at and not stands) or put_right(low, m.last + at):
        return ""
    between = behind[:at]
    inserted = between[:1] == [","] and between[-1:] == [","]
    return " ".join(behind[at : at + 2]) if len(between) < 3 or inserted else ""


PROFITING = frozenset("do follow qualify benefit gain apply profit join".split())
HELPING = MODALS | {"to"}


def _called(low: list[str], m: Mention, cue_at: int) -> str:
    """ "350,000, the planners' worst case", "100,000, and that, too, was a projection"."""
    behind = low[m.last : m.last + 2 * REACH]
    at = next((i for i, token in enumerate(behind) if token in PREDICATES), -1)
    if at > 1 and behind[at - 2] == "as" and behind[at - 1] in OWNERS and BREAKS.isdisjoint(behind[:at]):
        return "" if has_moved(low, m, cue_at) else behind[at]  # "had set 10,000 expulsions a week as the goal"
    if at < 1 or behind[at + 1 : at + 2] in (["of"], ["for"]) or ";" in behind[:at]:
        return ""
    opens = max((i for i in range(at) if behind[i] == "," or (behind[i] in BE and behind[i - 1] in TOO)), default=-1)
    between = behind[opens + 1 : at]
    named = opens >= 0 and 0 < len(between) <= 2 and between[0] in OWNERS
    return behind[at] if named and not has_moved(low, m, cue_at) else ""


PREDICATES = frozenset(
    "projection forecast guess prediction target goal aim objective quota ceiling prognosis pledge promise hope".split()
)
TOO = frozenset("that this which , too it".split())


def _instead(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Instead of the 600 foreseen, 240 landed", "rather than 900, as first thought": so many did not."""
    at = m.first - 1 - (low[m.first - 1] in ("the", "its", "their"))
    of = low[max(at - 1, 0) : at + 1]
    return " ".join(of) if of in INSTEAD else ""


INSTEAD = (["instead", "of"], ["rather", "than"])


def _some_will(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Only 300 of the 800 who asked for asylum will be allowed to stay": what the 300 do is to come."""
    if low[m.last : m.last + 2] != ["of", "the"] or "who" not in low[m.last + 2 : m.last + 6]:
        return ""
    behind = low[m.last + 4 : m.last + SOME]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] in MODALS and pair[1] in HELPERS), -1)
    return f"{behind[at]} {behind[at + 1]}" if at > 1 and BREAKS.isdisjoint(behind[:at]) else ""


SOME = 18  # tokens
HELPERS = frozenset("be have get stay remain go leave return".split())


def _promised(low: list[str], m: Mention, cue_at: int) -> str:
    """ "The 500 who had been invited to cross", "the 1,500 who had been announced": nobody says that they came."""
    behind = low[m.last : m.last + REACH]
    who = next((i for i, token in enumerate(behind) if token in WHO), REACH)
    group = behind[who + 1 : who + 4]
    at = next((i for i, token in enumerate(group) if token in INVITED), 0)
    led = who < OBJECT and at > 0 and (HAD | BE).issuperset(group[:at])
    if BE.isdisjoint(group[:at]) and behind[who + at + 2 : who + at + 3] == ["to"]:
        return ""  # "volunteers who had promised to sit in the front seats"
    return group[at] if led and behind[who + at + 2 : who + at + 3] != ["and"] else ""


WHO, HAD = frozenset(("who", "that")), frozenset(("had", "have", "has"))
INVITED = frozenset("invited announced promised summoned foreseen envisaged booked nominated".split())


def _was_to_be(low: list[str], m: Mention, cue_at: int) -> str:
    """ "It was to be the largest airlift since Saigon: 22,000 to Kosovo"."""
    head = low[: low.index(":")] if ":" in low[: m.first] else []
    to_be = any(one in BE and head[i + 1 : i + 3] == ["to", "be"] for i, one in enumerate(head))
    return "to be" if to_be and not has_moved(low, m, cue_at) else ""


OWN = (
    (_instead, trait(("instead", "rather"))),
    (_promised, trait(INVITED)),
    (_some_will, trait(MODALS)),
    (_was_to_be, trait((":",))),
    (_might_be, trait(MODALS | {"d"})),
    (_had_it, trait(("had",))),
    (_by_timetable, named("offers")),
    (_summed_up, trait(("what",))),
    (_none_has, trait(("none", "nobody"))),
    (_asked, trait(("?",))),
    (_in_mind, trait(("mind",))),
    (_undecided, named("undecided") | trait(("yet",))),
    (_declared, trait(("they",))),
    (_could, trait(PROFITING)),
    (_called, trait(PREDICATES)),
)
RULES = Asked(*offered.RULES, *imagined.RULES, *deeds.RULES, *OWN, *scope.RULES, *wants.RULES)
