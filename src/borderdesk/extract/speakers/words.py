"""The words of speech, read once from ``lexicon/speech.toml``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from borderdesk.extract.lexicons import lexicon


class SpeechWords(NamedTuple):  # a dataclass takes ten times as long to import
    """The lists of the lexicon, named as there; ``counting``: the verbs of those who count or state."""

    said: frozenset[str]
    stated: frozenset[str]
    counted: frozenset[str]
    caught: frozenset[str]
    meant: frozenset[str]
    passive: frozenset[str]
    heads: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    staff: frozenset[str]
    names: frozenset[str]
    mute: frozenset[str]
    nouns: frozenset[str]
    media: frozenset[str]
    same: frozenset[str]
    pronouns: frozenset[str]
    be: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    skipped: frozenset[str]
    time: frozenset[str]
    stops: frozenset[str]
    continues: frozenset[str]
    flow: frozenset[str]
    shares: frozenset[str]
    sums: frozenset[str]
    places: frozenset[str]
    waits: frozenset[str]
    vague: frozenset[str]
    counting: frozenset[str] = frozenset()


@cache
def words() -> SpeechWords:
    tables = lexicon("speech").values()
    lists = {name: frozenset(text.split()) for table in tables for name, text in table.items()}
    return SpeechWords(**lists, counting=lists["counted"] | lists["stated"])


@cache
def verbs() -> frozenset[str]:
    """Every verb that may make its subject the speaker."""
    lexicon = words()
    return lexicon.said | lexicon.stated | lexicon.counted | lexicon.caught | lexicon.meant


@cache
def triggers() -> frozenset[str]:
    """A sentence without any of these has no speech."""
    lexicon = words()
    return (
        verbs()
        | lexicon.heads
        | lexicon.names
        | lexicon.nouns
        | {"according", "citing", "reportedly", "allegedly", "purportedly", "per", "words"}
    )
