"""The speeches of one sentence: who says, counts or is cited, and which tokens that covers.

A sentence without a word of speech or office costs one look. Forms are tried at each such word; where two forms hold
the same words, the stronger stays: a citation, then what is said, then what an office counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.speakernames import Span, before, comma, left, office, proper, right
from borderdesk.extract.speechwords import triggers, verbs, words
from borderdesk.extract.text import Sentence

QUOTES = frozenset({'"', "\u201d", "\u2019", "\u00bb", "'"})
DASHES = frozenset({"-", "\u2013", "\u2014"})
TURNS = frozenset("but while whereas although though yet and whose against".split())


@dataclass(slots=True)
class Speech:
    """One speaker of a sentence. ``first`` and ``last`` hold the name, the scope what is said; ends excluded.

    ``kind``: said, according, counted (an office whose own count a figure is), adverb (nobody in particular).
    ``back`` where the words stand before the speaker: "10, police said". ``at`` is the verb or other cue.
    """

    first: int
    last: int
    name: str
    kind: str
    scope_first: int
    scope_last: int
    back: bool = False
    at: int = 0


def find_speech(sentence: Sentence) -> list[Speech]:
    """All speeches of the sentence in order, each with its scope. Kept on the sentence for who asks again."""
    kept = sentence.found.get("speech")
    if isinstance(kept, list):
        return kept
    found = [] if triggers().isdisjoint(sentence.low) else _scoped(sentence, _strongest(sentence, _forms(sentence)))
    sentence.found["speech"] = found
    return found


def _forms(s: Sentence) -> list[Speech]:
    found: list[Speech] = []
    for i, low in enumerate(s.low):
        for form in (_cited, _verb, _passive, _paper, _bracketed, _opening, _closing, _bare):
            speech = form(s, i, low)
            if speech is not None:
                found.append(speech)
                break
    return found


def _speech(s: Sentence, name: Span | None, kind: str, at: int, back: bool) -> Speech | None:
    if name is None:
        return None
    text = " ".join(s.text[s.starts[name[0]] : s.ends[name[1] - 1]].split())
    return Speech(name[0], name[1], text, kind, 0, len(s), back, at)


def _cited(s: Sentence, i: int, low: str) -> Speech | None:
    """according to X, citing X, per X, in the words of X, quoted X as saying."""
    if low == "according" and s.low[i + 1 : i + 2] == ["to"]:
        return _speech(s, _named(s, i + 2), "according", i, i > 0)
    if (
        low in {"quoted", "cited"}
        and s.low[i - 1 : i] in (["was"], ["were"], ["is"], ["are"])
        and "as" in s.low[i : i + 12]
    ):
        return _speech(s, before(s, i - 1), "said", i, False)
    if low in {"citing", "quoting"} or (low in {"cited", "quoted"} and "as" in s.low[i + 1 : i + 12]):
        return _speech(s, _named(s, i + 1), "according", i, i > 0)
    if low == "per" and i + 1 < len(s) and (proper(s, i + 1) or s.low[i + 1] in words().articles):
        name = _named(s, i + 1)
        return _speech(s, name, "according", i, i > 0) if name and office(s, *name) else None
    if low == "words" and s.low[i - 1 : i] == ["the"] and s.low[i + 1 : i + 2] == ["of"]:
        return _speech(s, _named(s, i + 2), "according", i, i > 2)
    return None


def _named(s: Sentence, start: int) -> Span | None:
    """The name at ``start``; of "figures from X", "data provided by X", "X's data", X."""
    name = right(s, start)
    if name is None or s.low[name[1] - 1] not in words().nouns:
        return name
    if s.low[name[1] - 2] == "s" and s.low[name[1] - 3] == "'":
        return name[0], name[1] - 3
    by = next((k for k in range(name[1], min(name[1] + 4, len(s))) if s.low[k] in {"from", "by", "of"}), 0)
    return (right(s, by + 1) or name) if by else name


def _verb(s: Sentence, i: int, low: str) -> Speech | None:
    if (low not in verbs() and not _deed(s, i)) or _no_verb(s, i) or _has_no_number(s, i):
        return None
    subject, behind = before(s, i) or _shared(s, i), _inverted(s, i)
    if subject and _relative(s, i):
        return _aside(s, subject, i) if _fit(s, subject, low) else None
    if (
        subject
        and (_fit(s, subject, low) or (low == "put" and _puts(s, i)))
        and (low != "puts" or office(s, *subject) or _puts(s, i))
    ):
        return _speech(s, subject, _kind(low), i, _after_comma(s, subject[0]))
    return _speech(s, behind, _kind(low), i, True)


def _puts(s: Sentence, i: int) -> bool:
    """put it at, put the number of arrivals at: an estimate, no deed."""
    return (
        i + 2 < len(s)
        and s.low[i + 1] in {"it", "them", "the", "that", "this", "its"}
        and "at" in s.low[i + 2 : i + 10]
    )


def _has_no_number(s: Sentence, i: int) -> bool:
    """Whether "has" is no more than an auxiliary: only "has 700 names" makes a number one's own."""
    near = s.low[i + 1 : i + 5]
    if s.low[i] not in {"has", "had"}:
        return False
    participle = any(token in verbs() or token in words().be or token.endswith("ed") for token in near[:2])
    return participle or not any(token.isdigit() for token in near)


