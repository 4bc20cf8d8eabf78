"""Whether a sentence goes on with the count of the one before, so that its speaker is still heard."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.dates.words import words as numbers
from borderdesk.extract.speakers.nametokens import proper
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

BULLETS = frozenset("-*\u2022\u2013\u2014\u00b7")
OPENERS = frozenset('"\u201c')
DATING = frozenset("on in since by from last during before until for so this yesterday between through".split())
TURNED = frozenset("came went remain remains remained follow followed".split())
REFERRING = frozenset(("of", "up", "down"))
THEM = frozenset("them these those whom which".split())
REFERRED = THEM | {"up", "down"}
ODDS = frozenset(("in", "out"))
ADDING = TURNED | {"made", "came", "it"}
RAISES = frozenset("brings brought takes took lifts lifted raises raised pushes pushed".split())
COUNTED = frozenset(
    "number numbers figure figures totals average rate daily proportion share majority tally surplus balance".split()
)
SHORT = 5  # tokens of a label or a question, which tells nothing of its own


def goes_on(sentence: Sentence, token: int, *, far: bool = False) -> bool:
    """Whether the sentence goes on with the count of the one before: its first words, or words that refer back.

    A date alone ("On Monday 300 came") is enough next to that count only, not ``far`` from it.
    """
    lexicon, low = words(), sentence.low
    first = next((i for i, raw in enumerate(sentence.raw) if raw.isalnum()), 0)
    if _stops(sentence, first, token):
        return False
    if (sentence.raw[0] in OPENERS and token > 0) or low[first] in lexicon.continues or _labelled(low[first:]):
        return True
    if first > 0 and sentence.raw[0] in BULLETS:
        return False
    if not lexicon.flow.isdisjoint(low) or _share(sentence, token):
        return True
    if low[first] == "the" and low[first + 1 : first + 2] and (low[first + 1] in COUNTED or _peak(low[first + 1 :])):
        return True
    if _refers(sentence) or _adds_up(low) or _bare(sentence, first) or _raises(low):
        return True
    if low[first] == "it" and low[first + 1 : first + 2] in (["had"], ["has"], ["also"]):
        return True
    subject = first if far else _subject(sentence, first)
    return subject > first and not proper(sentence, subject) and low[subject] != "the"


def _share(sentence: Sentence, token: int) -> bool:
    """Whether the number is a share, and not of a count that the sentence has itself."""
    near = sentence.low[max(0, token - 2) : token + 6]
    odds = not ODDS.isdisjoint(near) and any(b in ODDS and a.isdigit() for a, b in pairwise(near))  # 7 in 10
    if not odds and words().shares.isdisjoint(near):
        return False
    number = next((i for i, low in enumerate(sentence.low) if low.isdigit()), token)
    return not token > number >= 3


def tells_nothing(sentence: Sentence) -> bool:
    """A label, a question, the number of a list: it stands between two sentences without parting them."""
    return len(sentence.low) <= SHORT and (sentence.raw[-1] != "." or len(sentence.low) < 4) and not _counts(sentence)


def _counts(sentence: Sentence) -> bool:
    return any(low.isdigit() for low in sentence.low[1:])


def _stops(sentence: Sentence, first: int, token: int) -> bool:
    """Whether it has a scene or a subject of its own: a place, a queue, a vague crowd, a time stamp, the other way."""
    lexicon, low = words(), sentence.low
    near = low[max(0, token - 2) : token + 4]
    waits = low[max(0, token - 2) : token + 6]
    if low[first] in lexicon.places or not lexicon.waits.isdisjoint(waits) or not lexicon.vague.isdisjoint(near):
        return True
    if low[first].isdigit() and low[first + 1 : first + 2] in ([":"], ["."]):
        return True
    if low[first] == "in" and _year_behind(low, first + 1) and COUNTED.isdisjoint(low) and lexicon.flow.isdisjoint(low):
        return True  # "In 1991 40,000 landed": history
    return "other" in low and ("other", "way") in pairwise(low)


def _peak(low: list[str]) -> bool:
    """ "The [busiest day] was Saturday, with 300"."""
    return low[1:2] in (["day"], ["week"], ["month"]) and (low[0].endswith("est") or low[0] == "worst")


def _year_behind(low: list[str], at: int) -> bool:
    at += low[at : at + 1] != [] and low[at] in words().time
    return low[at : at + 1] != [] and low[at].isdigit() and len(low[at]) == 4 and low[at][0] in "12"


def _labelled(low: list[str]) -> bool:
    """Exits: 300; From Peru 300 came in."""
    colon = ":" in low[:4] and low[low.index(":") + 1 : low.index(":") + 2]
    return bool(colon and colon[0].isdigit() and not low[0].isdigit()) or (
        low[0] in {"from", "to"} and low[1:2] != [] and low[1].isalpha() and low[2:3] != [] and low[2].isdigit()
    )


def _subject(sentence: Sentence, first: int) -> int:
    """Behind the day or month that opens a sentence: "On Monday [2,700 persons] came"."""
    lexicon, at = words(), first
    if sentence.low[at] not in DATING:
        return first
    window = range(at + 1, min(at + 6, len(sentence.low)))
    days = [
        i
        for i in window
        if sentence.low[i] in lexicon.time or (sentence.raw[i].isdigit() and len(sentence.raw[i]) == 4)
    ]
    return days[-1] + 1 if days and days[-1] + 1 < len(sentence.low) else first


def _bare(s: Sentence, first: int) -> bool:
    """ "Eighteen were refused": of those just spoken of."""
    number = s.low[first].isdigit() or s.low[first] in numbers().numbers
    return number and s.low[first + 1 : first + 2] in (["were"], ["was"])


def _raises(low: list[str]) -> bool:
    """ "This brings to 4,300 those sent back": a sum that the count before has raised."""
    return low[0] in {"this", "that", "it", "they"} and low[1] in RAISES


def _refers(sentence: Sentence) -> bool:
    """Whether it refers back: of the, of them, of those, up 5% from."""
    if REFERRING.isdisjoint(sentence.low) or REFERRED.isdisjoint(sentence.low):
        return False
    pairs = zip(sentence.low, sentence.low[1:], strict=False)
    numbers = [i for i, low in enumerate(sentence.low) if low.isdigit()]
    return any(
        (a == "of" and b in THEM and _early(sentence, i, numbers))
        or (a in {"up", "down"} and (b.isdigit() or b == "from"))
        for i, (a, b) in enumerate(pairs)
    )


def _early(sentence: Sentence, i: int, numbers: list[int]) -> bool:
    """Whether "of them" belongs to the first number: a later one divides the sentence's own count."""
    return i < 5 or not numbers or i <= numbers[0] or numbers[0] < 3 or sentence.low[i - 1].isdigit()


def _adds_up(low: list[str]) -> bool:
    """Whether it divides or adds up a count: accounted for, made up, came to 300, it was 300."""
    if not words().sums.isdisjoint(low):
        return True
    return (
        not ADDING.isdisjoint(low)
        and any(
            (a == "made" and b == "up")
            or (a == "came" and b == "to" and c.isdigit())
            or (a in TURNED and b.isdigit() and low[0] in DATING | {"under", "to"})  # From Peru came 300
            or (a == "it" and b in {"was", "is", "makes", "made"} and c.isdigit())
            for a, b, c in zip(low, low[1:], low[2:], strict=False)
        )
    )
