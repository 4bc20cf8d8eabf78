"""Words of movement that no single word gives: "227,000 in", "with two million tourists", "in 62 boats"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.phrases.possession import COMMUNITIES, HAVE, having, lodged_in, peopled
from borderdesk.extract.movement.phrases.presence import present_cues
from borderdesk.extract.movement.phrases.sending import SENDING, handed_to, sent_to
from borderdesk.extract.movement.phrases.supplied import MARKETS, SENT, STARTING, markets, sent_here, started
from borderdesk.extract.movement.words import idioms
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.having import CAMPS
from borderdesk.extract.movement.words.total import running_total
from borderdesk.extract.movement.words.traits import Asked, trait
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

ADVERB_OF = {"in": "arrivals", "out": "departures", "through": "arrivals", "across": "arrivals"}
ADVERB_END = frozenset(
    """
    , ; . ) by since again at from to into of through yesterday today so and over during on this between within before
    after last that
    """.split()
)
ASKED = frozenset("sought requested claimed lodged filed made".split())
ASYLUM = frozenset("asylum protection refuge".split())
OWN = frozenset("its their his her our".split())
FILES = frozenset("files file lists list books book register registers roll rolls ledger ledgers database".split())
PAPERS = frozenset("permits permit visas visa passes status protection card cards".split())
BOATS = frozenset("boats dinghies rafts vessels canoes pirogues inflatables".split())
Counted = list[Mention]


def implied_cues(
    sentence: Sentence, traits: int, counted: Counted, amounts: list[Mention], places: list[PlaceMention]
) -> list[Cue]:
    """All of them, kind by kind."""
    low = sentence.low
    found = [*having(low, counted, places), *_through(low, counted), *_totals(sentence, counted, amounts)]
    found += _makes(low, counted) if traits & MAKING else []
    found += [*sent_to(low, counted, places), *handed_to(low, counted, places)] if traits & SENDING else []
    found += present_cues(sentence, traits, counted, amounts, places)
    for rule in RULES.of(traits):
        found += rule(low, counted)
    return found


def _through(low: list[str], counted: Counted) -> list[Cue]:
    """ "227,000 in, 140,000 out again", "3,000 people through by noon": an adverb for the verb."""
    found: list[Cue] = []
    for m in counted:
        at = (m.noun if m.noun >= m.last else m.last - 1) + 1
        at += (
            ":" in low[: m.first]
            and low[at : at + 1] != []
            and low[at] not in ADVERB_OF
            and low[at].endswith("s")
            and m.noun < 0
        )
        if low[m.first - 1] in CARRYING:
            continue  # "carried 612 deportees out through the gate"
        if low[at : at + 1] and low[at] in ADVERB_OF and (at + 1 == len(low) or low[at + 1] in ADVERB_END):
            found.append(Cue(at, at + 1, ADVERB_OF[low[at]], "move", "fixed", False, at + 1))
    return found


CARRYING = frozenset("carried took brought drove flew bussed trucked ferried carry take bring drive fly".split())


def _totals(sentence: Sentence, counted: Counted, amounts: list[Mention]) -> list[Cue]:
    """ "which takes arrivals since May to 18,000", "bringing the year's total to 41,738": a running total."""
    return [cue for m in counted if (cue := running_total(sentence, m.first, amounts)) is not None]


def _makes(low: list[str], counted: Counted) -> list[Cue]:
    """ "By land that makes 998 since Thursday", "with those of the years before it makes 915,515": a sum."""
    return [
        Cue(m.first - 1, m.first, "sum", "sum", "fixed", False, m.first)
        for m in counted
        if m.first > 1
        and m.noun < 0
        and low[m.first - 1] in MAKES
        and low[m.first - 2] in ("that", "it", "which", "this")
    ]


MAKES = frozenset(("makes", "made", "make"))
MAKING = trait(MAKES)


def _home(low: list[str], counted: Counted) -> list[Cue]:
    """ "18:05 Home through Akhaura since noon: 245 students": a heading for the verb."""
    at = low.index("home") if "home" in low[:HEAD] else -1
    if at < 0 or low[at + 1 : at + 2] not in HOMEWARDS or (at and low[at - 1].isalpha()):
        return []
    return [
        Cue(at, m.first, "returns", "return", "fixed", False, m.first) for m in counted[:1] if ":" in low[at : m.first]
    ]


HEAD, HOMEWARDS = 5, (["through"], ["by"], ["via"], ["over"], ["from"])  # and the tokens of a time stamp before it


def _asked(low: list[str], counted: Counted) -> list[Cue]:
    """ "Asylum was sought in Norway by 340 people"."""
    found: list[Cue] = []
    for m in counted:
        if m.first > 2 and low[m.first - 1] == "by" and not ASYLUM.isdisjoint(low[: m.first]):
            asked = next((i for i in range(m.first - 2, max(m.first - 8, 0), -1) if low[i] in ASKED), -1)
            asked = m.first - 3 if low[m.first - 3 : m.first] == ["asked", "for", "by"] else asked
            found += [Cue(asked, m.first, "applications", "lodge", "fixed", False, m.first)] if asked > 0 else []
    return found


def _listed(low: list[str], counted: Counted) -> list[Cue]:
    """ "has 160,000 Iraqis in its Damascus files", "the rolls of the camps bore the names of 38,500"."""
    found: list[Cue] = []
    for m in counted:
        at = range(m.last, min(m.last + 6, len(low) - 2))
        own = (i for i in at if low[i] in ("in", "on", "into", "onto") and (low[i + 1] in OWN or _whose(low, i)))
        listed = (i for i in own if not FILES.isdisjoint(low[i + 2 : i + 5 + 2 * _whose(low, i)]))
        found += [Cue(i, i + 1, "registered", "register", "fixed", False, i + 1) for i in listed]
        head = low[: m.first]
        if head[-1:] and head[-1] in SHOWING and not FILES.isdisjoint(head[-3:-1]):
            found.append(Cue(m.first - 1, m.first, "registered", "register", "fixed", False, m.first))
        if _stands_at(head) or _were_on(head):
            found.append(Cue(m.first - 1, m.first, "registered", "register", "fixed", False, m.first))
        if head[-2:] == ["names", "of"] and not FILES.isdisjoint(head):
            found.append(Cue(m.first - 2, m.first, "registered", "register", "fixed", False, m.first))
        if low[m.last : m.last + 1] == ["names"] and not FILES.isdisjoint(head) and "may" not in head:
            found.append(Cue(m.last, m.last + 1, "registered", "register", "fixed", False, m.last + 1))
    return found


def _stands_at(head: list[str]) -> bool:
    """ "UNHCR's rolls in Jordan stand at", "The number of Ukrainians on Estonia's register fell to"."""
    level = 2 if head[-2:-1] and head[-2] in LEVELS and head[-1] in ("at", "to", "below", "above", "from") else 0
    level = level or (1 if head[-1:] and head[-1] in ("passed", "topped", "exceeded", "neared") else 0)
    span = head[max(len(head) - level - ROLLED, 0) : len(head) - level] if level else []
    at = next((i for i in range(len(span) - 1, -1, -1) if span[i] in ROLLS), -1)
    return at > 0 and (span[at - 1] in OWNED or (span[at - 1] == "the" and "number" in head))


def _were_on(head: list[str]) -> bool:
    """ "On the Ugandan lists were", "In the ledgers of the prefecture stood"."""
    on = max((i for i in range(max(len(head) - ROLLED, 0), len(head)) if head[i] in ("on", "in")), default=-1)
    return on >= 0 and head[-1] in BEING and not FILES.isdisjoint(head[on + 1 : on + 4]) and "," not in head[on:]


BEING = frozenset("were are was stood stand".split())
ROLLED = 7  # tokens from "rolls" to "stand at"
ROLLS = frozenset("register registers rolls roll books".split())
OWNED = OWN | {"'s", "s"}
LEVELS = frozenset("stand stands stood fell fallen rose risen grew grown dropped climbed shrank swelled".split())


SHOWING = frozenset(
    "show list bear name shows showed lists listed bears bore carries carried names named".split()
)  # "the ledger shows"


def _by_way(low: list[str], counted: Counted) -> list[Cue]:
    """ "Greece's share since January: 8,200 by sea, 1,900 by land": a label without a word of movement."""
    colon = low.index(":") if ":" in low else len(low)
    head = low[:colon]
    named = any(one.shape == "noun" for token in head for one in words().cues.get(token, ()))
    if named or not (word_set("dead") | word_set("idle_heads")).isdisjoint(head):
        return []
    bare = (m for m in counted if m.first > colon and m.noun < 0 and low[m.first - 1] in (":", ",", "and", ";"))
    return [
        Cue(m.last, m.last + 2, "arrivals", "come", "fixed", False, m.last + 2)
        for m in bare
        if (low[m.last : m.last + 1] == ["by"] and low[m.last + 1] in BY) or low[m.last : m.last + 2] == ["on", "foot"]
    ]


BY = frozenset("sea boat land road air train ferry bus rail".split())


def _whose(low: list[str], i: int) -> bool:
    """ "on the embassy's list"."""
    return low[i + 1] == "the" and not {"'s", "'"}.isdisjoint(low[i + 3 : i + 5])


def _papered(low: list[str], counted: Counted) -> list[Cue]:
    """ "two million of them with temporary permits", "300 Ukrainians had the status"."""
    found: list[Cue] = []
    for m in counted:
        if m.noun >= m.last and low[m.noun] == "holders" and not PAPERS.isdisjoint(low[m.noun : m.noun + 9]):
            found.append(Cue(m.noun, m.noun + 1, "permits", "noun", "many", False, m.noun + 1))
        at = next((i for i in range(m.last, min(m.last + 4, len(low))) if low[i] in HAVE), -1)
        asked = not ASKED_FOR.isdisjoint(low[at + 1 : at + 3])
        reach = at + 4 + (low[at + 1 : at + 2] in (["a"], ["the"]))  # "have a valid work permit"
        if at >= 0 and not asked and not PAPERS.isdisjoint(low[at + 1 : reach]):
            found.append(Cue(at, at + 1, "permits", "lodge", "fixed", False, at + 1))
    return found


ASKED_FOR = frozenset("requested asked applied sought claimed demanded been".split())


def _afloat(low: list[str], counted: Counted) -> list[Cue]:
    """ "2,188 people in 62 boats": who came by sea, whatever else is said of them."""
    return [
        Cue(o.first - 1, o.first, "arrivals", "come", "fixed", False, o.first)
        for m, o in pairwise(counted)
        if o.unit == "vehicles" and 1 <= o.first - m.last <= 3 and low[o.first - 1] in ("in", "aboard") and m.noun >= 0
        if o.noun >= 0 and low[o.noun] in BOATS
    ]


def _found_out(low: list[str], counted: Counted) -> list[Cue]:
    """ "police found 310 migrants without papers", "traced 210 illegal immigrants"."""
    found: list[Cue] = []
    for m in counted:
        at = next((i for i in range(m.first - 1, max(m.first - 3, -1), -1) if low[i] in FINDING), -1)
        behind = {*low[m.last : m.last + 6]}
        secret = not SECRET.isdisjoint(behind) or ("without" in behind and not PAPERLESS.isdisjoint(behind))
        if at >= 0 and secret and "dead" not in behind:
            found.append(Cue(at, at + 1, "arrivals", "catch", "past", False, at + 1))
    return found


FINDING = frozenset("found finds discovered discovers uncovered uncovers traced traces located unearthed".split())
SECRET = frozenset(
    "migrants stowaways illegal undocumented irregular unauthorised unauthorized clandestine clandestines".split()
)
PAPERLESS = frozenset("papers visas visa documents passports permits permission leave".split())


RULES = Asked(  # with words that each cannot do without
    (_afloat, trait(BOATS)),
    (markets, trait(MARKETS)),
    (_papered, trait(PAPERS)),
    (_found_out, trait(FINDING)),
    (peopled, trait(COMMUNITIES | CAMPS | {"home"})),
    (lodged_in, trait(CAMPS)),
    (_listed, trait(FILES)),
    (_home, trait(("home",))),
    (_by_way, trait(BY | {"foot"})),
    (_asked, trait(ASYLUM)),
    (sent_here, trait(SENT)),
    (started, trait(STARTING)),
    (idioms.haven_for, trait(idioms.HAVENS)),
    (idioms.lost_to, trait(idioms.LOSING)),
    (idioms.printed, trait(idioms.PRINTS)),
    (idioms.in_front, trait(idioms.FRONT)),
    (idioms.convoy_had, trait(idioms.CONVOYS)),
)