def _deed(s: Sentence, i: int) -> bool:
    """Any past tense with a number soon behind it; of an office that makes the number its own."""
    return s.low[i].endswith("ed") and len(s.low[i]) > 4 and any(token.isdigit() for token in s.low[i + 1 : i + 8])


def _shared(s: Sentence, i: int) -> Span | None:
    """The office that opens the clause, for a second verb: "The ministry withdrew that number and gives 130"."""
    if not i or s.low[i - 1] != "and":
        return None
    start = next((k + 1 for k in range(i - 2, -1, -1) if s.raw[k] in {";", ",", ":"}), 0)
    name = right(s, start)
    return name if name and name[1] < i - 1 and office(s, *name) else None


def _relative(s: Sentence, i: int) -> bool:
    """Whether the verb belongs to ", which" or ", who"."""
    return any(s.low[k] in {"which", "who"} and s.raw[k - 1] == "," for k in range(max(1, i - 3), i))


def _aside(s: Sentence, name: Span, i: int) -> Speech | None:
    """What a relative clause says is said in that clause only."""
    speech = _speech(s, name, _kind(s.low[i]), i, False)
    if speech is not None:
        speech.scope_first = i
        speech.scope_last = next((k for k in range(i, len(s)) if comma(s, k)), len(s))
    return speech


def _kind(low: str) -> str:
    lexicon = words()
    if low in lexicon.said or low in lexicon.stated or low in lexicon.meant:
        return "said"
    return "counted"


def _no_verb(s: Sentence, i: int) -> bool:
    """A noun ("a report", "the claims of") or a passive ("was reported")."""
    lexicon = words()
    if s.raw[i][0].isupper() and i > 0 and s.kind != "headline" and not s.raw[i].isupper():
        return True  # the States
    if (i + 1 < len(s) and s.raw[i + 1] == "-") or (i > 0 and s.raw[i - 1] == "-" and not s.spaced(i)):
        return True
    at = i - 1
    while at >= 0 and (s.low[at].endswith("ly") or s.low[at] in {"not", "also", "now", "already"}):
        at -= 1
    if at < 0:
        return False
    if s.low[at] in lexicon.be or s.low[at] in lexicon.articles - {"this", "that", "these", "those", "another", "one"}:
        return True
    return s.low[at] == "to" or (s.low[at] == "s" and at > 0 and s.low[at - 1] == "'")


