"""What a rule says: its kind, its value and the nationality it is for."""

from __future__ import annotations

from typing import NamedTuple

from borderdesk.extract.policies.peoples import NOBODY, people_in
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.stay import days_of, value_of


class Said(NamedTuple):  # a dataclass takes ten times as long to import
    """A policy's kind and value, and the code of the people or "own", "other" (see `peoples`), "" for everyone."""

    policy: str
    value: str
    nationality: str


def said(seen: Scene, hit: Hit, end: int, people: tuple[str, ...], before: Said | None) -> Said:
    """What a rule says; ``before`` is the one told last, which "lifted it" is about."""
    nationality = people[0] if len(people) == 1 and people[0] != "EU" and not and_others(seen, hit, end) else ""
    if before and hit.rule.value == "waived" and "it" in seen.sentence.low[hit.first : hit.last]:
        nationality = before.nationality
    if before and not people and again_moved(seen, hit, before):
        nationality = before.nationality
    if hit.rule.name == "exempt" and before and before.policy in ("visa_required", "visa_free_stay_days"):
        return Said("visa_required", "no", nationality)
    for kind in (stay_of_days, tourists):
        found = kind(seen, hit, end)
        if found:
            return Said(*found, nationality)
    if hit.rule.policy == "temporary_protection" and "abroad" in seen.sentence.low[hit.first : end]:
        return Said("other", "time abroad", nationality)  # "may stay abroad for two years"
    if hit.rule.policy == "temporary_protection" and for_good(seen, hit, end):
        return Said("other", "permanent stay", nationality)
    if hit.rule.policy == "exit_ban" and of_foreigners(seen, hit, end, nationality):
        return Said("other", "exit of foreigners", nationality)
    if hit.rule.policy == "exit_ban" and seen.any_of(hit.first - 5, end + 4, "ALIEN"):
        nationality = NOBODY  # "forbade Westerners to leave", "the exit permit for foreign workers"
    return Said(hit.rule.policy, value_of(seen, hit, hit.first, end), nationality)


def again_moved(seen: Scene, hit: Hit, before: Said) -> bool:
    """ "closed the frontier to Malians, and on the 7th a court reopened it": to those it was closed to."""
    both = hit.rule.policy == before.policy == "land_border_open"
    return (
        both
        and "it" in seen.sentence.low[hit.first : hit.last]
        and not {"to", "for", "but"} & {*seen.sentence.low[hit.last :]}
    )


def for_good(seen: Scene, hit: Hit, end: int) -> bool:
    """ "let its 1,400 refugees stay for good": no protection for a time."""
    words = f" {' '.join(seen.sentence.low[hit.first : end + 2])} "
    return any(phrase in words for phrase in seen.grammar.phrases["FOR_GOOD"])


def and_others(seen: Scene, hit: Hit, end: int) -> bool:
    """ "Germans and 30 other nationalities", "Japan and six other countries"."""
    low = seen.sentence.low
    near = low[hit.first : min(len(low), end + 4)]
    return any(
        near[i] == "other" and near[i + 1] in STATES and i > 1 and near[i - 2] in ("and", "or")
        for i in range(len(near) - 1)
    )


STATES = frozenset("nationalities countries states nations peoples".split())


def stay_of_days(seen: Scene, hit: Hit, end: int) -> tuple[str, str] | None:
    """A visa waived for a length of stay, and a stay for days, not months, is a visa-free stay."""
    low = seen.sentence.low
    if hit.rule.name in ("shelter-for-a-time", "any-stay") and "days" in low[hit.first : end]:
        return "visa_free_stay_days", days_of(seen, hit.first, end)
    if hit.rule.policy == "visa_required" and value_of(seen, hit, hit.first, end) != "yes":
        goes_on = low[end : end + 1] == [","] and "for" in low[end + 1 : end + 3]  # ", likewise for 30 days"
        days = days_of(seen, hit.first, end + 9 if goes_on else end)
        return ("visa_free_stay_days", days) if days else None
    return None


def tourists(seen: Scene, hit: Hit, end: int) -> tuple[str, str] | None:
    """ "kept out those with tourist visas": entry refused to tourists is a kind of its own."""
    if hit.rule.value == "entry allowed" and "tourism" in seen.sentence.low[hit.first : end]:
        return "tourist_visa_entry", "yes"
    refused = hit.rule.value == "entry refused" or hit.rule.name == "shut-out"
    low = seen.sentence.low
    last = next((i for i in range(end, min(end + 8, len(low))) if low[i] in (",", "and", ".", ";")), end + 8)
    return ("tourist_visa_entry", "no") if refused and seen.any_of(hit.first, last, "O_TOURIST") else None


def of_foreigners(seen: Scene, hit: Hit, end: int, nationality: str) -> bool:
    """Whether a state lets out, or keeps in, people of another state: no exit ban of its own."""
    named = people_in(seen, hit.first, end)
    states = [name for name in seen.names if name.first < hit.first and name.mark in ("PL", "AD") and name.codes]
    own = {code for name in states for code in name.codes}
    return bool(nationality and named and own) and nationality not in own
