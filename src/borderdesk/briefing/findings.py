"""Claims of a view that cannot all be right, in sentences: what the checks found and no person has answered yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk import claims, consistency
from borderdesk.briefing.sentence import Cited, Computed, Counted, Passage, Sentence

if TYPE_CHECKING:
    from borderdesk.consistency import Finding, Review
    from borderdesk.view import View

MOST = 12  # findings that are spelt out; `borderdesk check` lists them all
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = rf"\d{{1,2}} {MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d"
HEDGE = "about |more than |at least |(?<!add )up to |fewer than "
WORDS = re.compile(rf"(?P<date>{DATE})|(?P<number>(?:{HEDGE})?\d(?:[\d,]*\d)?(?:\.\d+)?%?)")


def findings(view: View) -> Passage:
    """What does not fit together among the claims of the view, as known on its day; each number leads to its claims."""
    review = reviewed(view)
    rows = {**dict(zip(view.claims["figure_id"], view.claims["publisher"], strict=True))}
    rows |= dict(zip(view.policies["policy_id"], view.policies["publisher"], strict=True))
    sentences = [Sentence(tuple(_parts(one, rows))) for one in review.open[:MOST]]
    if len(review.open) > MOST:
        rest = Counted.among(map(_name, review.open[MOST:]), "findings that are not spelt out, each by its rows")
        sentences.append(Sentence.of("And ", rest, f" more; `borderdesk check {view.story.name}` lists them."))
    if review.answered:
        answered = Counted.among(map(_name, review.answered), "findings that a person has answered, each by its rows")
        sentences.append(Sentence.of("Answered in corrections.csv: ", answered, "."))
    return Passage.bullets(sentences, "The checks found no claims that contradict each other's arithmetic.")


def reviewed(view: View) -> Review:
    """The findings that name a claim or rule of the view as a suspect, among all that was known on its day."""
    known = claims.select(view.figures, as_of=view.choice.as_of).frame
    found = consistency.findings(known, view.policies)
    shown = {*view.claims["figure_id"], *view.policies["policy_id"]}
    return consistency.answered([one for one in found if shown.intersection(one.suspects)], view.story)


def _name(finding: Finding) -> str:
    """What tells a finding from others about the same rows: the check and all ids."""
    return f"{finding.check}: {'; '.join(finding.ids)}"


def _parts(finding: Finding, publishers: dict[str, str]) -> Iterator[str | Cited | Computed]:
    """The message, its ids told as publishers with a link to the row, its numbers as links to all rows it names."""
    here = tuple(one for one in finding.ids if one in publishers)
    yield f"{consistency.CHECKS[finding.check].capitalize()}: "
    names = "|".join(map(re.escape, sorted(finding.ids, key=len, reverse=True)))
    for piece in re.split(rf"(?<![\w-])({names})(?![\w-])", finding.message):
        if piece in finding.ids:
            yield Cited(publishers[piece], (piece,)) if piece in publishers else "a claim outside this choice"
        else:
            yield from _numbers(piece, here, finding.message)
    yield "" if finding.message.endswith("?") else "."


def _numbers(text: str, ids: tuple[str, ...], message: str) -> Iterator[str | Computed]:
    at = 0
    for found in WORDS.finditer(text):
        if found["number"] and ids:
            yield text[at : found.start()]
            yield Computed(found["number"], "finding", ids, message)
            at = found.end()
    yield text[at:]
