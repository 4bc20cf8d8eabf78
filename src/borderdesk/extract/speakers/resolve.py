"""Who is meant by "it", "the agency", "its officers", "their spokesman": the fuller name before."""

from __future__ import annotations

from collections.abc import Iterator

from borderdesk.extract.speakers.forms import find_speech, offered
from borderdesk.extract.speakers.issuer import issuer
from borderdesk.extract.speakers.names import PARTICLES, left, right
from borderdesk.extract.speakers.nametokens import TITLES, Span, core, office, proper
from borderdesk.extract.speakers.speech import DASHES, Speech
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

NAMED = 2  # names of a person
REACH = 6  # sentences a name may lie back
FAR = 20  # for one that is named by its noun again
REFERRING = frozenset({"its", "his", "her", "their", "he", "she", "it", "they", "who", "which", "whose"})
BODIES = frozenset("directorate secretariat inspectorate high".split())  # the Directorate General, High Commissioner
WHEN = frozenset(
    "on in by , the two three four five six seven eight nine ten of first last same from to since between and".split()
)
OWNERS = frozenset({"its", "his", "her", "their", "whose"})
SINGLE = frozenset({"he", "she", "his", "her"})


def resolved(sentences: list[Sentence], index: int, speech: Speech) -> str:
    """The name; for a pronoun, "the service", "its officers" the fuller name that it stands for."""
    s, lexicon = sentences[index], words()
    low = speech.name.lower().removeprefix("same ")
    if low.count(" ") == 1 and low.partition(" ")[0] in lexicon.same and low.rpartition(" ")[2] in lexicon.nouns:
        return _referred(sentences, index, speech, "it") or speech.name  # agency data
    if low in REFERRING:
        return _referred(sentences, index, speech, low)
    if _owned(s, speech):
        whose = _referred(sentences, index, speech, s.low[speech.first - 1])
        silent = speech.kind == "counted" and whose == _opener(sentences, index, speech) and _bare_state(whose)
        return speech.name if not whose or silent else whose
    whole = speech.last - speech.first > 1 and not speech.name.lower().startswith("same ")
    known = low in lexicon.heads or low in lexicon.same or low in lexicon.nouns
    if whole or not known or proper(s, speech.first):
        return speech.name
    same = (name for name in _names(sentences, index, speech, FAR) if low in name.lower().replace(",", "").split()[1:])
    if fuller := next(same, ""):
        return fuller
    if speech.name.lower().startswith("same "):
        return _referred(sentences, index, speech, "it") or speech.name
    if low in lexicon.same and (named := _spoken_of(sentences, index, low)):
        return named
    if low in lexicon.nouns or low in lexicon.same:
        return _referred(sentences, index, speech, "it") or ("" if low in lexicon.nouns else speech.name)
    return speech.name


def _bare_state(whose: str) -> bool:
    """ "Chad was slow. Its troops turned away 900": the troops speak for what they did, not the state."""
    return whose[:1].isupper() and " " not in whose and not whose.isupper() and whose.lower() not in words().heads


def _spoken_of(sentences: list[Sentence], index: int, noun: str) -> str:
    """ "The agency" behind "Colombia's migration agency and Venezuela's customs service agree on little"."""
    for s in reversed(sentences[max(0, index - 2) : index]):
        for at in [i for i, low in enumerate(s.low) if low == noun]:
            name = left(s, at + 1)
            if name and at - name[0] > 1 and any(proper(s, i) for i in range(*name)):
                return " ".join(s.text[s.starts[name[0]] : s.ends[at]].split())
    return ""


def _owned(s: Sentence, speech: Speech) -> bool:
    """Whether it is somebody's nameless staff or paper: its officers, their spokesman, its bulletin."""
    if speech.first == 0 or s.low[speech.first - 1] not in OWNERS:
        return False
    nameless = not any(proper(s, i) for i in range(speech.first, speech.last))
    staff = words().staff if speech.kind == "counted" else words().staff - words().persons
    short = speech.kind == "counted" or speech.last - speech.first == 1 or s.low[speech.first] == "press"
    return nameless and s.low[speech.last - 1] in (words().nouns | staff if short else words().nouns)


def _referred(sentences: list[Sentence], index: int, speech: Speech, pronoun: str) -> str:
    """The name before that the pronoun may stand for: a person for "he", none for "it"."""
    if opener := _opener(sentences, index, speech):
        return opener
    names = [name for name in _names(sentences, index, speech) if _fits(name, pronoun)]
    if not names and pronoun in SINGLE and index:
        opener = _first_subject(sentences[index - 1])  # "Last Friday the minister took it back. Some 300, he said"
        return opener if opener and _fits(opener, pronoun) else ""
    return names[0] if names else ("" if pronoun in SINGLE else issuer(sentences))


def _fits(name: str, pronoun: str) -> bool:
    """Whether he may be "Ana Lind, mayor of Irun", and it the "Coast Guard"; a bare name may be either."""
    parts = name.lower().replace(",", " ,").replace(".", "").split()
    if parts[-1] in REFERRING or (len(parts) == 1 and parts[0] in words().same | words().nouns):
        return False
    if pronoun in {"they", "their", "who", "which", "whose"}:
        return True
    if pronoun in SINGLE and _several(name):
        return False
    if pronoun not in SINGLE and parts[0] in words().staff - words().persons and "of" not in parts:
        return False  # agents in the north
    person = (
        parts[0] in TITLES
        or _of_somebody(name)
        or any(
            one in words().persons and after not in words().heads and before not in BODIES
            for before, one, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False)  # no General Security
        )
    )
    if _of_somebody(name):
        return pronoun in SINGLE
    return person if pronoun in SINGLE and not words().heads.isdisjoint(parts) else pronoun in SINGLE or not person


