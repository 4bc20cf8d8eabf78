"""How the parts of a sentence belong together: what separates two tokens, and which amount owns a date or a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.traits import traits_of
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

STRONG = {";": 14.0, ":": 9.0, "—": 8.0, "–": 6.0, "(": 8.0, ")": 8.0, ".": 14.0}
JOINTS = {
    ",": 3.0,
    "and": 2.0,
    "but": 8.0,
    "while": 8.0,
    "yet": 8.0,
    "whereas": 8.0,
    "though": 6.0,
    "although": 6.0,
    "or": 1.0,
    "when": 3.0,
    "as": 1.0,
}
WEIGHTY = frozenset((*STRONG, *JOINTS, "-"))
ASIDES = frozenset("if when as while despite after before".split())
SHARING = frozenset("most many mostly mainly all half some".split())  # ", most of them children,"
PLACED = frozenset(("which", "who", "whose", "where"))
COUNTING = frozenset("count counts reckoning tally estimate estimates calculation records figures".split())
ABSOLUTE = ("ed", "ing", "shut", "down")
INSERTION = 11  # tokens from comma to comma
PUT_OUT = frozenset("expelled deported thrown refused turned sent".split())  # what was done, wherever it stands
NO_LIST = frozenset("who that which have has had were was are is to from in on at by into out of for".split())
MODALS = ("will", "would", "could", "may", "might", "can", "should", "must")
LINKING = frozenset("for under in at by with as on it so from despite according subject".split())
TAKING_VERB = frozenset(("to", *MODALS))
OPEN = frozenset((*MODALS, "has", "have", "had", "was", "were", "is", "are", "been", "be"))
THEM = frozenset(("them", "whom", "these", "those"))
COUNTED = ("count", "none", "percent", "fraction")
QUOTES = frozenset('"“”')


class Layout:
    """Separators between tokens, summed up so that any stretch is weighed in one step."""

    def __init__(self, sentence: Sentence, amounts: list[Mention], owners: list[Mention] | None = None) -> None:
        self.sentence, self.amounts = sentence, amounts
        self.owners = amounts if owners is None else owners
        self.traits = traits_of(sentence.low)
        self.starts = [m.first for m in amounts]
        self.lasts = [m.last for m in amounts]
        inside = [False] * len(sentence.low)
        for m in amounts:
            inside[m.first : m.last] = [True] * (m.last - m.first)
        weights = [0.0] * len(sentence.low)
        parting = [i for i, token in enumerate(sentence.low) if token in WEIGHTY and not inside[i]]
        for i in parting:
            weights[i] = self._weight(i)
        commas = [i for i in parting if sentence.low[i] == ","]
        self.inserted = [*self._insertions(inside, commas)] if len(commas) > 1 else []
        for first, last in self.inserted:
            weights[first : last + 1] = [0.0] * (last + 1 - first)
        aside = {first + 1 for first, _ in self.inserted}
        self.people = [0, *accumulate(m.kind in COUNTED and m.first not in aside for m in amounts)]
        self.sums = [0.0, *accumulate(weights)]

    def _insertions(self, inside: list[bool], commas: list[int]) -> Iterator[tuple[int, int]]:
        """Where between two commas it is only said who says it: "300, the ministry said, have left"."""
        low = self.sentence.low
        for first, last in pairwise(commas):
            if (
                2 <= last - first <= INSERTION
                and STRONG.keys().isdisjoint(low[first:last])
                and (self._share(first, last) or not any(inside[first:last]))
                and (
                    inside[first + 1]
                    or low[first + 1] in (ASIDES | SHARING)
                    or (low[first + 1] == "by" and not COUNTING.isdisjoint(low[first + 2 : last]))
                    or (low[first + 1] == "with" and low[last - 1].endswith(ABSOLUTE))  # ", with the trains halted,"
                    or low[first + 1] == "whose"  # "43 soldiers, whose post had fallen, crossed the bridge"
                    or self._told_of_name(first, inside)
                    or (last - first == 2 and self._who_they_are(first))
                    or self._within_verb(first)
                    or self._how_they_came(first, last, inside)
                    or self._says(first, last)
                )
            ):
                yield first, last

    def _how_they_came(self, first: int, last: int, inside: list[bool]) -> bool:
        """ "209 people, brought from jails, were deported": what was done to them is said behind."""
        low = self.sentence.low
        if low[first + 1] in PUT_OUT or not any(inside[max(first - 3, 0) : first]) or last + 1 >= len(low):
            return False
        finite = low[last + 1] in OPEN or _is_participle(low[last + 1])
        return finite and (low[first + 1].endswith("ed") or _is_participle(low[first + 1]))

    def _says(self, first: int, last: int) -> bool:
        """ ", the ministry said,"; not ", expelled from the United States,"."""
        told = word_set("saying").intersection(self.sentence.low[first + 1 : last])
        return bool(told) and (told != {"states"} or self.sentence.raw[first + 1 : last].count("States") == 0)

    def _share(self, first: int, last: int) -> bool:
        """ "26,500 Ukrainians, four in five of them men, went home": a part of those before, by the way."""
        share = [m for m in self.amounts if first < m.first < last]
        low = self.sentence.low
        return (
            last + 1 < len(low)
            and len(share) == 1
            and share[0].first == first + 1
            and low[share[0].last] == "of"
            and low[share[0].last + 1] in THEM
            and share[0].kind != "count"
            and any(one.shape != "noun" for one in words().cues.get(low[last + 1], ()))
        )

    def _within_verb(self, comma: int) -> bool:
        """ "is to host, for a fee, 3,000", "will, it is true, take 300": the verb goes on behind."""
        low = self.sentence.low
        return (
            comma > 1
            and low[comma + 1] in LINKING
            and (low[comma - 1] in OPEN or (low[comma - 2] in TAKING_VERB and low[comma - 1].isalpha()))
        )

    def _who_they_are(self, comma: int) -> bool:
        """ "31 of them, Bolivians, were sent home"."""
        word = self.sentence.raw[comma + 1]
        return comma > 1 and self.sentence.low[comma - 1] in THEM and word[0].isupper() and word.endswith("s")

    def _told_of_name(self, comma: int, inside: list[bool]) -> bool:
        """ "Norway, which keeps its post open, counted 230": by the way; not "330 citizens of Niger, who ..."."""
        opening = self.sentence.low[comma + 1 : comma + 3]
        relative = opening[0] in PLACED or (opening[0] in ("from", "to", "in") and opening[-1] in PLACED)
        named = comma > 0 and self.sentence.raw[comma - 1][0].isupper()
        return relative and named and not any(inside[max(comma - 5, 0) : comma])

    def _weight(self, i: int) -> float:
        low = self.sentence.low
        text = low[i]
        if text == "but" and i and low[i - 1] in ("nothing", "all", "anything", "none", "no"):
            return 0.0  # "with nothing but a card"
        if text == "yet" and i and low[i - 1].isalpha() and low[i - 1] != "and":
            return 0.0  # "may yet drive", "has yet to"
        if text == "-" or text == "–" or text == "—":
            return 8.0 if self.sentence.spaced(i) and i + 1 < len(low) and self.sentence.spaced(i + 1) else 0.0
        if text == "." and i + 1 < len(low):
            return 2.0 if self.sentence.spaced(i + 1) else 0.0
        if text == "and" and i + 1 < len(low) and low[i + 1] in ("counting", "more", "above", "over"):
            return 0.0
        if text == "and" and low[i + 1 : i + 2] == ["that"] and "that" in low[:i]:
            return STRONG[";"]  # "said that 300 lived there as of May and that 90 had left"
        return STRONG.get(text) or JOINTS.get(text, 0.0)

    def between(self, left: int, right: int) -> float:
        """The weight of separators from token ``left`` to before ``right``."""
        if left > right:
            left, right = right, left
        return self.sums[right] - self.sums[left]

    def joined(self, m: Mention) -> int:
        """Where the last amount ends that is joined to this one by "and" alone, with its noun: one subject."""
        last, low_before = m.last, self.sentence.low[m.first - 1]
        for other in self.amounts[bisect_left(self.starts, m.first) + 1 :]:
            gap = self._without_origin(last, other.first)
            if not gap or gap[-1] not in ("and", ",") or len(gap) > 4 or not all(t.isalpha() or t == "," for t in gap):
                break
            verbs = any(pattern.shape != "noun" for token in gap for pattern in words().cues.get(token, ()))
            listed = len(gap) < other.first - last  # "600 tourists, 40 from India": a part
            apart = gap[-1] == "," and other.noun < 0 and m.noun >= 0 and not listed
            apart = apart or (gap[0] == "," and low_before == "for")  # "account for 9,900, and 1,650 came home"
            if apart or other.kind != m.kind or verbs or not NO_LIST.isdisjoint(gap):
                break
            last = other.last
        return last

    def _without_origin(self, first: int, last: int) -> list[str]:
        """The tokens between two amounts, without where the first came from: "400 people from Haiti, 300 from Cuba"."""
        gap, raw = self.sentence.low[first:last], self.sentence.raw
        at = gap.index("from") if "from" in gap else len(gap)
        stop = next((i for i in range(at + 1, len(gap)) if not raw[first + i][0].isupper() and gap[i] != "the"), 0)
        named = stop > at + 1 and self.sentence.low[last + 1 : last + 2] == ["from"]
        return gap[:at] + gap[stop:] if named else gap

    def numbers(self, left: int, right: int) -> int:
        """How many amounts that may count people stand between two tokens."""
        return max(0, self.people[bisect_right(self.lasts, right)] - self.people[bisect_left(self.starts, left)])

    def last_amount(self, at: int) -> int:
        """Where the last amount that ends at or before token ``at`` ends; 0 where none does."""
        k = bisect_right(self.lasts, at)
        return self.lasts[k - 1] if k else 0

    def next_amount(self, at: int) -> int:
        """Where the first amount at or behind token ``at`` starts; the sentence's length where none does."""
        k = bisect_left(self.starts, at)
        return self.starts[k] if k < len(self.starts) else len(self.sentence.low)

    def owner(self, first: int, last: int) -> int:
        """The index of the amount to which tokens ``first``..``last`` belong; -1 before all of them.

        Between two amounts they belong to the side with less between: "98 on Monday, 59 on Tuesday", "from Romania
        4,270 and from Poland 1,180".
        """
        left, right, count = -1, 0, len(self.owners)
        for m in self.owners:  # few, and most often the first or second
            if m.last <= first:
                left, right = left + 1, right + 1
            elif m.first < last:
                right += 1
            else:
                break
        if left < 0:
            bracket = right < count and self.sentence.low[last : last + 1] == ["("]
            return 0 if bracket and self.owners[0].first == last + 1 else -1
        if right == count:
            return left
        if self.sentence.low[last : last + 1] == ["("] and self.owners[right].first == last + 1:
            return right  # "Syria (102,930), Turkey (61,181)"
        if self.owners[right].first == last and any(self.owners[left].last <= at < first for at, _ in self.inserted):
            return right  # "37,000 have gone back, it adds, out of Swaziland 9,500"
        behind = self.between(self.owners[left].last, first)
        ahead = self.between(last, self.owners[right].first)
        if self.sentence.low[last : self.owners[right].first] == [":"]:
            ahead = 0.0
        elif self.sentence.low[last] == ",":
            ahead = max(ahead, JOINTS[","])  # "since May, the ministry said, 90 of them on foot"
        return right if behind > ahead else left


def _is_participle(token: str) -> bool:
    return any(one.form == "past" for one in words().cues.get(token, ()))