def _fit(s: Sentence, name: Span, low: str) -> bool:
    """Whether these may be the subject of that verb as its speaker."""
    lexicon, head = words(), s.low[name[1] - 1]
    if all(s.low[i] in lexicon.nouns for i in range(*name)):
        return name[0] > 0 and s.low[name[0] - 1] in {"the", "these", "those", "its", "their"}
    if head in lexicon.pronouns:
        deed = low in lexicon.caught or low in lexicon.counted
        return low in verbs() and head != "we" and (not deed or (head in {"it", "they"} and _clause_opens(s, name[0])))
    if low in lexicon.said:
        return head not in lexicon.nouns or office(s, *name)
    if low not in verbs() or low in lexicon.caught:
        return office(s, *name) and head not in lexicon.people
    if office(s, *name) or head in lexicon.media:
        return True
    return low in verbs() - lexicon.caught and _capital(s, name)


def _clause_opens(s: Sentence, first: int) -> bool:
    """Whether the subject opens a clause, or stands behind a day that does."""
    at = first
    while at > 0 and (s.low[at - 1] in words().time | {"on", "in", "by"} or s.low[at - 1].isdigit()):
        at -= 1
    return at == 0 or not s.raw[at - 1].isalnum() or s.low[at - 1] in {"and", "but"}


def _capital(s: Sentence, name: Span) -> bool:
    """Whether the head of the subject is a name; what opens the sentence only where it is no plain plural."""
    last = name[1] - 1
    if s.low[last] == "s" and s.low[last - 1] == "'":
        last -= 2
    return any(proper(s, i) for i in range(name[0], name[1])) and proper(s, last)


def _inverted(s: Sentence, i: int) -> Span | None:
    """ ", said the mayor", "informed the service": the subject behind the verb."""
    lexicon = words()
    verb = s.low[i] in verbs() - lexicon.caught and s.low[i] not in {"told", "tells"}
    if not verb or i + 1 >= len(s):
        return None
    if not i or not (s.raw[i - 1] in {",", ")", *DASHES} or s.raw[i - 1] in QUOTES):
        return None
    if s.low[i + 1] in lexicon.pronouns and s.low[i + 1] != "we":
        return i + 1, i + 2
    name = right(s, i + 1)
    if name is None or not (office(s, *name) or proper(s, name[0]) or s.low[i] in lexicon.said):
        return None
    return name


def _after_comma(s: Sentence, first: int) -> bool:
    """Whether the speaker stands behind a comma that closes what was said (or opens a speaker inserted in it)."""
    lexicon, at = words(), first
    while at > 0 and (s.low[at - 1] in lexicon.articles or s.low[at - 1] in {"as"}):
        at -= 1
    if at > 0 and s.raw[at - 1] in DASHES and at < 9:
        return False  # a dateline
    return at > 0 and (s.raw[at - 1] in {",", ")", *DASHES} or s.raw[at - 1] in QUOTES)


def _passive(s: Sentence, i: int, low: str) -> Speech | None:
    """were counted by X, caught on Friday by X."""
    lexicon = words()
    if low != "by" or not any(k in lexicon.passive for k in s.low[max(0, i - 5) : i]):
        return None
    name = right(s, i + 1)
    return _speech(s, name, "counted", i, True) if name and office(s, *name) else None


def _paper(s: Sentence, i: int, low: str) -> Speech | None:
    """figures from X, X's count, by the X dashboard, on the lists of X."""
    lexicon = words()
    if low not in lexicon.nouns:
        return None
    if s.low[i + 1 : i + 2] in (["from"], ["by"], ["of"]):
        name = right(s, i + 2)
        if name and office(s, *name):
            return _speech(s, name, "according", i, i > 2)
    mark = next((k for k in range(i - 1, max(0, i - 4), -1) if s.low[k] == "'"), 0)
    if not mark or any(s.low[k] in lexicon.stops for k in range(mark, i)):
        return _possessed(s, i)
    owner, name = mark - 1, left(s, mark)
    fit = name is not None and (office(s, *name) or proper(s, name[1] - 1)) and s.low[owner] not in lexicon.time
    return _speech(s, name, "according", i, False) if fit else None


