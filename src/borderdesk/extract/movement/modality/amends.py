"""How a source owns up to a wrong number: "she had misread a newspaper", "his office put that right on Monday"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.words.words import word_set

POINTERS = frozenset("that this it these both them".split())


def erred(low: list[str]) -> str:
    """ "conceded that she had misread a newspaper", "he misspoke"."""
    for i, token in enumerate(low):
        if token == "meant" and low[i - 1] == "had" and low[i - 2] in WHO and low[i + 1 : i + 2] != ["to"]:
            return "had meant"  # "then told the same hearing that he had meant residents"
        if token not in word_set("erring"):
            continue
        if i == 2 and low[0] in WHO and low[1] == "had":
            return token  # "He had misread his notes"
        owned = token in SPOKEN and not WHO.isdisjoint(low[max(i - 3, 0) : i])
        if owned or (low[i - 1] in HAD and not CONCEDING.isdisjoint(low[:i])):
            return token
    return ""  # "he misread the mood of the voters"


SPOKEN = frozenset("misspoke misspoken miscounted miscalculated mistyped misquoted misremembered".split())
WHO = frozenset("he she it they i we".split())
HAD = frozenset("had have has".split())
CONCEDING = frozenset(
    """
    conceded concedes admitted admits acknowledged acknowledges said says explained explains apologised apologized
    regretted confessed granted owned
    """.split()
)


def set_right(low: list[str]) -> str:
    """ "put that right", "which the station put right", "his office corrected this on Monday"."""
    for i, (one, other) in enumerate(pairwise(low)):
        third = low[i + 2] if i + 2 < len(low) else ""
        if one in ("put", "set", "puts", "sets"):
            pointed = other in POINTERS or "which" in low[max(i - 5, 0) : i]
            if pointed and (third in RIGHT or other in RIGHT):
                return f"{one} right"
        if one in ("made", "makes") and other in POINTERS and third == "up":
            return "made up"
        if one in CORRECTING and other in POINTERS and not third.isalpha():
            return one
        if one in CORRECTING and other in POINTERS and third in ON:
            return one
    return ""


RIGHT = frozenset(("right", "straight"))
CORRECTING = frozenset("disowned corrected corrects retracted withdrew recalled rectified deleted".split())
ON = frozenset("on the a at in later within soon yesterday today overnight since by after and to".split())


def saw_nobody(low: list[str]) -> str:
    """ "Aid workers on the road saw nobody", "reporters found an empty road": what becomes of hearsay."""
    if LOOKED.isdisjoint(low):
        return ""
    for i, (one, other) in enumerate(pairwise(low)):
        if one in LOOKED and not DESERTED.isdisjoint(low[i + 2 : i + 5]):
            return "found empty"
        if one in LOOKED and (other in EMPTY or (other == "an" and low[i + 2 : i + 3] == ["empty"])):
            return "saw nobody"
    return ""


DESERTED = frozenset(("empty", "deserted"))
LOOKED = frozenset("saw found met counted see find".split())
EMPTY = frozenset("nobody none nothing no".split())


def gave_up(low: list[str]) -> str:
    """ "and now believes in none of them", "no longer stands by the number", "would not repeat it".

    What stands behind the next count may be said of that one.
    """
    standing = word_set("standing_by")
    if AWAY.isdisjoint(low) and DOUBTING.isdisjoint(low) and standing.isdisjoint(low):
        return ""
    low = to_next_count(low)
    for i, token in enumerate(low):
        if token in PARTING and low[i - 1] in AWAY and _is_number(low[i + 1 : i + 6]):
            return f"{low[i - 1]} from"
        if token not in standing and token not in DOUBTING:
            continue
        head, behind = low[max(i - 4, 0) : i], low[i + 1 : i + 6]
        if token in DOUBTING and not ("now" in head and (_is_number(behind) or behind[1:4] == ["one", "of", "them"])):
            continue
        if token in DOUBTING:
            return f"now {token}"
        if "now" in head and "none" in behind[:3]:
            return f"{token} none"
        of_it = _is_number(behind) or (_ends(behind) and not _named().isdisjoint(low[:i]))
        if of_it and not NO_MORE.isdisjoint(head) and (token != "name" or behind[:1] == ["to"]):
            return f"not {token}"
    return ""


def _named() -> frozenset[str]:
    return word_set("told_numbers") | {"which"}


def to_next_count(low: list[str]) -> list[str]:
    """The tokens up to a number that is none of a date: what is said behind it may be said of that one."""
    other = (i for i, token in enumerate(low) if token[0].isdecimal() and len(token) > 2 and not is_year(token))
    return low[: next(other, len(low))]


NO_MORE = frozenset(
    "longer not never refuses refused declines declined cannot hardly stop stops stopped ceased lost no little".split()
)
PARTING = frozenset(("from",))
AWAY = frozenset("away itself himself herself themselves back".split())  # "has distanced itself from the number"
DOUBTING = frozenset("doubts doubt mistrusts mistrust distrusts distrust".split())
WHOSE = frozenset("in by on for to of the his her its their earlier first old".split())


def _is_number(behind: list[str]) -> bool:
    """Whether a verb's object is what was said: "by the figure", "in it", "believes in them"."""
    at = next((i for i, token in enumerate(behind) if token not in WHOSE), len(behind))
    token, after = [*behind, ".", "."][at : at + 2]
    plainly = token in ("it", "that", "this") and (not after.isalpha() or after in NOW)
    named = token in word_set("told_numbers") or (token in ("that", "this") and after in word_set("told_numbers"))
    return plainly or named or behind[:2] == ["in", "them"]


