"""Words that look like a verb of speech and are none: a noun, a passive, a participle, what was done to people."""

from __future__ import annotations

from borderdesk.extract.speakers.nametokens import headed
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

RISES = frozenset("rose fell came went reached doubled tripled stood had have dropped climbed jumped".split())
PLACES = frozenset("states posts posted reports claims records counts checks estimates forecasts tallies logs".split())
CLAIMED = frozenset("asylum refugee protection visa border".split())  # asylum claims, border posts
AT = frozenset("at in from to through between by of on into near".split())
POINTING = frozenset("this that these those another one".split())
MOVING = frozenset("sent sends flew shipped carried ferried bussed bused moved".split())
BACK = frozenset(("back", "away"))
ANSWERING = frozenset("replied replies answered answers responded retorted countered".split())
UNSURE = frozenset("confirm say verify tell estimate".split())
DECLARED = frozenset(("declared", "declares", "declare"))
WHEN_COUNTED = frozenset("since in at on by from during between so along over across before until".split())
AUXILIARY = frozenset(("has", "have", "had"))


def no_verb(s: Sentence, i: int) -> bool:
    """A noun ("a report", "the claims of"), a passive ("was reported"), or no word on a count."""
    if (s.low[i] in PLACES and _at_place(s, i)) or _is_noun(s, i) or _is_participle(s, i) or _tells_nothing(s, i):
        return True
    if s.low[i].endswith("s") and i + 1 < len(s.low) and (s.low[i + 1] in words().be or s.low[i + 1] in RISES):
        return True  # asylum claims rose
    if s.low[i].endswith("ing"):  # saying, adding: the subject is that of another verb
        return i == 0 or s.low[i - 1] not in words().be
    glued = (i + 1 < len(s.low) and s.raw[i + 1] == "-") or (i > 0 and s.raw[i - 1] == "-" and not s.spaced(i))
    return glued or _passive(s, i)


def _tells_nothing(s: Sentence, i: int) -> bool:
    """ "Insists on a visa", "what an official called", "could not confirm", "fears for"; whom it flew out."""
    low, after = s.low[i], s.low[i + 1 : i + 2]
    if (low.startswith("insist") and after == ["on"]) or "what" in s.low[max(0, i - 4) : i]:
        return True
    if (low.startswith("fear") and after == ["for"]) or (low in UNSURE and s.low[i - 1 : i] == ["not"]):
        return True
    if low in ANSWERING and after == ["with"]:
        return True  # "the army replied with shells"
    if low in ("continued", "continues") and (not after or after[0].isalpha()):
        return True  # "police continued to send them back"; "he continued, 300"
    return low in MOVING and BACK.isdisjoint(s.low[i + 1 : i + 13])  # whom it flew out is no catch of a force


def _passive(s: Sentence, i: int) -> bool:
    at = i - 1
    while at >= 0 and (s.low[at].endswith("ly") or s.low[at] in {"not", "also", "now", "already"}):
        at -= 1
    if at < 0:
        return False
    if s.low[at] in words().be or (s.low[at] in words().articles and s.low[at] not in POINTING):
        return True
    return s.low[at] == "to" or (s.low[at] == "s" and at > 0 and s.low[at - 1] == "'")


def _is_noun(s: Sentence, i: int) -> bool:
    """ "The States", "the joint count of X", "reports of 300"; nor is "declared an emergency" a word on a count."""
    if s.raw[i][0].isupper() and i > 0 and s.kind != "headline" and not s.raw[i].isupper():
        return True
    after = s.low[i + 1 : i + 2]
    if s.low[i] in DECLARED:
        return after in (["a"], ["an"], ["the"], ["its"])
    return s.low[i] in words().nouns and after == ["of"]


def _is_participle(s: Sentence, i: int) -> bool:
    """ "The attempts logged since January", "138 expelled foreigners", "since disputed elections"."""
    if not s.low[i].endswith("ed") or i == 0 or i + 1 >= len(s.low):
        return False
    before = s.low[i - 1]
    if before.isdigit() and len(before) != 4:
        return s.raw[i + 1].isalpha()
    if before == "since":
        return s.low[max(0, i - 2)] not in AUXILIARY
    idle = words().nouns | words().skipped | words().be
    crowd = s.raw[i - 1].islower() and before.endswith("s") and before not in idle and not headed(s, i - 1)
    return crowd and s.low[i] in words().counting and s.low[i + 1] in WHEN_COUNTED


def _stating(s: Sentence, i: int) -> bool:
    """Whether it states something; in "Arab states supplied 300" these are countries."""
    after = s.low[i + 1 : i + 2]
    closes = after in ([], ["."]) and i > 0 and headed(s, i - 1)  # ", the Border Guard states."
    return closes or after in (["that"], [":"], [","]) or bool(after and after[0].isdigit())


def _at_place(s: Sentence, i: int) -> bool:
    """ "refused at Saudi posts", "seen in Greek records", "border posts of the Union": nouns."""
    if s.low[i] in {"posts", "posted"} and s.low[i + 1 : i + 2] in (["of"], ["on"], ["at"], ["in"], ["have"]):
        return True
    if s.low[i - 1] in CLAIMED or (s.low[i] == "states" and not _stating(s, i)):
        return True
    at = i - 1
    while at > 0 and (s.raw[at][:1].isupper() or s.low[at] in ("and", "the")) and i - at < 6:
        at -= 1
    return at < i - 1 and s.low[at] in AT
