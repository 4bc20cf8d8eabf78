"""Speakers that a verb governs: "X said", ", said X", "X counted 300"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.speakers.idleverbs import AUXILIARY, no_verb
from borderdesk.extract.speakers.names import right
from borderdesk.extract.speakers.nametokens import Span, article, capital, comma, core, headed, office, proper
from borderdesk.extract.speakers.speech import DASHES, QUOTES, Speech, spoken
from borderdesk.extract.speakers.subjects import acts, subject
from borderdesk.extract.speakers.words import verbs, words
from borderdesk.extract.text import Sentence

ESTIMATES = frozenset("put puts set sets place places placed make makes made has had have".split())
NEARLY = frozenset("at nearer near above between under".split())
TALLIES = frozenset("count counts counted tallies tallied logs logged reckons reckoned".split())
ON_OWN = (("on", "its"), ("on", "their"), ("on", "his"), ("on", "her"))
LISTED_NEAR = 12  # tokens from "has" to "on its lists"
HEARING = frozenset(("told", "tells"))
SEEING = frozenset(("saw", "sees", "see"))
DONE = frozenset("got took sent let gave brought".split())
FINDING = frozenset(("found", "finds"))
FORETOLD = frozenset("predicted forecast projected foretold".split())  # "predicted 300, and 340 did come"
OTHER = frozenset(("and", "but"))
OPENING = frozenset("on in at by over along across through between from during".split())


def governed(s: Sentence, i: int, low: str) -> Speech | None:
    if (low not in verbs() and not _deed(s, i)) or no_verb(s, i) or _has_no_number(s, i):
        return None
    name = subject(s, i, low, _kind(low))
    if name and _relative(s, i):
        return _aside(s, name, i) if _fit(s, name, low) else None
    fit = name and (_puts(s, i) or _gives(s, i) or (_fit(s, name, low) and (low not in ESTIMATES or office(s, *name))))
    if not name or not fit:
        return spoken(s, _inverted(s, i), _kind(low), i, True)
    if _object_clause(s, name, low) or _since_then(s, name, low):
        return _aside(s, name, i)
    kind = "said" if _found_out(s, name, i) else _kind(low)
    speech = spoken(s, name, kind, i, _after_comma(s, name[0]))
    if speech and low in words().meant and not office(s, *name):
        speech.scope_first = i  # what a state promises, not what it has done
        speech.scope_last = _to_deed(s, i)
    if speech and s.low[max(0, name[0] - 1 - article(s, name[0] - 1))] == "where" and name[0] > 1:
        speech.scope_first = name[0] - 1  # "300 flew in from Ayod, where UNHCR said 900 were waiting"
    if speech and low in FORETOLD:
        speech.scope_last = next(
            (k for k in range(i, len(s.low)) if s.raw[k] == "," and s.low[k + 1] in OTHER), speech.scope_last
        )
    return speech


def _to_deed(s: Sentence, i: int) -> int:
    """Up to what was done: "promised to admit 100 [and had taken 40]"."""
    for k in range(i + 1, len(s.low) - 1):
        done = s.low[k + 1] in AUXILIARY or s.low[k + 1] in DONE or s.low[k + 1].endswith("ed")
        if s.raw[k] in {":", ";"} or (s.low[k] in {"and", "but"} and done):
            return k
    return len(s.low)


def _puts(s: Sentence, i: int) -> bool:
    """put it at, sets the number of arrivals at, makes it 300, as X has it: an estimate, no deed."""
    if s.low[i] not in ESTIMATES or i + 2 >= len(s.low):
        return False
    if s.low[i + 1] == "it" and (s.low[i + 2].isdigit() or "as" in s.low[max(0, i - 6) : i]):
        return True
    if s.low[i + 1] == "at":
        return any(low.isdigit() for low in s.low[i + 2 : i + 5])  # put at 300 those who
    if s.low[i + 1] not in {"it", "them", "the", "that", "this", "its"}:
        described = not words().nouns.isdisjoint(
            s.low[i + 1 : i + 4]
        )  # "the number on the isles, of 1.4 million, at 4"
        window = range(i + 1, _near(s, i) if described else min(i + 9, len(s.low) - 1))
        at = next((k for k in window if s.low[k] == "at" or (s.low[k].isdigit() and not described)), 0)
        least = s.low[at + 1 : at + 2] in (["least"], ["most"])  # "flights have stopped, and at least 60 got out"
        return at > 0 and s.low[at] == "at" and not least and any(map(str.isdigit, s.low[at + 1 : at + 4]))
    return any(s.low[k] in NEARLY and (s.low[k] == "at" or s.low[k + 1].isdigit()) for k in range(i + 2, _near(s, i)))


def _gives(s: Sentence, i: int) -> bool:
    """ "Gave 64,000 as the number", "has 2,050 people on its sheets": a count, whoever it is that gives or has it."""
    near = s.low[i + 1 : i + LISTED_NEAR]
    if not any(map(str.isdigit, near[:4])):
        return False
    if s.low[i] in ("gave", "gives"):
        return ("as", "the") in pairwise(near)
    own = next((k for k, pair in enumerate(pairwise(near)) if pair in ON_OWN), -1)
    kept = own >= 0 and not ({"sheets", "lists"} | words().nouns).isdisjoint(near[own : own + 4])
    return s.low[i] in ("has", "had", "have") and kept  # none on its soil


def _near(s: Sentence, i: int) -> int:
    """How far from its verb an "at" may stand: far where what is counted is described first."""
    return min(i + (16 if not words().nouns.isdisjoint(s.low[i + 1 : i + 4]) else 10), len(s.low) - 1)


def _has_no_number(s: Sentence, i: int) -> bool:
    """Whether "has" is no more than an auxiliary: only "has 700 names" makes a number one's own."""
    near = s.low[i + 1 : i + (10 if s.low[i + 1 : i + 2] == ["on"] else 5)]  # has on its waiting list 300
    if s.low[i] not in {"has", "had", "have"} or _puts(s, i):
        return False
    participle = any(token in verbs() or token in words().be or token.endswith("ed") for token in near[:2])
    return participle or not any(token.isdigit() for token in near)


