"""Origin, destination and nationality of a movement."""
