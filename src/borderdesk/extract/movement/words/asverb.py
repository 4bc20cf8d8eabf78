"""Whether a word of movement is a verb in its place, and a verb that moves anybody."""

from __future__ import annotations

from borderdesk.extract.movement.words.sense import ARTICLES, BE, ENTRY, HAVE, NOUN_LEFT, NUMBERS, REACH, TAKING_IN
from borderdesk.extract.movement.words.words import Pattern, word_set, words

AT_WORK = frozenset(
    "agent agents officer officers staff centre center station post camp ground area card cards list".split()
)
KINDS = frozenset(
    "enforced forced voluntary assisted spontaneous total daily monthly annual new organised organized".split()
)
HOLDING = frozenset(("hold", "holds", "held"))
REFUSING = frozenset(("refuse", "refuses", "stop", "stopped"))
STANDING = frozenset("stand stands stood standing".split())
DENYING = frozenset("withhold withholds withheld deny denies denied denying".split())
OWNERS = frozenset("its their his her our my your the".split())
NO_VERB_BEHIND = frozenset(("'s", "of", "on", "for", "at", "with", "per"))


def is_verb(low: list[str], i: int, pattern: Pattern) -> bool:
    """A verb, not the noun or adjective of the same form."""
    before = low[i - 1] if i else ""
    if pattern.form == "base" and (before in ARTICLES or before in NO_VERB_BEHIND):
        return False
    if pattern.form == "s" and (before in OWNERS or before in NUMBERS or before.isdecimal()):
        return False  # "have their bags packed", "sent three ships"
    if pattern.form == "s" and before in ("for", "of", "with") and not pattern.rest:
        return False  # "for stays of up to 15 days"
    if pattern.rest == ("from",) and pattern.measure == "turned_away":
        return any(token.endswith("ing") for token in low[i + 2 : i + 2 + REACH])
    if low[i] in DENYING:
        return low[i + 1 : i + 2] == ["leave"] or not ENTRY.isdisjoint((*low[max(i - 4, 0) : i], *low[i + 1 : i + 6]))
    if _other_sense(low, i, before) or _of_a_right(low, i, before):
        return False
    if low[i] == "camp" and pattern.form == "base" and not (before.endswith(("s", "n", "y")) or before.isdecimal()):
        return False  # "in a tent camp on the other bank"
    particle = not pattern.rest or pattern.rest in LOOSE
    if low[i] in word_set("noun_verbs") and not pattern.needs and pattern.form in ("base", "s") and particle:
        return before in NOUN_LEFT or _subject(low, i)
    if low[i] == "crossing" and low[i - 2] in ARTICLES and not before.endswith("s") and before not in words().movers:
        return False  # "at the Chacalluta crossing"
    at_work = low[i + 1 : i + 2] and low[i + 1] in AT_WORK  # "clearing agents"
    return not (pattern.form == "ing" and (before in ARTICLES or at_work))


def _of_words(low: list[str], i: int) -> bool:
    """What is done to a number, not to people: "withdrew the figure", "is rejected as too low"."""
    rejected = low[i] in ("rejected", "rejects") and low[i + 1 : i + 2] == ["as"] and low[i + 2 : i + 3] != []
    if (
        low[i] in FAILED
        and low[i - 1] not in BE
        and not ASKERS.isdisjoint(low[i + 1 : i + 4])
        and low[i + 1][:1] != "t"
    ):
        return low[i - 1] not in HAVE  # "34 rejected asylum seekers"
    return _idly_withdrawn(low, i) or (rejected and (low[i + 2] in DEGREES or low[i + 2] in word_set("withdrawn")))


FAILED = frozenset(("rejected", "refused", "denied"))
ASKERS = frozenset("asylum applicants claimants seekers".split())
DEGREES = frozenset("too far much wildly grossly pure sheer mere".split())


def _idly_withdrawn(low: list[str], i: int) -> bool:
    """ "withdrew the figure", "have withdrawn money"; "has withdrawn 1,600 people" took them out."""
    if not low[i].startswith("withdr"):
        return False
    behind = low[i + 1] if i + 1 < len(low) else "."
    return not (behind[0].isdecimal() or behind in SOME)


SOME = frozenset("some about nearly over around another almost".split())