def _deed(s: Sentence, i: int) -> bool:
    """Any past tense with a number soon behind it; of an office that makes the number its own."""
    low = s.low[i]
    present = (
        low.endswith("s")
        and i > 0
        and s.low[i - 1] in words().heads
        and s.raw[i].islower()
        and low not in words().heads
        and low not in words().nouns
        and not _craft(low)  # "two army trucks from Mali brought 120"
    )
    past = (low.endswith("ed") and len(low) > 4) or (low.endswith("ing") and i > 0 and s.low[i - 1] in words().be)
    return (past or present) and any(map(str.isdigit, _clause(s, i + 1)))


def _craft(low: str) -> bool:
    noun = nouns().get(low)
    return noun is not None and noun.unit == "vehicles"


def _clause(s: Sentence, start: int) -> list[str]:
    """The next words, up to where the clause may end: none of "military planes; it offered 300"."""
    near = s.low[start : start + 7]
    return near[: near.index(";")] if ";" in near else near


def _relative(s: Sentence, i: int) -> bool:
    """Whether the verb belongs to ", which" or ", who"."""
    return any(s.low[k] in {"which", "who"} and s.raw[k - 1] == "," for k in range(max(1, i - 3), i))


def _object_clause(s: Sentence, name: Span, low: str) -> bool:
    """ "papers, which the government has offered since May": it says nothing of the count before."""
    at = name[0] - 1
    while at > 0 and s.low[at] in words().articles:
        at -= 1
    deed = low in words().meant or (low in words().caught and low not in words().counted)
    return deed and at > 0 and s.low[at] == "which" and s.raw[at - 1] == ","


def _since_then(s: Sentence, name: Span, low: str) -> bool:
    """ "300 a day have come since Vladimir Putin called up reservists": what somebody did, no word on the count."""
    first = name[0] - (s.low[name[0] - 1] in words().articles)
    return low not in words().said and first > 0 and s.low[first - 1] in ("since", "after")


def _aside(s: Sentence, name: Span, i: int) -> Speech | None:
    """What a relative clause says is said in that clause only."""
    speech = spoken(s, name, _kind(s.low[i]), i, False)
    if speech is not None:
        speech.scope_first = i
        speech.scope_last = next((k for k in range(i, len(s.low)) if comma(s, k)), len(s.low))
    return speech


def _kind(low: str) -> str:
    return "said" if low in words().said or low in words().stated else "counted"


def _found_out(s: Sentence, name: Span, i: int) -> bool:
    """ "300 were waiting, the charity found": said of all that stands before."""
    closes = i < len(s.low) and s.low[i] in FINDING and not s.raw[min(i + 1, len(s.low) - 1)].isalnum()
    return closes and name[1] == i and _after_comma(s, name[0])


