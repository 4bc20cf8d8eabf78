"""Numbers that are only talked of, reckoned or made up: "a model yields 220,000", "in an exercise 10,000 crossed".

"well short of the 200,000 that a tabloid had conjured up", "talked of sending back 1,000 a day", "the announced 6,000".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.offered import BREAKS, MODALS, OWNERS, REACH, has_moved
from borderdesk.extract.movement.words.traits import ending, named, trait
from borderdesk.extract.movement.words.words import word_set, words


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


def _instead_of(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Instead of 12,400 arrivals there were few"; "instead of the 500 of last week" compares."""
    head = low[max(m.first - 3, 0) : m.first]
    if ("contrary", "to") in pairwise(head):
        return "contrary to"
    told = any(pair in INSTEAD for pair in pairwise(head))
    return "instead of" if told and COUNTED.isdisjoint({*head, *low[m.last : m.last + REACH]}) else ""


INSTEAD = frozenset((("instead", "of"), ("rather", "than"), ("place", "of"), ("lieu", "of"), ("contrary", "to")))


def _motto(low: list[str], m: Mention, cue_at: int) -> str:
    """ "The minister's "3,000 deportations by Easter" has become a joke": a slogan."""
    quoted = low[m.first - 1] in QUOTES and m.first > 1 and low[m.first - 2] in ("s", "'s", "'")
    behind = low[m.last : m.last + REACH]
    closes = next((i for i, token in enumerate(behind) if token in QUOTES), 0) if quoted else 0
    return "a slogan" if closes and not MOTTO.isdisjoint(behind[:closes]) else ""


MOTTO = frozenset("by a every each next".split())
QUOTES = frozenset('"“”«»„')


def _talk_of(low: list[str], m: Mention, cue_at: int) -> str:
    """ "There is talk in Nairobi of sending 350,000 home"."""
    head = low[max(m.first - REACH - 2, 0) : m.first]
    told = next((i for i, pair in enumerate(pairwise(head)) if pair[0] in SPOKE and pair[1] == "of"), -1)
    if told >= 0 and head[told + 2 : told + 3] and head[told + 2].endswith("ing"):
        return f"{head[told]} of"  # "talked of sending back"
    at = next((i for i, token in enumerate(head) if token in TALK), -1)
    if at < 0 or "of" not in head[at + 1 :] or not BREAKS.isdisjoint(head[at:]) or has_moved(low, m, cue_at):
        return ""
    between = head[head.index("of", at + 1) + 1 :]
    verbal = between[:1] and between[0].endswith("ing") and len(between) < 4
    return head[at] if verbal or FILLING.issuperset(between) else ""


SPOKE = frozenset("talked talks talking spoke speaks speaking thought thinks dreams dreamt boasts".split())
FILLING = frozenset("another some more the a an perhaps about".split())
TALK = frozenset("talk speculation danger risk prospect possibility chance question idea notion".split())


def _modelled(low: list[str], m: Mention, cue_at: int) -> str:
    """ "A model run by the institute yields 220,000 departures"."""
    head = low[max(m.first - 2 * REACH, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in MODELS), -1)
    plain = at >= 0 and BREAKS.isdisjoint(head[at:]) and not YIELDING.isdisjoint(head[at:])
    return head[at] if plain and not (cue_at >= m.last and has_moved(low, m, cue_at)) else ""


MODELS = frozenset(
    """
    model models simulation simulations extrapolation extrapolations computer algorithm scenario scenarios variant
    gloomiest darkest rosiest bleakest direst
    """.split()
)
YIELDING = frozenset(
    "sees brings yields yield gives give shows show suggests suggest produces produce puts put has arrives".split()
)


def _floated(low: list[str], m: Mention, cue_at: int) -> str:
    """ "floated 50,000 as the number of Indians", "instead of the announced 6,000"."""
    at = m.first - 1
    return low[at] if low[at] in FLOATED and (low[at] in SPOKEN or low[at - 1] in OWNERS) else ""