def _possessed(s: Sentence, i: int) -> Speech | None:
    """by its count; Interior Ministry figures."""
    lexicon = words()
    if s.low[i - 2 : i] in (["by", "its"], ["by", "his"], ["by", "her"], ["by", "their"], ["in", "its"]):
        return _speech(s, (i - 1, i), "according", i, False)
    name = left(s, i) if i and (proper(s, i - 1) or s.low[i - 1] in lexicon.heads) else None
    while name and name[0] < name[1] - 1 and not proper(s, name[0]) and s.low[name[0]] not in lexicon.heads:
        name = name[0] + 1, name[1]  # the latest UNHCR total
    return _speech(s, name, "according", i, False) if name and office(s, *name) and _capital(s, name) else None


def _bracketed(s: Sentence, i: int, low: str) -> Speech | None:
    """(Greek government) behind a figure."""
    if low != "(" or i == 0:
        return None
    name = right(s, i + 1)
    if name is None or s.raw[name[1] : name[1] + 1] != [")"] or not office(s, *name):
        return None
    after = s.raw[name[1] + 1 : name[1] + 2]
    dateline = i < 8 and after and after[0] in DASHES and s.low[name[0]] not in words().media
    closed = not after or after[0] in {".", ",", ";"}
    return _speech(s, name, "according", i, not dateline) if dateline or closed else None


def _opening(s: Sentence, i: int, low: str) -> Speech | None:
    """UN: 12,000 flee."""
    if low != ":" or i == 0 or i > 9 or i + 1 >= len(s):
        return None
    name = left(s, i)
    whole = name is not None and not any(s.raw[k].isalpha() and s.low[k] != "the" for k in range(name[0]))
    inner = s.kind == "body" and name is not None and any(s.raw[k] == "." for k in range(name[0]))
    known = name is not None and any(k in words().heads | words().names for k in s.low[name[0] : name[1]])
    fit = office(s, *name) if name and s.kind == "headline" else known  # CUCUTA: is no acronym
    return _speech(s, name, "said", i, False) if name and (whole or inner) and fit else None


def _closing(s: Sentence, i: int, low: str) -> Speech | None:
    """12,000 flee - UN; 12,000 flee: police."""
    if low not in DASHES | {":"} or not s.spaced(i + 1 if i + 1 < len(s) else i) or i == 0:
        return None
    name = right(s, i + 1)
    ends = name is not None and all(not token.isalnum() for token in s.raw[name[1] :])
    return _speech(s, name, "said", i, True) if ends and name and office(s, *name) else None


def _bare(s: Sentence, i: int, low: str) -> Speech | None:
    """Ghana's refugee board 3,300: an office before its number, in a row of such."""
    if not low.isdigit() or i < 2 or s.low[i - 1] not in words().heads:
        return None
    name = left(s, i)
    return _speech(s, name, "counted", i, False) if name and name[0] > 0 and s.raw[name[0] - 1] == "," else None


def _strongest(s: Sentence, found: list[Speech]) -> list[Speech]:
    """Without the same name twice, media that cite, and counts inside what somebody says."""
    found = [x for x in found if not (_medium(s, x) and any(not _medium(s, r) for r in found))]
    found = [x for x in found if not (x.back and not office(s, x.first, x.last) and _told(s, x, found))]
    cited = {speech.at for speech in found if speech.kind == "according" and s.low[speech.at] in {"citing", "quoting"}}
    kept = []
    for speech in found:
        rivals = [r for r in found if r is not speech]
        if any(r.kind == "according" and r.at in cited for r in rivals) and speech.at not in cited:
            continue
        if any(r.first < speech.last and speech.first < r.last and _before(r, speech) for r in rivals):
            continue
        if speech.kind == "counted" and any(r.kind != "counted" and _inside(s, speech, r) for r in rivals):
            continue
        kept.append(speech)
    return kept


