"""Numbers that their own source or list gives up, told in the same sentence: in error, cut later, never so many.

"45,000 had come home; his office put that right", "at no time did 10,000 cross"; what becomes of a report stands in
unvouched.py, what was entered wrongly in misentries.py.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality import doubted, misentries, nameless, retreated, trust, unfounded, unvouched
from borderdesk.extract.movement.modality.amends import (
    ADMITTED,
    ADMITTING,
    AWAY,
    CLAIMING,
    CORRECTING,
    DOUBTING,
    erred,
    gave_up,
    now_admits,
    said_another,
    set_right,
    to_next_count,
    was_quoted,
)
from borderdesk.extract.movement.modality.denial import is_hearsay
from borderdesk.extract.movement.modality.doubted import BEEN, BEHIND, NO, REPORT, VERB
from borderdesk.extract.movement.modality.ownedup import HAD_SAID
from borderdesk.extract.movement.modality.pictured import PLATFORMS, aged, nameless_medium
from borderdesk.extract.movement.modality.pointing import who_had_told
from borderdesk.extract.movement.modality.takenback import FIGURES_OF_SPEECH, RIGHT, SELVES, own_number, said_back
from borderdesk.extract.movement.modality.unvouched import SAID
from borderdesk.extract.movement.words.traits import Asked, named, phrases, trait
from borderdesk.extract.movement.words.words import word_set, words


def gainsaid(low: list[str], traits: int, m: Mention) -> str:
    """The words that leave nobody to vouch for the number, "" where none do."""
    for rule in RULES.of(traits):
        if told := rule(low, m):
            return told
    return ""


def _said_back(low: list[str], m: Mention) -> str:
    """ "had said 45,000; he later called that a typing error": what the next sentence might say as well."""
    for at in range(m.last, len(low) - 2):
        if low[at] in PARTING or (low[at] == "," and (low[at + 1] in JOINING or low[at + 1] in word_set("calling"))):
            tail = ["it", *low[at + 2 :]] if low[at + 1] == "which" else low[at + 1 + (low[at + 1] in JOINING) :]
            told = "" if own_number(tail, low[:at]) else said_back(tail, hearsay=is_hearsay(low[:at]))[0]
            if told:
                return told
    own = who_had_told(low, 0)[1] in (m.first, m.core_first)  # "a host who had claimed 400 apologised for the number"
    return said_back(["it", *low[m.last :]], hearsay=False)[0] if own else ""


PARTING = frozenset((";", ":", "—", "–"))
JOINING = frozenset("and but which though although".split())


def _erred(low: list[str], m: Mention) -> str:
    """ "told a rally that 50,000 landed; she conceded that she had misread a newspaper"."""
    return erred(low[m.last : m.last + BEHIND])


def _set_right(low: list[str], m: Mention) -> str:
    behind = low[m.last : m.last + BEHIND]
    return set_right(behind) if SAID & {*low[max(m.first - VERB, 0) : m.first]} or ";" in behind else ""


def _given_up(low: list[str], m: Mention) -> str:
    """ "had 12,000 departures on its books and now believes in none of them"."""
    return gave_up(low[m.last : m.last + BEHIND])


def _admitted(low: list[str], m: Mention) -> str:
    """ "had said that 3,000 crossed; he now concedes that he was guessing"."""
    behind = to_next_count(low[m.last : m.last + BEHIND])
    parted = next((i for i, token in enumerate(behind) if token in (";", "and", "but")), len(behind))
    told = "had" in low[: m.last + parted] and not HAD_SAID.isdisjoint(low[: m.last + parted])
    return now_admits(behind[parted:]) if told else ""


def _misquoted(low: list[str], m: Mention) -> str:
    """ "who was quoted as saying that 500 had been taken off planes, says that the word he used was fifty"."""
    behind = low[m.last : m.last + BEHIND]
    if was_quoted(low[: m.first]):
        return said_another(behind) or said_another([*low[:VERB], *behind])  # "What he had said, explained the consul"
    himself = not SELVES.isdisjoint(behind) and any(token[0].isdecimal() for token in behind)
    return said_another(behind) if himself and is_hearsay(low[: m.first]) else ""


def _on_old_pictures(low: list[str], m: Mention) -> str:
    """ "A clip in which a voice speaks of two thousand thrown out shows an operation of 2021, the army protested"."""
    behind = low[m.last : m.last + BEHIND]
    parted = behind.index(";") if ";" in behind else 0  # "2,700 gone," said a tabloid; its picture was of Lampedusa
    return aged(behind[parted:], nameless=True) if nameless_medium(low[: m.last + parted]) else ""


def _fronted(low: list[str], m: Mention) -> str:
    """ "An exaggeration, his aides now call the 83,000"."""
    error = next((i for i in range(min(3, m.first)) if low[i] in word_set("errors")), -1)
    called = (
        error >= 0 and low[error + 1] == "," and not word_set("calling").isdisjoint(low[max(m.first - 4, 0) : m.first])
    )
    return low[error] if called else ""


def _came_not_to(low: list[str], m: Mention) -> str:
    """ "It did not come to 12,400 arrivals", "the ministry no longer speaks of 300"."""
    head = low[max(m.first - 4, 0) : m.first]
    came = head[-3:] in (["not", "come", "to"], ["never", "came", "to"]) or head[-2:] == ["not", "reach"]
    no_longer = head[:2] == ["no", "longer"] and head[-1:] == ["of"]
    return " ".join(head[-3:]) if came or no_longer else ""


def _almost(low: list[str], m: Mention) -> str:
    """ "12,400 very nearly left"."""
    if m.first > 1 and low[m.first - 2] in ("almost", "nearly") and low[m.first - 1] in HELPING:
        return low[m.first - 2]  # "Nearly did 400 make it to Malaysia"
    behind = low[m.last : m.last + 4]
    at = next((i for i, token in enumerate(behind) if token in ("almost", "nearly")), -1)
    verb = behind[at + 1] if 0 <= at < len(behind) - 1 else ""
    return behind[at] if any(one.form == "past" for one in words().cues.get(verb, ())) else ""


def _invented(low: list[str], m: Mention) -> str:
    """ "Someone invented the 12,400 who crossed", "dreamt up the 300"."""
    head = low[max(m.first - 3, 0) : m.first]
    up = any(one in DREAMT and other == "up" for one, other in pairwise(head))
    told = up or not INVENTED.isdisjoint(head[-2:-1])
    return "invented" if head[-1:] == ["the"] and told else ""


DREAMT = frozenset("made makes dreamt dreamed conjured thought".split())
INVENTED = frozenset("invented concocted fabricated imagined".split())


def _not_those(low: list[str], m: Mention) -> str:
    """ "shows not, as its caption has it, 5,000 crossing but a pilgrimage"."""
    head = low[max(m.first - VERB - 2, 0) : m.first]
    return "not" if head[-1:] == [","] and ("not", ",") in pairwise(head[:-1]) else ""


def _none_did(low: list[str], m: Mention) -> str:
    """ "No ship by that name landed 310": nothing of the kind did; "no fewer than", "no sooner" are others."""
    at = max((i for i in range(m.first - 2) if low[i] == "no"), default=-1)
    opens = at == 0 or (at > 0 and low[at - 1] in CLAUSE)
    between = low[at + 1 : m.first] if opens else []
    verb = any(
        one.form == "past" and one.shape not in ("count", "have") for one in words().cues.get(low[m.first - 1], ())
    )
    plain = between and between[0].isalpha() and between[0] not in NO_OTHER and (CLAUSE - {"that"}).isdisjoint(between)
    return f"no {between[0]}" if plain and verb and WHEN.isdisjoint(between) else ""


CLAUSE = frozenset((",", ";", ":", '"', "“", "and", "but", "that"))
NO_OTHER = frozenset("fewer less more sooner longer doubt matter wonder other".split())
WHEN = frozenset("when before after until since as while who which".split())


def _not_once(low: list[str], m: Mention) -> str:
    """ "At no time did 10,000 cross", "nor have 300 landed"."""
    head = low[max(m.first - 5, 0) : m.first]
    if head[-2:-1] == [","] and "," in low[max(m.first - 8, 0) : m.first - 2]:
        head = [*low[max(m.first - 10, 0) : m.first - 2], head[-1]]  # "at no time, it said, had 100,000 crossed"
        head = [token for token in head if token != ","] if ("no", "time") in pairwise(head) else []
    turned = head[-1:] and head[-1] in HELPING and MERELY.isdisjoint(head)
    return "at no time" if turned and not NO.isdisjoint(head[:-1]) else ""


MERELY = frozenset(("only", "before", ",", "such", "sooner"))  # "not only did 300 cross"
HELPING = frozenset("did had have has were was do".split())


def _cut_later(low: list[str], m: Mention) -> str:
    """ "The estimate of 13,000 crossings was later cut to 8,400": the number, not the people, grew smaller."""
    if low[m.first - 1] != "of" or low[m.first - 2] not in word_set("told_numbers"):
        return ""
    behind = low[m.last : m.last + REPORT]
    for i, (one, other) in enumerate(pairwise(behind)):
        if one in CUT and other in TO and not BEEN.isdisjoint(behind[max(i - 3, 0) : i]):
            return one
    return ""


CUT = frozenset("cut reduced slashed trimmed pruned lowered scaled brought raised changed".split())
TO = frozenset("to down by back up".split())


def _a_figure_cut(low: list[str], m: Mention) -> str:
    """ "said 700 had been expelled, a figure they scaled back to 70": by whoever gave it."""
    behind = low[m.last : m.last + REPORT]
    for i, (one, other) in enumerate(pairwise(behind)):
        if one in CUT and other in TO and i > 2 and not word_set("told_numbers").isdisjoint(behind[max(i - 4, 0) : i]):
            said = [
                token for token in behind[max(i - 4, 0) : i] if token in ("they", "he", "she", "it", "later", "since")
            ]
            return one if said and behind[i - len(said) - 2 : i - len(said) - 1] in INTO_ONE else ""
    return ""


INTO_ONE = (["a"], ["the"], ["which"])


def _on_paper(low: list[str], m: Mention) -> str:
    """ "turned up 7,000 people where 26,000 were on the rolls": the rolls were wrong."""
    if low[m.first - 1] != "where" or m.first < 3:
        return ""
    counted = low[m.first - 2][0].isdecimal() or (low[m.first - 2] in PEOPLE and low[m.first - 3][0].isdecimal())
    return "where" if counted and not BEEN.isdisjoint(low[m.last : m.last + 3]) else ""


PEOPLE = frozenset("people persons refugees migrants men families names".split())


OWN = (
    (_said_back, named("withdrawn", "withdrawing", "denying", "errors") | trait(RIGHT) | phrases(FIGURES_OF_SPEECH)),
    (_erred, named("erring") | trait(("meant",))),
    (_given_up, named("standing_by") | trait(DOUBTING | AWAY)),
    (_admitted, trait(ADMITTING | ADMITTED | {"says"})),
    (_misquoted, trait(CLAIMING)),
    (_fronted, named("errors")),
    (_on_old_pictures, named("media") | trait(PLATFORMS | {"media"})),
    (_set_right, trait({"put", "set", "puts", "sets", "made", "makes"} | CORRECTING)),
    (_came_not_to, trait(("not", "never", "longer"))),
    (_not_those, trait(("not",))),
    (_almost, trait(("almost", "nearly"))),
    (_invented, trait(DREAMT | INVENTED)),
    *misentries.RULES,
    (_not_once, trait(NO)),
    (_none_did, trait(("no",))),
    (_cut_later, trait(CUT)),
    (_a_figure_cut, trait(CUT)),
    (_on_paper, trait(("where",))),
)
RULES = Asked(*OWN, *unvouched.RULES, *doubted.RULES, *unfounded.RULES, *trust.RULES, *nameless.RULES, *retreated.RULES)
