"""Places as a text names them, and the countries they stand for."""

from borderdesk.extract.geography.finder import PlaceMention, find_places

__all__ = ["PlaceMention", "find_places"]
