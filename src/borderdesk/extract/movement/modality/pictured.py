"""Numbers that a clip, a leaflet or a voice without a name told, and which an office calls old or of something else."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.movement.modality.amends import POINTERS, is_year
from borderdesk.extract.movement.words.words import word_set


def aged(low: list[str], *, nameless: bool) -> str:
    """ "The recording is two years old", "shows an operation of 2021, the army protested": no picture of today."""
    if nameless and (seen := _of_old(low)):
        return seen
    if not nameless and "old" not in low:
        return ""
    at = next((i for i, token in enumerate(low) if token in POINTERS or token in SHOWN or _is_picture(low, i)), -1)
    if at < 0:
        return ""
    tail = low[at + 1 :]
    old = next((i for i, token in enumerate(tail) if token == "old"), -1)
    if old > 0 and (tail[old - 1] in AGES or (nameless and tail[old - 1] in IS)):
        return f"{tail[old - 1]} old"
    if not nameless:
        return ""
    told = (i for i, token in enumerate(tail) if is_year(token) and not DATING.isdisjoint(tail[max(i - 3, 0) : i]))
    if next(told, -1) >= 0 or old == 0:
        return "of old"
    shown = [i + 1 for i in range(at, len(low) - 1) if low[i] in SHOWN]
    another = any(low[i] not in THOSE for i in shown) and not (PROTESTING | word_set("saying")).isdisjoint(tail)
    return "shows" if another or (shown and not STAGED.isdisjoint(tail)) else ""


def _of_old(low: list[str]) -> str:
    """ "An old joke, said the delegate", "the picture was of Lampedusa", "it was filmed in Spain"."""
    for i, (one, other) in enumerate(pairwise(low)):
        if one == "old" and (other in TALES or _is_picture(low, i + 1)):
            return f"old {other}"
        after = low[i + 2] if i + 2 < len(low) else "."
        if one in word_set("media") and other in IS and after == "of":
            return f"{one} {other} of"
        if one in TAKEN and i and low[i - 1] in IS and other in WHERE and after not in HOURS:
            return f"{one} {other}"
    return ""


def _is_picture(low: list[str], at: int) -> bool:
    """ "The recording", "the report"; or "is from 2014" of what stands before."""
    if low[at] in _pictures():
        return True
    return low[at] in IS and low[at + 1 : at + 2] == ["from"] and low[at - 1] not in word_set("told_numbers")


@cache
def _pictures() -> frozenset[str]:
    return word_set("media") | (word_set("told_things") - word_set("told_numbers"))


WHERE = frozenset("at in during elsewhere".split())
HOURS = frozenset("dawn night noon dusk sunrise sunset midnight daylight".split())
TALES = frozenset("joke story tale hoax trick song one legend".split())
THOSE = frozenset("them him her how that what these those some the people where it by according only , . when".split())
SHOWN = frozenset("shows show showed depicts depict".split())
AGES = frozenset("years months weeks".split())
IS = frozenset("is are was were it them that as an called".split())
DATING = frozenset("from of dates shot taken filmed recorded made".split())
TAKEN = frozenset("taken shot filmed recorded".split())
PROTESTING = frozenset("protested protests objected objects rejected rejects denies denied".split())
STAGED = frozenset("drill exercise rehearsal match film pilgrimage procession parade".split())


def nameless_medium(low: list[str]) -> bool:
    """ "a clip shared since Tuesday", "on social media": nobody answers for what it says."""
    media = word_set("media")
    for i in [i for i, token in enumerate(low) if token in media]:
        if (i == 0 or not ARTICLES.isdisjoint(low[max(i - 3, 0) : i])) and low[i - 1] not in POSTS:
            return True
    social = "social" in low and ("social", "media") in pairwise(low)
    return social or not PLATFORMS.isdisjoint(low)


ARTICLES = frozenset("a an this that one another anonymous viral".split())
PLATFORMS = frozenset("tiktok instagram facebook telegram whatsapp youtube viber".split())
POSTS = frozenset("border frontier customs police guard military".split())
