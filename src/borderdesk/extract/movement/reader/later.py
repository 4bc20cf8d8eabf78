"""What later sentences make of a number: one of the next withdraws it, or one far behind repeats it and gives it up."""

from __future__ import annotations

from collections.abc import Mapping

from borderdesk.extract.movement.found import Found
from borderdesk.extract.movement.modality.ownedup import counted_again, names_number, told_anew
from borderdesk.extract.movement.modality.takenback import taken_back
from borderdesk.extract.text import Sentence

LATER = 3  # sentences in which a number is taken back
NAMELESS = 100  # a smaller number may be of others


def take_back(sentences: list[Sentence], found: list[Found]) -> None:
    """Withdraw the numbers of a sentence that a later one withdraws: the last, or all with the whole report."""
    moved: dict[int, list[int]] = {}
    for at, one in enumerate(found):
        if one.event.measure != "not_movement":
            moved.setdefault(one.sentence.index, []).append(at)
    for them in moved.values():
        told, whole = _said_later(sentences, found[them[-1]], moved)
        for at in them if told and whole else them[-1:] if told else ():
            _withdraw(found, at, told)
    _withdraw_repeated(found)


def _said_later(sentences: list[Sentence], one: Found, moved: Mapping[int, object]) -> tuple[str, bool]:
    """What the next sentence takes back, or one of the two behind it that names the number, with no other between."""
    index, low = one.sentence.index, one.sentence.low
    number = "".join(low[one.mention.core_first : one.mention.last])
    for step in range(1, LATER + 1):
        if index + step >= len(sentences) or (step > 1 and index + step - 1 in moved):
            break
        behind = sentences[index + step]
        named = step == 1 or names_number(behind.low) or _of_it_still(sentences[index + 1 : index + step])
        told = taken_back(behind, one.sentence) if named else ("", False)
        anew = told_anew(low, one.mention.first, behind.low) if step == 1 else ""
        told = told if told[0] else (anew or counted_again(behind.low, number), False)
        if told[0]:
            return told
    return "", False


def _of_it_still(between: list[Sentence]) -> bool:
    """ "1.1 million had come, it said. It was printed on placards. It was also wrong.": each speaks of the number."""
    return all(one.low[0] == "it" for one in between)


def _withdraw(found: list[Found], at: int, told: str) -> None:
    event = found[at].event.copy()  # later sentences go on with it as it was
    event.modality, event.why = "retracted", {**event.why, "modality": told}
    found[at] = found[at]._replace(event=event)


def _withdraw_repeated(found: list[Found]) -> None:
    """ "45,000 had crossed. ... The 45,000, it admitted, were a typing error": the number wherever it stood before."""
    gone: dict[float, str] = {}
    for at in range(len(found) - 1, -1, -1):
        m, event = found[at].mention, found[at].event
        if event.measure == "not_movement" or m.kind != "count" or m.low is None or m.low < NAMELESS:
            continue
        low = found[at].sentence.low
        if event.modality == "retracted" and low[m.first - 1] in ("the", "those", "these", "that"):
            gone[m.low] = event.why.get("modality", "")
        elif event.modality == "observed" and m.low in gone:
            _withdraw(found, at, gone[m.low])
