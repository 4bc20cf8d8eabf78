"""The speeches of one sentence: who says, counts or is cited, and which tokens that covers.

A sentence without a word of speech or office costs one look. Forms are tried at each such word; where two forms hold
the same words, the stronger stays: a citation, then what is said, then what an office counts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from borderdesk.extract.speakers.marks import bracketed, closing, opening
from borderdesk.extract.speakers.names import before, left, right
from borderdesk.extract.speakers.nametokens import Span, article, capital, comma, office, proper
from borderdesk.extract.speakers.scope import scoped, strongest
from borderdesk.extract.speakers.speech import DASHES, Speech, spoken
from borderdesk.extract.speakers.verbs import governed
from borderdesk.extract.speakers.words import triggers, verbs, words
from borderdesk.extract.text import Sentence

LEARNT = frozenset("learnt learned understood obtained gathered known heard".split())
QUOTED = frozenset("cited quoted quotes cites quote cite".split())
TOLD = frozenset("advised informed told assured".split())  # "I am advised by the service that"
CITED = LEARNT | QUOTED | TOLD | {"according", "citing", "quoting", "per", "words", "stated", "that"}
NOBODY = frozenset(("reportedly", "allegedly", "purportedly"))
PEOPLES = ("ans", "is", "ns", "ese", "ds")  # Afghans 300
MOST = 50_000  # words
LISTED = frozenset("registered enrolled recorded listed".split())
BY_THE = (["by", "the"], ["by", "an"])  # "by the reckoning of Ana Lind"
DEEDS = ("s", "ed", "ing")  # how a verb of governed() ends that is in no list

Form = Callable[[Sentence, int, str], Speech | None]


def find_speech(sentence: Sentence) -> list[Speech]:
    """All speeches of the sentence in order, each with its scope. Kept on the sentence for who asks again."""
    if sentence.speech is not None:
        return sentence.speech
    found = [] if triggers().isdisjoint(sentence.low) else scoped(sentence, strongest(sentence, offered(sentence)))
    sentence.speech = found
    return found


def offered(sentence: Sentence) -> list[Speech]:
    """All that has the form of a speech, also what is said inside another: police in "police caught 9, he said"."""
    if sentence.offered is None:
        sentence.offered = _forms(sentence)
    return sentence.offered


def _forms(s: Sentence) -> list[Speech]:
    found: list[Speech] = []
    table = _tried()
    for i, forms in [(i, forms) for i, forms in enumerate(map(table.__getitem__, s.low)) if forms]:
        for form in forms:
            speech = form(s, i, s.low[i])
            if speech is not None:
                found.append(speech)
                break
    return found


def _cited(s: Sentence, i: int, low: str) -> Speech | None:
    """according to X, citing X, per X, in the words of X, quoted X as saying."""
    if low == "according" and s.low[i + 1 : i + 2] == ["to"]:
        return spoken(s, _named(s, i + 2), "according", i, i > 0)
    if (
        low in {"quoted", "cited"}
        and s.low[i - 1 : i] in (["was"], ["were"], ["is"], ["are"])
        and "as" in s.low[i : i + 12]
    ):
        return spoken(s, before(s, i - 1), "said", i, False)
    if low in LEARNT and s.low[i + 1 : i + 2] == ["from"] and s.low[i - 1 : i] in (["is"], ["was"], ["as"]):
        return spoken(s, _named(s, i + 2), "according", i, i > 2)
    if low in TOLD and s.low[i + 1 : i + 2] == ["by"] and s.low[i - 2] in {"i", "we"}:
        return spoken(s, _named(s, i + 2), "according", i, False)
    if low == "stated" and s.low[i - 2 : i] == ["it", "is"] and s.low[i + 1 : i + 2] in (["in"], ["by"]):
        return spoken(s, right(s, i + 2), "said", i, False)
    if low == "that" and s.low[i + 1 : i + 2] == ["of"]:
        return _likewise(s, i)
    if low in {"citing", "quoting"} or (low in QUOTED and "as" in s.low[i + 1 : i + 12]):
        return spoken(s, _named(s, i + 1), "according", i, i > 0)
    if low == "per" and i + 1 < len(s.low) and (proper(s, i + 1) or s.low[i + 1] in words().articles):
        name = _named(s, i + 1)
        return spoken(s, name, "according", i, i > 0) if name and office(s, *name) else None
    if low == "words" and s.low[i - 1 : i] == ["the"] and s.low[i + 1 : i + 2] == ["of"]:
        return spoken(s, _named(s, i + 2), "according", i, i > 2)
    return None


def _likewise(s: Sentence, i: int) -> Speech | None:
    """300 in the army's estimate, 900 in that of the police."""
    told = any(low in words().nouns for low in s.low[:i]) and s.low[i - 1 : i] in (["in"], ["by"])
    name = right(s, i + 2)
    return spoken(s, name, "according", i, i > 3) if told and name and office(s, *name) else None


