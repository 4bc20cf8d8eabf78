"""Words of movement that a whole phrase gives: who is in a country, on its books or on a plane, what a day brought."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.phrases.delays import QUEUED, TOOK, in_line, it_took, left_waiting, parked
from borderdesk.extract.movement.phrases.estimates import put_at
from borderdesk.extract.movement.phrases.inplaces import in_places
from borderdesk.extract.movement.phrases.timesubject import brought
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import HAVE
from borderdesk.extract.movement.words.traits import Asked, named, trait
from borderdesk.extract.movement.words.words import word_set
from borderdesk.extract.text import Sentence

ARE = frozenset("are were remain remained".split())
STILL = frozenset("now still already currently today also all thought believed estimated known said to be".split())
WHERE = frozenset(("in", "on", "inside"))
ROOFED = frozenset(("in", "at", "inside", "under"))
LANDS = frozenset(
    """
    country emirate kingdom territory republic island islands enclave state federation union strip
    town city capital camp camps province region district county governorate valley
    """.split()
)
DETERMINED = (["the"], ["this"], ["our"], ["his"], ["her"], ["its"], ["their"])
ROLES = frozenset(("country", "region", "city"))
PEOPLE_REACH = 5
RECORDS = frozenset("busiest record peak worst highest quietest slowest lowest heaviest biggest largest".split())
PUTTING = frozenset(("put", "puts", "putting", "placed", "loaded"))
CRAFT = frozenset(
    "plane planes flight flights ferry ferries train trains bus buses boat boats ship ships aeroplanes charter".split()
)
BOOKS = frozenset("books book list lists register registers rolls roll files".split())
Counted = list[Mention]
EXISTING = trait(("there",))
BEING, TAKING = trait(ARE), trait(TOOK)


def present_cues(
    sentence: Sentence, traits: int, counted: Counted, amounts: list[Mention], places: list[PlaceMention]
) -> list[Cue]:
    """All of them, kind by kind."""
    low = sentence.low
    found = _there(sentence, counted, places) if traits & BEING else []
    found += in_places(sentence, counted, places) if traits & EXISTING else []
    found += it_took(low, amounts) if traits & TAKING else []
    found += in_line(low, amounts) if traits & QUEUED else []
    for rule in RULES.of(traits):
        found += rule(low, counted)
    return found


def _there_before(low: list[str], counted: Counted) -> list[Cue]:
    """ "on top of 300,000 who were there from before": they had come earlier."""
    found: list[Cue] = []
    for m in counted:
        at = next((i for i in range(m.last, min(m.last + 3, len(low) - 2)) if low[i] == "who"), -1)
        if at > 0 and low[at + 1] in ("were", "are", "was", "had"):
            there = next((i for i in range(at + 2, min(at + 5, len(low))) if low[i] == "there"), -1)
            if there > 0 and not BEFORE.isdisjoint((*low[at:there], *low[there : there + 4])):
                found.append(Cue(at + 1, there + 1, "stayed", "stay", "fixed", False, there + 1))
    return found


BEFORE = frozenset(("already", "before", "earlier", "long"))


def _census(low: list[str], counted: Counted) -> list[Cue]:
    """ "The census found 58,000 Poles in Norway": they live there."""
    return [
        Cue(m.first - 1, m.first, "stayed", "stay", "fixed", False, m.first)
        for m in counted
        if m.kind == "count"
        and low[m.first - 1] in FINDING
        and not CENSUSES.isdisjoint(low[max(m.first - 8, 0) : m.first])
    ]


FINDING = frozenset("found finds counted counts shows showed lists listed".split())
CENSUSES = frozenset("census survey headcount".split())


def _busiest(low: list[str], counted: Counted) -> list[Cue]:
    """ "September was the second busiest month ever, with 75,268 people": the count goes on; "the largest host"."""
    found: list[Cue] = []
    for m in counted:
        head = low[max(m.first - 9, 0) : m.first]
        if head[-1:] in (["with"], ["at"]) and not RECORDS.isdisjoint(head):
            kind = ("stayed", "stay") if not HOSTS.isdisjoint(head) else ("sum", "sum")
            found.append(Cue(m.first - 1, m.first, *kind, "fixed", False, m.first))
    return found


HOSTS = frozenset("host hosts home haven shelterer".split())


def _put_on(low: list[str], counted: Counted) -> list[Cue]:
    """ "It has put 452 people on planes": they are sent off."""
    found: list[Cue] = []
    for m in counted:
        at = next((i for i in range(max(m.first - 3, 0), min(m.last + 12, len(low))) if low[i] in PUTTING), -1)
        aboard = [i for i in range(m.last, min(m.last + 12, len(low) - 1)) if low[i] in ("on", "aboard", "onto")]
        if at < 0 and found and aboard and low[m.first - 1] in ("and", ","):
            at = aboard[0] - 1  # "put 412 people on planes to San Pedro Sula, and 290 on buses to Tecún Umán"
        if at >= 0 and any(i > at and "soil" in low[i + 1 : i + 4] for i in aboard):
            back = "back" in low[m.last : m.last + 8]
            found.append(Cue(at, at + 1, "returns" if back else "arrivals", "bring", "past", False, at + 1))
        elif at >= 0 and any(i > at and not CRAFT.isdisjoint(low[i + 1 : i + 4]) for i in aboard):
            if not OWN_PEOPLE.isdisjoint(low[m.last : m.last + 4]) and low[m.last : m.last + 2] in OF_ITS:
                found.append(Cue(at, at + 1, "returns", "bring", "past", False, at + 1))  # "154 of its nationals"
            else:
                found.append(Cue(at, at + 1, "deported", "send", "past", low[at - 1] in ARE, at + 1))
    return found


OF_ITS = (["of", "its"], ["of", "their"], ["of", "his"], ["of", "our"])
OWN_PEOPLE = frozenset("nationals citizens own people compatriots countrymen".split())


def _on_books(low: list[str], counted: Counted) -> list[Cue]:
    """ "640,000 Syrians are on UNHCR's books"."""
    found: list[Cue] = []
    for m in counted:
        are = (at for at in range(m.last, min(m.last + PEOPLE_REACH, len(low) - 2)) if low[at] in STAND)
        on = (at for at in are if low[at + 1] == "on" and _books(low[at + 2 : at + 9]))
        found += [Cue(at, at + 2, "registered", "register", "fixed", False, at + 2) for at in on]
    return found


def _books(behind: list[str]) -> bool:
    at = next((i for i, token in enumerate(behind) if token in BOOKS), len(behind))
    return at < len(behind) and (VOTERS | {",", ";", "."}).isdisjoint(behind[:at])


VOTERS = frozenset("electoral voters voter polling".split())


def _not_left(low: list[str], counted: Counted) -> list[Cue]:
    """ "112,700 who came in 2022 had not left by 31 December", "had yet to move on": they are still there."""
    found: list[Cue] = []
    for m in counted:
        for at in range(m.last, min(m.last + UNTIL, len(low) - 3)):
            if low[at] in HAVE:
                gone = at + 2 + (low[at + 1 : at + 3] == ["yet", "to"])
                if low[at + 1] in UNDONE and " ".join(low[gone : gone + 2]).startswith(LEFT):
                    found.append(Cue(at, gone + 1, "stayed", "stay", "fixed", False, gone + 1))
                    break
    return found


UNTIL = 16  # tokens from the number to what its people have not done
UNDONE = frozenset(("not", "never", "yet"))
LEFT = (
    "left",
    "departed",
    "gone home",
    "gone back",
    "gone on",
    "moved on",
    "travelled on",
    "leave",
    "go home",
    "move on",
)


STAND = ARE | {"stand", "stands", "stood", "figure", "appear"}


def _there(sentence: Sentence, counted: Counted, places: list[PlaceMention]) -> list[Cue]:
    """ "Nearly 3 million Afghans are in Iran", "50,000 of them are at Lafa": where a country or a town is named."""
    low, raw, found = sentence.low, sentence.raw, list[Cue]()
    starts = {place.first for place in places if place.role in ROLES}
    for m in counted:
        if low[m.first - 1] in ("another", "further"):
            continue  # "another 28,000 are in Libya": the next country of those who fled
        for at in range(m.last, min(m.last + PEOPLE_REACH, len(low) - 2)):
            if low[at] in ARE:
                end = at + 1
                while end < len(low) - 1 and low[end] in STILL:
                    end += 1
                the = low[end + 1 : end + 2] in DETERMINED
                named = end + 1 + the in starts or (the and low[end + 2 : end + 3] and low[end + 2] in LANDS)
                whose = "'" in low[end + 2 : end + 4]
                roofed = low[end] in ROOFED and not word_set("roofs").isdisjoint(low[end + 1 : end + 5])
                if _at_the_gate(low, end):
                    found.append(Cue(at, end, "queue", "wait", "fixed", False, end))  # "300 are at the gate"
                elif roofed or _at_a_town(low, raw, end) or (low[end] in WHERE and named and not whose):
                    found.append(Cue(at, end, "stayed", "stay", "fixed", False, end))
                break
    return found


def _at_a_town(low: list[str], raw: list[str], at: int) -> bool:
    """ "50,000 are at Lafa", but not "at the Lafa post"."""
    named = low[at] == "at" and raw[at + 1 : at + 2] != [] and raw[at + 1][0].isupper()
    return named and word_set("gates").isdisjoint(low[at + 2 : at + 5])


def _at_the_gate(low: list[str], at: int) -> bool:
    before = low[at] in BEFORE_IT and low[at + 1 : at + 2] == ["the"]
    return before and not GATE.isdisjoint(low[at + 2 : at + 3])


BEFORE_IT = frozenset("at outside before".split())
GATE = frozenset("gate gates barrier fence wire border crossing checkpoint bridge".split())


RULES = Asked(  # with words that each cannot do without
    (put_at, trait(("at",))),
    (brought, named("yielding") | trait(("accounted",))),
    (left_waiting, trait(("leaving", "leaves"))),
    (parked, trait(("there",))),
    (_busiest, trait(RECORDS)),
    (_put_on, trait(PUTTING)),
    (_census, trait(CENSUSES)),
    (_there_before, trait(BEFORE)),
    (_on_books, trait(BOOKS)),
    (_not_left, trait(UNDONE)),
)
