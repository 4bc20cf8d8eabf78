"""Of what nationality the counted people are, where the words describe them by it."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.actors import EMBASSIES
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.tie.listing import tops
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.having import of_other_states
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set, words

LODGE = frozenset(("lodge", "enter", "leave", "come", "move", "return", "stay", "flee", "register", "noun"))


def nationality(layout: Layout, m: Mention, cue: Cue | None, spots: list[Spot]) -> tuple[str, str]:
    """(code, the words); "" where the people are described by nothing or by where they came from."""
    low = layout.sentence.low
    if of_other_states(low, m):
        return "", ""
    people = [spot for spot in spots if spot.part == "people" and spot.code and low[spot.first - 1] != "ethnic"]
    named = (people and (_behind(layout, m, cue, people) or _before(layout, m, people))) or _own(layout, m, spots)
    if people and named is None:
        named = _whole(layout, m, people) or _numbered(layout, m, people) or _governing(layout, m, cue, people)
    if named is None:
        return "", ""
    return ("" if named.listed or named.code == "EU" else named.code), named.place.name


def _behind(layout: Layout, m: Mention, cue: Cue | None, people: list[Spot]) -> Spot | None:
    """ "300 Syrian men", "1,265 asylum claims from Burundians"."""
    behind = [spot for spot in people if spot.first >= m.last]
    phrase = (spot for spot in behind if _in_phrase(layout, m, spot))
    counted = (spot for spot in behind if _counted_of(layout, m, cue, spot))
    return next(phrase, None) or next(counted, None)


def _before(layout: Layout, m: Mention, people: list[Spot]) -> Spot | None:
    """ "Haitians (41,000)", "Chinese 9 per cent", "the first Syrian 300"."""
    low = layout.sentence.low
    for spot in reversed(people):
        bracket = spot.last + 1 == m.first and low[spot.last] == "("
        within = m.core_first > spot.first >= m.first - 2 and spot.last <= m.core_first
        within = within and STOPS.isdisjoint(low[spot.last : m.first])  # "were Malians; one in five was a child"
        with_them = spot.last <= m.first - 1 <= spot.last + 2 or tops(low, spot, m)
        listed = low[m.first - 1] in ("with", "at") and with_them
        counting = spot.last < len(low) and low[spot.last] in COUNTS  # "by the Estonian count 2,900 persons"
        if bracket or (within and not counting) or listed or _just_before(low, m, spot):
            return spot
    return None


def _just_before(low: list[str], m: Mention, spot: Spot) -> bool:
    """ "Chinese 9 per cent", "Indians accounted for 27 per cent"."""
    named = low[spot.last : spot.last + 1]
    gap = low[spot.last + (bool(named) and named[0] in OF_A_STATE) : m.first]
    close = spot.last <= m.first and (not gap or (gap[0] in SHARING and len(gap) <= 3))
    return close and spot.place.role in ("people", "adjective")


OF_A_STATE = frozenset("citizens nationals visitors tourists".split())
STOPS = frozenset(";,:.")
SHARING = frozenset("accounted account made make were are represented numbered".split())


def _own(layout: Layout, m: Mention, spots: list[Spot]) -> Spot | None:
    """ "flew 49 of its citizens home": of the state that acts."""
    low = layout.sentence.low
    named = low[m.last : m.last + 1] in OWN_ONES and OF.isdisjoint(low[m.last + 1 : m.last + 2])
    if not own_citizens(low, m) and not named:
        return None
    acting = ("agent", "none", "in", "of", "label")
    agents = [spot for spot in spots if spot.last <= m.first and spot.part in acting and spot.code]
    agents = [spot for spot in agents if layout.sentence.low[spot.first - 2] not in EMBASSIES] or agents
    if len(agents) > 1 and not EXPELLING.isdisjoint(layout.sentence.low[agents[-1].last : m.first]):
        return agents[-2]  # "Ethiopia says Saudi Arabia has expelled 2,870 of its citizens"
    return agents[-1] if agents else None


EXPELLING = frozenset(
    "expelled deported removed refused returned detained held turned arrested ejected sent thrown driven kicked chased "
    "pushed hounded forced put shipped".split()
)


def _governing(layout: Layout, m: Mention, cue: Cue | None, people: list[Spot]) -> Spot | None:
    """ "Afghans lodged 8,627"."""
    if cue is None or cue.shape not in LODGE:
        return None
    return next((spot for spot in reversed(people) if spot.last <= m.first and _subject(layout, m, cue, spot)), None)


def _in_phrase(layout: Layout, m: Mention, spot: Spot) -> bool:
    """Right behind the number: "300 Syrian men", "a third of them Afghans", "300 young Iraqi Kurds"."""
    low = layout.sentence.low
    gap = low[m.last : spot.first]
    if _were(gap) and layout.next_amount(m.last) >= spot.first:
        return low[spot.last : spot.last + 1] == [] or low[spot.last] not in word_set("things")
    if len(gap) > 6 or layout.between(m.last, spot.first) > 2 or layout.next_amount(m.last) < spot.first:
        return False
    after = low[spot.last] if spot.last < len(low) else ""
    listed = not NEXT_ONES.isdisjoint(gap) and layout.next_amount(spot.last) - spot.last <= 1
    if after in word_set("things") or listed:
        return False  # "Malians made up 21% of them and Guineans 12%"
    rest = [token for token in gap if token not in word_set("passable")]
    if m.kind in ("percent", "fraction"):
        return len(rest) <= 2
    return (
        not any(
            token in ("in", "from", "to", "into", "at", "on", "by", "who", "for", "with", "through", "against")
            for token in rest
        )
        and len(rest) <= 3
    )


def _counted_of(layout: Layout, m: Mention, cue: Cue | None, spot: Spot) -> bool:
    """ "1,265 asylum claims from Burundians", "178,000 permits to Venezuelans", "18,400 returns of Rwandans"."""
    if cue is None or cue.shape not in ("noun", "issue", "lodge") or spot.first - m.last > 7:
        return False
    return layout.sentence.low[spot.first - 1] in OF and layout.between(m.last, spot.first) == 0


def _were(gap: list[str]) -> bool:
    """ "Two thirds [of last year's walkers were] Venezuelans"."""
    return gap[:1] == ["of"] and gap[-1] in ("were", "are", "was") and len(gap) <= WERE and "," not in gap


WERE = 10  # tokens from a number to its people
NEXT_ONES = frozenset(("and", ",", "ahead"))
OF = frozenset("from by of for to".split())


def own_citizens(low: list[str], m: Mention) -> bool:
    """ "flew 49 of its citizens home", "four in five of them its own citizens", "46,000 citizens came in"."""
    if is_bare(low, m):
        return True
    if low[m.last : m.last + 1] == ["of"] and _were_its_own(low[m.last : m.last + DESCRIBED]):
        return True
    tail = low[m.last : m.last + 6]
    whose = tail[2:3] if tail[1:2] == ["them"] else tail[1:2]
    ours = whose in (["its"], ["their"]) or tail[1:3] == ["the", "country"]  # "400 of the country's nationals"
    return tail[:1] == ["of"] and ours and not PEOPLE.isdisjoint(tail)


def is_bare(low: list[str], m: Mention) -> bool:
    """ "46,000 citizens came in": of the state that tells it."""
    return low[m.last : m.last + 1] in OWN_ONES and ELSEWHERE.isdisjoint(low[m.last + 1 : m.last + 2])


def _were_its_own(behind: list[str]) -> bool:
    """ "15,000 of the newcomers from Nigeria were its own citizens"."""
    at = next((i for i, token in enumerate(behind) if token in ("were", "are", "was")), len(behind))
    own = behind[at + 1 : at + 3] == ["its", "own"] or behind[at + 1 : at + 3] == ["their", "own"]
    return own and not PEOPLE.isdisjoint(behind[at + 3 : at + 4])


DESCRIBED = 11  # tokens from "15,000 of" to "its own citizens"
ELSEWHERE = OF | {"in", "abroad", "overseas"}  # "has 13,000 nationals in Libya"
OWN_ONES = (["citizens"], ["nationals"], ["compatriots"], ["countrymen"])
PEOPLE = frozenset(
    "citizens nationals people own women men children families workers students compatriots countrymen subjects".split()
)


def _whole(layout: Layout, m: Mention, people: list[Spot]) -> Spot | None:
    """ "Of the 100,000 Russians who came, 64,000 have left": the part is of the same people."""
    low = layout.sentence.low
    before = [spot for spot in people if spot.last <= m.first]
    if low[m.last : m.last + 2] == ["of", "them"] and len(before) == 1 and ":" in low[before[0].last : m.first]:
        return before[0]  # "Americans travel less: 820,700 of them drove to Canada"
    if m.noun >= 0 or m.kind == "none" or (low[0] != "of" and low[:2] not in (["out", "of"],)):
        return None
    return next((spot for spot in people if spot.last <= m.first and spot.first <= 8), None)


def _numbered(layout: Layout, m: Mention, people: list[Spot]) -> Spot | None:
    """ "the number of Cubans flown out passed 300", "put the number of Afghans lodged in barracks at 8,300"."""
    low = layout.sentence.low
    for spot in reversed(people):
        head = low[max(spot.first - 4, 0) : spot.first]
        named = spot.last <= m.first and any(pair in NUMBER_OF for pair in pairwise(head))
        if named and not any(o.kind == "count" for o in layout.amounts if spot.last <= o.first and o.last <= m.first):
            return spot
    return None


NUMBER_OF = frozenset((one, "of") for one in ("number", "numbers", "total", "count", "tally"))


def _subject(layout: Layout, m: Mention, cue: Cue, spot: Spot) -> bool:
    """ "Afghans lodged 8,627", "arrivals of Venezuelans came to 300", "visas for Russians: 500"."""
    low = layout.sentence.low
    if any(o.last <= m.first and spot.last <= o.first for o in layout.amounts if o is not m and o.kind == "count"):
        return False
    if cue.shape == "noun":
        joint = low[spot.first - 1] if spot.first else ""
        return (
            cue.last <= spot.first
            and joint in ("of", "by", "for", "from", "the", "to")
            and layout.between(cue.last, spot.first) == 0
        )
    return (
        spot.last <= cue.first
        and low[spot.last] not in COUNTS  # "by the Estonian count 2,900 persons crossed"
        and layout.between(spot.last, cue.first) == 0
        and cue.first - spot.last <= 3
        and (spot.place.role == "people" or low[spot.last] in words().movers or low[spot.last] == "residents")
    )


COUNTS = frozenset("count tally reckoning figures statistics side police guards customs register ministry".split())


def name_people(course: Course, m: Mention, event: Event, found: tuple[str, str]) -> None:
    event.nationality, told = found
    if not told and course.low[m.last : m.last + 3][-2:] == ["by", "them"] and course.previous is not None:
        event.nationality, told = course.previous.nationality, "by them"
    if told:
        event.why["nationality"] = told


STATELESS = trait(lambda: words().stateless)
BREAKAWAY = frozenset(("XKX",))
"""Codes of regions whose people have the nationality of no state."""


def stateless(course: Course, m: Mention, event: Event) -> None:
    """ "370,000 Rohingya": from the state that they live in, of no nationality."""
    if not (course.scene.layout.traits & STATELESS or event.nationality in BREAKAWAY):
        return
    home = next((code for t in course.low[m.last : m.last + 3] if (code := words().stateless.get(t))), "")
    home = home or (event.nationality if event.nationality in BREAKAWAY else "")
    if home:
        event.nationality = ""
        guessed = not event.origin or event.why.get("origin") == "as before"
        if guessed and event.destination != home:
            event.origin = home
            event.why["origin"] = "a people without a state"
