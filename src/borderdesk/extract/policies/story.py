"""What the text around a sentence says of whose rules it tells: its label, who acted before, the focus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from borderdesk.extract.policies.names import Name
from borderdesk.extract.policies.rules import Grammar
from borderdesk.extract.policies.scene import Scene, scene
from borderdesk.extract.text import Sentence

RUN = 48  # sentences that are matched in one go
BACK = 2  # sentences in which a state or a people stays the one spoken of
AROUND = 8  # sentences before and behind one in which its topic shows
HEADING = 9  # tokens of the longest heading or question that names the state of what follows
LEADING = frozenset("and what about in for of the # • - * –".split())
SIGNS = frozenset((":", ".", "?", "|", "–", "—"))


class Story:
    """The sentences of a text, asked only where a rule stands. ``focus`` is the country it is told from."""

    def __init__(self, sentences: list[Sentence], rules: Grammar, focus: str = "") -> None:
        self.sentences, self.rules, self.given = sentences, rules, focus
        self.labels: dict[int, tuple[str, ...]] = {}
        self.scenes: dict[int, Scene] = {}
        self._focus: str | None = None
        self._people: str | None = None
        self._dateline: str | None = None
        self._counts: Counter[str] | None = None

    def seen(self, number: int) -> Scene:
        """The scene of a sentence; those of a run are kept, every rule of a sentence asks for them."""
        found = self.scenes.get(number)
        if found is None:
            if len(self.scenes) > 2 * RUN:
                self.scenes = {kept: one for kept, one in self.scenes.items() if kept >= number - RUN}
            found = self.scenes[number] = scene(self.sentences[number], self.rules)
        return found

    @property
    def focus(self) -> str:
        if self._focus is None:
            self._focus = self._find_focus()
        return self._focus

    def _find_focus(self) -> str:
        from borderdesk.extract.movement.text.focus import country_in_focus

        return self.given or country_in_focus(self.sentences) or self._first_named()

    @property
    def people(self) -> str:
        """The one nationality that the text is about, "" where several are named as often."""
        if self._people is None:
            self._people = self._find_people()
        return self._people

    def _find_people(self) -> str:
        from borderdesk.extract.movement.text.focus import main_people
        from borderdesk.extract.policies.peoples import people_in

        main = main_people(self.sentences)[0]
        if main:
            return main if max((self._named[code] for code in STATELESS), default=0) <= self._named[main] else ""
        counts: Counter[str] = Counter()
        for sentence in self.sentences:
            if sentence.kind != "furniture":
                counts.update(people_in(scene(sentence, self.rules), 0, len(sentence.low)))
        best = counts.most_common(2)
        return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""

    @property
    def dateline(self) -> str:
        """The state of the town that the text was written in, "" where it names none."""
        if self._dateline is None:
            self._dateline = self._find_dateline()
        return self._dateline

    def _find_dateline(self) -> str:
        for sentence in self.sentences[:3]:
            seen = scene(sentence, self.rules)
            at = next((name for k, name in enumerate(seen.names) if seen.is_dateline(k)), None)
            if at and len(at.codes) == 1:
                return at.codes[0]
        return ""

    def most_named(self, but: frozenset[str]) -> str:
        """The state named most often, apart from ``but``: "all crossings with Cambodia" are not shut by Cambodia."""
        counts = Counter({code: count for code, count in self._named.items() if code not in but and code != "EU"})
        return counts.most_common(1)[0][0] if counts else ""

    def pair(self, number: int) -> tuple[str, ...]:
        """The two states that "each republic" or "neither side" stands for: those named here, else most in the text."""
        here = states_alone(self.seen(number))
        named = {code: count for code, count in self._named.items() if code not in UNIONS}
        best = Counter(named).most_common(3)
        clear = len(best) == 2 or (len(best) > 2 and best[1][1] > best[2][1])
        if len(here) == 2 or clear:
            return here if len(here) == 2 else tuple(code for code, _ in best[:2])
        return next((codes for codes in map(states_alone, self.before(number)) if len(codes) == 2), ())

    @property
    def _named(self) -> Counter[str]:
        """How often each state is named."""
        if self._counts is None:
            self._counts = self._counted()
        return self._counts

    def _counted(self) -> Counter[str]:
        told = (scene(sentence, self.rules) for sentence in self.sentences if sentence.kind != "furniture")
        return Counter(code for seen in told for name in seen.names if name.mark in ("PL", "AD") for code in name.codes)

    def _first_named(self) -> str:
        names = (name for sentence in self.sentences[:3] for name in scene(sentence, self.rules).names)
        return next((name.codes[0] for name in names if name.mark in ("PL", "CR") and name.codes and name.codes[0]), "")

    def label(self, number: int) -> tuple[str, ...]:
        """The state that the lines of a sentence stand under.

        "Hungary: closed since 17 March", "Moldova. Ukrainians may stay 90 days", "And Finland? It still admits them".
        """
        sentence = self.sentences[number]
        codes = self._opening(sentence, True)
        if codes:
            return codes if number or not sentence.raw[0].isupper() else ()  # "CAIRO: ", a dateline
        return self._above(number, sentence.block)

    def _above(self, number: int, block: int) -> tuple[str, ...]:
        """The label that the lines before one of the block stand under, kept: a block may be a whole book."""
        passed: list[int] = []
        codes: tuple[str, ...] = ()
        for i in range(number - 1, -1, -1):
            sentence = self.sentences[i]
            if sentence.block != block:
                codes = self._heading(sentence) if sentence.block == block - 1 and self._alone(i) else ()
                break
            if i in self.labels:
                codes = self.labels[i]
                break
            passed.append(i)
            codes = self._opening(sentence, False)
            if codes:
                codes = codes if i or not sentence.raw[0].isupper() else ()
                break
        self.labels.update(dict.fromkeys(passed, codes))
        return codes

    def _opening(self, sentence: Sentence, own: bool) -> tuple[str, ...]:
        """The state that a line begins with, parted from the rest by a sign."""
        low = sentence.low
        first = next((i for i in range(len(low)) if not leads_in(low, i)), 0)
        for name in scene(sentence, self.rules).names:
            if name.first > first or name.mark not in ("PL", "AD"):
                break
            after = low[name.last] if name.last < len(low) else "."
            if (
                name.first == first
                and after in SIGNS
                and (after in ":|–—" or not own)
                and name.last + 1 >= len(low) * (not own and after in ".?")
            ):
                return name.codes
        return self._heading(sentence) if not own and low[-1] == "?" else ()

    def _alone(self, i: int) -> bool:
        """Whether sentence ``i`` is all of its block and reads as a heading."""
        sentence = self.sentences[i]
        single = i == 0 or self.sentences[i - 1].block != sentence.block
        return single and len(sentence.low) <= HEADING and sentence.low[-1] != "." and i > 0

    def _heading(self, sentence: Sentence) -> tuple[str, ...]:
        names = [name for name in scene(sentence, self.rules).names if name.mark == "PL" and name.codes]
        return names[0].codes if len(sentence.low) <= HEADING and len({name.codes for name in names}) == 1 else ()

    def before(self, number: int) -> Iterator[Scene]:
        """The sentences just before one, the nearest first."""
        for back in range(number - 1, max(-1, number - 1 - BACK), -1):
            if self.sentences[back].kind != "furniture":
                yield self.seen(back)

    def on_topic(self, number: int) -> bool:
        """Whether the text around a sentence is about borders, visas or people who move at all."""
        words = self.rules.classes["AT_BORDERS"]
        near = self.sentences[max(0, number - AROUND) : number + AROUND + 1]
        if any(not words.isdisjoint(one.low) for one in near):
            return True
        return any({"CR", "PE"} & {*seen.marks.values()} for seen in (self.seen(number), *self.before(number)))

    def speaks_of(self, number: int, name: str) -> bool:
        """Whether the sentence or one just before it has a word of a class."""
        words = self.rules.classes[name]
        return any(not words.isdisjoint(one.low) for one in self.sentences[max(0, number - BACK) : number + 1])

    def at_crossing(self, number: int) -> bool:
        """Whether a crossing is named in the sentence or just before: "They left by Torkham. It was then shut"."""
        return any("CR" in seen.marks.values() for seen in (self.seen(number), *self.before(number)))

    def came_back(self, since: int, number: int, codes: tuple[str, ...]) -> bool:
        """Whether a sentence between two names the state in focus and none of ``codes``."""
        between = (states_of(self.seen(i)) for i in range(since + 1, number) if self.sentences[i].kind != "furniture")
        return any(here for here in between if self.focus in here and not set(codes).intersection(here))

    def actor(self, number: int) -> tuple[str, ...]:
        """The state that was the subject of a sentence before: "Slovakia follows suit. It has been checking cars"."""
        for seen in self.before(number):
            names = enumerate(seen.names)
            free = [
                k for k, name in names if acts(seen, k, name) and not figures(seen, k) and not undergoes(seen, name)
            ]
            if free:
                return seen.list_around(free[0])
            if self.focus in states_of(seen):
                return ()  # "In Narva, Estonia, 40 were turned back"
        return ()


def states_of(seen: Scene) -> tuple[str, ...]:
    """The states that a sentence names, in its order."""
    return tuple(dict.fromkeys(code for name in seen.names for code in name.codes if code))


UNIONS = ("EU", "EUE")
STATELESS = ("XKX",)  # a breakaway region: its people have no nationality of their own


def states_alone(seen: Scene) -> tuple[str, ...]:
    """The same without unions of states, which are no side of a border of two."""
    return tuple(code for code in states_of(seen) if code not in UNIONS)


def leads_in(low: list[str], i: int) -> bool:
    """Whether a token stands before the label of a line: a bullet, a time, "and", "what about"."""
    time = low[i] in ":." and low[i + 1 : i + 2] and low[i + 1].isdecimal()
    return low[i] in LEADING or low[i].isdecimal() or bool(time)


def acts(seen: Scene, k: int, name: Name) -> bool:
    """Whether a name may be the one who acts: a state or its office, free of any preposition."""
    return name.mark in ("PL", "AD") and bool(name.codes) and not seen.person_named(k) and not seen.governed(k)


def undergoes(seen: Scene, name: Name) -> bool:
    """ "the cabinet granted the Congolese a status": they do not act."""
    i = name.first - 1 - (seen.sentence.low[name.first - 1] == "the")
    return i > 0 and name.mark == "AD" and any(seen.has(i, kind) for kind in ("GRANT", "ADMIT", "BAN"))


def figures(seen: Scene, k: int) -> bool:
    """ "China sent 3.4 million": a row of a count, not the state that the text goes on about."""
    name = seen.names[k]
    if seen.is_dateline(k):
        return False
    behind = range(name.last, min(name.last + COUNTING, len(seen.sentence.low)))
    return any(seen.marks.get(i) == "NUM" for i in behind if not seen.any_of(name.last, i, "SAYS"))


COUNTING = 8  # tokens from a state to the number it is counted with