def _other_sense(low: list[str], i: int, before: str) -> bool:
    """A verb that moves nobody here: "did not reach", "left of", "the total stands at", "held that", "who refuse"."""
    word, behind = low[i], low[i + 1 : i + 3]
    if word in SUMMING and behind[:1] == ["to"] and behind[1:] and (behind[1][0].isdecimal() or behind[1] in LEVELS):
        return True  # "that comes to more than four in five"
    if (before == "not" and word not in TAKING_IN) or (
        word == "lives" and (before.isdecimal() or before in ("the", "many"))
    ):
        return True
    if word in KEEPING and behind[:1] and behind[0].endswith("ing") and behind[0] not in ("waiting", "being"):
        return True  # "kept pouring home"
    if word == "marched" and not RALLIES.isdisjoint(low[i + 1 : i + 7]):
        return True  # "20,000 marched in Rome for the rights of migrants"
    if (word in TAKING and _takes_no_people(low, i)) or (word in ADMITTING and behind[:1] == ["that"]):
        return True  # "admit that 9,000 came home"
    if (word == "taken" and behind[:1] == ["off"]) or (word == "parted" and before in BE) or _of_words(low, i):
        return True  # "taken off a hull", no aircraft; "were parted from their families"
    if word in ("stretch", "troops") or behind[:1] in IDLE_BEFORE.get(word, ()):
        return True
    if word in STANDING and behind[:1] == ["at"] and behind[1:] and behind[1][0].isdecimal():
        return True
    if (word in HOLDING and (behind[:1] == ["that"] or not GATHERINGS.isdisjoint(low[i + 1 : i + 4]))) or (
        word in ("left", "leaves") and (before == "far" or before in ARTICLES)
    ):
        return True
    counted = bool(behind) and (behind[0][0].isdecimal() or behind[0] in NUMBERS)  # "they stopped 950 people"
    refuses = word in REFUSING and before in ("who", "to", "they", "we") and not counted
    return refuses and behind[:1] not in (["entry"], ["them"], ["people"])


def _of_a_right(low: list[str], i: int, before: str) -> bool:
    """ "9,870 foreigners without a right to stay left", "without leave to remain": who they are, not what they did."""
    if low[i] == "leave":
        return before == "without" or low[i + 1 : i + 3] == ["to", "remain"]
    return before == "to" and i > 3 and low[i - 2] in RIGHTS and not LACKING.isdisjoint(low[max(i - 6, 0) : i - 2])


RIGHTS = frozenset("right leave permission title authorisation authorization".split())
LACKING = frozenset("without lack lacking lacked no whose".split())
GATHERINGS = frozenset(  # "400 held a vigil"
    "vigil rally protest demonstration meeting meetings service ceremony prayers march talks placards banners".split()
)
SUMMING = frozenset("come comes came coming".split())
LEVELS = frozenset("more less fewer over about nearly almost some a just roughly around".split())
ENDS: tuple[list[str], ...] = ([","], ["."], [])
SO: tuple[list[str], ...] = tuple([word] for word in ("so", "open", "shut", "closed", "empty", "unclear", "unpaid"))
IDLE_BEFORE: dict[str, tuple[list[str], ...]] = {  # "CEUTA LIVE: 8,000", "with the wind getting up", "two remain so"
    "remain": SO,
    "remains": SO,
    "remained": SO,
    "live": ([":"],),
    "file": ENDS,
    "files": ENDS,
    "got": (["up"],),
    "getting": (["up"],),
}


def _takes_no_people(low: list[str], i: int) -> bool:
    """ "took advantage of the offer", "took 1.9 million trips abroad in March"."""
    return (i + 1 < len(low) and low[i + 1] in IDIOMS) or not TRIPS.isdisjoint(low[i + 1 : i + 7])


RALLIES = frozenset("rights protest against demanding solidarity support streets".split())
TAKING = frozenset("take takes took taken taking".split())
TRIPS = frozenset("trips journeys holidays vacations".split())
ADMITTING = frozenset("admit admits admitted admitting".split())
IDIOMS = frozenset("advantage place part effect note steps measures action power office over heart stock".split())
LOOSE = (("in",), ("into",), ("out",), ("on",))
RUSHING = frozenset("cross flood surge flow head march pass land rush throng flock crowd climb step queue".split())
SHORT = 4  # letters
KEEPING = frozenset("keep keeps kept keeping stopped stops stop".split())
ENCOUNTERS = frozenset("arrests captures encounters detections rescues passes exits visits claims returns".split())
RATES = frozenset("hour day night week month year".split())


def _subject(low: list[str], i: int) -> bool:
    """Whether what stands before and behind makes a verb of it: "Finland counts 300", "UNHCR counts"."""
    before = low[i - 1] if i else ""
    after = low[i + 1] if i + 1 < len(low) else ""
    if before in ARTICLES or before in ("of", "in", "by", "for", "and", "'s", "s", "with", "to", "") or before in KINDS:
        return False
    if before in RATES and low[i - 2] in ("a", "an", "every", "each") and after in word_set("after_verb"):
        return True  # "50 people a month slip across"
    if before[0].isdecimal() and low[i] in ENCOUNTERS:
        return False  # "64,000 arrests at the frontier", "handed out 212 passes on Friday"
    if any(one.form == "past" and not one.rest for one in words().cues.get(after, ())):
        return False  # "a navy ship took off 140"
    if low[i] in RUSHING and len(before) > SHORT and before.endswith("s") and after.isalpha():
        return True  # "Tens of thousands of Syrians cross pontoon bridge"
    return after[:1].isdigit() or after in NUMBERS or after in word_set("after_verb") or after in ('"', "\u201c")
