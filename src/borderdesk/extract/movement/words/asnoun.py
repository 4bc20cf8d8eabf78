"""Whether a word of movement is a noun in its place, and not the verb of the same form."""

from __future__ import annotations

from borderdesk.extract.movement.words.sense import ARTICLES, BE, ENTRY, NOUN_LEFT
from borderdesk.extract.movement.words.words import Pattern, word_set, words

STATISTICS = frozenset("statistics state foreign interior home border bank red deputy prime".split())
REFUSED = frozenset("withheld refused denied refuse deny denying refusing barred".split())
QUEUE_RIGHT = frozenset(
    "of at to before outside for was is ran runs reached reaches stretched stretches stood measured".split()
)
OVER = frozenset(("over", "across", "along"))
HAD = (["had"], ["has"], [","])  # "The tail, it said, had reached back to Bungoma"
GROWN = frozenset("reached stretched grown extended shrunk".split())
QUEUES = frozenset("line lines tail column columns".split())
NOUN_RIGHT = frozenset(
    """
    pass passes passed top tops topped hit hits exceed exceeded reach reaches reached rise rises rose fall falls fell
    climb climbs climbed of from to by for were have had at in between was is on
    """.split()
)


def is_noun(low: list[str], i: int, pattern: Pattern) -> bool:
    """A noun, not the verb of the same form: "claims of", "they claim", "the returns", "returns home"."""
    before = low[i - 1] if i else ""
    if low[i + 1 : i + 2] and low[i + 1] in word_set("offices") and low[i + 1] not in STATISTICS:
        return False  # "immigration officers", "arrivals hall"
    if low[i] == "total" and before == "a" and low[i + 1 : i + 2] == ["of"]:
        return False  # "a total of 300 applied": the verb decides
    if low[i] in ENTRY and (before in REFUSED or _refused(low, i)):
        return False  # "were refused entry"
    if _of_another_noun(low, i):
        return False
    if low[i] in QUEUES and not OVER.isdisjoint(low[max(i - 3, 0) : i]):
        return False  # "over the Niger line"
    if low[i] in QUEUES:
        return (
            (i + 1 < len(low) and low[i + 1] in QUEUE_RIGHT)
            or _so_long(low, i)
            or (low[i + 1 : i + 2] in HAD and not GROWN.isdisjoint(low[i + 2 : i + 8]))
            or (low[i + 1 : i + 2] == ["on"] and not SIDES.isdisjoint(low[i + 3 : i + 6]))
            or "waiting" in low[max(i - 3, 0) : i + 4]
            or before in LONGEST
        )
    if before in NOUN_LEFT or (low[i] == "pass" and _no_paper(low, i)):
        return False
    if low[i] not in word_set("verb_nouns"):
        return True
    if (
        before in ARTICLES
        or before.isdecimal()
        or before in ("of", "and", "'s", "s", "asylum", "daily", "new", "true", "all", "these", "those", "")
    ):
        return True
    counted = i > 1 and low[i - 2][:1].isdecimal()  # "1,300 voluntary returns"
    return counted or (i + 1 < len(low) and low[i + 1] in NOUN_RIGHT)


def _of_another_noun(low: list[str], i: int) -> bool:
    """ "return papers"; the office: "Thai immigration calls it"."""
    behind = low[i + 1] if i + 1 < len(low) else "."
    if low[i] == "return":
        return behind in words().papers
    if low[i] == "column":  # "a column of 74 lorries carried 1,850 into the kingdom"
        return behind == "of" and not ROLLING.isdisjoint(low[i + 3 : i + 6])
    return low[i] == "immigration" and behind.isalpha() and behind not in NOUN_RIGHT


def _so_long(low: list[str], i: int) -> bool:
    """ "the line on the Estonian bank was 380 people long": no line of a border."""
    behind = low[i + 1 : i + 14]
    return "long" in behind and behind[behind.index("long") - 1] in LONG_OF


ROLLING = frozenset("carried crossed rolled brought entered came drove left took".split())
SIDES = frozenset(("side", "bank"))
LONGEST = frozenset("longest shortest average mean".split())  # "Longest line: Leuseni, 150 minutes"
LONG_OF = frozenset("people persons cars lorries trucks vehicles".split())


def _no_paper(low: list[str], i: int) -> bool:
    """ "saw 3,700 Russians pass", "went out by the pass of Chacalluta"."""
    before = low[i - 1]
    over = before == "the" and low[i - 2] in WAYS_OVER
    return over or before in BEFORE_VERB or before in words().movers or not SEEING.isdisjoint(low[max(i - 6, 0) : i])


def _refused(low: list[str], i: int) -> bool:
    """ "entry into Lithuania was denied to 45", "refusals of entry"."""
    if low[i - 1] == "of" and low[i - 2] in REFUSALS:
        return True
    at = next((j for j in range(i + 1, min(i + 5, len(low))) if low[j] in BE), 0)
    return at > 0 and not REFUSED.isdisjoint(low[at + 1 : at + 3])


BEFORE_VERB = frozenset("now still usually normally then day hour week".split())  # "340 lorries a day now pass"
WAYS_OVER = frozenset("by through over via across at".split())
SEEING = frozenset("see sees saw seen watched let lets".split())
REFUSALS = frozenset("refusal refusals denial denials".split())
