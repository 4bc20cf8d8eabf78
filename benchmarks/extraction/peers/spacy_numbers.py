"""spaCy's English tokenizer and its like_num: no trained pipeline is to be had from the package index.

It tells which tokens are numbers; their values are read here from digits, words of numbers have none.
"""

from __future__ import annotations

from datetime import date

import spacy
from stream import Found, answer

nlp = spacy.blank("en")


def find(text: str, published: date) -> Found:
    amounts = []
    for token in nlp(text):
        if token.like_num:
            try:
                value = float(token.text.replace(",", ""))
            except ValueError:
                continue
            amounts.append([token.text, value, value])
    return amounts, []


answer(find)