SPOKEN = frozenset("floated mooted touted bandied".split())
FLOATED = SPOKEN | frozenset("announced promised advertised rumoured rumored alleged purported vaunted dreaded".split())


def _imaginary(low: list[str], m: Mention, cue_at: int) -> str:
    """ "In an exercise 10,000 crossed", "a novel in which a million sail": nothing that happened."""
    for i in range(max(m.first - 2 * REACH, 0), m.first):
        if low[i] in FICTIONS and ";" not in low[i : m.first]:
            framed = not IN_IT.isdisjoint(low[max(i - 3, 0) : i]) and (i + 1 == m.first or "," in low[i + 1 : i + 5])
            return low[i] if framed or low[i + 1 : i + 3] == ["in", "which"] else ""
    behind = low[m.last : m.last + 2 * REACH]
    played = any(
        token in FICTIONS and not IN_IT.isdisjoint(behind[max(i - 5, 0) : i]) for i, token in enumerate(behind)
    )
    if played or low[max(m.first - 2, 0) : m.first] == ["on", "paper"]:
        return "on paper"
    return next((token for token in behind[:4] if token in MOCK), "")


IN_IT = frozenset(("in", "during"))
FICTIONS = frozenset(
    """
    exercise exercises drill drills manoeuvre manoeuvres maneuvers rehearsal novel film movie play thriller satire
    """.split()
)
MOCK = frozenset("believe imaginary fictitious fictional mock hypothetical notional".split())


def _as_if(low: list[str], m: Mention, cue_at: int) -> str:
    """ "It is not as if 300 had left", "behave as though 300 came over": nothing that is said to have happened."""
    at = next((i for i in range(m.first - 1, max(m.first - REACH, 0), -1) if low[i] in ("if", "though")), 0)
    plain = at and low[at - 1] == "as" and low[at + 1] not in word_set("gerund_prepositions")  # "as if on command"
    return f"as {low[at]}" if plain and BREAKS.isdisjoint(low[at : m.first]) else ""


def _let_us_say(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Say 2,000 come each week. Where do they sleep?"."""
    at = m.first - 1
    opens = at == 0 or low[at - 1] in QUOTES or low[at - 1] in ("us", "'s", "s")
    return low[at] if low[at] in SAY and opens and cue_at >= m.last and not is_past(low, cue_at) else ""


SAY = frozenset("say suppose imagine picture take".split())


def _shown(low: list[str], m: Mention, cue_at: int) -> str:
    """ "A film has 300 fleeing to Sweden", "the game ends with 300 crossing": what happens in a tale or a plan."""
    near_by = range(m.first - 1, max(m.first - 2 * REACH, -1), -1)
    at = next((i for i in near_by if low[i] in word_set("tale_things")), -1)
    if at < 0 or not BREAKS.isdisjoint(low[at : m.first]):
        return ""
    between = low[at + 1 : m.first]
    return low[at] if not word_set("playing").isdisjoint(between) and low[m.first - 1] != "by" else ""


def _what_would(low: list[str], m: Mention, cue_at: int) -> str:
    """ "sketched what would follow a siege: 800,000 pushing into Turkey"."""
    head = low[: low.index(":")] if ":" in low[: m.first] else []
    return next((f"what {other}" for one, other in pairwise(head) if one == "what" and other in MODALS), "")


RULES = (
    (_missed, ending("missed")),
    (_instead_of, trait(("instead", "rather", "place", "lieu", "contrary"))),
    (_motto, trait(QUOTES)),
    (_talk_of, trait(TALK | SPOKE)),
    (_modelled, trait(MODELS)),
    (_floated, trait(FLOATED)),
    (_imaginary, trait(FICTIONS | MOCK | {"paper"})),
    (_what_would, trait(("what",))),
    (_let_us_say, trait(SAY)),
    (_as_if, trait(("if", "though"))),
    (_shown, named("tale_things")),
)
