"""Claims of a view that cannot all be right, in sentences: what the checks found and no person has answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from borderdesk import claims, consistency
from borderdesk.briefing.sentence import Cited, Computed, Counted, Passage, Sentence
from borderdesk.language import capital, plural, worded
from borderdesk.message import told
from borderdesk.origin import Named, Part, Stated

if TYPE_CHECKING:
    from borderdesk.consistency import Finding, Review
    from borderdesk.view import View

MOST = 12  # findings that are spelt out; `borderdesk check` lists them all
FURTHER = plural("And {count} more; `{command}` lists them.", "And {count} more; `{command}` lists them.")


def findings(view: View) -> Passage:
    """What does not fit together among the claims of the view, as known on its day; each number leads to its claims."""
    review = reviewed(view)
    rows = {**dict(zip(view.claims["figure_id"], view.claims["publisher"], strict=True))}
    rows |= dict(zip(view.policies["policy_id"], view.policies["publisher"], strict=True))
    sentences = [_sentence(one, rows) for one in review.open[:MOST]]
    if len(review.open) > MOST:
        of = worded("findings that are not spelt out, each by its rows")
        rest = Counted.among(map(_name, review.open[MOST:]), of)
        sentences.append(told(*FURTHER, count=rest, command=f"borderdesk check {view.story.name}"))
    if review.answered:
        of = worded("findings that a person has answered, each by its rows")
        sentences.append(
            told("Answered in corrections.csv: {count}.", count=Counted.among(map(_name, review.answered), of))
        )
    return Passage.bullets(sentences, worded("The checks found no claims that contradict each other's arithmetic."))


def reviewed(view: View) -> Review:
    """The findings that name a claim or rule of the view as a suspect, among all that was known on its day."""
    known = claims.select(view.figures, as_of=view.choice.as_of).frame
    found = consistency.findings(known, view.policies)
    shown = {*view.claims["figure_id"], *view.policies["policy_id"]}
    return consistency.answered([one for one in found if shown.intersection(one.suspects)], view.story)


def _name(finding: Finding) -> str:
    """What tells a finding from others about the same rows: the check and all ids."""
    return f"{finding.check}: {'; '.join(finding.ids)}"


def _sentence(finding: Finding, publishers: dict[str, str]) -> Sentence:
    """The finding with its rows told as publishers, and its numbers as links to all rows it names."""
    what = Sentence.of(*(_part(part, finding, publishers) for part in finding.told.parts))
    check = capital(worded(consistency.CHECKS[finding.check]))
    asks = finding.message.endswith("?")
    return told("{check}: {what}", check=check, what=what) if asks else told("{check}: {what}.", check=check, what=what)


def _part(part: Part, finding: Finding, publishers: dict[str, str]) -> Part:
    here = tuple(one for one in finding.ids if one in publishers)
    if isinstance(part, Stated):
        return Computed(part.text, "finding", here, finding.message) if here else part
    if isinstance(part, Named):
        known = part.id in publishers
        return Cited(publishers[part.id], (part.id,)) if known else worded("a claim outside this choice")
    return part
