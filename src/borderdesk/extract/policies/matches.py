"""The matches of rules, found for a run of sentences at a time, step by step.

Each step goes through the whole run before the next begins, as in the reading of movements: so the patterns of the
rules, and the code that tries them, stay in the cache of the processor.
"""

from __future__ import annotations

from borderdesk.extract.policies.clauses import verbs_of_ruling
from borderdesk.extract.policies.rules import Grammar, Hit
from borderdesk.extract.policies.sifting import sifted
from borderdesk.extract.policies.story import RUN, Story
from borderdesk.extract.policies.telling import weights
from borderdesk.extract.policies.weighing import PROMISING, scale
from borderdesk.extract.text import Sentence

REPEATING = frozenset("theirs them so same likewise did suit".split())  # what says again what the rule before said
GATES = frozenset(("it", "both", "they"))  # "It was then shut": what was named before
LONG_SENTENCE = 400  # tokens; a table or a list without stops, not a sentence


class Matches:
    """What matches in the sentences of a text, sifted; they are asked for in order."""

    def __init__(self, sentences: list[Sentence], rules: Grammar, story: Story) -> None:
        self.sentences, self.rules, self.story = sentences, rules, story
        self.end = 0
        self.found: dict[int, list[Hit]] = {}

    def of(self, number: int, *, goes_on: bool) -> list[Hit] | None:
        """Those of a sentence, None where nothing in it may be a rule.

        Where it ``goes_on`` from a rule just told, it needs no word of what rules are about.
        """
        if number >= self.end:
            self._run(number)
        hits = self.found.get(number)
        if goes_on and hits is None and not REPEATING.isdisjoint(self.sentences[number].low):
            hits = []  # "France has had them since 2015": only its clauses are weighed
        if goes_on and not hits and (wanted := self._wanted(self.sentences[number], goes_on=True)):
            seen = self.story.seen(number)
            return sifted(seen, seen.hits(wanted))
        return hits

    def _run(self, first: int) -> None:
        for one in self.sentences[self.end - RUN : self.end]:
            one.let_go()
        self.end = min(first + RUN, len(self.sentences))
        run = [(number, self.sentences[number]) for number in range(first, self.end)]
        run = [(number, one) for number, one in run if one.kind != "furniture" and len(one.low) <= LONG_SENTENCE]
        wanted = [(number, self._opened(one)) for number, one in run]
        scenes = [(number, self.story.seen(number), bits) for number, bits in wanted if bits]
        hits = [(number, seen, [*seen.hits(bits)] if bits > 0 else []) for number, seen, bits in scenes]
        self.found = {number: sifted(seen, them) for number, seen, them in hits}
        for _, seen, _ in scenes:
            weights(seen)

    def _opened(self, sentence: Sentence) -> int:
        """The rules to try; -1 where only clauses are to be weighed; 0 where the sentence need not be looked at."""
        wanted = self._wanted(sentence)
        if wanted and verbs_of_ruling().isdisjoint(sentence.low):
            wanted = self.rules.open_to(sentence.low, wanted)
        return wanted or -self._promises(sentence)

    def _wanted(self, sentence: Sentence, *, goes_on: bool = False) -> int:
        """The rules that may match, one bit each; 0 for nearly all sentences."""
        if sentence.kind == "furniture" or len(sentence.low) > LONG_SENTENCE:
            return 0
        goes_on = goes_on or sentence.low[0] in GATES
        return self.rules.candidates(sentence.low) if self.rules.may_rule(sentence.low, goes_on) else 0

    def _promises(self, sentence: Sentence) -> bool:
        """Whether a clause of the sentence may weigh enough to be a rule."""
        return scale().promising(sentence.low) >= PROMISING
