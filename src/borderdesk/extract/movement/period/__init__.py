"""The period of a movement."""