def _named(s: Sentence, start: int) -> Span | None:
    """The name at ``start``; of "figures from X", "data provided by X", "X's data", X."""
    name = right(s, start)
    if name is None or s.low[name[1] - 1] not in words().nouns:
        return name
    if s.low[name[1] - 2] == "s" and s.low[name[1] - 3] == "'":
        return name[0], name[1] - 3
    by = next((k for k in range(name[1], min(name[1] + 4, len(s.low))) if s.low[k] in {"from", "by", "of"}), 0)
    if by:
        return right(s, by + 1) or name
    ways = (right(s, k + 1) for k in range(name[1], min(name[1] + 9, len(s.low))) if s.low[k] in {"to", "by", "from"})
    publisher = right(s, name[1] + 1) if s.low[name[1] : name[1] + 1] in (["that"], ["which"]) else None
    return next((way for way in ways if way and office(s, *way)), publisher or name)  # data sent to the agency


def _passive(s: Sentence, i: int, low: str) -> Speech | None:
    """were counted by X, caught on Friday by X."""
    lexicon = words()
    if low == "with" and s.low[i - 1] in LISTED and s.low[i - 2] in lexicon.be | {"newly", "already"}:
        name = right(s, i + 1)
        return spoken(s, name, "counted", i, False) if name and office(s, *name) else None
    if low != "by" or not any(k in lexicon.passive for k in s.low[max(0, i - 7) : i]):
        return None
    name = right(s, i + 1)
    if "up" in s.low[max(0, i - 2) : i]:
        return None  # tents put up by the army
    return (
        spoken(s, name, "counted", i, i < len(s.low) and s.low[i - 1] != "kept") if name and office(s, *name) else None
    )


def _paper(s: Sentence, i: int, low: str) -> Speech | None:
    """figures from X, X's count, by the X dashboard, on the lists of X."""
    lexicon = words()
    if low not in lexicon.nouns or (i and s.kind == "body" and s.raw[i].istitle()):
        return None  # the Office for National Statistics
    if s.low[i + 1 : i + 2] in (["from"], ["by"], ["of"]):
        name = right(s, i + 2)
        by_name = name is not None and s.low[i - 2 : i] in BY_THE and proper(s, name[0])
        if name and (by_name or office(s, *name)):
            return spoken(s, name, "according", i, i > 2)
    mark = next((k for k in range(i - 1, max(0, i - 4), -1) if s.low[k] == "'"), 0)
    if not mark or any(s.low[k] in lexicon.stops for k in range(mark, i)):
        return _possessed(s, i)
    owner, name = mark - 1, left(s, mark)
    fit = name is not None and (office(s, *name) or proper(s, name[1] - 1)) and s.low[owner] not in lexicon.time
    return spoken(s, name, "according", i, False) if fit else None