def _before(one: Speech, other: Speech) -> bool:
    """Of two verbs of one name the first is heard, unless it is in a relative clause."""
    return (one.scope_first > 0, one.kind == "counted", one.at) < (
        other.scope_first > 0,
        other.kind == "counted",
        other.at,
    )


def _told(s: Sentence, late: Speech, found: list[Speech]) -> bool:
    """Whether an office says it at the beginning, and who speaks behind only passes it on."""
    early = [x for x in found if x.at < late.first and not x.back and x.kind == "said"]
    return any(office(s, x.first, x.last) and not _turn(s, x.at, late.first, strict=True) for x in early)


def _medium(s: Sentence, speech: Speech) -> bool:
    medium = s.low[speech.last - 1] in words().media or s.low[speech.last - 2 : speech.last] == ["news", "agency"]
    return medium and not any(s.low[i] in words().heads - {"agency"} for i in range(speech.first, speech.last))


def _inside(s: Sentence, count: Speech, said: Speech) -> bool:
    """Whether the count is part of what is said: no new clause between them."""
    if said.scope_first > 0:
        return False
    if said.at < count.at:
        return not said.back and not _turn(s, said.at, count.first, strict=True) and not _opens(s, count.first)
    return said.back and not _turn(s, count.at, said.at, strict=True)


def _opens(s: Sentence, first: int) -> bool:
    """Whether a subject stands right behind a comma."""
    at = first - 1 if s.low[first - 1] not in words().articles else first - 2
    return at > 0 and comma(s, at)


def _turn(s: Sentence, first: int, last: int, *, strict: bool = False) -> int:
    """The last place between the two where a new clause begins, 0 for none; strict: with more than a comma."""
    for i in range(last, first, -1):
        if s.raw[i] == ";":
            return i + 1
        if s.low[i] in TURNS and s.raw[i - 1] == "," and not (strict and s.low[i] == "and"):
            return i
        if s.low[i] in {"while", "whereas", "but"}:
            return i
    if strict:
        return 0
    return next((i + 1 for i in range(last, first, -1) if comma(s, i)), 0)


def _scoped(s: Sentence, found: list[Speech]) -> list[Speech]:
    """Each speech up to where the next begins to be heard; the first not over the clause before its own."""
    if found and found[0].kind == "according" and _inserted(s, found[0]):
        found[0].scope_first = _own_clause(s, found[0].at - 1)
    elif found and not found[0].back:
        found[0].scope_first = max(found[0].scope_first, _own_clause(s, found[0].first))
    for one, other in zip(found, found[1:], strict=False):
        border = _border(s, one, other)
        one.scope_last, other.scope_first = min(one.scope_last, border), max(other.scope_first, border)
    return found


def _border(s: Sentence, one: Speech, other: Speech) -> int:
    if not other.back:
        return _turn(s, one.at, other.first) or other.first
    turn = _turn(s, one.at, min(other.at, other.first) - 2, strict=True)
    return turn or max(one.at, one.last) + 1 if one.back else turn or _turn(s, one.at, other.first - 2) or other.first


def _inserted(s: Sentence, speech: Speech) -> bool:
    """Whether the clause goes on behind the speaker: "8,000, according to X, have come"."""
    return speech.at > 1 and comma(s, speech.at - 1) and speech.last < len(s) - 1 and s.raw[speech.last] == ","


def _own_clause(s: Sentence, first: int) -> int:
    """Where the clause of a subject begins: behind ", and", ", but" or ";"."""
    for i in range(first - 1, max(0, first - 9), -1):
        if s.raw[i] == ";" or (s.low[i] in TURNS | {"and"} and s.raw[i - 1] == ","):
            return i
    return 0
