"""Where the name of a speaker begins and ends: the noun phrase left or right of a verb.

All places are tokens of the sentence, (first, last) with last excluded. No name is looked up: a name is known by
its capitals, an office by its head noun.
"""

from __future__ import annotations

from functools import cache

from borderdesk.extract.speakers.nametokens import (
    Span,
    article,
    comma,
    core,
    glued,
    headed,
    linked,
    of_name,
    office,
    possessive,
    proper,
    timely,
    titled,
    trimmed,
)
from borderdesk.extract.speakers.words import verbs, words
from borderdesk.extract.text import Sentence

ASIDES = frozenset(  # ", for its part, says"
    "for in on at after meanwhile however too speaking through via by citing quoting across near along outside inside"
    " around beyond opposite over under from with like once long already usually".split()
)
THERE = frozenset(("there", "here"))
PARTICLES = frozenset("de da do la van von der den bin ben al el".split())  # Ana de la Cruz
LONGEST = 14  # tokens; a longer subject is a clause read wrongly


def before(s: Sentence, verb: int) -> Span | None:
    """The subject that ends before the verb: "Poland's Border Guard [on Monday] reported"."""
    end = _skip_left(s, verb)
    if end <= 0:
        return None
    if s.raw[end - 1] in {",", ")"}:
        return _with_apposition(s, end)
    return left(s, end)


def _skip_left(s: Sentence, verb: int) -> int:
    """Past auxiliaries, adverbs, days and "in a statement", to the end of the subject."""
    lexicon, at = words(), verb
    while at > 0:
        low = s.low[at - 1]
        if low.isdigit() and len(low) != 4 and s.low[at : at + 1] == ["have"]:
            return 0  # "of those employed there, 8,160 have registered"
        if (
            low in lexicon.skipped
            or (low.endswith("ly") and low not in {"italy", "daily", "weekly"})
            or low in lexicon.time
            or low.isdigit()
            or low in {"on", "late"}
            or (low == "of" and at < verb and timely(s, at))
        ):
            at -= 1
        elif at > 3 and (low in {"part", "side"} and s.low[at - 3] in {"for", "on"}):
            at -= 3  # for its part
        elif at > 3 and low == "statement" and s.low[at - 3] == "in":
            at -= 3
        elif low in {"which", "who"} and at > 1:
            at -= 2 if s.raw[at - 2] == "," else 1
        else:
            break
    return at


def left(s: Sentence, end: int) -> Span | None:
    """The noun phrase whose last token is ``end - 1``."""
    lexicon, first = words(), end
    if s.low[end - 1] in lexicon.pronouns:
        linked_to = end > 1 and s.low[end - 2] in lexicon.links and s.low[end - 2] not in ("on", "from")
        return None if linked_to else (end - 1, end)
    while first > 0 and end - first < LONGEST and _belongs(s, first - 1, first, end):
        first -= 1
        if article(s, first) and not linked(s, first) and not of_name(s, first):
            break
    first = trimmed(s, _behind_place(s, first), end)
    return (first, end) if first < end and any(s.raw[i].isalpha() for i in range(first, end)) else None


def _behind_place(s: Sentence, first: int) -> int:
    """Of "officials at the crossing of Corinto", where the officials begin."""
    at, links, closed = first, words().links, _closed()
    while at > 1 and first - at < LONGEST and s.low[at - 1] in links and s.low[at - 1] not in ("to", "with"):
        head = at - 2
        if headed(s, head):
            while head > 0 and _belongs(s, head - 1, head, first) and not article(s, head):
                head -= 1
            return head
        if (
            s.raw[head].islower()
            and s.low[head - 1] in ("a", "an", "one")
            and (head == 1 or not s.raw[head - 2].isalnum())
        ):
            return head  # a farmer in Renk
        if proper(s, head) and s.low[head].endswith("s") and head == 0:
            return head  # Syrians at the gate
        if not s.raw[head].isalpha() or timely(s, head) or s.low[head] in closed:
            return first
        at = head
        while at > 1 and s.raw[at - 1].isalpha() and s.low[at - 1] not in links and s.low[at - 1] not in closed:
            at -= 1
        if at > 0 and comma(s, at - 1) and s.low[head].endswith(("s", "men")):
            return at  # truckers at the post
    return first


@cache
def _closed() -> frozenset[str]:
    """Words at which a name before them ends."""
    return verbs() | words().stops


def _belongs(s: Sentence, i: int, first: int, end: int) -> bool:
    low = s.low[i]
    if article(s, i):
        return True
    if i > 0 and not s.spaced(i) and s.raw[i - 1].isdigit():
        return False  # 19th
    if low in words().links:
        return first < end and (linked(s, i + 1) or (low == "of" and i > 1 and proper(s, i - 1)))
    if (
        low.endswith("s")
        and first < end
        and proper(s, first)
        and not proper(s, i)
        and low != "s"
        and low not in words().heads
    ):
        return False  # a verb, or the people before a name, no part of it
    if low.endswith("ed") and s.raw[i].islower() and i and proper(s, i - 1) and first < end and proper(s, first):
        return False  # Palestinians entered Egypt
    if low in {"and"}:
        return first < end and i > 0 and proper(s, first) == proper(s, i - 1) and titled(s, i)
    if glued(s, i) or (low.endswith("ed") and i > 0 and s.low[i - 1].endswith("ly")):
        return True  # its newly opened office
    if not s.raw[i].isalpha() or (timely(s, i) and not possessive(s, i)):
        return False
    if i > 0 and s.low[i] == "s" and s.low[i - 1] == "'":
        return True
    return low not in words().stops and not (low in verbs() and not s.raw[i][0].isupper() and low not in words().heads)


