"""The days that a text names, and which amount each date belongs to."""
