"""A sentence as the rules of policies see it: what each token is, and who stands where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from borderdesk.extract.pieces import Judged
from borderdesk.extract.policies.names import Name, names_of
from borderdesk.extract.policies.rules import Grammar, Hit
from borderdesk.extract.text import Sentence

BREAKS = frozenset(';:—–?!()[]"“”•…|/')
MARK_OF_SIGN = {",": "COMMA", "-": "HYPHEN", "'": "APOS"} | dict.fromkeys(BREAKS, "BREAK")
REACH = 4  # words between a preposition and the name it governs: "from neighbouring and poor X"


@dataclass
class Scene:
    """``names`` are in the order of the text; ``marks[i]`` says what token ``i`` is where it is more than a word."""

    sentence: Sentence
    grammar: Grammar
    names: list[Name]
    marks: dict[int, str]
    segments: list[tuple[int, int]] | None = None
    weights: list[int] | None = None
    words: frozenset[str] = field(init=False)
    breaks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """``breaks``: where a mark parts clauses."""
        self.words = frozenset(self.sentence.low)
        self.breaks = sorted(i for i, mark in self.marks.items() if mark == "BREAK")

    def hits(self, wanted: int) -> Iterator[Hit]:
        """All matches of the rules ``wanted``, in the order of the rules."""
        return self.grammar.hits(self.sentence.low, self.marks, wanted)

    def has(self, i: int, name: str) -> bool:
        """Whether token ``i`` is in a class of words."""
        low = self.sentence.low
        return 0 <= i < len(low) and low[i] in self.grammar.classes[name]

    def any_of(self, first: int, last: int, name: str) -> bool:
        low = self.sentence.low
        return not self.grammar.classes[name].isdisjoint(low[max(0, first) : last])

    def is_break(self, i: int) -> bool:
        return self.marks.get(i) == "BREAK"

    def possessive(self, i: int) -> bool:
        """Whether an apostrophe stands at token ``i`` ("'s", or the one after a plural)."""
        return i < len(self.sentence.low) and self.sentence.low[i] == "'"

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The tokens around ``first``..``last`` up to the next mark that parts clauses on either side."""
        left = bisect_left(self.breaks, first)
        right = bisect_left(self.breaks, last)
        behind = self.breaks[right] if right < len(self.breaks) else len(self.sentence.low)
        return self.breaks[left - 1] + 1 if left else 0, max(behind, last)

    def person_named(self, k: int) -> bool:
        """Whether name ``k`` describes people ("Syrian men", "EU citizens"), not an office ("Syrian guards")."""
        name = self.names[k]
        if name.mark == "PE":
            return True
        if name.mark not in ("AD", "PL"):
            return False
        reach = 3 if name.mark == "AD" else 1
        ahead = range(name.last, min(name.last + reach, len(self.sentence.low)))
        nearer = takewhile(
            lambda i: (
                i not in self.marks
                and not self.has(i, "OFFICE")
                and not self.has(i, "SPOT")
                and self.sentence.low[i] not in LAWS
            ),
            ahead,
        )
        if any(self.has(i, "PERSON") or self.has(i, "OF_PEOPLE") for i in nearer):
            return True
        if name.mark == "AD" and self.no_noun_follows(name.last):
            return True
        return k + 1 < len(self.names) and self.same_kind(k, k + 1) and name.mark == "AD" and self.person_named(k + 1)

    def is_dateline(self, k: int) -> bool:
        """Whether name ``k`` is where the text was written: "HONG KONG - Since Sunday", "Attari, India: "."""
        name = self.names[k]
        ahead = range(name.last, min(name.last + 8, len(self.sentence.low)))
        at = next((i for i in ahead if self.is_break(i) and self.sentence.low[i] not in "()"), -1)
        if at < 0 or self.sentence.low[at] not in "-–—:|" or name.first > 3:
            return False
        raw = self.sentence.raw
        return not any(word[:1].islower() for word in raw[:at] if word not in ("de", "la", "el", "on", "by"))

    def no_noun_follows(self, i: int) -> bool:
        """ "a Finn needs", "all Sudanese who": the word stands for the person where no noun comes next."""
        if self.sentence.low[i : i + 2] in (["of", "every"], ["of", "all"], ["of", "any"], ["of", "whatever"]):
            return True
        if i >= len(self.sentence.low) or self.marks.get(i) in ("COMMA", "BREAK") or self.sentence.low[i] == ".":
            return True
        return any(self.has(i, kind) for kind in ("AUX", "NEED", "SAYS", "REL", "PREP"))

    def one_of_many(self, k: int) -> bool:
        """ "14 countries, Pakistan and Nigeria among them", "immigrants, among them 1.7 million Afghans"."""
        name, low = self.names[k], self.sentence.low
        if low[name.last : name.last + 2] == ["among", "them"] or "among" in low[max(0, name.first - 6) : name.first]:
            return True
        return k + 1 < len(self.names) and self.joined(name, self.names[k + 1]) and self.one_of_many(k + 1)

    def governed(self, k: int) -> str:
        """The preposition that governs name ``k``, "" where it is free to be a subject."""
        name, low = self.names[k], self.sentence.low
        i = name.first - 1
        if "among" in self.words and self.one_of_many(k):
            return "among"
        if k and self.joined(self.names[k - 1], name):
            return self.governed(k - 1)
        for _ in range(REACH):
            if i < 0 or self.marks.get(i) in ("BREAK", "COMMA"):
                return ""
            if self.has(i, "OBLIQUE"):
                return "" if low[i] in ("of", "in") and self.any_of(i - 2, i, "BODIES") else low[i]
            if low[i] == "as" and low[i - 1] == "such":
                return "such"
            if not self.has(i, "BEFORE_NAME"):
                return ""
            i -= 1
        return ""

    def joined(self, left: Name, right: Name) -> bool:
        """Whether two names are neighbours in a list: "A, B", "A and B", "A, and B"."""
        between = self.sentence.low[left.last : right.first]
        if between == [","] and ("EU" in left.codes) != ("EU" in right.codes):
            return False  # "before it joins the European Union, Poland asked"
        owner = self.sentence.low[right.last : right.last + 2] == ["'", "s"]  # "in Yemen, India's ministry said"
        if (between == [","] and (owner or self.has(right.last, "SAYS"))) or (
            between == [",", "and"] and left.mark != right.mark
        ):
            return False  # "may leave Gaza, Egypt says", "asks a visa of Indians, and Belize demands a test"
        return 0 < len(between) <= 4 and set(between) <= {",", "and", "or", "the", "as", "well", "both", "&"}

    def in_list(self, i: int) -> bool:
        """Whether token ``i`` only joins two names: "Cubans, Haitians and Venezuelans"."""
        left = next((name for name in self.names if name.last == i), None)
        return left is not None and any(name.first == i + 1 and name.mark == left.mark for name in self.names)

    def list_around(self, k: int) -> tuple[str, ...]:
        """The codes of name ``k`` and of all names in one list with it, in the order of the text."""
        first = last = k
        while first > 0 and self.same_kind(first - 1, first):
            first -= 1
        while last + 1 < len(self.names) and self.same_kind(last, last + 1):
            last += 1
        codes = [code for name in self.names[first : last + 1] for code in name.codes]
        return tuple(dict.fromkeys(codes))

    def same_kind(self, left: int, right: int) -> bool:
        a, b = self.names[left], self.names[right]
        return a.mark == b.mark and self.joined(a, b)


