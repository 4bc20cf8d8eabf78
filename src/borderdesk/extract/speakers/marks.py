"""Speakers that a mark sets off: "(UNHCR)", "UN: 300 flee", "300 flee - UN", "the army has a tally: 300"."""

from __future__ import annotations

from borderdesk.extract.speakers.names import LONGEST, left, right
from borderdesk.extract.speakers.nametokens import Span, core, known, office, proper
from borderdesk.extract.speakers.speech import DASHES, QUOTES, Speech, spoken
from borderdesk.extract.speakers.words import verbs, words
from borderdesk.extract.text import Sentence


def bracketed(s: Sentence, i: int, low: str) -> Speech | None:
    """(Greek government) behind a figure."""
    if low != "(" or i == 0:
        return None
    name = right(s, i + 1)
    close = next((k for k in range(i, min(i + LONGEST, len(s.low))) if s.raw[k] == ")"), 0)
    if name is None or not close or not office(s, *name) or not _only_dated(s, name[1], close):
        return None
    after = s.raw[close + 1 : close + 2]
    whole = known(s, name) or name[1] - name[0] > 1  # ODER is no acronym
    dateline = i < 8 and after and after[0] in DASHES and whole and s.low[name[0]] not in words().media
    closed = not after or after[0] in {".", ",", ";"}
    return spoken(s, name, "according", i, not dateline) if dateline or closed else None


def _only_dated(s: Sentence, first: int, last: int) -> bool:
    """Whether nothing but a day or "figures" stands behind the name: (UNHCR, 3 May)."""
    rest = [low for low in s.low[first:last] if low.isalpha() and low != "s"]
    return all(low in words().time or low in words().nouns for low in rest)


def opening(s: Sentence, i: int, low: str) -> Speech | None:
    """UN: 12,000 flee."""
    if low != ":" or i == 0 or i + 1 >= len(s.low):
        return None
    name = left(s, i)
    if led := _leading(s, i):
        return led
    if i > 9:
        return None
    whole = name is not None and not any(
        s.raw[k].isalpha() and s.low[k] not in {"the", "from", "by"} for k in range(name[0])
    )
    inner = s.kind == "body" and name is not None and any(s.raw[k] == "." for k in range(name[0]))
    fit = name is not None and (office(s, *name) if s.kind == "headline" else known(s, name))  # CUCUTA: is no acronym
    if name and name[1] - name[0] == 1 and s.low[name[0]] in words().people and s.low[name[0]].endswith("s"):
        return None  # Residents: 300 trips
    return spoken(s, name, "said", i, False) if name and (whole or inner) and fit else None


def _leading(s: Sentence, i: int) -> Speech | None:
    """The minister on the radio: 300; the army has a tally of its own: 300; Ana Lind raised it: "300 have come"."""
    quoted = s.raw[i + 1] in QUOTES | {"\u201c"}
    if s.kind != "body" or not (quoted or any(low.isdigit() for low in s.low[i + 1 : i + 4])):
        return None
    start = max((k + 1 for k in range(i) if s.raw[k] in DASHES | {";"} and s.spaced(k)), default=0)
    by = next((k for k in range(i - 1, max(start, i - 12), -1) if s.low[k] == "by"), 0)
    starts = (
        [by + 1]
        if by
        else [start, *(k + 1 for k in range(start, i) if s.raw[k] in {",", ".", ":"} or s.low[k].isdigit())]
    )
    for first in starts:
        name = right(s, first)
        if (
            name
            and known(s, name)
            and not _thing(s, name)
            and name[1] <= i
            and (by or quoted or _announces(s, name[1], i))
        ):
            return spoken(s, name, "said", i, False)
    return None


def _thing(s: Sentence, name: Span) -> bool:
    """Whether the head of a name is a common noun of no office, or a verb stands in it: the first UN convoy left."""
    at = core(s, name)
    if s.raw[at].islower() and not known(s, (at, at + 1)):
        return True
    offices = [i for i in range(*name) if known(s, (i, i + 1))]
    plain = words().links | words().articles
    return any(
        s.raw[i].islower() and s.low[i] not in plain and not known(s, (i, i + 1)) and proper(s, i + 1)
        for i in range(offices[0] + 1, name[1] - 1)
    )


def _announces(s: Sentence, first: int, last: int) -> bool:
    """Whether the words between an office and its colon hold a paper of its own, or no deed."""
    between = s.low[first:last]
    deeds = any(low in verbs() or (low.endswith("ed") and low.isalpha()) for low in between)
    return not words().nouns.isdisjoint(between) or (between != [] and not deeds)


def closing(s: Sentence, i: int, low: str) -> Speech | None:
    """12,000 flee - UN; 12,000 flee: police."""
    if low not in DASHES | {":"} or not s.spaced(i + 1 if i + 1 < len(s.low) else i) or i == 0:
        return None
    name = right(s, i + 1)
    ends = name is not None and all(not token.isalnum() for token in s.raw[name[1] :])
    return spoken(s, name, "said", i, True) if ends and name and office(s, *name) else None
