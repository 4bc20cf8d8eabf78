"""Amounts that stand beside the movements and count none."""
