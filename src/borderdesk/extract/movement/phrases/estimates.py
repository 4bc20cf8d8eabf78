"""Numbers that somebody puts on people: "puts the number of Venezuelans on the islands at 40,000"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import Pattern, word_set, words

PUT_REACH = 28


def put_at(low: list[str], counted: list[Mention]) -> list[Cue]:
    """ "puts the number of Venezuelans on the islands, which have 1.4 million people, at 40,000"."""
    found: list[Cue] = []
    for m in counted:
        if _put_at_once(low, m):
            found.append(Cue(m.first - 2, m.first, "stayed", "noun", "fixed", False, m.first))
        if m.first < 6 or low[m.first - 1] != "at":
            continue
        put = next(
            (i for i in range(m.first - 3, max(m.first - PUT_REACH, 0) - 1, -1) if low[i] in ("put", "puts")), -1
        )
        number = [i for i in range(put + 1, put + 4) if put >= 0 and low[i] in ("number", "figure", "total", "count")]
        if not number and put >= 0 and low[put + 1 : put + 3] == ["those", "who"]:
            did = [
                one
                for token in low[put + 3 : put + 3 + DOING]
                for one in words().cues.get(token, ())
                if _tells(one, [])
            ]
            into = "into" in low[put : m.first]  # "put those who fled from Kokang into China at 30,000"
            found += [
                Cue(put, m.first, "arrivals" if into else one.measure, "noun", "fixed", False, m.first)
                for one in did[:1]
            ]
        elif not number and put >= 0 and _put_stay(low[put + 1 : m.first - 1]):
            found.append(Cue(put, m.first, "stayed", "noun", "fixed", False, m.first))
        if not number:
            continue
        span = low[number[0] + 2 : m.first - 1]
        told = [
            one for i, token in enumerate(span) for one in words().cues.get(token, ()) if _tells(one, span[i + 1 :])
        ]
        there = not {"in", "on"}.isdisjoint(low[number[0] + 2 : number[0] + 5])
        if "lodged" in span and word_set("lodgeable").isdisjoint(span):
            found.append(Cue(put, m.first, "stayed", "noun", "fixed", False, m.first))
        elif told:
            found.append(Cue(put, m.first, told[0].measure, "noun", "fixed", False, m.first))
        else:
            name = "stayed" if there else "sum"
            found.append(Cue(put, m.first, name, "noun" if there else "sum", "fixed", False, m.first))
    return found


def _put_at_once(low: list[str], m: Mention) -> bool:
    """ "puts at 230,000 the East Timorese in his province"."""
    put = m.first > 1 and low[m.first - 1] == "at" and low[m.first - 2] in ("put", "puts")
    return put and low[m.last : m.last + 1] == ["the"] and not {"in", "on"}.isdisjoint(low[m.last + 2 : m.last + 5])


def _put_stay(span: list[str]) -> bool:
    """ "put the North Koreans hiding in China at between 100,000 and 300,000"."""
    doing = [token for token in span[:PUT_STAY] if token.endswith("ing") or token in ("stranded", "stuck")]
    if any(one in ("now", "still") and other in ("in", "on") for one, other in pairwise(span[:PUT_STAY])):
        return True  # "puts the Venezuelans now in Colombia at 870,000"
    return any(one.measure == "stayed" for token in doing for one in words().cues.get(token, ())) or "hiding" in doing


DOING = 3  # tokens from "those who" to their verb: "puts those who have left at 50,000"
PUT_STAY = 6  # tokens from "put" to what those do


def _tells(one: Pattern, behind: list[str]) -> bool:
    """Whether the word says what those counted did: "who had got across", no paper that they got."""
    if one.needs or one.measure in ("cross", "queue", "sum", "count"):
        return False
    return not one.rest if one.measure != "move" and not one.rest else behind[: len(one.rest)] == [*one.rest]