def _fit(s: Sentence, name: Span, low: str) -> bool:
    """Whether these may be the subject of that verb as its speaker."""
    lexicon, head = words(), s.low[name[1] - 1]
    if all(s.low[i] in lexicon.nouns for i in range(*name)):
        spoken_of = low in lexicon.said or low in lexicon.stated
        return spoken_of and name[0] > 0 and s.low[name[0] - 1] in {"the", "these", "those", "its", "their"}
    if head in lexicon.pronouns:
        deed = low in lexicon.caught or low in lexicon.counted
        return low in verbs() and head != "we" and (not deed or (head in {"it", "they"} and _clause_opens(s, name[0])))
    if low in FINDING and _found_out(s, name, name[1]):
        return office(s, *name)
    telling = low in lexicon.stated and s.low[name[1]] == low and s.low[name[1] + 1 : name[1] + 2] == ["that"]
    if low in lexicon.said or telling or (low in lexicon.stated and _closes(s, name)):
        return head not in lexicon.nouns or office(s, *name)
    owns = low in {"admits", "admitted"} and s.low[name[1] + 1 : name[1] + 2] == ["to"]  # no letting in
    if (low not in verbs() or low in lexicon.caught) and not owns:
        at = core(s, name)
        thing = low not in verbs() and s.raw[at].islower() and not headed(s, at)  # a Navy ship docked
        return not thing and office(s, *name) and (acts(s, name) or low in SEEING or _finds(s, name, low))
    if office(s, *name) or head in lexicon.media:
        return True
    if (
        low in TALLIES
        and s.low[name[0] - 1 : name[0]] in (["the"], ["a"], ["an"])
        and head not in lexicon.nouns
        and head not in lexicon.time
    ):
        return True  # the canton counts 300
    return low in verbs() and (owns or low not in lexicon.caught) and capital(s, name)


def _finds(s: Sentence, name: Span, low: str) -> bool:
    """A court holds that; in "the court found that 3 had been held" it is no deed."""
    return "that" in s.low[name[1] : name[1] + 4] and low not in words().counted


def _closes(s: Sentence, name: Span) -> bool:
    """Whether the two words, behind a comma, close what was said: ", truckers at the post reckoned."."""
    verb = next((k for k in range(name[1], len(s.low)) if s.low[k] in words().stated), len(s.low))
    return _after_comma(s, name[0]) and verb == name[1] and not s.raw[min(verb + 1, len(s.low) - 1)].isalnum()


def _clause_opens(s: Sentence, first: int) -> bool:
    """Whether the subject opens a clause, or stands behind a day or place that does: On that stretch it logged 90."""
    at = first
    if s.low[0] in OPENING and verbs().isdisjoint(s.low[:first]) and "," not in s.raw[:first]:
        return True
    if s.low[max(0, at - 1)] == "whom":
        return True  # the 128,000 whom it has counted
    while at > 0 and (s.low[at - 1] in ("on", "in", "by") or s.low[at - 1] in words().time or s.low[at - 1].isdigit()):
        at -= 1
    return at == 0 or not s.raw[at - 1].isalnum() or s.low[at - 1] in {"and", "but"}


def _inverted(s: Sentence, i: int) -> Span | None:
    """ ", said the mayor", "informed the service": the subject behind the verb."""
    lexicon = words()
    if not i or i + 1 >= len(s.low) or s.low[i] not in verbs() or s.low[i] in lexicon.caught or s.low[i] in HEARING:
        return None
    if not (s.raw[i - 1] in {",", ")", *DASHES} or s.raw[i - 1] in QUOTES):
        return None
    if s.low[i + 1] in lexicon.pronouns and s.low[i + 1] != "we":
        return i + 1, i + 2
    name = right(s, i + 1) if s.low[i + 1] not in lexicon.links else None
    if name is None or not (office(s, *name) or proper(s, name[0]) or s.low[i] in lexicon.said):
        return None
    return name


def _after_comma(s: Sentence, first: int) -> bool:
    """Whether the speaker stands behind a comma that closes what was said (or opens a speaker inserted in it)."""
    lexicon, at = words(), first
    while at > 0 and (s.low[at - 1] in lexicon.articles or s.low[at - 1] in {"as"}):
        at -= 1
    if at > 0 and s.raw[at - 1] in DASHES and at < 9:
        return False  # a dateline
    return at > 0 and (s.raw[at - 1] in {",", ")", *DASHES} or s.raw[at - 1] in QUOTES)