NOW = frozenset("now any anymore either today again on in".split())


def _ends(behind: list[str]) -> bool:
    """ "a number by which he no longer stands", "that he no longer stands by"."""
    at = 1 if behind[:1] and behind[0] in WHOSE else 0
    return at >= len(behind) or not behind[at].isalpha()


def now_admits(low: list[str]) -> str:
    """ "he now concedes that he was guessing", "she admits today that there is no list": of what one had said."""
    at = next((i for i, token in enumerate(low) if token in ADMITTING or (token == "says" and low[i - 1] == "now")), -1)
    past = next((i for i, token in enumerate(low) if token in ADMITTED), -1)
    if at < 0 and past >= 0:
        return low[past] if _baseless(low) else ""  # "in June he confessed to having no count"
    if at < 0 or NOWADAYS.isdisjoint(low[max(at - 3, 0) : at + 8]):
        return ""
    return low[at] if _baseless(low) or not GUESSED.isdisjoint(low) or low[at + 1 : at + 2] == ["himself"] else ""


def _baseless(low: list[str]) -> bool:
    none = [i + 1 for i, token in enumerate(low[:-1]) if token in NOTHING]
    return any(low[i] in BASES or _counted(low, i) for i in none)


def _counted(low: list[str], at: int) -> bool:
    """ "nobody counted", "he does not know"; not "does not know when the next flight leaves"."""
    after = [*low, "."][at + 1]
    return low[at] in COUNTED or (low[at] in KNOWING and (after == "how" or not after.isalpha()))


KNOWING = frozenset("know knew known".split())
ADMITTING = frozenset(
    """
    admits admit concedes concede grants grant owns confesses confess acknowledges acknowledge corrects regrets
    """.split()
)
ADMITTED = frozenset("confessed conceded admitted acknowledged".split())
NOWADAYS = frozenset("now today meanwhile".split())
NOTHING = frozenset("no nobody not never any".split())
BASES = frozenset(
    "list lists basis proof evidence record records source sources grounds count tally figures numbers".split()
)
COUNTED = frozenset("counted count checked kept keeps".split())
GUESSED = frozenset("guess guessing guessed loosely exaggerated exaggerating misled high himself herself".split())


def was_quoted(head: list[str]) -> bool:
    """ "who was quoted on Friday as saying that": somebody else has put it in one's mouth."""
    if QUOTED.isdisjoint(head):
        return False
    at = next((i for i, pair in enumerate(pairwise(head)) if pair[0] == "as" and pair[1] in PUTTING), -1)
    return at > 0 and not QUOTED.isdisjoint(head[max(at - 7, 0) : at]) and CLAIMING.isdisjoint(head[at:])


QUOTED = frozenset("quoted reported cited".split())
PUTTING = frozenset("saying putting giving telling stating claiming".split())


def said_another(low: list[str]) -> str:
    """ "says that the word he used was fifty", "insists that he named no number", "says he was misquoted"."""
    says = [i for i, token in enumerate(low) if token in CLAIMING]
    if not says:
        return ""
    misheard = next((token for token in low if token in MISHEARD), "")
    pairs = ((i, one, other) for i, (one, other) in enumerate(pairwise(low)) if one in WHO_HAD and other in USED)
    return misheard or next((f"{one} {other}" for i, one, other in pairs if says != [i + 1]), "")


CLAIMING = frozenset(
    """
    says said told insists insisted explains explained maintains claims protests protested adds writes clarified
    """.split()
)
MISHEARD = frozenset("misquoted mistranslated misheard misunderstood".split())
WHO_HAD = frozenset("he she they it had i never his her actual".split())
USED = frozenset("word words used spoke spoken named gave given meant mentioned said".split())


def is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and token[:2] in ("19", "20")
