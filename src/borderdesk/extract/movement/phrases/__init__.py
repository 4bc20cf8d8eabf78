"""Movements that a whole phrase gives, and no word alone."""
