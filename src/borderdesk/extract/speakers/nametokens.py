"""What a token may be inside the name of a speaker: told by capitals, head nouns and marks, never by lists of names."""

from __future__ import annotations

from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

Span = tuple[int, int]
GLUE = frozenset({"-", "\u2010", "\u2011", "'", "&", "/", "."})
TITLES = frozenset("mr mrs ms dr prof gen col lt sgt maj capt adm rev st gov sen rep supt insp cpl brig".split())
MEN = frozenset("man men woman women".split())
IDIOMS = ((["on"], "board"), (["by"], "force"), (["in"], "force"), (["into"], "force"))
NAMES = frozenset("jan april may june august mar".split())  # also first names


def proper(s: Sentence, i: int) -> bool:
    """Whether the token is written as a name: capitals, no common word, no day."""
    return s.raw[i][:1].isupper() and not (s.low[i] in words().stops or article(s, i) or timely(s, i))


def article(s: Sentence, i: int) -> bool:
    """An article or its like; the A of A.H. Ali is none."""
    return s.low[i] in words().articles and not (s.raw[i] == "A" and s.raw[i + 1 : i + 2] == ["."])


def timely(s: Sentence, i: int) -> bool:
    """Whether the token is a word of time; Jan and April before another name are people."""
    if s.low[i] not in words().time:
        return False
    named = s.low[i] in NAMES and i + 1 < len(s.low) and s.raw[i].istitle() and s.raw[i + 1][:1].isupper()
    return not named or s.low[i + 1] in words().stops or s.low[i + 1] in words().heads


def office(s: Sentence, first: int, last: int) -> bool:
    """Whether the tokens name someone who counts or speaks for an office: a head noun, a known body, an acronym."""
    return any(headed(s, i) or _body(s, i) or _acronym(s, i) for i in range(first, last))


def known(s: Sentence, name: Span) -> bool:
    """Whether the name holds the noun of an office or a known body; capitals alone may be a town's."""
    return any(headed(s, i) or _body(s, i) for i in range(*name))


def _body(s: Sentence, i: int) -> bool:
    """A body known everywhere: Amnesty, but no amnesty."""
    return s.low[i] in words().names and s.raw[i][0].isupper()


def headed(s: Sentence, i: int) -> bool:
    """Whether the token is the noun of an office: no "on board", "by force"; "men" are where an office is before."""
    if s.low[i] in MEN:
        owner = i - 3 if s.low[max(0, i - 1)] == "s" and i > 2 else i - 1
        return owner >= 0 and (s.low[owner] in words().heads or s.low[owner] in words().names)
    if s.low[i] in {"statistics", "stats"}:
        return s.raw[i][0].isupper() and i + 1 < len(s.low) and proper(s, i + 1)  # Stats NZ
    if s.low[i] == "room":
        return i > 0 and s.low[i - 1] in {"control", "operations", "situation"}
    return s.low[i] in words().heads and (s.low[i - 1 : i], s.low[i]) not in IDIOMS


def core(s: Sentence, name: Span) -> int:
    """The head of a name: "officials" of "officials at the airport", "minister" of "minister of labour, Ana Lind"."""
    links = (i for i in range(name[0] + 1, name[1]) if s.low[i] in words().links or s.raw[i] == ",")
    return next(links, name[1]) - 1


def _acronym(s: Sentence, i: int) -> bool:
    shout = s.kind == "headline" and sum(token.isupper() for token in s.raw) * 2 > len(s.low)
    return s.raw[i].isupper() and len(s.raw[i]) > 1 and s.low[i] not in words().mute and not shout and proper(s, i)


def glued(s: Sentence, i: int) -> bool:
    """Whether the mark at ``i`` stands inside a name: a hyphen, an apostrophe, the full stop of U.N. or Mr."""
    if s.low[i] not in GLUE or i == 0 or not s.raw[i - 1].isalnum():
        return False
    if s.low[i] == ".":
        return not s.spaced(i) and ((len(s.raw[i - 1]) == 1 and proper(s, i - 1)) or s.low[i - 1] in TITLES)
    if s.low[i] == "'":  # police's, but also the officials' of a plural
        return not s.spaced(i)
    return i + 1 < len(s.low) and not s.spaced(i) and not s.spaced(i + 1)


def comma(s: Sentence, i: int) -> bool:
    """A comma between words, none inside a number."""
    inside = 0 < i < len(s.low) - 1 and s.raw[i - 1].isdigit() and s.raw[i + 1].isdigit() and not s.spaced(i + 1)
    return s.raw[i] == "," and not inside


def possessive(s: Sentence, i: int) -> bool:
    return i + 2 < len(s.low) and s.low[i + 1] == "'" and s.low[i + 2] == "s"


def linked(s: Sentence, i: int) -> bool:
    """Whether "of", "for", "in" before ``i`` hangs on an office: minister of, office for refugees in."""
    if i < 2 or s.low[i - 1] not in words().links:
        return False
    at = i - 2
    while at > 0 and i - at < 7 and s.low[at] not in words().heads and _plain(s, at):
        at -= 1
    return s.low[at] in words().heads


def of_name(s: Sentence, i: int) -> bool:
    """Jan Buczek of [the] association."""
    return i > 1 and s.low[i - 1] == "of" and proper(s, i - 2)


def _plain(s: Sentence, i: int) -> bool:
    """Whether the token may stand inside a long name of an office."""
    low, lexicon = s.low[i], words()
    inside = low in lexicon.links or low in {"and", "the"} or proper(s, i) or glued(s, i)
    return inside or (s.raw[i].isalpha() and low not in lexicon.stops and s.low[i - 1] in {"of", "for"})


def titled(s: Sentence, i: int) -> bool:
    """Whether "and" at ``i`` joins two halves of one office: Ministry of Trade and Tourism."""
    if s.low[i - 1] in {"customs", "immigration", "migration", "citizenship", "health", "police"}:
        return True  # Customs and Border Protection
    return any(s.low[k] in {"of", "for"} and s.low[k - 1] in words().heads for k in range(max(1, i - 4), i))


def capital(s: Sentence, name: Span) -> bool:
    """Whether the head of the subject is a name; what opens the sentence only where it is no plain plural."""
    last = name[1] - 1
    if s.low[last] == "s" and s.low[last - 1] == "'":
        last -= 2
    return any(proper(s, i) for i in range(name[0], name[1])) and proper(s, last)


def trimmed(s: Sentence, first: int, end: int) -> int:
    """Without a leading article, day or mark: "Wednesday's Interior Ministry" is the Interior Ministry."""
    lexicon = words()
    while first < end:
        if timely(s, first) and possessive(s, first) and first + 3 < end:
            first += 3
        elif (
            s.low[first] in lexicon.articles
            or not s.raw[first].isalpha()
            or (s.low[first] == "s" and first > 0 and s.low[first - 1] == "'")
        ):
            first += 1
        else:
            break
    return first
