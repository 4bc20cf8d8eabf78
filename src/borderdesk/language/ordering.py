"""The order of words in the alphabet of a language: Österreich stands with O, Єгипет after Естонія."""

from __future__ import annotations

from borderdesk.language.spoken import current

ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
PLACES = {code: {letter: place for place, letter in enumerate(letters)} for code, letters in ALPHABETS.items()}


def in_order(word: str) -> tuple[tuple[int, int, str], ...]:
    """A key to sort words by, as a reader of the current language looks them up; English ones by their letters."""
    places = PLACES.get(current(), {})
    letters = word.lower() if places else _plain(word)
    return tuple((1, places[one], "") if one in places else (0, 0, one) for one in letters)


def _plain(word: str) -> str:
    """Without the marks on its letters, which decide only between words that are the same otherwise."""
    import unicodedata  # half a megabyte, and no reader of texts needs it

    return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