def _possessed(s: Sentence, i: int) -> Speech | None:
    """by its count; Interior Ministry figures."""
    lexicon = words()
    if s.low[max(0, i - 3) : i - 1] in (["by", "its"], ["by", "their"], ["on", "its"]) and s.low[i - 1] == "own":
        return _by_own(s, i)
    if s.low[max(0, i - 3) : i] in (["by", "the", "same"], ["in", "the", "same"]):
        return spoken(s, (i - 1, i + 1), "according", i, False)
    if s.low[i - 2 : i] in (
        ["by", "its"],
        ["by", "his"],
        ["by", "her"],
        ["by", "their"],
        ["in", "its"],
        ["by", "whose"],
    ):
        return spoken(s, (i - 1, i), "according", i, False)
    name = left(s, i) if i and (proper(s, i - 1) or s.low[i - 1] in lexicon.heads) else None
    if name and s.low[name[0] - 1 : name[0]] in (["by"], ["on"]) and s.low[name[1] - 1] in lexicon.heads:
        return spoken(s, name, "according", i, False)  # by government count
    while name and name[0] < name[1] - 1 and not proper(s, name[0]) and s.low[name[0]] not in lexicon.heads:
        name = name[0] + 1, name[1]  # the latest UNHCR total
    return spoken(s, name, "according", i, False) if name and office(s, *name) and capital(s, name) else None


def _by_own(s: Sentence, i: int) -> Speech | None:
    """By its own count Peru houses 900; Peru, which by its own count houses 900, gave out 300 permits.

    Chile, by its own count, has 400.
    """
    by, owner = i - 3, None
    if by == 0:
        owner = right(s, i + 1 + (s.raw[i + 1 : i + 2] == [","]))
    elif by > 2 and s.low[by - 1] in ("which", "who") and s.raw[by - 2] == ",":
        owner = left(s, by - 2)
    elif by > 1 and s.raw[by - 1] == "," and s.raw[i + 1 : i + 2] == [","]:
        owner = left(s, by - 1)
        return spoken(s, owner, "according", i, False) if owner else None
    if owner is None:
        return spoken(s, (i - 2, i - 1), "according", i, False)
    speech = spoken(s, owner if by else (owner[0], owner[0] + 1), "according", i, False)
    if speech is not None and by:
        speech.scope_first = by
        speech.scope_last = next((k for k in range(i, len(s.low)) if comma(s, k)), len(s.low))
    return speech


def _nobody(s: Sentence, i: int, low: str) -> Speech | None:
    """reportedly: somebody said so, nobody is named."""
    return spoken(s, (i, i + 1), "adverb", i, False) if low in NOBODY else None


class Tried(dict[str, tuple[Form, ...]]):
    """The forms that a word, a number or a mark may be the heart of, worked out when it is first met.

    Numbers are not kept, nor are more words than any language has in use: they would fill the memory.
    """

    def __missing__(self, low: str) -> tuple[Form, ...]:
        if low.isdigit():
            return BARE
        if len(self) > MOST:
            self.clear()
        speaking = low in verbs()
        fit = {
            _cited: low in CITED,
            governed: speaking or low.endswith(DEEDS),
            _passive: low in {"by", "with"},
            _paper: low in words().nouns,
            bracketed: low == "(",
            opening: low == ":",
            closing: low == ":" or low in DASHES,
            _nobody: low in NOBODY,
        }
        found = self[low] = tuple(form for form, may in fit.items() if may)
        return found


@cache
def _tried() -> Tried:
    return Tried()


def _bare(s: Sentence, i: int, low: str) -> Speech | None:
    """Ghana's refugee board 3,300: an office before its number, in a row of such."""
    if i < 2:
        return None
    if s.low[i - 1] not in words().heads:
        return _gapped(s, i) if s.low[i - 2] in BEHIND_STATE else None
    name = left(s, i)
    if name is None:
        return None
    start = name[0] - 1 if name[0] > 0 and article(s, name[0] - 1) else name[0]
    row = start > 0 and s.low[start - 1] in {",", "and"}
    return spoken(s, name, "counted", i, False) if row else None


BARE: tuple[Form, ...] = (_bare,)
BEHIND_STATE = frozenset((",", "and", ";"))


@cache
def _counting() -> frozenset[str]:
    return words().counting - words().caught  # "Ghana admitted 300 and Benin 90" tells what they did


def _gapped(s: Sentence, i: int) -> Speech | None:
    """Malta counts 310 and [Cyprus] 90: a state before its number, behind a state that counts."""
    if not proper(s, i - 1) or s.low[i - 1].endswith(PEOPLES):
        return None
    counting = _counting()
    told = any(s.raw[k] in counting and proper(s, k - 1) and s.low[k + 1].isdigit() for k in range(1, i - 2))
    return spoken(s, (i - 1, i), "said", i, False) if told else None