def _with_apposition(s: Sentence, end: int) -> Span | None:
    """A name with what is said of it between commas: "Ana Lopez, the mayor of Irun, said"."""
    mark = s.raw[end - 1]
    opener = "," if mark == "," else "("
    around = range(end - 2, max(-1, end - 26), -1)
    start = next((i for i in around if s.raw[i] == opener and (opener == "(" or comma(s, i))), -1)
    if start <= 0 or any(s.low[i] in {";", ":"} for i in range(start, end)):
        return None
    aside = end - start < 16 and (s.low[start + 1] in ASIDES or s.low[start + 1].endswith(("ing", "ed")))
    name = left(s, start - 1 if s.low[start - 1] in THERE else start)
    if mark == "," and not aside and not _apposition(s, start + 1, end - 1):
        titled = name and office(s, *name) and all(proper(s, i) for i in range(start + 1, end - 1))
        return (name[0], end - 1) if titled and name else None
    if name is None or not (proper(s, start - 1) or s.low[start - 1] in words().heads) or (aside and mark == ","):
        return name if aside and name and (proper(s, start - 1) or s.low[start - 1] in words().heads) else None
    clause = s.low[start + 1] in ("who", "which", "where")
    titled = office(s, start + 1, core(s, (start + 1, end - 1)) + 1)  # a ship run by SOS is no office
    return (name[0], end - 1) if mark == "," and not clause and titled else name


def _apposition(s: Sentence, first: int, last: int) -> bool:
    aged = s.low[first].isdigit() and (last == first + 1 or s.raw[first + 1] == ",")
    opens = s.low[first] in words().articles | {"who", "which", "whose", "where"} or aged
    titled = office(s, first, last) and not any(low.isdigit() for low in s.low[first:last])
    return first < last and (opens or titled)


def right(s: Sentence, start: int) -> Span | None:
    """The noun phrase that begins at ``start``, with the office after its comma."""
    name = _phrase(s, start)
    if name is None or not any(s.raw[i].isalpha() for i in range(*name)):
        return None
    return name[0], _past_apposition(s, *name)


def _phrase(s: Sentence, start: int) -> Span | None:
    first = start
    while first < len(s.low) and article(s, first):
        first += 1
    if 0 < first < len(s.low) - 1 and s.raw[first].isdigit() and article(s, first - 1) and s.raw[first + 1].isalpha():
        first += 1  # the 24 hour desk
    at = first
    while at < len(s.low) and at - first < LONGEST and _continues(s, at, first):
        at += 1
    return (first, at) if at > first else None


def _continues(s: Sentence, i: int, first: int) -> bool:
    low, lexicon = s.low[i], words()
    if i > first and not s.spaced(i) and s.raw[i].isalnum() and s.raw[i - 1].isalnum() and s.raw[first].isupper():
        return True  # R4V
    if glued(s, i):
        return s.raw[i] != "." or i + 1 < len(s.low)
    if i > first + 1 and s.low[i - 1] == "-" and glued(s, i - 1) and proper(s, i - 2):
        return True  # Chan Mei-ling
    if low in PARTICLES and i > first and i + 1 < len(s.low) and proper(s, i - 1):
        return True
    if i > first and (low in lexicon.links or low in lexicon.articles):
        return _opens_tail(s, i)
    if low == "and":
        return i + 1 < len(s.low) and proper(s, i + 1) and proper(s, i - 1) and titled(s, i)
    if not s.raw[i].isalpha() or low in lexicon.stops or (timely(s, i) and not possessive(s, i)):
        return False
    if i == first and article(s, i - 1):
        return True  # the help desk
    inflected = low.endswith(("ed", "ly", "ing")) or low in verbs()
    role = s.low[i + 1 : i + 2] and s.low[i + 1] in lexicon.heads and low.endswith("ing") and low not in verbs()
    plain = low in lexicon.heads or not inflected or role  # the clearing agent
    return s.raw[i][0].isupper() or bool(plain) or (i == first and low.endswith("ed"))


def _opens_tail(s: Sentence, i: int) -> bool:
    """Whether "of", "for", "in" (or the article after it) leads on to more of the name: no "in January"."""
    if s.low[i] in words().articles:
        return s.low[i - 1] in words().links and i + 1 < len(s.low) and s.raw[i + 1].isalpha()
    following = i + 1
    while following < len(s.low) and s.low[following] in words().articles:
        following += 1
    if following >= len(s.low) or timely(s, following) or not s.raw[following].isalpha():
        return False
    return (
        s.low[i] == "of"
        or (
            s.low[i - 1] in words().heads
            and (proper(s, following) or office(s, following, min(following + 4, len(s.low))))
        )
        or (s.low[i] == "for" and s.low[i - 1] in words().heads)
    )


def _past_apposition(s: Sentence, first: int, last: int) -> int:
    if last + 2 >= len(s.low) or s.raw[last] != ",":
        return last
    tail = _phrase(s, last + 1)
    if tail is None or (tail[1] < len(s.low) and s.low[tail[1]] in verbs()):
        return last
    if proper(s, first):
        return tail[1] if office(s, *tail) and not office(s, first, last) else last
    name = all(proper(s, i) or glued(s, i) or s.low[i] in PARTICLES for i in range(*tail))
    closed = tail[1] >= len(s.low) or not s.raw[tail[1]].isalnum() or s.low[tail[1]] in {"on", "in"}
    return (
        tail[1]
        if name and closed and tail[1] - tail[0] > 1 and s.low[core(s, (first, last))] in words().persons
        else last
    )
