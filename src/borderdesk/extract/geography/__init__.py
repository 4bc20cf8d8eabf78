"""Places as a text names them, and the countries they stand for."""

from borderdesk.extract.geography.finder import PlaceMention, find_places
from borderdesk.extract.geography.neighbours import are_neighbours, state_of_town

__all__ = ["PlaceMention", "are_neighbours", "find_places", "state_of_town"]
