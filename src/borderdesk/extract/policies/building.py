"""The grammar of policies made of its lexicon's tables: classes of words, rules, what opens a sentence to them."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from borderdesk.extract.policies.rules import Grammar, Known, Rule
from borderdesk.place import listed, rows


def build(tables: Mapping[str, Any]) -> Grammar:
    classes = {name: frozenset(map(sys.intern, words.split())) for name, words in tables["classes"].items()}
    written = " ".join([*(text for rule in tables["rule"] for text in rule["pattern"]), *tables["macros"].values()])
    literals = sorted(set(re.findall(r"[a-z]+", written)))
    names = [*classes, *tables["marks"]["names"].split(), *tables["except"], *literals]
    numbers = {name: number for number, name in enumerate(names)}
    rules = tuple(rule_of(row, classes) for row in tables["rule"])
    needs = [rule.needs for rule in rules] + beside(tables, classes)
    return Grammar(
        classes=classes,
        numbers=numbers,
        known=known(owners(classes, literals, numbers), needed(needs)),
        outside={numbers[name]: tuple(numbers[w] for w in words.split()) for name, words in tables["except"].items()},
        macros=tables["macros"],
        rules=rules,
        groups={tuple(words.split()): tuple(codes.split(" ")) for words, codes in tables["groups"].items()},
        phrases={name: tuple(f" {one} " for one in phrases) for name, phrases in tables["phrases"].items()},
        kinds={(one, two): tuple(row.split()) for one, rows in tables["kinds"].items() for two, row in rows.items()},
        gates=gates(tables["gate"], classes),
        every_mark=tuple(numbers[name] for name in tables["marks"]["names"].split()),
    )


def beside(tables: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> list[tuple[frozenset[str], ...]]:
    """What the reader of clauses beside the rules needs: a verb of ruling with what it rules on."""
    verbs, objects = (name.split() for name in (tables["clauses"]["verbs"], tables["clauses"]["objects"]))
    union = frozenset[str]().union
    told = union(*(classes[name] for name in verbs)), union(*(classes[name] for name in objects))
    return [told]


def gates(table: Mapping[str, str], classes: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that rule and those that rules are about: a sentence with a rule has one of each."""
    ruling = frozenset[str]().union(*(classes[name] for name in table["ruling"].split()))
    return ruling.difference(table["idle"].split()), classes[table["topic"]] | crossings()


def crossings() -> frozenset[str]:
    """Crossings named by a word of their own: "had kept Erez shut" is about a border."""
    names = (written for row in rows("crossings") for written in (row["name"], *listed(row["variants"])))
    return frozenset(name.lower() for name in names if name.isalpha() and len(name) > 4)


def owners(
    classes: Mapping[str, frozenset[str]], literals: Sequence[str], numbers: Mapping[str, int]
) -> dict[str, tuple[int, ...]]:
    """The numbers of all classes that a word is in, its own among them where a pattern names it."""
    found: dict[str, list[int]] = {word: [numbers[word]] for word in literals}
    for name, words in classes.items():
        for word in sorted(words):
            found.setdefault(word, []).append(numbers[name])
    return {word: tuple(of) for word, of in found.items()}


def known(owned: Mapping[str, tuple[int, ...]], needs: Mapping[str, int]) -> dict[str, Known]:
    """What each word is; words of the same classes that open the same rules are one ("opens", "opened")."""
    alike: dict[tuple[int, tuple[int, ...]], Known] = {}
    found = {}
    for word in {**owned, **needs}:
        opens, of = needs.get(word, 0), owned.get(word, ())
        if (opens, of) not in alike:
            alike[opens, of] = Known(opens, of)
        found[sys.intern(word)] = alike[opens, of]
    return found


def needed(needs: Sequence[tuple[frozenset[str], ...]]) -> dict[str, int]:
    """For each word the needs it meets: bit ``rule + slot * rules``, three slots; one that is not asked for is met."""
    size, slots = len(needs), 3
    found: dict[str, int] = {}
    for rule, asked in enumerate(needs):
        for slot, words in enumerate(asked):
            beyond = sum(1 << rule + more * size for more in range(len(asked), slots)) if slot == 0 else 0
            for word in words:
                found[word] = found.get(word, 0) | 1 << rule + slot * size | beyond
    return found


def rule_of(row: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Rule:
    needs = tuple(words_of(names, classes) for names in row["needs"].split())
    value, who = row.get("value", ""), row.get("who", "subject")
    return Rule(row["name"], row["policy"], value, who, needs, tuple(row["pattern"]))


def words_of(names: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of ``A+B+word``: classes in capitals, words in lower case."""
    found: set[str] = set()
    for part in names.split("+"):
        found |= classes[part] if part.isupper() else {part}
    return frozenset(found)
