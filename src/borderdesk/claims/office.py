"""The office behind a speaker's name: "Vakhtang Gomelauri, interior minister of Georgia" speaks for the ministry."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from borderdesk.place import countries

# words that name the same kind of office; the first is the one it is filed under
SYNONYMS = {
    "interior": "interior internal affairs mia mvd",
    "ministry": "ministry minister ministers ministries",
    "guard": "guard guards police straz graniczna border borders",
    "migration": "migration migri immigration",
}
IDLE = frozenset(
    "the of a an and for in on to from by its his her state federal national official officials general main central "
    "government spokesman spokeswoman spokesperson press secretary office deputy first acting head chief director "
    "commander representative commissioner regional service services department citing per according mr ms mrs dr "
    "gen".split()
)
FILED = {word: kind for kind, words in SYNONYMS.items() for word in words.split()}
ORGANISATION = re.compile(
    r"\b(ministr|ministers?\b|guard|police|service|agency|authorit|government|committee|directorate|commission|"
    r"office|council|army|customs|board|UN\b|UNHCR|IOM|OCHA|Frontex|FSB)",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"\b((?:prime )?minister|ministers|president|representative|commander|spokes\w+|secretary|consul|chief|director|"
    r"commissioner)((?:\s+(?!in\b|of\b|for\b)[A-Z][\w.'-]*)+)",
    re.IGNORECASE,
)  # "Interior Minister Al-Faraya": the name after the title
NO_ONE = re.compile(
    r"^(unattributed|unnamed|unknown|anonymous|officials?$|official (sources|figures)$|sources?$)", re.I
)


@cache
def _codes() -> dict[str, str]:
    """Names and adjectives of countries, of one word and in small letters, with their codes."""
    return {
        name.lower(): row.code
        for row in countries()
        for name in (row.name, *row.adjectives, *row.variants)
        if " " not in name
    }


@cache
def office(speaker: str) -> str:
    """A key that two speakers share when they speak for the same body; "" where nobody is named.

    Names of persons, ranks and titles fall away when a body is named beside them; the words that are left are put in
    order, so that "Ministry of Internal Affairs of Georgia" and "Georgia's interior minister" meet.
    """
    if not speaker or NO_ONE.match(speaker):
        return ""
    plain = unicodedata.normalize("NFKD", speaker).encode("ascii", "ignore").decode()
    parts = [part for part in re.split(r"[,;(]", plain.replace(")", "")) if part.strip()]
    parts = [TITLED.sub(r"\1", part) for part in parts]
    if len(parts) > 1 and not ORGANISATION.search(parts[0]) and any(map(ORGANISATION.search, parts[1:])):
        parts = parts[1:]  # the person; what follows is the body
    words = re.findall(r"[A-Za-z]+", re.sub(r"'s\b", "", " ".join(parts)).lower())
    kept = {FILED.get(word) or _codes().get(word, word) for word in words if word not in IDLE}
    return " ".join(sorted(kept))
