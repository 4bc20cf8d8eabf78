"""Builds of many editions, side by side."""