def _several(name: str) -> bool:
    """ "Boatmen", "border guards": more than one, so that "he" is somebody else."""
    last = name.rpartition(" ")[2]
    many = last.endswith("men") or (last.endswith("s") and not last.endswith("ss"))
    return many and last.islower() and not {"of", "for"} & {*name.lower().split()}


def _of_somebody(name: str) -> bool:
    """ "Ana Lind of the Border Guard": a person by two names."""
    given, of, _ = name.partition(" of ")
    parts = given.split()
    plain = words().heads | words().names
    return bool(of) and len(parts) == NAMED and all(one.istitle() and one.lower() not in plain for one in parts)


def _names(sentences: list[Sentence], index: int, speech: Speech, reach: int = REACH) -> Iterator[str]:
    """The names of speakers before, the nearest first; of the same sentence those of its deeds too."""
    for earlier in reversed(offered(sentences[index])):
        if earlier.last <= speech.first and earlier.kind != "adverb":
            yield earlier.name
    yield from _subjects(sentences[index], speech.first)
    for i in range(index - 1, max(-1, index - reach), -1):
        heard = find_speech(sentences[i])
        if i == index - 1 and not heard:
            yield from _agents(sentences[i])
        yield from (one.name for one in reversed(heard) if one.kind != "adverb")
        yield from (one.name for one in reversed(offered(sentences[i])) if one not in heard and one.kind == "counted")


def _subjects(s: Sentence, before: int) -> Iterator[str]:
    """The offices that open a clause of the same sentence: "The agency looks for 900; it counts 300"."""
    starts = [i + 1 for i in range(before - 1, 0, -1) if s.raw[i] == ";"]
    if s.low[:2] == ["as", "for"] and proper(s, 2):
        yield s.text[s.starts[2] : s.ends[2]]  # "as for Tehran, it complains"
    for start in (*starts, _dateline(s)):
        name = _to_verb(s, right(s, start))
        if name and name[1] <= before and office(s, *name) and proper(s, core(s, name)):
            yield " ".join(s.text[s.starts[name[0]] : s.ends[name[1] - 1]].split())


def _agents(s: Sentence) -> Iterator[str]:
    """The offices by whom something was done: "The reports were called false by the border troops." """
    for i in range(len(s.low) - 2, 1, -1):
        name = right(s, i + 1) if s.low[i] == "by" and not words().be.isdisjoint(s.low[max(0, i - 5) : i]) else None
        if name and office(s, *name):
            yield " ".join(s.text[s.starts[name[0]] : s.ends[name[1] - 1]].split())


def _opener(sentences: list[Sentence], index: int, speech: Speech) -> str:
    """The name that opens the sentence before where that has no speaker."""
    s, before = sentences[index], sentences[index - 1] if index else None
    first = speech.first - (speech.first > 0 and s.low[speech.first - 1] in OWNERS)
    behind = any(low not in WHEN and low not in words().time and not low.isdigit() for low in s.low[:first])
    if before is None or behind or before.block != s.block or find_speech(before):
        return ""
    return _first_subject(before)


def _first_subject(before: Sentence) -> str:
    """ "[The minister, Ana Lind,] took it back", "On Friday [the army] left": a name or an office before a verb."""
    start = _dateline(before)
    while start < len(before) - 1 and (before.low[start] in WHEN or before.low[start] in words().time):
        start += 1
    start -= start > 0 and before.low[start - 1] == "the"
    name = _to_verb(before, right(before, start))
    if name is None or name[1] >= len(before) or before.low[name[0]] in words().links:
        return ""
    behind = name[1] + (before.raw[name[1]] == ",")
    if not before.raw[min(behind, len(before) - 1)].islower() or before.low[core(before, name)] in words().nouns:
        return ""  # reports were called false
    fit = proper(before, name[1] - 1) or (office(before, *name) and core(before, name) == name[1] - 1)
    return " ".join(before.text[before.starts[name[0]] : before.ends[name[1] - 1]].split()) if fit else ""


def _to_verb(s: Sentence, name: Span | None) -> Span | None:
    """Without a verb that looks like a noun: "Togo's consul in Cotonou [paints]"."""
    inside = words().links | words().articles | words().heads | PARTICLES | {"s", "and"}
    for i in range(name[0] + 1, name[1]) if name else ():
        named = proper(s, i - 1) or s.low[i - 1] in words().heads
        if name and s.raw[i].islower() and s.low[i] not in inside and named:
            return name[0], i
    return name


def _dateline(s: Sentence) -> int:
    """Behind "GENEVA, 3 May - "."""
    parted = (i for i in range(1, min(12, len(s.low) - 1)) if s.raw[i] in DASHES)
    return next((i + 1 for i in parted if s.spaced(i) or s.raw[i - 1] == "."), 0)
