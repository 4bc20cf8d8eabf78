"""Numbers that were provided for, feared or are yet to come: nobody says that so many came.

"well short of the 200,000 that a tabloid had conjured up", "another thirty are thinking about it", "300 departures will
follow", "100,000, and that was a projection".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.holds import put_right
from borderdesk.extract.movement.offered import BREAKS, MODALS, OBJECT, OWNERS, REACH, has_moved, offered
from borderdesk.extract.movement.sense import BE
from borderdesk.extract.movement.traits import Asked, ending, named, trait
from borderdesk.extract.movement.words import word_set, words


def unmet(low: list[str], traits: int, m: Mention, cue_at: int) -> str:
    """The words by which the number is none of people who came, "" where none are."""
    if told := offered(low, traits, m, cue_at):
        return told
    for rule in RULES.of(traits):
        if told := rule(low, m, cue_at):
            return told
    return ""


def _missed(low: list[str], m: Mention, cue_at: int) -> str:
    """ "well short of the 200,000 that a tabloid had conjured up"; "short of the 62,000 of last year" is a count."""
    for i in range(m.first, max(m.first - 4, 1), -1):
        for phrase in words().ended["missed"].get(low[i - 1], ()):
            if tuple(low[max(i - len(phrase), 0) : i]) == phrase:
                return " ".join(phrase) if _imagined(low, m, i) else ""
    return ""


def _imagined(low: list[str], m: Mention, at: int) -> bool:
    """Whether the number compared with is one that somebody only spoke of."""
    behind = low[m.last : m.last + 2 * REACH]
    spoken = any(one in THAT and i < NEXT and "had" in behind[i:] for i, one in enumerate(behind))
    return spoken and COUNTED.isdisjoint(behind) and all(not token[0].isdecimal() for token in low[at : m.first])


THAT, NEXT = frozenset(("that", "which", "whom")), 5
COUNTED = frozenset(
    """
    come came arrived entered left crossed fled returned gone landed counted recorded registered last year week ago
    previous
    """.split()
)


def _talk_of(low: list[str], m: Mention, cue_at: int) -> str:
    """ "There is talk in Nairobi of sending 350,000 home"."""
    head = low[max(m.first - REACH - 2, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in TALK), -1)
    return head[at] if at >= 0 and "of" in head[at + 1 :] and BREAKS.isdisjoint(head[at:]) else ""


TALK = frozenset("talk speculation danger risk prospect possibility chance question idea notion".split())


def _in_mind(low: list[str], m: Mention, cue_at: int) -> str:
    """ "drawn up with 2,000 Cubans in mind"."""
    return "in mind" if ("in", "mind") in pairwise(low[m.last : m.last + OBJECT]) else ""


def _undecided(low: list[str], m: Mention, cue_at: int) -> str:
    """ "another thirty are thinking about it", "200 have yet to make up their minds"."""
    behind = low[m.last : m.last + REACH]
    at = next((i for i, token in enumerate(behind) if token in BE or token in ("have", "has")), -1)
    if at < 0 or not BREAKS.isdisjoint(behind[:at]) or m.last <= cue_at < m.last + at:
        return ""
    verbs = behind[at + 1 : at + 3]
    told = next((token for token in verbs if token in word_set("undecided")), "")
    return told or ("yet to" if verbs == ["yet", "to"] else "")


def _declared(low: list[str], m: Mention, cue_at: int) -> str:
    """ "400 have declared that they are going back as soon as": what they say they will do."""
    behind = low[m.last : m.last + 2 * REACH]
    they = next((i for i, pair in enumerate(pairwise(behind)) if pair in GOING), -1)
    said = they > 0 and BREAKS.isdisjoint(behind[:they]) and not (word_set("saying") | SWORN).isdisjoint(behind[:they])
    return " ".join(behind[they : they + 3]) if said and behind[they + 2 : they + 3][0].endswith("ing") else ""


GOING = frozenset((("they", "are"), ("they", "were")))
SWORN = frozenset("declared declare vowed swore insisted".split())


def _could(low: list[str], m: Mention, cue_at: int) -> str:
    """ "160,000, the directorate thinks, could do so", "85,000 stand to gain papers"."""
    behind = low[m.last : m.last + 2 * REACH]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[1] in PROFITING and pair[0] in HELPING), -1)
    if at < 0 or m.last <= cue_at < m.last + at or put_right(low, m.last + at):
        return ""
    between = behind[:at]
    inserted = between[:1] == [","] and between[-1:] == [","]
    return " ".join(behind[at : at + 2]) if len(between) < 3 or inserted else ""


PROFITING = frozenset("do follow qualify benefit gain apply profit join".split())
HELPING = MODALS | {"to"}


def _to_follow(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Some 300 departures will follow", "900 deportations could be carried out", "sixteen buses will take them"."""
    if not m.first < cue_at < m.last + 2:
        return ""
    at = next((i for i in range(cue_at + 1, min(cue_at + OBJECT, len(low) - 2)) if low[i] in MODALS), 0)
    if not at or not (BREAKS | WHICH).isdisjoint(low[cue_at + 1 : at]):
        return ""
    verb = low[at + 2] if low[at + 1] == "be" else low[at + 1]
    own = m.unit == "vehicles" and at == cue_at + 1
    return f"{low[at]} {verb}" if own or verb in OCCURRING else ""


WHICH = frozenset("who which that was were had have has".split())
OCCURRING = frozenset(
    """
    follow occur happen come begin start take leave land arrive cross go join proceed carried added made allowed
    possible admitted flown sent taken brought completed handled processed let reached
    """.split()
)


def _called(low: list[str], m: Mention, cue_at: int) -> str:
    """ "350,000, the planners' worst case", "100,000, and that, too, was a projection"."""
    behind = low[m.last : m.last + 2 * REACH]
    at = next((i for i, token in enumerate(behind) if token in PREDICATES), -1)
    if at < 1 or behind[at + 1 : at + 2] in (["of"], ["for"]) or ";" in behind[:at]:
        return ""
    opens = max((i for i in range(at) if behind[i] == "," or (behind[i] in BE and behind[i - 1] in TOO)), default=-1)
    between = behind[opens + 1 : at]
    named = opens >= 0 and 0 < len(between) <= 2 and between[0] in OWNERS
    return behind[at] if named and not has_moved(low, m, cue_at) else ""


PREDICATES = frozenset(
    "projection forecast guess prediction target goal quota ceiling prognosis pledge promise hope".split()
)
TOO = frozenset("that this which , too it".split())


RULES = Asked(
    (_missed, ending("missed")),
    (_talk_of, trait(TALK)),
    (_in_mind, trait(("mind",))),
    (_undecided, named("undecided") | trait(("yet",))),
    (_declared, trait(("they",))),
    (_could, trait(PROFITING)),
    (_to_follow, trait(MODALS)),
    (_called, trait(PREDICATES)),
)