def scene(sentence: Sentence, grammar: Grammar) -> Scene:
    names = names_of(sentence, grammar)
    marks = marks_of(sentence, grammar)
    for name in names:
        marks.update(dict.fromkeys(range(name.first, name.last), "CONT"))
        marks[name.first] = name.mark
    return Scene(sentence, grammar, names, marks)


LAWS = frozenset("law laws decree order act code statute bill rules court".split())  # "under Spanish law minors"


def _unmarked(word: str) -> bool:
    """Whether a word, as it is written, is surely no mark."""
    return word.isalpha() and word != "may" and not word.endswith("ly")


UNMARKED = Judged(_unmarked)


def marks_of(sentence: Sentence, grammar: Grammar) -> dict[int, str]:
    """What tokens are by their sign or ending. A mark within a number ("2,219") belongs to it."""
    low, marks = sentence.low, {}
    lines, guards = grammar.classes["LINE"], grammar.classes["BORDERLAND"]
    for i, word in enumerate(low):
        if UNMARKED[word] and word not in lines:
            continue  # nearly always
        mark = MARK_OF_SIGN.get(word, "")
        if mark == "BREAK" or (word == "-" and sentence.spaced(i)):
            marks[i] = "BREAK"
        elif word.isdecimal() or (word in ",." and within_number(sentence, i)):
            marks[i] = "NUM"
        elif mark:
            marks[i] = mark
        elif word == "may" and i and sentence.raw[i] == "May":
            marks[i] = "OTHER"  # the month
        elif word in lines and not is_line(sentence, i, guards):
            marks[i] = "OTHER"
        elif word.endswith("ly") and word not in grammar.known:
            marks[i] = "LY"
    return marks


def is_line(sentence: Sentence, i: int, guards: frozenset[str]) -> bool:
    """Whether "border" is the line itself, not its guards ("border police") or a part of a word ("cross-border")."""
    low = sentence.low
    if i + 1 < len(low) and (low[i + 1] in guards or (low[i + 1] == "-" and not sentence.spaced(i + 1))):
        return False
    return not (i and low[i - 1] == "-" and not sentence.spaced(i))


def within_number(sentence: Sentence, i: int) -> bool:
    raw = sentence.raw
    if not 0 < i < len(raw) - 1 or sentence.spaced(i) or sentence.spaced(i + 1):
        return False
    return raw[i - 1].isdecimal() and raw[i + 1].isdecimal()
