"""Numbers that nobody is to believe, that were blown up, or that go back to a joke, told in one sentence.

"Hardly anyone credits the 11,000 who moved", "had inflated the number to 9,000", "the figure of 300 came from a
satirical site".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.doubted import BEHIND, GUESSES, REPORT
from borderdesk.extract.movement.modality.hindered import NOT
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set

BREAKS = frozenset((",", ";", ":", "but", "."))
ABLE = frozenset("can could cannot".split())


def _not_credited(low: list[str], m: Mention) -> str:
    """ "Do not believe those who say 300 came", "hardly anyone credits the 300"; "could hardly believe" is wonder."""
    at = next((i for i in range(m.first - 1, max(m.first - REPORT, -1), -1) if low[i] in BELIEVING), -1)
    head = low[max(at - 4, 0) : at] if at >= 0 and BREAKS.isdisjoint(low[at : m.first]) else []
    wonder = "hardly" in head and not ABLE.isdisjoint(head)
    return f"not {low[at]}" if not (NOT | FEW).isdisjoint(head) and not wonder else ""


BELIEVING = frozenset(
    "believe believes believed credit credits credited trust trusts trusted buy buys swallow swallows swallowed".split()
)
FEW = frozenset(("few", "don", "doesn", "didn"))


def _called_so(low: list[str], m: Mention) -> str:
    """ "At the ministry they now call Friday's 3,100 arrivals a phantom"."""
    if word_set("calling").isdisjoint(low[max(m.first - 5, 0) : m.first]):
        return ""
    behind = low[m.last : m.last + REPORT]
    so = word_set("errors+slips+tale_things") | GUESSES
    return next((other for one, other in pairwise(behind) if one in ("a", "an") and other in so), "")


def _blown_up(low: list[str], m: Mention) -> str:
    """ "had inflated the number of Sudanese who came to 9,000", "padded its count with 300 locals"."""
    at = next((i for i in range(m.first - 1, max(m.first - REPORT, -1), -1) if low[i] in word_set("falsifying")), -1)
    led = at >= 0 and BREAKS.isdisjoint(low[at : m.first]) and low[m.first - 1] in INTO
    return low[at] if led else ""


INTO = frozenset("to at into by with up".split())


def _unsaid(low: list[str], m: Mention) -> str:
    """ "unsaid its 1,500 expelled Rohingya", "recanted his 300 landings"."""
    if m.first < 3 or low[m.first - 1] not in OWNERS:
        return ""
    gone_back = low[m.first - 3] in BACK and low[m.first - 2] in ("on", "from", "off")  # "has gone back on its 230,000"
    return low[m.first - 2] if low[m.first - 2] in UNSAYING or gone_back else ""


UNSAYING = frozenset(
    """
    disclaims disclaimed disavows disavowed disowns unsaid retracted recanted disowned repudiated rescinded rectified
    corrected unsays
    """.split()
)
BACK = frozenset("back down away".split())
OWNERS = frozenset("its his her their the".split())


def _from_nowhere(low: list[str], m: Mention) -> str:
    """ "The figure of 300 crossing came from a satirical site", "the 300 go back to a prank call"."""
    behind = low[m.last : m.last + BEHIND]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair in STEMMING), -1)
    source = behind[at + 2 : at + 6] if at >= 0 and BREAKS.isdisjoint(behind[:at]) else []
    if not source:
        return ""
    poor = GUESSES | word_set("errors+tale_things") | UNSOUND
    told = low[m.first - 1] == "of" and low[m.first - 2] in word_set("told_of+told_things")
    return next((token for token in source if token in poor), "") if told or low[m.first - 1] == "the" else ""


STEMMING = frozenset(
    (
        ("came", "from"),
        ("comes", "from"),
        ("stems", "from"),
        ("stemmed", "from"),
        ("goes", "back"),
        ("went", "back"),
        ("rests", "on"),
        ("rested", "on"),
        ("originated", "with"),
        ("originated", "in"),
        ("traces", "to"),
        ("lay", "behind"),
        ("owed", "itself"),
        ("owes", "itself"),
        ("due", "to"),
        ("owing", "to"),
    )
)
UNSOUND = frozenset(
    """
    satirical parody spoof prankster blogger forum troll rumour rumor hearsay fake forged old chain double photograph
    photo picture
    """.split()
)


def _passage_gone(low: list[str], m: Mention) -> str:
    """ "struck out a passage that spoke of 300 leaving", "cut the line with the 300 landings"."""
    head = low[max(m.first - REPORT, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in PASSAGES), -1)
    verb = next((token for token in head[max(at - 4, 0) : at] if token in CUTTING), "") if at > 0 else ""
    border = verb == "crossed" and head[at] in LINES  # "crossed the line with 300 others"
    return verb if not border and not LEADING.isdisjoint(head[at + 1 :]) else ""


LINES = frozenset(("line", "lines", "passage"))


def _line_struck(low: list[str], m: Mention) -> str:
    """ "Weeks after announcing that 300 had flown home, the office struck the line"."""
    behind = low[m.last : m.last + BEHIND]
    for i, token in enumerate(behind[:-2]):
        border = token == "crossed" and behind[i + 2] in LINES
        if token in CUTTING and behind[i + 1] in OWNERS and behind[i + 2] in PASSAGES and not border:
            return token
    return ""


def _in_error(low: list[str], m: Mention) -> str:
    """ "was off by a factor of ten when he gave 8,000", "erred in putting at 300 those who came"."""
    head = low[max(m.first - REPORT, 0) : m.first]
    off = next((i for i, pair in enumerate(pairwise(head)) if pair in OFF), -1)
    off = off if off >= 0 else next((i for i, token in enumerate(head) if token in ERRED), -1)
    behind = head[off + 1 :] if off >= 0 else []
    return head[off] if not WHEN.isdisjoint(behind) and not GIVING.isdisjoint(behind) else ""


OFF = frozenset((("off", "by"), ("out", "by"), ("was", "wrong"), ("were", "wrong")))
ERRED = frozenset("erred mistaken misspoke blundered".split())
WHEN = frozenset("when in by as".split())
GIVING = frozenset(
    "gave giving put putting said saying told telling spoke speaking named naming claimed claiming".split()
)


def _others_too(low: list[str], m: Mention) -> str:
    """ "A count that put landings at 730 included day trippers, the coast guard has now found"."""
    behind = low[m.last : m.last + BEHIND]
    found = any(one in NOW and other in FOUND for one, other in pairwise(behind))
    return "included" if found and "included" in behind[:3] else ""


NOW = frozenset("now later since".split())
FOUND = frozenset("found established learned discovered noticed emerged turned".split())


def _read_other(low: list[str], m: Mention) -> str:
    """ "for 4,100 deported, read 410"."""
    behind = low[m.last : m.last + BEHIND] if low[m.first - 1] == "for" else []
    return "read" if any(one == "read" and other[0].isdecimal() for one, other in pairwise(behind)) else ""


PASSAGES = frozenset("passage passages paragraph sentence line lines entry page slide clause column chapter".split())
CUTTING = frozenset("struck cut deleted removed dropped erased crossed scratched blacked pulled withdrew took".split())
LEADING = frozenset("that which with of saying spoke about".split())


RULES = (
    (_not_credited, trait(BELIEVING)),
    (_called_so, named("calling")),
    (_blown_up, named("falsifying")),
    (_unsaid, trait(UNSAYING | BACK)),
    (_from_nowhere, trait({one for one, _ in STEMMING})),
    (_passage_gone, trait(PASSAGES)),
    (_line_struck, trait(PASSAGES)),
    (_in_error, trait(ERRED | {"off", "out", "wrong"})),
    (_others_too, trait(("included",))),
    (_read_other, trait(("read",))),
)
