"""How a source owns up to a wrong number: "she had misread a newspaper", "his office put that right on Monday"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.words import word_set

POINTERS = frozenset("that this it these both them".split())


def erred(low: list[str]) -> str:
    """ "conceded that she had misread a newspaper", "he misspoke"."""
    for i, token in enumerate(low):
        if token == "meant" and low[i - 1] == "had" and low[i - 2] in WHO and low[i + 1 : i + 2] != ["to"]:
            return "had meant"  # "then told the same hearing that he had meant residents"
        if token not in word_set("erring"):
            continue
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
    for i, (one, other) in enumerate(pairwise(low)):
        if one in LOOKED and not DESERTED.isdisjoint(low[i + 2 : i + 5]):
            return "found empty"
        if one in LOOKED and (other in EMPTY or (other == "an" and low[i + 2 : i + 3] == ["empty"])):
            return "saw nobody"
    return ""


DESERTED = frozenset(("empty", "deserted"))
LOOKED = frozenset("saw found met counted see find".split())
EMPTY = frozenset("nobody none nothing no".split())
