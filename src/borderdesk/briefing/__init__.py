"""Briefing: what a report says in sentences and lists, each number with the claims that carry it."""

from borderdesk.briefing.caveats import caveats
from borderdesk.briefing.checks import to_check
from borderdesk.briefing.claimlist import claims_behind, evidence, rules_behind, with_table
from borderdesk.briefing.findings import findings
from borderdesk.briefing.gaps import disagreements, left_out, missing, not_netted
from borderdesk.briefing.numbers import answer, key_numbers
from borderdesk.briefing.policies import changes, rules_answer, unclear_rules
from borderdesk.briefing.rulebook import chosen_by
from borderdesk.briefing.sentence import Cited, Passage, Sentence
from borderdesk.briefing.sources import ledger_state, source_list, sources_answer, speakers

__all__ = [
    "Cited",
    "Passage",
    "Sentence",
    "answer",
    "caveats",
    "changes",
    "chosen_by",
    "claims_behind",
    "disagreements",
    "evidence",
    "findings",
    "key_numbers",
    "ledger_state",
    "left_out",
    "missing",
    "not_netted",
    "rules_answer",
    "rules_behind",
    "source_list",
    "sources_answer",
    "speakers",
    "to_check",
    "unclear_rules",
    "with_table",
]
