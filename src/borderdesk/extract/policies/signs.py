"""What of a clause is weighed: its words, their endings cut, their classes, pairs, and where it begins.

Names count by their kind, numbers by what they may mean, months and days of the week as such: who ruled when is no
sign of a rule.
"""

from __future__ import annotations

from borderdesk.extract.policies.scene import Scene

KINDS = frozenset(("PL", "PE", "AD", "CR"))
MONTHS = frozenset(
    "january february march april june july august september october november december jan feb mar apr jun jul aug sep"
    " sept oct nov dec".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow midnight morning evening night"
    " noon".split()
)
ENDINGS = ("ing", "ed", "es", "s", "e")
LONG = 9  # thirds of ten tokens; longer clauses count as that long


def words_of(scene: Scene, first: int, last: int) -> list[str]:
    """The words of a clause, names and numbers by their kind in capitals."""
    low, marks, found = scene.sentence.low, scene.marks, []
    for i in range(first, last):
        word, mark = low[i], marks.get(i)
        if mark is None or mark == "LY" or mark == "HYPHEN":
            found.append(KIND_OF[word])
        elif mark in KINDS:
            found.append(mark)
        elif mark == "NUM":
            if word.isdecimal():
                found.append(size_of(word))
        elif mark == "OTHER":
            found.append("MONTH" if word == "may" else word)
    return found


class Kinds(dict[str, str]):
    """Words by what they stand for; most stand for themselves."""

    def __missing__(self, word: str) -> str:
        return word


KIND_OF = Kinds(dict.fromkeys(DAYS, "DAY") | dict.fromkeys(MONTHS, "MONTH") | dict.fromkeys(("nd", "rd", "th"), "DAY"))


def size_of(number: str) -> str:
    """A year, a count of many, or a small number."""
    if len(number) == 4 and number[:2] in ("19", "20"):
        return "YEAR"
    return "MANY" if len(number) > 2 else "FEW"


def stem(word: str) -> str:
    """The word without its ending: "^" stands before it in the table."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def edges(words: list[str], before: str) -> list[str]:
    """Signs of the whole clause: its first word, the word before it, its length, a date at its end."""
    found = [f"<{words[0]}", f"|{min(LONG, len(words) // 3)}"]
    if before:
        found.append(f"{before}<")
    return [*found, "date>"] if words[-1] in ("MONTH", "DAY") else found
